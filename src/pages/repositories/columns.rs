//! The columns of the repositories.

use catalog::{
    Repository, Visibility,
    query::{Repositories, RepositoryColumn},
};

use crate::{i18n::Texts, listing::ColumnView, ui::Content, words};

/// The columns, in their order.
pub const COLUMNS: &[ColumnView<Repositories>] = &[
    ColumnView::text("name", Texts::name, Some(RepositoryColumn::Name), name),
    ColumnView::text("category", Texts::category, Some(RepositoryColumn::Category), |row: &Repository, texts| {
        vec![words::badge(words::category(&row.category, texts))]
    }),
    ColumnView::number("size", Texts::size, Some(RepositoryColumn::Size), |row: &Repository, _| {
        vec![words::measured_size(row.size)]
    })
    .compared_by(|row: &Repository| row.size),
    ColumnView::number("count", Texts::tags, Some(RepositoryColumn::Tags), |row: &Repository, _| {
        vec![Content::Text(words::number(row.num_images))]
    }),
    ColumnView::number("pulls", Texts::pulls, Some(RepositoryColumn::Pulls), |row: &Repository, _| {
        vec![Content::Text(words::number(row.num_download))]
    }),
    ColumnView::text("updated", Texts::updated, Some(RepositoryColumn::Updated), |row: &Repository, _| {
        vec![Content::Ago(row.updated_at)]
    }),
];

fn name(row: &Repository, texts: &Texts) -> Vec<Content> {
    let mut contents = vec![Content::Name { prefix: format!("{}/", row.namespace), name: row.name.clone() }];
    if row.visibility == Visibility::Public {
        contents.push(words::visibility_badge(row.visibility, texts));
    }
    contents
}
