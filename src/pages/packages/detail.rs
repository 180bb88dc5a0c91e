//! The panel of a package: its facts, and its versions by a request of their own.

use catalog::{
    Package, PackageVersion, order,
    query::{ListQuery, Packages, Versions},
    wire::label,
};
use leptos::prelude::*;

use crate::{
    i18n::I18n,
    listing::{List, explain, use_list},
    pages::words,
    routes::Place,
    ui::{Badge, Fact, Facts, FailureView, Panel, Section, TimeView, Times},
};

/// Versions shown before one goes to the list of all.
const FIRST_VERSIONS: usize = 10;

/// The panel.
pub fn panel(row: Package, list: List<Packages>, i18n: I18n) -> AnyView {
    let texts = i18n.texts();
    let title = label::decoded_label(&row.package).into_owned();
    let versions = (texts.versions_count)(&words::number(row.num_versions));
    let badges = view! {
        {words::visibility_badge(row.visibility, texts)}
        <Badge text=words::permission(row.self_auth, texts)/>
        <Badge text=versions/>
    };
    let facts = vec![
        Fact::code(texts.package_name, &row.package),
        Fact::text(texts.id, &row.id.map(|id| id.0.to_string()).unwrap_or_default()),
        Fact::new(texts.size, words::exact_size(row.size, texts)),
        Fact::new(texts.num_versions, words::number(row.num_versions)),
        Fact::new(texts.visibility, words::visibility(row.visibility, texts)),
        Fact::new(texts.permission, words::permission(row.self_auth, texts)),
        Fact::text(texts.namespace, &row.namespace),
        Fact::text(texts.tenant, &row.domain),
        Fact::text(texts.creator, &row.creator),
        Fact::new(texts.created, view! { <TimeView at=row.created show=Times::Full/> }),
        Fact::new(texts.updated, view! { <TimeView at=row.updated show=Times::Full/> }),
    ];
    view! {
        <Panel
            prefix=format!("{} /", row.namespace)
            title=title
            badges=badges.into_any()
            on_close=Callback::new(move |()| list.close())
        >
            {words::description(&row.description, texts)}
            <Facts facts=facts/>
            <Section title=texts.versions>{versions_of(&row, i18n)}</Section>
        </Panel>
    }
    .into_any()
}

/// The newest versions, and the way to all of them.
fn versions_of(row: &Package, i18n: I18n) -> AnyView {
    let package = row.key();
    let all = Place::versions_of(package.clone()).href();
    let query =
        Memo::new(move |_| ListQuery { filters: Versions { package: package.clone() }, ..ListQuery::default() });
    let versions = use_list(query, |query| Place::Versions(query).href());
    let content = move || {
        let texts = i18n.texts();
        let failure = versions.said.with(|said| said.error().map(|error| explain(error, texts)));
        if let Some(failure) = failure {
            let retry = Callback::new(move |()| versions.reload());
            return view! { <FailureView failure=failure on_retry=retry/> }.into_any();
        }
        let Some(shown) = versions.shown.get() else {
            return view! { <p class="muted">{texts.loading}</p> }.into_any();
        };
        if shown.page.indices.is_empty() {
            return view! { <p class="muted">{texts.no_versions}</p> }.into_any();
        }
        let newest = order::newest(shown.rows().map(|row| row.version.as_str()));
        let line = |row: &PackageVersion| {
            let badge = words::version_badge(&row.version, newest, texts);
            let href = Place::Versions(query.with_untracked(|query| query.with_open(&row.version))).href();
            view! {
                <li>
                    <a href=href><code title=row.version.clone()>{row.version.clone()}</code></a>
                    {badge}
                    <span class="grow"></span>
                    <span class="muted">{words::size(row.size)}" · "<TimeView at=row.created show=Times::Relative/></span>
                </li>
            }
        };
        view! { <ul class="lines">{shown.rows().take(FIRST_VERSIONS).map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        {content}
        <p><a class="button" href=all>{move || i18n.texts().show_all_versions}</a></p>
    }
    .into_any()
}
