//! The page itself: its window, its document, the clock and the languages of its reader.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

/// The window; `None` outside a browser.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// Its document.
pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// Names the page in the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the document's root element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// An attribute of the first element of a selector.
pub fn attribute_of(selector: &str, name: &str) -> Option<String> {
    document()?.query_selector(selector).ok().flatten()?.get_attribute(name)
}

/// The languages that the user reads, the best first.
pub fn languages() -> Vec<String> {
    let Some(window) = window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|language| language.as_string()).collect()
}

/// Milliseconds since 1970-01-01T00:00:00Z.
pub fn now_millis() -> f64 {
    js_sys::Date::now()
}

/// Whether the page is narrower than so many pixels.
pub fn is_narrower_than(pixels: u32) -> bool {
    let query = format!("(max-width: {}px)", pixels.saturating_sub(1));
    window().and_then(|window| window.match_media(&query).ok().flatten()).is_some_and(|media| media.matches())
}

/// Whether nobody can see the page: its tab or its window is hidden.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// How far apart the lines are in which the elements stand within another that a selector matches, in pixels; and how many
/// stand side by side.
pub fn lines_within(element: &Element, selector: &str) -> Option<(f64, usize)> {
    let found = element.query_selector_all(selector).ok()?;
    let place = |at: u32| Some(found.item(at)?.dyn_into::<Element>().ok()?.get_bounding_client_rect());
    let first = place(0)?;
    let below = (1..found.length()).find_map(|at| Some((at, place(at)?.top())).filter(|(_, top)| *top > first.top()));
    Some(match below {
        Some((across, top)) => (top - first.top(), across as usize),
        None => (first.height(), found.length() as usize),
    })
}

/// Scrolls as little as it takes to see the row of the first element that a selector matches.
pub fn reveal(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(row) = element.and_then(|element| element.closest("tr").ok().flatten()) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether a text is a regular expression.
pub fn is_regular_expression(text: &str) -> bool {
    // The constructor throws, and what is thrown across WebAssembly ends it: this way the browser catches it.
    let Ok(constructor) = Reflect::get(&js_sys::global(), &"RegExp".into()) else { return true };
    let Ok(constructor) = constructor.dyn_into::<js_sys::Function>() else { return true };
    Reflect::construct(&constructor, &js_sys::Array::of1(&text.into())).is_ok()
}

/// Why a text is no JSON, as the browser says it; `None` if it is.
pub fn json_fault(text: &str) -> Option<String> {
    let fault = js_sys::JSON::parse(text).err()?;
    let message = Reflect::get(&fault, &"message".into()).ok().and_then(|message| message.as_string());
    Some(message.unwrap_or_default())
}
