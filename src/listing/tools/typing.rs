//! What is typed in a list: words, written into its address once they are typed, and keys that pick and choose.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    browser,
    listing::{List, spec::Change},
    live,
    navigation::Step,
};

/// So long nobody types before what is looked for is written into the address.
const PAUSE: Duration = Duration::from_millis(500);

/// Looks after what is typed as long as the list is shown.
pub fn watch(list: List) {
    write_words(list);
    let listener = window_event_listener(ev::keydown, move |event| {
        let is_modified = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if is_modified || event.is_composing() || event.default_prevented() {
            return;
        }
        let is_done = match event.key().as_str() {
            " " => pick(list),
            "ArrowDown" => choose(1),
            "ArrowUp" => choose(-1),
            _ => false,
        };
        if is_done {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Writes what is looked for into the address after a pause; at once, where nothing is any more.
fn write_words(list: List) {
    live::effect(move || {
        let words = list.words.get();
        let pause = if words.is_empty() { Duration::ZERO } else { PAUSE };
        let write = move || {
            let is_written = list.address.try_with_untracked(|address| list.spec.looked_for(address) == words);
            if is_written == Some(false) {
                list.go(Change::Find(&words), Step::Replace);
            }
        };
        if let Ok(waiting) = set_timeout_with_handle(write, pause) {
            on_cleanup(move || waiting.clear());
        }
    });
}

/// Picks the row whose link is focused, or no longer; whether there is one, and rows are being picked.
fn pick(list: List) -> bool {
    let is_picked = list.selection.is_on.try_get_untracked() == Some(true) && browser::is_there(".row-link:focus");
    if is_picked {
        browser::click("tr:has(.row-link:focus) .tick");
    }
    is_picked
}

/// Moves the focus through what is offered to choose from, into it, and out of it again; whether something is.
fn choose(step: i32) -> bool {
    const COMPLETIONS: &str = ".completions .button";
    const NAMES: &str = ".offered:popover-open button";
    const FIRST: &str = ".completions .button:first-child:focus";
    let is_completed = browser::is_there(".find:focus-within .completions");
    if is_completed && step < 0 && browser::is_there(FIRST) {
        browser::focus_in_place("[data-find]");
        return true;
    }
    let is_above = step < 0 && browser::is_there("[data-find]:focus");
    let offered = [(COMPLETIONS, is_completed && !is_above), (NAMES, browser::is_there(NAMES))];
    let Some((offered, _)) = offered.into_iter().find(|(_, is_there)| *is_there) else { return false };
    // Where none of them is focused, the first one is next.
    browser::focus_step(offered, "[data-none]", step);
    true
}
