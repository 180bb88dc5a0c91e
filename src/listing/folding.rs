//! Groups of rows: which of them are unfolded.

use leptos::{ev, prelude::*};

use super::List;
use crate::{
    browser, live,
    live::{RwSignal, StoredValue},
};

/// The groups that are unfolded. Copied freely.
#[derive(Clone, Copy)]
pub struct Folding {
    /// Their identities.
    pub unfolded: RwSignal<Vec<String>>,
    /// The open row whose group stays as it is.
    settled: StoredValue<String>,
}

impl Folding {
    /// All are folded.
    pub fn new() -> Self {
        Self { unfolded: RwSignal::new(Vec::new()), settled: StoredValue::new(String::new()) }
    }
}

/// A click on the button of a group.
pub fn toggle(list: List, event: &ev::MouseEvent) {
    let Some(group) = browser::clicked(event, "data-group") else { return };
    list.folding.settled.set_value(untrack(|| open(list)));
    list.folding.unfolded.update(|groups| {
        let before = groups.len();
        groups.retain(|known| *known != group);
        if groups.len() == before {
            groups.push(group);
        }
    });
}

/// Unfolds the group of a row that is opened; who folds it then wants it so.
pub fn show_open(list: List) {
    live::effect(move || {
        let open = open(list);
        let hides = list.drawn.with(|drawn| drawn.as_ref().and_then(|drawn| drawn.hides.clone()));
        let Folding { unfolded, settled } = list.folding;
        if settled.with_value(|settled| *settled == open) {
            return;
        }
        // Another row: it is settled once its group, which may not be there yet, has been unfolded.
        settled.set_value(if hides.is_some() { open } else { String::new() });
        if let Some(group) = hides {
            unfolded.update(|groups| groups.push(group));
        }
    });
}

fn open(list: List) -> String {
    list.address.with(|address| list.spec.open(address))
}
