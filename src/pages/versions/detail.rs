//! The panel of a version.

use catalog::{
    PackageVersion,
    query::{Answer, Versions},
    release::{self, Change, Delta},
    size,
    wire::label,
};

use super::{elapsed, timeline::step_name};
use crate::{
    api::Whole,
    i18n::I18n,
    ui::{Body, Content, Detail, Section},
    words,
};

/// What has changed since the version before.
pub fn since(answer: &mut Answer<Whole<Versions>>, row: &PackageVersion, i18n: I18n) -> Option<Section> {
    let texts = i18n.texts();
    let mut rows: Vec<PackageVersion> = Vec::new();
    answer.rows.each(|row| rows.push(row.clone()));
    let versions: Vec<&str> = rows.iter().map(|row| row.version.as_str()).collect();
    let at = versions.iter().position(|version| *version == row.version)?;
    let jump = (*release::steps(&versions).get(at)?)?;
    let step = (texts.step(), Content::text(step_name(jump.step, texts)));
    let Some(before) = jump.from.and_then(|place| rows.get(place as usize)) else {
        return Some(Section::new(texts.step(), Body::Facts(vec![step])));
    };
    let Change { bytes, files } = release::change(row, before);
    let told = |delta: Option<Delta>, words: fn(u64) -> String| match delta {
        None => Content::unknown(),
        Some(Delta::Same) => Content::text(texts.unchanged()),
        Some(Delta::More(more)) => Content::text(format!("+{}", words(more))),
        Some(Delta::Less(less)) => Content::text(format!("−{}", words(less))),
    };
    let seconds = row.created.zip(before.created).map(|(now, then)| now.unix_seconds() - then.unix_seconds());
    let mut facts =
        vec![step, (texts.size_change(), told(bytes, size::human)), (texts.files_change(), told(files, size::grouped))];
    let between = seconds.and_then(|seconds| u64::try_from(seconds).ok());
    facts.extend(between.map(|seconds| (texts.time_between(), Content::text(elapsed::said(seconds, texts)))));
    Some(Section::new(texts.since(&before.version), Body::Facts(facts)))
}

/// The panel.
pub fn detail(row: &PackageVersion, i18n: I18n) -> Detail {
    let texts = i18n.texts();
    let mut badges: Vec<Content> = words::version_badge(&row.version, None, texts).into_iter().collect();
    badges.push(words::visibility_badge(row.visibility, texts));
    let version = Content::Copyable { text: row.version.clone(), what: texts.version().to_owned() };
    let facts = vec![
        (texts.version(), version),
        (texts.package_name(), Content::code(row.package.clone())),
        (texts.id(), Content::text(row.id.map(|id| id.0.to_string()).unwrap_or_default())),
        (texts.size(), words::exact_size(row.size, texts)),
        (texts.num_files(), Content::Text(words::number(row.num_files))),
        (texts.visibility(), Content::text(words::visibility(row.visibility, texts))),
        (texts.namespace(), Content::text(row.namespace.clone())),
        (texts.tenant(), Content::text(row.domain.clone())),
        (texts.creator(), Content::text(row.creator.clone())),
        (texts.created(), Content::Instant(row.created)),
        (texts.updated(), Content::Instant(row.updated)),
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
