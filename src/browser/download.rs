//! Giving files to the user, and taking them.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url};

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

/// The longest file that is read, in bytes.
const LONGEST: f64 = 1_000_000.0;

/// The text of the file that was chosen in a field, which forgets it, so that the same one can be chosen again.
pub async fn chosen_text(event: &Event) -> Option<String> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    let text = if file.size() > LONGEST { None } else { JsFuture::from(file.text()).await.ok()?.as_string() };
    field.set_value("");
    text
}

/// Sets what stands in the field that an event is of.
pub fn set_value(event: &Event, value: &str) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value(value);
    }
}
