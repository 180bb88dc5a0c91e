//! A part that is unfolded on demand: the native element, so that keys and screen readers know it.

use leptos::{html, prelude::*};

use crate::live;

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
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<html::Details>::new();
    let follow = move |_| {
        if let Some(is_open) = element.get_untracked().map(|element| element.open()) {
            open.maybe_update(|open| std::mem::replace(open, is_open) != is_open);
        }
    };
    view! {
        <details node_ref=element class="fold" prop:open=live::flag(move || open.get()) on:toggle=follow>
            <summary><span>{title}</span>" "<span class="muted">{live::text(move || note.get())}</span></summary>
            {children()}
        </details>
    }
}
