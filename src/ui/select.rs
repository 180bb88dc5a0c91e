//! One of many, out of a list.

use leptos::prelude::*;

use crate::{
    live::{self, Signal},
    tree::{Tree, view},
    ui::Choice,
};

/// A native select with its label inside the frame.
#[component]
pub fn SelectField(
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Another value was chosen.
    on_choose: Callback<String>,
    /// The label is read aloud, but not drawn.
    #[prop(optional)]
    bare: bool,
) -> Tree {
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        let chosen = move || value.with(|value| *value == own);
        view! { <option value=choice.value prop:selected=live::flag(chosen)>{choice.label}</option> }
    };
    view! {
        <label class="field select">
            <span class="field-label" class:visually-hidden=bare>{live::text(move || label.get())}</span>
            <select on:change=move |event| on_choose.run(event_target_value(&event))>
                {live::view(move || choices.get().into_iter().map(option).collect::<Tree>())}
            </select>
        </label>
    }
}
