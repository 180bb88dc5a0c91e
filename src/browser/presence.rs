//! Whether somebody is there.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::AddEventListenerOptions;

use super::page::window;

/// What tells that somebody is about to do something.
const SIGNS: [&str; 6] = ["focusin", "keydown", "pointerdown", "pointermove", "touchstart", "wheel"];

/// Does something at the first sign of somebody, and once for each further kind of sign.
pub fn on_sign(act: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    // The browser frees it, with the page.
    let act = Closure::<dyn Fn()>::new(act).into_js_value();
    let options = AddEventListenerOptions::new();
    options.set_once(true);
    options.set_capture(true);
    options.set_passive(true);
    for sign in SIGNS {
        let act = act.unchecked_ref();
        let _ = window.add_event_listener_with_callback_and_add_event_listener_options(sign, act, &options);
    }
}
