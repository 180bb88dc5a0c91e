//! What a click means: the link that it follows.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::{address::absolute, page::window};

/// The `href` of the link that a plain click should follow within the page: no new tab, no download.
pub fn clicked_link(event: &MouseEvent) -> Option<String> {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if event.button() != 0 || modified || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let Some(link) = target.closest("a[href]").ok().flatten() else { return row_href(&target) };
    let elsewhere = link.has_attribute("target") || link.has_attribute("download");
    link.get_attribute("href").filter(|_| !elsewhere).map(|href| on_this_host(&href).unwrap_or(href))
}

/// Where a link leads that is written relative to the dashboard's base.
fn on_this_host(href: &str) -> Option<String> {
    if href.starts_with(['/', '#']) {
        return None;
    }
    let origin = window()?.location().origin().ok()?;
    absolute(href).strip_prefix(&origin).map(ToOwned::to_owned)
}

/// The value of an attribute of the element that was clicked, or around it.
pub fn clicked(event: &MouseEvent, attribute: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(&format!("[{attribute}]")).ok().flatten()?.get_attribute(attribute)
}

/// Where a click on an element of a table row leads which is not itself part of a link or a control: where its cell says,
/// or else where the row's link does.
fn row_href(target: &Element) -> Option<String> {
    let selecting = window()?.get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    if selecting || target.closest("button, input, select, label").ok().flatten().is_some() {
        return None;
    }
    if let Some(straight) = target.closest("[data-href]").ok().flatten() {
        return straight.get_attribute("data-href");
    }
    target.closest("tbody tr").ok().flatten()?.query_selector(".row-link").ok().flatten()?.get_attribute("href")
}

/// Where the link under the pointer leads, if it stands within what the selector names.
pub fn link_within(event: &MouseEvent, selector: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(&format!("{selector} a[href]")).ok().flatten()?.get_attribute("href")
}

/// Opens a row in a new tab after a click beside its link that would do so on the link: the middle button, or with Ctrl.
pub fn open_row_in_tab(event: &MouseEvent) {
    let in_tab = event.button() == 1 || (event.button() == 0 && (event.ctrl_key() || event.meta_key()));
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|target| in_tab && target.closest("a[href]").ok().flatten().is_none()) else {
        return;
    };
    if let (Some(href), Some(window)) = (row_href(&target), window()) {
        let _ = window.open_with_url_and_target_and_features(&href, "_blank", "noopener");
    }
}
