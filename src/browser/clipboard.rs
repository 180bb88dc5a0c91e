//! Copying texts.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use super::page::{document, window};

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

/// Selects a text where it stands before its copy button, so that the reader's own keys copy it; whether it stands there.
pub fn select_before(button: &Element, text: &str) -> bool {
    let before = button.closest(".copy").ok().flatten().and_then(|copy| copy.previous_element_sibling());
    let Some(before) = before.filter(|before| before.text_content().as_deref() == Some(text)) else { return false };
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| selection.select_all_children(&before).is_ok())
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
