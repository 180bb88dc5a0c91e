//! The address bar, and addresses as the browser reads them.

use wasm_bindgen::JsValue;
use web_sys::Url;

use super::page::{document, window};

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

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// The page was loaded over HTTPS.
pub fn is_https() -> bool {
    window().and_then(|window| window.location().protocol().ok()).is_some_and(|protocol| protocol == "https:")
}

/// Whether an address is one of the dashboard's own host.
pub fn is_own(address: &str) -> bool {
    let origin = window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    !origin.is_empty() && address.strip_prefix(&origin).is_some_and(|rest| rest.starts_with('/'))
}

/// An address as it is, resolved against the document's base.
pub fn absolute(address: &str) -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href())
}
