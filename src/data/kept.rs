//! Rows that are found again: those with a star, and those opened last. Kept in the browser as addresses that open them.

use leptos::prelude::*;

use super::views::{SavedView, read, write};
use crate::{browser, live, live::RwSignal};

/// Rows that are kept as opened last.
const RECENT: usize = 10;

/// Both lists. Copied freely.
#[derive(Clone, Copy)]
pub struct KeptRows {
    /// Those with a star.
    pub favourites: RowList,
    /// Those opened last, at most ten.
    pub recent: RowList,
}

impl KeptRows {
    /// What is kept in the browser, once somebody asks for it.
    pub fn new() -> Self {
        Self { favourites: RowList::new("gantry.favourites"), recent: RowList::new("gantry.recent") }
    }

    /// Whether any rows are kept.
    pub fn are_any(self) -> bool {
        [self.favourites, self.recent].iter().any(|list| browser::recall(list.key).is_some())
    }
}

impl Default for KeptRows {
    fn default() -> Self {
        Self::new()
    }
}

/// A list of rows, the newest last. Copied freely.
#[derive(Clone, Copy)]
pub struct RowList {
    key: &'static str,
    /// Not there before somebody asks.
    rows: RwSignal<Option<Vec<SavedView>>>,
}

impl RowList {
    fn new(key: &'static str) -> Self {
        Self { key, rows: RwSignal::new(None) }
    }

    fn known(self) -> Vec<SavedView> {
        self.rows.get_untracked().unwrap_or_else(|| stored(self.key).unwrap_or_default())
    }

    /// All of them, the newest last; tracked.
    pub fn all(self) -> Vec<SavedView> {
        live::track(&self.rows);
        self.known()
    }

    /// Whether the row at an address is one; tracked.
    pub fn has(self, address: &str) -> bool {
        live::track(&self.rows);
        self.known().iter().any(|row| row.address == address)
    }

    /// Makes a row one, or no longer.
    pub fn toggle(self, name: &str, address: &str) {
        self.change(|rows| toggle(rows, row(name, address)));
    }

    /// Makes a row the newest, and forgets the oldest of too many.
    pub fn note(self, name: &str, address: &str) {
        self.change(|rows| note(rows, row(name, address)));
    }

    /// Changes what is kept: another tab may have changed it since.
    fn change(self, act: impl FnOnce(&mut Vec<SavedView>)) {
        let mut rows = stored(self.key).unwrap_or_else(|| self.rows.get_untracked().unwrap_or_default());
        act(&mut rows);
        self.rows.set(Some(rows.clone()));
        if rows.is_empty() {
            browser::forget(self.key);
        } else {
            browser::remember(self.key, &write(rows));
        }
    }
}

/// Nothing where the browser keeps nothing, too.
fn stored(key: &str) -> Option<Vec<SavedView>> {
    browser::recall(key).and_then(|text| read(&text).ok()).map(|(rows, _)| rows)
}

fn row(name: &str, address: &str) -> SavedView {
    SavedView { name: name.to_owned(), address: address.to_owned() }
}

/// The address says which row it is, not its name.
fn toggle(rows: &mut Vec<SavedView>, row: SavedView) {
    let before = rows.len();
    rows.retain(|known| known.address != row.address);
    if rows.len() == before {
        rows.extend(row.shortened().checked());
    }
}

fn note(rows: &mut Vec<SavedView>, row: SavedView) {
    rows.retain(|known| known.address != row.address);
    rows.extend(row.shortened().checked());
    rows.drain(..rows.len().saturating_sub(RECENT));
}

/// The rows that this dashboard keeps.
pub fn use_kept_rows() -> KeptRows {
    use_context().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_favourite_once_whatever_its_name() {
        let mut rows = Vec::new();
        toggle(&mut rows, row("a/b", "/repositories?open=a/b"));
        toggle(&mut rows, row("a/b", "/packages?open=a/b"));
        assert_eq!(rows.len(), 2, "rows of two lists may have one name");
        toggle(&mut rows, row("renamed", "/repositories?open=a/b"));
        assert_eq!(rows, [row("a/b", "/packages?open=a/b")]);
        toggle(&mut rows, row("x", "//elsewhere.example/"));
        assert_eq!(rows.len(), 1);
        toggle(&mut rows, row(&"平".repeat(200), "/packages?open=long"));
        assert_eq!(rows.last().map(|row| row.name.chars().count()), Some(80));
    }

    #[test]
    fn the_last_ten_that_were_opened_are_kept_each_once() {
        let mut rows = Vec::new();
        for number in 0..12 {
            note(&mut rows, row(&format!("r{number}"), &format!("/packages?open={number}")));
        }
        note(&mut rows, row("r5", "/packages?open=5"));
        note(&mut rows, row("x", "//elsewhere.example/"));
        let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["r2", "r3", "r4", "r6", "r7", "r8", "r9", "r10", "r11", "r5"]);
    }
}
