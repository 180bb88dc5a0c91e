//! The columns of the installers.

use catalog::{
    Installer,
    query::{InstallerColumn, Installers},
};

use super::logo;
use crate::{listing::ColumnView, ui::Content, words};

/// The columns, in their order.
pub const COLUMNS: &[ColumnView<Installers>] = &[
    ColumnView::text(
        "name",
        |texts| texts.name,
        Some(InstallerColumn::Name),
        |row: &Installer, _| vec![logo(row), Content::Name { prefix: String::new(), name: row.name.clone() }],
    ),
    ColumnView::text(
        "version",
        |texts| texts.version,
        Some(InstallerColumn::Version),
        |row: &Installer, _| vec![Content::code(row.version.clone())],
    ),
    ColumnView::text(
        "repo",
        |texts| texts.repo,
        Some(InstallerColumn::Repo),
        |row: &Installer, _| vec![Content::text(row.repo.clone())],
    ),
    ColumnView::text(
        "install-state",
        |texts| texts.state,
        Some(InstallerColumn::State),
        |row: &Installer, texts| vec![words::state_badge(row.state, texts)],
    ),
    ColumnView::text(
        "text",
        |texts| texts.description,
        None,
        |row: &Installer, _| vec![Content::Muted(row.desc.clone())],
    ),
    ColumnView::text(
        "updated",
        |texts| texts.last_change,
        Some(InstallerColumn::Timestamp),
        |row: &Installer, _| vec![Content::Ago(row.timestamp)],
    ),
];
