//! The columns of the packages.

use catalog::{
    Package,
    query::{PackageColumn, Packages},
    wire::label,
};

use crate::{i18n::Texts, listing::ColumnView, routes::Place, ui::Content, words};

/// The columns, in their order.
pub const COLUMNS: &[ColumnView<Packages>] = &[
    ColumnView::text("name", Texts::name, Some(PackageColumn::Name), |row: &Package, _| {
        let name = label::decoded_label(&row.package).into_owned();
        vec![Content::Name { prefix: format!("{}/", row.namespace), name }]
    }),
    ColumnView::text("visibility", Texts::visibility, Some(PackageColumn::Visibility), |row: &Package, texts| {
        vec![words::visibility_badge(row.visibility, texts)]
    }),
    ColumnView::number("count", Texts::num_versions, Some(PackageColumn::Versions), |row: &Package, _| {
        let href = Place::versions_of(row.key()).href();
        vec![Content::Link { href, text: words::number(row.num_versions), button: false }]
    }),
    ColumnView::number("size", Texts::size, Some(PackageColumn::Size), |row: &Package, _| {
        vec![words::measured_size(row.size)]
    })
    .compared_by(|row: &Package| row.size),
    ColumnView::text("creator", Texts::creator, Some(PackageColumn::Creator), |row: &Package, _| {
        vec![Content::text(row.creator.clone())]
    }),
    ColumnView::text("permission", Texts::permission, Some(PackageColumn::Permission), |row: &Package, texts| {
        vec![words::badge(words::permission(row.self_auth, texts))]
    }),
    ColumnView::text("updated", Texts::updated, Some(PackageColumn::Updated), |row: &Package, _| {
        vec![Content::Ago(row.updated)]
    }),
];
