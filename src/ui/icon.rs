//! Icons out of one sprite.

use leptos::prelude::*;

use crate::tree::{Tree, view};

/// An icon of `style/icons.svg`, which is a part of the page; decoration, so it has no name of its own.
#[component]
pub fn Icon(
    /// Its id in the sprite.
    name: &'static str,
) -> Tree {
    let href = format!("#icon-{name}");
    view! { <svg class="icon" aria-hidden="true" focusable="false"><use href=href></use></svg> }
}
