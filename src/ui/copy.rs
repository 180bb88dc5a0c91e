//! The button that copies a text.

use std::time::Duration;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    browser,
    i18n::use_i18n,
    live::{self, RwSignal, Signal},
    tree::{Tree, view},
    ui::Icon,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Copied,
    /// Not copied, but selected.
    Selected,
    Failed,
}

/// Copies a text, and says so only when it happened.
#[component]
pub fn CopyButton(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// What the text is, for the button's name.
    #[prop(into)]
    what: Signal<String>,
    /// What it looks like.
    #[prop(default = "copy")]
    icon: &'static str,
) -> Tree {
    let i18n = use_i18n();
    let outcome = RwSignal::new(None::<Outcome>);
    let copy = move |event: ev::MouseEvent| {
        let Some(text) = text.try_get_untracked() else { return };
        let button = event.current_target().and_then(|button| button.dyn_into::<Element>().ok());
        leptos::task::spawn_local(async move {
            let came = match browser::copy(&text).await {
                true => Outcome::Copied,
                false if button.is_some_and(|button| browser::select_before(&button, &text)) => Outcome::Selected,
                false => Outcome::Failed,
            };
            let _ = outcome.try_set(Some(came));
            let reset = move || {
                let _ = outcome.try_set(None);
            };
            set_timeout(reset, Duration::from_millis(2500));
        });
    };
    // One piece, and not one for each of its changes: a panel may hold thousands of these buttons.
    let button = move || {
        let texts = i18n.texts();
        let name = what.with(|what| texts.copy_what(what));
        let (class, icon, message) = match outcome.get() {
            Some(Outcome::Copied) => ("icon-button done", "check", texts.copied()),
            Some(Outcome::Selected) => ("icon-button", icon, texts.copy_selected()),
            Some(Outcome::Failed) => ("icon-button", icon, texts.copy_failed()),
            None => ("icon-button", icon, ""),
        };
        view! {
            <button type="button" class=class aria-label=name.clone() title=name on:click=copy><Icon name=icon/></button>
            <span role="status" class="copy-message">{message}</span>
        }
    };
    view! { <span class="copy">{live::view(button)}</span> }
}
