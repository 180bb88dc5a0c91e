//! The panel of a repository.

use catalog::{Repository, Visibility, size};
use leptos::prelude::*;

use super::{
    pull::{self, Pull},
    tags,
};
use crate::{
    data::connections::use_connections,
    i18n::{I18n, Texts},
    ui::{Body, Content, Detail, Section},
    words,
};

/// The panel.
pub fn detail(row: &Repository, i18n: I18n) -> Detail {
    let texts = i18n.texts();
    let pull = Pull::of(row);
    let mut badges =
        vec![words::badge(words::category(&row.category, texts)), words::badge(words::tags(row.num_images, texts))];
    if row.visibility == Visibility::Public {
        badges.insert(0, words::visibility_badge(row.visibility, texts));
    }
    let mut sections =
        vec![Section::untitled(words::description(&row.description, texts)), pull::section(row, pull, i18n)];
    sections.extend(console(row, texts).map(|link| Section::untitled(Body::Paragraph(link))));
    sections.extend([Section::untitled(Body::Facts(facts(row, texts))), tags::section(&row.tags, pull, i18n)]);
    Detail { prefix: format!("{} /", row.namespace), title: row.name.clone(), logo: None, badges, sections }
}

/// The way to the registry's own console, where the operator named one.
fn console(row: &Repository, texts: &Texts) -> Option<Content> {
    let connection = untrack(|| use_connections().current())?;
    let href = connection.console?.fill(&row.namespace, &row.name, &connection.region)?;
    Some(Content::External { href, text: texts.open_console().to_owned() })
}

fn facts(row: &Repository, texts: &'static Texts) -> Vec<(&'static str, Content)> {
    let address = |text: &str, what: &str| match text {
        "" => Content::unknown(),
        text => Content::Copyable { text: text.to_owned(), what: what.to_owned() },
    };
    let status = row.status.map_or("", |status| if status { "true" } else { "false" });
    vec![
        (texts.size(), words::exact_size(row.size, texts)),
        (texts.tags(), Content::Text(words::number(row.num_images))),
        (texts.size_per_tag(), size_per_tag(row, texts)),
        (texts.pulls(), Content::Text(words::number(row.num_download))),
        (texts.visibility(), Content::text(words::visibility(row.visibility, texts))),
        (texts.category(), Content::text(words::category(&row.category, texts))),
        (texts.namespace(), Content::text(row.namespace.clone())),
        (texts.tenant(), Content::text(row.domain_name.clone())),
        (texts.created(), Content::Instant(row.created_at)),
        (texts.updated(), Content::Instant(row.updated_at)),
        (texts.external_address(), address(&row.path, texts.external_address())),
        (texts.internal_address(), address(&row.internal_path, texts.internal_address())),
        (texts.logo(), Content::code(row.url.clone())),
        (texts.status(), Content::text(status)),
    ]
}

fn size_per_tag(row: &Repository, texts: &Texts) -> Content {
    match row.size_per_tag() {
        Some(bytes) => Content::Remarked(size::human(bytes), format!(" ({})", texts.average_as_reported())),
        None => Content::unknown(),
    }
}
