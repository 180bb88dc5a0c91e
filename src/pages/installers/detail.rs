//! The panel of an installer.

use catalog::{
    InstallState, Installer, Maintainer, VersionEntry, order,
    wire::{link, metadata::decode_base64_text},
};

use super::logo;
use crate::{
    i18n::{I18n, Texts},
    tree::{Tree, view},
    ui::{Body, Content, Detail, Line, Section, Tone, markdown},
    words,
};

/// Versions and maintainers shown before one asks for all.
const FIRST: usize = 10;
/// The key of metadata that holds the README.
const README: &str = "readme";

/// The panel.
pub fn detail(row: &Installer, i18n: I18n) -> Detail {
    let texts = i18n.texts();
    let mut badges = vec![words::state_badge(row.state, texts), words::badge(row.version.clone())];
    badges.extend(words::version_badge(&row.version, None, texts));
    let version = Content::Copyable { text: row.version.clone(), what: texts.version().to_owned() };
    let facts = vec![
        (texts.repo(), Content::text(row.repo.clone())),
        (texts.version(), version),
        (texts.state(), words::state_badge(row.state, texts)),
        (texts.last_change(), Content::Instant(row.timestamp)),
    ];
    let mut sections = vec![
        Section::untitled(words::description(&row.desc, texts)),
        Section::untitled(Body::Facts(facts)),
        Section::new(texts.maintainers(), maintainers(&row.maintainers, texts)),
        Section::new(texts.versions(), versions(row, texts)),
    ];
    if let Some(command) = helm(row, texts) {
        sections.push(Section::new("Helm", Body::Still(command)));
    }
    let mut metadata: Vec<_> = row.metadata.iter().map(|(key, value)| (key.clone(), decoded(value))).collect();
    if let Some(readme) = readme(row, texts) {
        sections.push(Section::new("README", Body::Still(readme)));
        metadata.retain(|(key, _)| key != README);
    }
    for (title, pairs) in [(texts.annotations(), row.annotations.clone()), (texts.metadata(), metadata)] {
        if !pairs.is_empty() {
            sections.push(Section::new(title, Body::Pairs(pairs)));
        }
    }
    Detail { prefix: format!("{} /", row.repo), title: row.name.clone(), logo: Some(logo(row)), badges, sections }
}

/// How Helm installs it, if it can.
fn helm(row: &Installer, texts: &Texts) -> Option<Tree> {
    let text = row.helm_command()?;
    let needs = texts.helm_needs(&row.repo);
    let command = Content::Copyable { text, what: texts.install_command().to_owned() };
    Some(view! {
        <div class="command">{command.view()}</div>
        <p class="muted">{needs}</p>
    })
}

/// The README, if there is one that says anything.
fn readme(row: &Installer, texts: &Texts) -> Option<Tree> {
    let (_, value) = row.metadata.iter().find(|(key, _)| key == README)?;
    markdown::view(&decode_base64_text(value)?, texts.whole_readme(), texts)
}

/// A value of metadata as the text that it is, or else as it came.
fn decoded(value: &str) -> String {
    decode_base64_text(value).unwrap_or_else(|| value.to_owned())
}

fn maintainers(maintainers: &[Maintainer], texts: &Texts) -> Body {
    if maintainers.is_empty() {
        return Body::Paragraph(Content::Muted(texts.no_maintainers().to_owned()));
    }
    let line = |person: &Maintainer| {
        let name = if person.name.trim().is_empty() { texts.nameless() } else { &person.name };
        let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
        let left = vec![Content::Avatar(initials), Content::Text(name.to_owned())];
        let mail = checked(&person.email, link::mail(&person.email), &person.email);
        let page = link::page(&person.url);
        let shown = page.and_then(|page| page.split_once("://")).map_or(person.url.as_str(), |(_, rest)| rest);
        let page = checked(&person.url, page.map(str::to_owned), shown.trim_end_matches('/'));
        Line { left, right: mail.into_iter().chain(page).collect() }
    };
    Body::Lines { lines: maintainers.iter().map(line).collect(), first: FIRST }
}

/// A link if the address may be linked; what can not be linked safely is shown as the text that it is.
fn checked(address: &str, href: Option<String>, text: &str) -> Option<Content> {
    match href {
        Some(href) => Some(Content::External { href, text: text.to_owned() }),
        None if address.is_empty() => None,
        None => Some(Content::Muted(address.to_owned())),
    }
}

fn versions(row: &Installer, texts: &Texts) -> Body {
    if row.version_list.is_empty() {
        return Body::Paragraph(Content::Muted(texts.no_versions().to_owned()));
    }
    // One that names itself alone does not know what else there is.
    let newest = order::newest(row.version_list.iter().map(|entry| entry.version.as_str()));
    let newest = newest.filter(|_| row.version_list.len() > 1);
    let entries: Vec<&VersionEntry> = row.version_list.iter().collect();
    let entries = order::by_version(&entries, |entry| &entry.version);
    let line = |entry: &VersionEntry| {
        let mut left = vec![Content::Code(entry.version.clone())];
        if row.state == InstallState::Installed && entry.version == row.version {
            left.push(Content::Badge(texts.installed_badge().to_owned(), Tone::Ok));
        }
        left.extend(words::version_badge(&entry.version, newest, texts));
        Line { left, right: vec![Content::Ago(entry.create_time)] }
    };
    Body::Lines { lines: entries.into_iter().map(line).collect(), first: FIRST }
}
