//! The panel of a package: its facts, and its versions by a request of their own.

use catalog::{
    Package, PackageKey, PackageVersion, order,
    query::{ListQuery, Versions},
    wire::label,
};

use crate::{
    api::Whole,
    i18n::{I18n, Texts},
    listing::{ask, failure_view},
    live,
    routes::Place,
    tree::{Tree, view},
    ui::{Body, Content, Detail, Line, Section, lines_view},
    words,
};

/// Versions shown before one goes to the list of all.
const FIRST_VERSIONS: usize = 10;

/// The panel.
pub fn detail(row: &Package, i18n: I18n) -> Detail {
    let texts = i18n.texts();
    let badges = vec![
        words::visibility_badge(row.visibility, texts),
        words::badge(words::permission(row.self_auth, texts)),
        words::badge(words::versions(row.num_versions, texts)),
    ];
    let package = row.key();
    Detail {
        prefix: format!("{} /", row.namespace),
        title: label::decoded_label(&row.package).into_owned(),
        logo: None,
        badges,
        sections: vec![
            Section::untitled(words::description(&row.description, texts)),
            Section::untitled(Body::Facts(facts(row, texts))),
            Section::new(texts.versions(), Body::View(Box::new(move || versions_of(package, i18n)))),
        ],
    }
}

fn facts(row: &Package, texts: &'static Texts) -> Vec<(&'static str, Content)> {
    vec![
        (texts.package_name(), Content::code(row.package.clone())),
        (texts.id(), Content::text(row.id.map(|id| id.0.to_string()).unwrap_or_default())),
        (texts.size(), words::exact_size(row.size, texts)),
        (texts.num_versions(), Content::Text(words::number(row.num_versions))),
        (texts.visibility(), Content::text(words::visibility(row.visibility, texts))),
        (texts.permission(), Content::text(words::permission(row.self_auth, texts))),
        (texts.namespace(), Content::text(row.namespace.clone())),
        (texts.tenant(), Content::text(row.domain.clone())),
        (texts.creator(), Content::text(row.creator.clone())),
        (texts.created(), Content::Instant(row.created)),
        (texts.updated(), Content::Instant(row.updated)),
    ]
}

/// The newest versions, and the way to all of them.
fn versions_of(package: PackageKey, i18n: I18n) -> Tree {
    let query =
        ListQuery { filters: Versions { package: package.clone(), ..Versions::default() }, ..ListQuery::default() };
    let all = Content::Link {
        href: Place::versions_of(package).href(),
        text: i18n.texts().show_all_versions().to_owned(),
        button: true,
    };
    let asked = ask(query.clone());
    let content = move || {
        let texts = i18n.texts();
        let lines = asked.settled::<Versions, _>(|answer| newest_lines(&query, &mut answer.rows, texts));
        match lines {
            None => Content::Muted(texts.loading().to_owned()).view(),
            Some(Ok(lines)) if lines.is_empty() => Content::Muted(texts.no_versions().to_owned()).view(),
            Some(Ok(lines)) => lines_view(lines, FIRST_VERSIONS, i18n),
            Some(Err(failed)) => failure_view(asked, &failed, texts.a_list_of_versions(), false, i18n),
        }
    };
    // Above the versions, so that nothing moves when they arrive.
    view! { <p class="section-action">{all.view()}</p>{live::view(content)} }
}

fn newest_lines(query: &ListQuery<Versions>, rows: &mut Whole<Versions>, texts: &Texts) -> Vec<Line> {
    let mut versions = Vec::new();
    rows.each(|row| versions.push(row.version.clone()));
    let newest = order::newest(versions.iter().map(String::as_str));
    let rows = rows.first(FIRST_VERSIONS);
    let line = |row: &PackageVersion| {
        let href = Place::Versions(query.with_open(&row.version)).href();
        let mut left = vec![Content::Link { href, text: row.version.clone(), button: false }];
        left.extend(words::version_badge(&row.version, newest, texts));
        Line { left, right: vec![Content::Muted(words::size(row.size)), Content::Ago(row.created)] }
    };
    rows.iter().map(line).collect()
}
