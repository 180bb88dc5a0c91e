//! The columns of the packages.

use catalog::{
    Package,
    query::{PackageColumn, Packages},
    wire::label,
};
use leptos::prelude::*;

use crate::{
    listing::{Cell, ColumnView},
    pages::words,
    ui::{Badge, SizeBar, TimeView, Times},
};

/// The columns, in their order.
pub const COLUMNS: &[ColumnView<Packages>] = &[
    ColumnView::text("name", |texts| texts.name, Some(PackageColumn::Name), name),
    ColumnView::text(
        "visibility",
        |texts| texts.visibility,
        Some(PackageColumn::Visibility),
        |row: &Package, cell| words::visibility_badge(row.visibility, cell.texts),
    ),
    ColumnView::number(
        "count",
        |texts| texts.num_versions,
        Some(PackageColumn::Versions),
        |row: &Package, _| words::number(row.num_versions).into_any(),
    ),
    ColumnView::number("size", |texts| texts.size, Some(PackageColumn::Size), size)
        .compared_by(|row: &Package| row.size.unwrap_or_default()),
    ColumnView::text(
        "creator",
        |texts| texts.creator,
        Some(PackageColumn::Creator),
        |row: &Package, _| view! { <span title=row.creator.clone()>{row.creator.clone()}</span> }.into_any(),
    ),
    ColumnView::text(
        "permission",
        |texts| texts.permission,
        Some(PackageColumn::Permission),
        |row: &Package, cell| view! { <Badge text=words::permission(row.self_auth, cell.texts)/> }.into_any(),
    ),
    ColumnView::text(
        "updated",
        |texts| texts.updated,
        Some(PackageColumn::Updated),
        |row: &Package, _| view! { <TimeView at=row.updated show=Times::Relative/> }.into_any(),
    ),
];

fn name(row: &Package, _: Cell) -> AnyView {
    let full = format!("{}/{}", row.namespace, row.package);
    view! {
        <span class="full-name" title=full>
            <span class="namespace">{format!("{}/", row.namespace)}</span>
            <span class="name">{label::decoded_label(&row.package).into_owned()}</span>
        </span>
    }
    .into_any()
}

fn size(row: &Package, cell: Cell) -> AnyView {
    let bar = row.size.map(|size| view! { <SizeBar value=size most=cell.most/> });
    view! { <span>{words::size(row.size)}</span>{bar} }.into_any()
}
