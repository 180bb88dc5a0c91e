//! Icons out of one sprite.

use leptos::prelude::*;

/// An icon of `icons.svg`; decoration, so it has no name of its own.
#[component]
pub fn Icon(
    /// Its id in the sprite.
    name: &'static str,
) -> impl IntoView {
    let href = format!("icons.svg#{name}");
    view! { <svg class="icon" aria-hidden="true" focusable="false"><use href=href></use></svg> }
}
