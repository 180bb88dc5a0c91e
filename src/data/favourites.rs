//! Favourites: rows with a star, kept in the browser as addresses that open them.

use leptos::prelude::*;

use super::views::{SavedView, read, write};
use crate::{browser, live};

/// Under which they are kept.
const KEY: &str = "gantry.favourites";

/// The favourites. Copied freely.
#[derive(Clone, Copy)]
pub struct Favourites(RwSignal<Vec<SavedView>>);

impl Favourites {
    /// What is kept in the browser.
    pub fn recall() -> Self {
        let kept = browser::recall(KEY).and_then(|text| read(&text).ok());
        Self(RwSignal::new(kept.map(|(rows, _)| rows).unwrap_or_default()))
    }

    /// All of them, the newest last; tracked.
    pub fn all(self) -> Vec<SavedView> {
        live::track(&self.0);
        self.0.get_untracked()
    }

    /// Whether the row at an address is one; tracked.
    pub fn has(self, address: &str) -> bool {
        live::track(&self.0);
        self.0.with_untracked(|rows| rows.iter().any(|row| row.address == address))
    }

    /// Makes a row one, or no longer.
    pub fn toggle(self, name: &str, address: &str) {
        self.0.update(|rows| toggle(rows, SavedView { name: name.to_owned(), address: address.to_owned() }));
        let rows = self.0.get_untracked();
        if rows.is_empty() {
            browser::forget(KEY);
        } else {
            browser::remember(KEY, &write(rows));
        }
    }
}

/// The address says which row it is, not its name.
fn toggle(rows: &mut Vec<SavedView>, row: SavedView) {
    let before = rows.len();
    rows.retain(|known| known.address != row.address);
    if rows.len() == before {
        rows.extend(row.shortened().checked());
    }
}

/// The favourites of this dashboard.
pub fn use_favourites() -> Favourites {
    use_context().unwrap_or_else(Favourites::recall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_favourite_once_whatever_its_name() {
        let row = |name: &str, address: &str| SavedView { name: name.to_owned(), address: address.to_owned() };
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
}
