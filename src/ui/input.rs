//! Fields of a form that is sent as a whole: plain ones, read when it is sent.

use leptos::{html, prelude::*};

use crate::{
    live::{self, Signal},
    tree::{Tree, view},
};

/// What a form's field holds while it is filled in. A secret one never stands in the document: it is read from the
/// element, and emptied.
pub type InputRef = NodeRef<html::Input>;

/// The text of a field, which is then empty.
pub fn take_text(field: InputRef) -> String {
    let Some(input) = field.get_untracked() else { return String::new() };
    let text = input.value();
    input.set_value("");
    text
}

/// A labelled field.
#[component]
pub fn InputField(
    /// What is typed here.
    #[prop(into)]
    label: Signal<String>,
    /// The element.
    field: InputRef,
    /// It is a secret.
    #[prop(optional)]
    secret: bool,
    /// An example, or nothing.
    #[prop(optional)]
    placeholder: &'static str,
) -> Tree {
    view! {
        <label class="input-field">
            <span>{live::text(move || label.get())}</span>
            <input
                node_ref=field
                type=if secret { "password" } else { "text" }
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=placeholder
            />
        </label>
    }
}

/// A box to tick.
#[component]
pub fn Switch(
    /// What ticking it means.
    #[prop(into)]
    label: Signal<String>,
    /// It is ticked.
    #[prop(into)]
    value: Signal<bool>,
    /// It was ticked, or no longer is.
    on_change: Callback<bool>,
) -> Tree {
    view! {
        <label class="switch">
            <input
                type="checkbox"
                prop:checked=live::flag(move || value.get())
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{live::text(move || label.get())}</span>
        </label>
    }
}
