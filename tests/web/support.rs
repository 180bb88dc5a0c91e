//! A place on the page to mount a component, and waiting by condition.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A component on the page, gone again when dropped.
pub struct Stage {
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Stage {
    /// Mounts a view into a section of its own.
    pub fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root: HtmlElement = document.create_element("section").unwrap().unchecked_into();
        document.body().unwrap().append_child(&root).unwrap();
        let mounted = leptos::mount::mount_to(root.clone(), view);
        Self { root, _mounted: Box::new(mounted) }
    }

    /// The first element of that selector.
    pub fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector} in {}", self.html()))
    }

    /// How many elements of that selector there are.
    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// All visible and hidden text.
    pub fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// The markup, for messages.
    pub fn html(&self) -> String {
        self.root.inner_html()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Waits until something is so; fails after a few seconds.
pub async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        pause(20).await;
    }
    panic!("it never came to be that {what}");
}

/// Lets the browser go on for so many milliseconds.
pub async fn pause(millis: i32) {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(wait).await.unwrap();
}
