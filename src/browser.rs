//! Every raw call to the browser. Nothing here can panic: what a browser refuses is `None`, or is not done.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
pub use web_sys::AbortSignal;
use web_sys::{
    AbortController, Document, Element, FocusOptions, HtmlElement, HtmlInputElement, HtmlTextAreaElement, MouseEvent,
    ReadableStream, ReadableStreamDefaultReader, Storage, Window,
};

/// The window; `None` outside a browser.
pub fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The path of the document's base address, without its last `/`: empty when the dashboard stands at the root.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let after_scheme = base.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_scheme.find('/').and_then(|start| after_scheme.get(start..)).unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
}

/// Path, query and fragment as the address bar has them.
pub fn current_address() -> String {
    let Some(location) = window().map(|window| window.location()) else { return String::new() };
    [location.pathname(), location.search(), location.hash()].into_iter().filter_map(Result::ok).collect()
}

/// Puts an address into the history without loading it.
pub fn push_address(address: &str) {
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Where the dashboard lives and what it is called.
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

/// The languages that the user reads, the best first.
pub fn languages() -> Vec<String> {
    let Some(window) = window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|language| language.as_string()).collect()
}

/// The page was loaded over HTTPS.
pub fn is_https() -> bool {
    window().and_then(|window| window.location().protocol().ok()).is_some_and(|protocol| protocol == "https:")
}

/// Milliseconds since 1970-01-01T00:00:00Z.
pub fn now_millis() -> f64 {
    js_sys::Date::now()
}

fn local_storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

fn session_storage() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

/// Reads what [`remember`] kept.
pub fn recall(key: &str) -> Option<String> {
    local_storage()?.get_item(key).ok().flatten()
}

/// Keeps a text in the browser across visits, where the browser allows it.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets what [`remember`] kept.
pub fn forget(key: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(key);
    }
}

/// Reads what [`remember_for_tab`] kept.
pub fn recall_for_tab(key: &str) -> Option<String> {
    session_storage()?.get_item(key).ok().flatten()
}

/// Keeps a text until the tab is closed, where the browser allows it.
pub fn remember_for_tab(key: &str, value: &str) {
    if let Some(storage) = session_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Copies a text; `true` only if it really is on the clipboard.
///
/// The clipboard API exists on secure pages alone; on plain HTTP a selected text field is copied instead.
pub async fn copy(text: &str) -> bool {
    if let Some(window) = window() {
        let clipboard = Reflect::get(&window.navigator(), &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
        if let Ok(clipboard) = clipboard.dyn_into::<web_sys::Clipboard>()
            && JsFuture::from(clipboard.write_text(text)).await.is_ok()
        {
            return true;
        }
    }
    copy_by_selection(text).unwrap_or(false)
}

fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document()?;
    let focused = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("copy-source");
    area.set_read_only(true);
    // A modal dialog makes the rest of the page inert: the field must stand inside it to be selectable.
    let home = focused.as_ref().and_then(|element| element.closest("dialog").ok().flatten());
    let home: Element = home.or_else(|| document.body().map(Into::into))?;
    home.append_child(&area).ok()?;
    area.select();
    let command = Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let copied = command.call1(&document, &"copy".into()).ok().and_then(|done| done.as_bool()).unwrap_or(false);
    area.remove();
    if let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
    Some(copied)
}

/// The `href` of the link that a plain click should follow within the page: no new tab, no download.
pub fn clicked_link(event: &MouseEvent) -> Option<String> {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if event.button() != 0 || modified || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok().flatten().or_else(|| row_link(&target))?;
    let elsewhere = link.has_attribute("target") || link.has_attribute("download");
    link.get_attribute("href").filter(|_| !elsewhere)
}

/// The link of the table row around an element which is not itself part of a link or a control.
fn row_link(target: &Element) -> Option<Element> {
    let selecting = window()?.get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    if selecting || target.closest("button, input, select, label").ok().flatten().is_some() {
        return None;
    }
    target.closest("tbody tr").ok().flatten()?.query_selector(".row-link").ok().flatten()
}

/// Opens a row in a new tab after a middle click beside its link.
pub fn open_row_in_tab(event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) =
        target.filter(|target| event.button() == 1 && target.closest("a[href]").ok().flatten().is_none())
    else {
        return;
    };
    if let (Some(link), Some(window)) = (row_link(&target), window())
        && let Some(href) = link.get_attribute("href")
    {
        let _ = window.open_with_url_and_target_and_features(&href, "_blank", "noopener");
    }
}

/// Whether the page is narrower than so many pixels.
pub fn is_narrower_than(pixels: u32) -> bool {
    let query = format!("(max-width: {}px)", pixels.saturating_sub(1));
    window().and_then(|window| window.match_media(&query).ok().flatten()).is_some_and(|media| media.matches())
}

/// Whether the user is typing somewhere, so that a single letter is no shortcut.
pub fn is_typing() -> bool {
    let Some(element) = document().and_then(|document| document.active_element()) else { return false };
    let editable = element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    let button_like = element
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| ["radio", "checkbox", "button"].contains(&input.type_().as_str()));
    editable || (!button_like && ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str()))
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

/// Clicks the first element of that selector, if there is one.
pub fn click(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Focuses the element of that selector which stands `step` places after the focused one (or before it, when
/// negative); when none is focused, the one that `current` selects, else the first.
pub fn focus_step(selector: &str, current: &str, step: i32) {
    let Some(document) = document() else { return };
    let Ok(list) = document.query_selector_all(selector) else { return };
    let elements: Vec<HtmlElement> = (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect();
    let place_of = |wanted: Option<Element>| {
        let wanted = wanted?;
        elements.iter().position(|element| **element == wanted)
    };
    let focused = place_of(document.active_element());
    let next = match focused.or_else(|| place_of(document.query_selector(current).ok().flatten())) {
        Some(place) => place.saturating_add_signed(step as isize).min(elements.len().saturating_sub(1)),
        None => 0,
    };
    if let Some(element) = elements.get(next) {
        let _ = element.focus();
    }
}

/// Ends a request when dropped.
#[derive(Debug)]
pub struct AbortGuard(Option<AbortController>);

impl AbortGuard {
    /// A guard with a signal of its own.
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// The signal to hand to the request.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Default for AbortGuard {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for AbortGuard {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Reads a body as it arrives.
///
/// # Errors
/// What the browser rejects the reading with: the connection broke, or the request was aborted.
pub async fn read_chunks(body: ReadableStream, mut on_chunk: impl FnMut(&[u8])) -> Result<(), JsValue> {
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        let read = JsFuture::from(reader.read()).await?;
        if Reflect::get(&read, &"done".into())?.is_truthy() {
            return Ok(());
        }
        on_chunk(&Uint8Array::new(&Reflect::get(&read, &"value".into())?).to_vec());
    }
}
