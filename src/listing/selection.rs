//! Rows picked out of a list, by click and key.

use leptos::{ev, prelude::*};

use super::List;
use crate::{
    browser,
    live::{RwSignal, StoredValue},
};

/// The rows that are picked, by their identities, in the order in which they were. Copied freely.
#[derive(Clone, Copy)]
pub struct Selection {
    /// Rows are being picked.
    pub is_on: RwSignal<bool>,
    /// Their identities.
    pub rows: RwSignal<Vec<String>>,
    /// The row from which one with Shift reaches.
    anchor: StoredValue<String>,
}

impl Selection {
    /// Nothing picked.
    pub fn new() -> Self {
        Self { is_on: RwSignal::new(false), rows: RwSignal::new(Vec::new()), anchor: StoredValue::new(String::new()) }
    }

    /// The rows that are picked, if any can be; tracked.
    pub fn shown(self) -> Option<Vec<String>> {
        self.is_on.get().then(|| self.rows.get())
    }

    /// Picks none.
    pub fn clear(self) {
        self.rows.set(Vec::new());
    }

    fn toggle(self, row: &str) {
        self.rows.update(|rows| {
            let before = rows.len();
            rows.retain(|known| known != row);
            if rows.len() == before {
                rows.push(row.to_owned());
            }
        });
        self.anchor.set_value(row.to_owned());
    }

    /// Picks more rows.
    pub fn add(self, more: Vec<String>) {
        self.rows.update(|rows| {
            for row in more {
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        });
    }
}

/// A click on the box of a row; with Shift, all rows from the one before to this one.
pub fn pick(list: List, event: &ev::MouseEvent) {
    let Some(row) = browser::clicked(event, "data-row") else { return };
    let selection = list.selection;
    if event.shift_key() {
        let shown = params(list);
        let place = |wanted: &str| shown.iter().position(|row| row == wanted);
        if let (Some(from), Some(to)) = (place(&selection.anchor.get_value()), place(&row)) {
            selection.add(shown.get(from.min(to)..=from.max(to)).unwrap_or_default().to_vec());
            return;
        }
    }
    selection.toggle(&row);
}

/// The identities of the rows shown.
pub fn params(list: List) -> Vec<String> {
    let Some(answer) = untrack(|| list.answer()) else { return Vec::new() };
    list.drawn.with_untracked(|drawn| {
        let places = drawn.as_ref().map(|drawn| drawn.places.as_slice()).unwrap_or_default();
        places.iter().filter_map(|place| list.spec.param(&answer, *place)).collect()
    })
}
