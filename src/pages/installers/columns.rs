//! The columns of the installers.

use catalog::{
    Installer,
    query::{InstallerColumn, Installers},
};
use leptos::prelude::*;

use super::logo::logo;
use crate::{
    listing::{Cell, ColumnView},
    pages::words,
    ui::{TimeView, Times},
};

/// The columns, in their order.
pub const COLUMNS: &[ColumnView<Installers>] = &[
    ColumnView::text("name", |texts| texts.name, Some(InstallerColumn::Name), name),
    ColumnView::text(
        "version",
        |texts| texts.version,
        Some(InstallerColumn::Version),
        |row: &Installer, _| view! { <code title=row.version.clone()>{row.version.clone()}</code> }.into_any(),
    ),
    ColumnView::text(
        "repo",
        |texts| texts.repo,
        Some(InstallerColumn::Repo),
        |row: &Installer, _| view! { <span title=row.repo.clone()>{row.repo.clone()}</span> }.into_any(),
    ),
    ColumnView::text(
        "state",
        |texts| texts.state,
        Some(InstallerColumn::State),
        |row: &Installer, cell| words::state_badge(row.state, cell.texts),
    ),
    ColumnView::text(
        "description",
        |texts| texts.description,
        None,
        |row: &Installer, _| view! { <span class="muted" title=row.desc.clone()>{row.desc.clone()}</span> }.into_any(),
    ),
    ColumnView::text(
        "updated",
        |texts| texts.last_change,
        Some(InstallerColumn::Timestamp),
        |row: &Installer, _| view! { <TimeView at=row.timestamp show=Times::Relative/> }.into_any(),
    ),
];

fn name(row: &Installer, _: Cell) -> AnyView {
    view! {
        {logo(row)}
        <span class="full-name" title=row.name.clone()><span class="name">{row.name.clone()}</span></span>
    }
    .into_any()
}
