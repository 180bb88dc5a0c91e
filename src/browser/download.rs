//! Giving files to the user.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::page::document;

/// Hands a text to the user as a file of that name and media type; `false` if the browser would not.
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    give(name, mime, text).is_some()
}

fn give(name: &str, mime: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has begun, and holds what it needs.
    let _ = Url::revoke_object_url(&url);
    Some(())
}
