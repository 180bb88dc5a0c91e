//! The columns of the versions.

use catalog::{
    PackageVersion,
    query::{VersionColumn, Versions},
};
use leptos::prelude::*;

use crate::{
    listing::{Cell, ColumnView},
    pages::words,
    ui::{SizeBar, TimeView, Times},
};

/// The columns, in their order.
pub const COLUMNS: &[ColumnView<Versions>] = &[
    ColumnView::text("name", |texts| texts.version, Some(VersionColumn::Version), version),
    ColumnView::number("size", |texts| texts.size, Some(VersionColumn::Size), size)
        .compared_by(|row: &PackageVersion| row.size.unwrap_or_default()),
    ColumnView::number(
        "count",
        |texts| texts.num_files,
        Some(VersionColumn::Files),
        |row: &PackageVersion, _| words::number(row.num_files).into_any(),
    ),
    ColumnView::text(
        "creator",
        |texts| texts.creator,
        Some(VersionColumn::Creator),
        |row: &PackageVersion, _| view! { <span title=row.creator.clone()>{row.creator.clone()}</span> }.into_any(),
    ),
    ColumnView::text(
        "created",
        |texts| texts.created,
        Some(VersionColumn::Created),
        |row: &PackageVersion, _| view! { <TimeView at=row.created show=Times::Relative/> }.into_any(),
    ),
    ColumnView::text(
        "updated",
        |texts| texts.updated,
        Some(VersionColumn::Updated),
        |row: &PackageVersion, _| view! { <TimeView at=row.updated show=Times::Relative/> }.into_any(),
    ),
];

fn version(row: &PackageVersion, cell: Cell) -> AnyView {
    view! {
        <code class="name" title=row.version.clone()>{row.version.clone()}</code>
        {words::version_badge(&row.version, None, cell.texts)}
    }
    .into_any()
}

fn size(row: &PackageVersion, cell: Cell) -> AnyView {
    let bar = row.size.map(|size| view! { <SizeBar value=size most=cell.most/> });
    view! { <span>{words::size(row.size)}</span>{bar} }.into_any()
}
