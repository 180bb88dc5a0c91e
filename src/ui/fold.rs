//! A part that is unfolded on demand: the native element, so that keys and screen readers know it.

use leptos::{prelude::*, web_sys::Element};

use crate::{
    live::{self, RwSignal, Signal},
    tree::{Children, Tree, view},
};

/// A part that is unfolded on demand.
#[component]
pub fn Fold(
    /// What it is called.
    title: String,
    /// What is said beside that, of less weight.
    #[prop(into)]
    note: Signal<String>,
    /// Whether it is unfolded; follows what the user does.
    open: RwSignal<bool>,
    /// Whether it is there at all.
    #[prop(into)]
    hidden: Signal<bool>,
    /// What stands in it.
    children: Children,
) -> Tree {
    let follow = move |event| {
        let is_open = event_target::<Element>(&event).has_attribute("open");
        open.maybe_update(|open| std::mem::replace(open, is_open) != is_open);
    };
    view! {
        <details
            class="fold"
            prop:open=live::flag(move || open.get())
            prop:hidden=live::flag(move || hidden.get())
            on:toggle=follow
        >
            <summary><span>{title}</span>" "<span class="muted">{live::text(move || note.get())}</span></summary>
            {children.tree()}
        </details>
    }
}
