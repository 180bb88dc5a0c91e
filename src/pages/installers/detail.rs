//! The panel of an installer.

use catalog::{InstallState, Installer, Maintainer, order, query::Installers, wire::link};
use leptos::prelude::*;

use super::logo::logo;
use crate::{
    i18n::{I18n, Texts},
    listing::List,
    pages::words,
    ui::{Badge, CopyButton, ExternalLink, Fact, Facts, Panel, Section, TimeView, Times, Tone},
};

/// The panel.
pub fn panel(row: Installer, list: List<Installers>, i18n: I18n) -> AnyView {
    let texts = i18n.texts();
    let badges = view! {
        {words::state_badge(row.state, texts)}
        <code class="badge">{row.version.clone()}</code>
        {words::version_badge(&row.version, None, texts)}
    };
    let facts = vec![
        Fact::text(texts.repo, &row.repo),
        Fact::new(
            texts.version,
            view! {
                <span class="copyable"><code>{row.version.clone()}</code><CopyButton text=row.version.clone() what=texts.version/></span>
            },
        ),
        Fact::new(texts.state, words::state_badge(row.state, texts)),
        Fact::new(texts.last_change, view! { <TimeView at=row.timestamp show=Times::Full/> }),
    ];
    let (maintainers, versions) = (maintainers(&row.maintainers, texts), versions(&row, texts));
    let (annotations, metadata) = (pairs(texts.annotations, &row.annotations), pairs(texts.metadata, &row.metadata));
    view! {
        <Panel
            prefix=format!("{} /", row.repo)
            title=row.name.clone()
            logo=logo(&row)
            badges=badges.into_any()
            on_close=Callback::new(move |()| list.close())
        >
            {words::description(&row.desc, texts)}
            <Facts facts=facts/>
            <Section title=texts.maintainers>{maintainers}</Section>
            <Section title=texts.versions>{versions}</Section>
            {annotations}
            {metadata}
        </Panel>
    }
    .into_any()
}

fn maintainers(maintainers: &[Maintainer], texts: &'static Texts) -> AnyView {
    if maintainers.is_empty() {
        return view! { <p class="muted">{texts.no_maintainers}</p> }.into_any();
    }
    let line = |person: &Maintainer| {
        let name = if person.name.trim().is_empty() { texts.nameless.to_owned() } else { person.name.clone() };
        let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
        // What can not be linked safely is shown as the text that it is.
        let mail = (!person.email.is_empty()).then(|| match link::mail(&person.email) {
            Some(href) => view! { <a href=href>{person.email.clone()}</a> }.into_any(),
            None => view! { <span class="muted">{person.email.clone()}</span> }.into_any(),
        });
        let page = (!person.url.is_empty()).then(|| match link::page(&person.url) {
            Some(href) => {
                let shown = href.split_once("://").map_or(href, |(_, rest)| rest).trim_end_matches('/').to_owned();
                view! { <ExternalLink href=href.to_owned() text=shown/> }.into_any()
            }
            None => view! { <span class="muted">{person.url.clone()}</span> }.into_any(),
        });
        view! {
            <li class="maintainer">
                <span class="avatar" aria-hidden="true">{initials.to_uppercase()}</span>
                <span class="maintainer-name" title=name.clone()>{name.clone()}</span>
                <span class="maintainer-links">{mail}{page}</span>
            </li>
        }
    };
    view! { <ul class="lines">{maintainers.iter().map(line).collect_view()}</ul> }.into_any()
}

fn versions(row: &Installer, texts: &'static Texts) -> AnyView {
    let mut versions = row.version_list.clone();
    if versions.is_empty() {
        return view! { <p class="muted">{texts.no_versions}</p> }.into_any();
    }
    order::sort_by_version(&mut versions, |entry| &entry.version);
    let newest = order::newest(versions.iter().map(|entry| entry.version.as_str())).map(str::to_owned);
    let line = |entry: catalog::VersionEntry| {
        let installed = row.state == InstallState::Installed && entry.version == row.version;
        view! {
            <li>
                <code title=entry.version.clone()>{entry.version.clone()}</code>
                {installed.then(|| view! { <Badge text=texts.installed_badge tone=Tone::Ok/> })}
                {words::version_badge(&entry.version, newest.as_deref(), texts)}
                <span class="grow"></span>
                <span class="muted"><TimeView at=entry.create_time show=Times::Relative/></span>
            </li>
        }
    };
    view! { <ul class="lines">{versions.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// Keys and values as a table; nothing when there are none.
fn pairs(title: &'static str, pairs: &[(String, String)]) -> Option<AnyView> {
    if pairs.is_empty() {
        return None;
    }
    let rows = pairs
        .iter()
        .map(|(key, value)| {
            let value = value.clone();
            view! {
                <tr>
                    <th scope="row" title=key.clone()>{key.clone()}</th>
                    <td title=value.clone()>{value.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    Some(
        view! { <Section title=title><table class="pairs" aria-label=title><tbody>{rows}</tbody></table></Section> }
            .into_any(),
    )
}
