//! The panel of a version.

use catalog::{PackageVersion, wire::label};

use crate::{
    i18n::I18n,
    ui::{Body, Content, Detail, Section},
    words,
};

/// The panel.
pub fn detail(row: &PackageVersion, i18n: I18n) -> Detail {
    let texts = i18n.texts();
    let mut badges: Vec<Content> = words::version_badge(&row.version, None, texts).into_iter().collect();
    badges.push(words::visibility_badge(row.visibility, texts));
    let version = Content::Copyable { text: row.version.clone(), what: texts.version.to_owned() };
    let facts = vec![
        (texts.version, version),
        (texts.package_name, Content::code(row.package.clone())),
        (texts.id, Content::text(row.id.map(|id| id.0.to_string()).unwrap_or_default())),
        (texts.size, words::exact_size(row.size, texts)),
        (texts.num_files, Content::Text(words::number(row.num_files))),
        (texts.visibility, Content::text(words::visibility(row.visibility, texts))),
        (texts.namespace, Content::text(row.namespace.clone())),
        (texts.tenant, Content::text(row.domain.clone())),
        (texts.creator, Content::text(row.creator.clone())),
        (texts.created, Content::Instant(row.created)),
        (texts.updated, Content::Instant(row.updated)),
    ];
    Detail {
        prefix: format!("{} / {}", row.namespace, label::decoded_label(&row.package)),
        title: row.version.clone(),
        logo: None,
        badges,
        sections: vec![
            Section::untitled(words::description(&row.description, texts)),
            Section::untitled(Body::Facts(facts)),
        ],
    }
}
