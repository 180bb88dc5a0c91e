//! One of a few, side by side.

use leptos::prelude::*;

use crate::{
    live::{self, Signal},
    tree::{Tree, view},
};

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its value.
    pub value: String,
    /// What it is called.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A group of radio buttons drawn as one segmented control.
#[component]
pub fn Choices(
    /// What is chosen, for the group's name.
    #[prop(into)]
    label: Signal<String>,
    /// A name that no other group on the page has.
    name: &'static str,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Another value was chosen.
    on_choose: Callback<String>,
) -> Tree {
    let option = move |choice: Choice| {
        let chosen = {
            let own = choice.value.clone();
            move || value.with(|value| *value == own)
        };
        let own = choice.value.clone();
        view! {
            <label>
                <input type="radio" name=name prop:checked=live::flag(chosen) on:change=move |_| on_choose.run(own.clone())/>
                <span>{choice.label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="visually-hidden">{live::text(move || label.get())}</legend>
            {live::view(move || choices.get().into_iter().map(option).collect::<Tree>())}
        </fieldset>
    }
}
