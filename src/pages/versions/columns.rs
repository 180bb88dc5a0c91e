//! The columns of the versions.

use catalog::{
    PackageVersion,
    query::{VersionColumn, Versions},
};

use crate::{i18n::Texts, listing::ColumnView, ui::Content, words};

/// The columns, in their order.
pub const COLUMNS: &[ColumnView<Versions>] = &[
    ColumnView::text("name", Texts::version, Some(VersionColumn::Version), |row: &PackageVersion, texts| {
        let mut contents = vec![Content::Code(row.version.clone())];
        contents.extend(words::version_badge(&row.version, None, texts));
        contents
    }),
    ColumnView::number("size", Texts::size, Some(VersionColumn::Size), |row: &PackageVersion, _| {
        vec![words::measured_size(row.size)]
    })
    .compared_by(|row: &PackageVersion| row.size),
    ColumnView::number("count", Texts::num_files, Some(VersionColumn::Files), |row: &PackageVersion, _| {
        vec![Content::Text(words::number(row.num_files))]
    }),
    ColumnView::text("creator", Texts::creator, Some(VersionColumn::Creator), |row: &PackageVersion, _| {
        vec![Content::text(row.creator.clone())]
    }),
    ColumnView::text("created", Texts::created, Some(VersionColumn::Created), |row: &PackageVersion, _| {
        vec![Content::Ago(row.created)]
    }),
    ColumnView::text("updated", Texts::updated, Some(VersionColumn::Updated), |row: &PackageVersion, _| {
        vec![Content::Ago(row.updated)]
    }),
];
