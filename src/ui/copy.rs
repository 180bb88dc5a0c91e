//! The button that copies a text.

use std::time::Duration;

use leptos::prelude::*;

use crate::{browser, i18n::use_i18n, live, ui::Icon};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Copied,
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
) -> impl IntoView {
    let i18n = use_i18n();
    let outcome = RwSignal::new(None::<Outcome>);
    let copy = move |_| {
        let Some(text) = text.try_get_untracked() else { return };
        leptos::task::spawn_local(async move {
            let done = browser::copy(&text).await;
            let _ = outcome.try_set(Some(if done { Outcome::Copied } else { Outcome::Failed }));
            let reset = move || {
                let _ = outcome.try_set(None);
            };
            set_timeout(reset, Duration::from_millis(2500));
        });
    };
    let name = move || (i18n.texts().copy_what)(&what.get());
    let message = move || match outcome.get() {
        Some(Outcome::Copied) => i18n.texts().copied,
        Some(Outcome::Failed) => i18n.texts().copy_failed,
        None => "",
    };
    view! {
        <span class="copy">
            <button
                type="button"
                class="icon-button"
                class:done=live::flag(move || outcome.get() == Some(Outcome::Copied))
                aria-label=live::attr(name)
                title=live::attr(name)
                on:click=copy
            >
                {live::view(move || {
                    let name = if outcome.get() == Some(Outcome::Copied) { "check" } else { icon };
                    view! { <Icon name=name/> }
                })}
            </button>
            <span role="status" class="copy-message">{live::text(message)}</span>
        </span>
    }
}
