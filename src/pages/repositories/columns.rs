//! The columns of the repositories.

use catalog::{
    Repository, Visibility,
    query::{Repositories, RepositoryColumn},
};
use leptos::prelude::*;

use crate::{
    listing::{Cell, ColumnView},
    pages::words,
    ui::{Badge, SizeBar, TimeView, Times},
};

/// The columns, in their order.
pub const COLUMNS: &[ColumnView<Repositories>] = &[
    ColumnView::text("name", |texts| texts.name, Some(RepositoryColumn::Name), name),
    ColumnView::text("category", |texts| texts.category, Some(RepositoryColumn::Category), category),
    ColumnView::number("size", |texts| texts.size, Some(RepositoryColumn::Size), size)
        .compared_by(|row: &Repository| row.size.unwrap_or_default()),
    ColumnView::number(
        "count",
        |texts| texts.tags,
        Some(RepositoryColumn::Tags),
        |row: &Repository, _| words::number(row.num_images).into_any(),
    ),
    ColumnView::number(
        "pulls",
        |texts| texts.pulls,
        Some(RepositoryColumn::Pulls),
        |row: &Repository, _| words::number(row.num_download).into_any(),
    ),
    ColumnView::text(
        "updated",
        |texts| texts.updated,
        Some(RepositoryColumn::Updated),
        |row: &Repository, _| view! { <TimeView at=row.updated_at show=Times::Relative/> }.into_any(),
    ),
];

fn name(row: &Repository, cell: Cell) -> AnyView {
    let full = format!("{}/{}", row.namespace, row.name);
    let public = (row.visibility == Visibility::Public).then(|| words::visibility_badge(row.visibility, cell.texts));
    view! {
        <span class="full-name" title=full>
            <span class="namespace">{format!("{}/", row.namespace)}</span>
            <span class="name">{row.name.clone()}</span>
        </span>
        {public}
    }
    .into_any()
}

fn category(row: &Repository, cell: Cell) -> AnyView {
    view! { <Badge text=words::category(&row.category, cell.texts)/> }.into_any()
}

fn size(row: &Repository, cell: Cell) -> AnyView {
    let bar = row.size.map(|size| view! { <SizeBar value=size most=cell.most/> });
    view! { <span>{words::size(row.size)}</span>{bar} }.into_any()
}
