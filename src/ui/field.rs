//! A text field that filters while one types.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    live::{self, RwSignal, Signal, StoredValue},
    tree::{Tree, view},
    ui::Icon,
};

/// How long one may pause before what is typed counts.
const PAUSE: Duration = Duration::from_millis(250);

/// A search field. What is typed counts after a short pause, or at once with Enter or on leaving the field; never in
/// the middle of a composition (Chinese input).
#[component]
pub fn TextField(
    /// A name that no other field on the page has.
    name: &'static str,
    /// What is typed here.
    #[prop(into)]
    label: Signal<String>,
    /// The text that counts.
    #[prop(into)]
    value: Signal<String>,
    /// Another text counts.
    on_change: Callback<String>,
    /// Why the text can not be used.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// The field that `/` focuses.
    #[prop(optional)]
    main: bool,
) -> Tree {
    let text = RwSignal::new(value.get_untracked());
    // What this field made of the value last: any other change came from elsewhere (Back, a chip) and is taken over.
    let sent = StoredValue::new(value.get_untracked());
    live::effect(move || {
        let value = value.get();
        if sent.get_value() != value {
            sent.set_value(value.clone());
            text.set(value);
        }
    });
    let commit = move || {
        let typed = text.get_untracked();
        if sent.get_value() != typed {
            sent.set_value(typed.clone());
            on_change.run(typed);
        }
    };
    let mut commit_later = debounce(PAUSE, move |()| commit());
    let on_input = move |event: ev::Event| text.set(event_target_value(&event));
    let composing = RwSignal::new(false);
    live::effect(move || {
        text.track();
        if !composing.get() {
            commit_later(());
        }
    });
    let error_id = format!("{name}-error");
    view! {
        <div class="text-field" class:invalid=live::flag(move || error.with(Option::is_some))>
            <label class="field">
                <Icon name="search"/>
                <span class="visually-hidden">{live::text(move || label.get())}</span>
                <input
                    type="search"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    placeholder=live::attr(move || label.get())
                    data-main-filter=main
                    prop:value=live::attr(move || text.get())
                    aria-describedby=live::optional(move || error.with(|error| error.is_some().then(|| error_id.clone())))
                    aria-invalid=live::optional(move || error.with(|error| error.is_some().then_some("true")))
                    on:input=on_input
                    on:compositionstart=move |_| composing.set(true)
                    on:compositionend=move |_| composing.set(false)
                    on:keydown=move |event| if event.key() == "Enter" && !event.is_composing() { commit() }
                    on:blur=move |_| commit()
                />
            </label>
            {live::view(move || error.get().map(|error| {
                view! { <p class="field-error" id=format!("{name}-error") role="alert">{error}</p> }
            }))}
        </div>
    }
}
