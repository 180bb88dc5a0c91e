//! Who maintains what: people and teams, and the installers that nobody maintains.

use catalog::{
    Installer, InstallerKey,
    estate::{self, Group, Maintained},
    query::{Answer, Installers, ListQuery},
    size::grouped,
    wire::link,
};

use crate::{
    i18n::{I18n, Texts},
    routes::Place,
    tree::{Tree, view},
    ui::Content,
};

/// So many people are drawn, and so many installers of each.
const MOST: usize = 100;
const MOST_EACH: usize = 30;

/// Draws the index.
pub fn draw(answer: &mut Answer<Vec<Installer>>, query: &ListQuery<Installers>, i18n: I18n) -> Tree {
    let texts = i18n.texts();
    let groups = estate::groups(&answer.rows);
    let index = estate::maintainers(&answer.rows, &groups);
    let covered = texts.rows_covered(&grouped(answer.rows.len() as u64));
    let people = texts.maintainers_count(&grouped(index.maintainers.len() as u64));
    let left_out = index.maintainers.len().saturating_sub(MOST);
    let lines: Vec<_> =
        index.maintainers.iter().take(MOST).map(|person| person_view(query, person, &groups, texts)).collect();
    let nobody = (!index.unmaintained.is_empty()).then(|| {
        let count = texts.unmaintained(&grouped(index.unmaintained.len() as u64));
        // Rows are found, not installers: an older version may name somebody.
        let rows = texts.naming_nobody(&grouped(estate::naming_nobody(&answer.rows) as u64));
        let href = Place::Installers(query.with_find(estate::NOBODY).with_open("")).href();
        view! { <dt><b>{count}</b><a class="link" href=href>{rows}</a></dt><dd>{links(query, &index.unmaintained, &groups, texts)}</dd> }
    });
    let more = (left_out > 0).then(|| view! { <p class="muted">{texts.more_values(&grouped(left_out as u64))}</p> });
    view! {
        <p class="muted">{format!("{covered} · {people}")}</p>
        <dl class="people" aria-label=texts.maintainers_index()>{lines}{nobody}</dl>
        {more}
    }
}

fn person_view(query: &ListQuery<Installers>, person: &Maintained, groups: &[Group], texts: &Texts) -> Tree {
    let also = (!person.also_known_as.is_empty()).then(|| texts.also_called(&person.also_known_as.join(", ")));
    let mail = link::mail(&person.email).map(|href| Content::External { href, text: person.email.clone() }.view());
    let page = link::page(&person.url)
        .map(|href| Content::External { href: href.to_owned(), text: person.url.clone() }.view());
    view! {
        <dt>
            <b>{person.label().to_owned()}</b>
            <span class="muted">{also}</span>
            {mail}
            {page}
        </dt>
        <dd>{links(query, &person.groups, groups, texts)}</dd>
    }
}

fn links(query: &ListQuery<Installers>, places: &[u32], groups: &[Group], texts: &Texts) -> Tree {
    let link = |group: &Group| {
        let Group { repo, name, .. } = group;
        let version = group.newest_row().to_owned();
        let key = InstallerKey { repo: repo.clone(), name: name.clone(), version };
        let href = Place::Installers(query.with_open(&key.to_param())).href();
        view! { <li><a class="link" href=href>{format!("{repo}/{name}")}</a></li> }
    };
    let all: Vec<_> = places.iter().filter_map(|place| groups.get(*place as usize)).take(MOST_EACH).map(link).collect();
    let left_out = places.len().saturating_sub(MOST_EACH);
    let more = (left_out > 0).then(|| view! { <li class="muted">{texts.more_values(&left_out.to_string())}</li> });
    view! { <ul>{all}{more}</ul> }
}
