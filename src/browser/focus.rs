//! Where the keyboard is, and taking it elsewhere.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement};

use super::page::document;

/// Whether the user is typing somewhere, so that a single letter is no shortcut.
pub fn is_typing() -> bool {
    let Some(element) = document().and_then(|document| document.active_element()) else { return false };
    let editable = element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    let button_like = element
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| ["radio", "checkbox", "button"].contains(&input.type_().as_str()));
    editable || (!button_like && ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str()))
}

/// Whether something lies over the page that keys are meant for: a dialog, or a list to choose from.
pub fn is_dialog_open() -> bool {
    is_there(":is(dialog[open], :popover-open, .completions :focus)")
}

/// Whether there is an element of that selector.
pub fn is_there(selector: &str) -> bool {
    document().and_then(|document| document.query_selector(selector).ok().flatten()).is_some()
}

/// Focuses the first element of that selector, and selects its text if it is a field.
pub fn focus(selector: &str) {
    let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten()) else {
        return;
    };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Focuses the first element of that selector, and scrolls nothing for it.
pub fn focus_in_place(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses what the first of those selectors finds that finds something, and scrolls nothing for it.
pub fn focus_first(selectors: &[&str]) {
    if let Some(selector) = selectors.iter().find(|selector| is_there(selector)) {
        focus_in_place(selector);
    }
}

/// Whether what was focused is gone.
pub fn is_focus_lost() -> bool {
    !is_there(":focus")
}

/// Clicks the first element of that selector, if there is one.
pub fn click(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Focuses the element of that selector which stands `step` places after the focused one, or the one in the focused row
/// (or before it, when negative); when none is focused, the one that `current` selects, else the first.
pub fn focus_step(selector: &str, current: &str, step: i32) {
    let Some(document) = document() else { return };
    let Ok(list) = document.query_selector_all(selector) else { return };
    let elements: Vec<HtmlElement> = (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect();
    let place_of = |wanted: Option<Element>| {
        let wanted = wanted?;
        elements.iter().position(|element| **element == wanted)
    };
    let active = document.active_element();
    let row = active.as_ref().and_then(|active| active.closest("tr").ok().flatten());
    let beside = || row.and_then(|row| row.query_selector(selector).ok().flatten());
    let focused = place_of(active).or_else(|| place_of(beside()));
    let next = match focused.or_else(|| place_of(document.query_selector(current).ok().flatten())) {
        Some(place) => place.saturating_add_signed(step as isize).min(elements.len().saturating_sub(1)),
        None => 0,
    };
    if let Some(element) = elements.get(next) {
        let _ = element.focus();
    }
}
