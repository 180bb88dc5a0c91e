//! The columns of the installers.

use catalog::{
    Installer,
    query::{InstallerColumn, Installers},
};

use super::logo;
use crate::{i18n::Texts, listing::ColumnView, ui::Content, words};

/// The columns, in their order.
pub const COLUMNS: &[ColumnView<Installers>] = &[
    ColumnView::text("name", Texts::name, Some(InstallerColumn::Name), |row: &Installer, _| {
        vec![logo(row), Content::NameFrom { prefix: format!("{}/", row.repo), name: row.name.clone() }]
    }),
    ColumnView::text("version", Texts::version, Some(InstallerColumn::Version), |row: &Installer, _| {
        vec![Content::code(row.version.clone())]
    }),
    ColumnView::text("repo", Texts::repo, Some(InstallerColumn::Repo), |row: &Installer, _| {
        vec![Content::text(row.repo.clone())]
    }),
    ColumnView::text("install-state", Texts::state, Some(InstallerColumn::State), |row: &Installer, texts| {
        vec![words::state_badge(row.state, texts)]
    }),
    ColumnView::text("text", Texts::description, None, |row: &Installer, _| vec![Content::Muted(row.desc.clone())]),
    ColumnView::text("updated", Texts::last_change, Some(InstallerColumn::Timestamp), |row: &Installer, _| {
        vec![Content::Ago(row.timestamp)]
    }),
];
