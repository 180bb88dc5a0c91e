//! A modal dialog: the native element, so that focus, Esc and the page behind it are the browser's business.

use leptos::{html, prelude::*};

use crate::{
    i18n::use_i18n,
    live::{self, RwSignal, Signal},
    tree::{Children, Tree, view},
    ui::Icon,
};

/// A modal dialog.
#[component]
pub fn Dialog(
    /// Whether it is open; set to `false` when the user closes it.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What stands in it.
    children: Children,
) -> Tree {
    let i18n = use_i18n();
    let element = NodeRef::<html::Dialog>::new();
    live::effect(move || {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => (),
        }
    });
    view! {
        <dialog node_ref=element class="dialog" aria-label=live::attr(move || title.get()) on:close=move |_| open.set(false)>
            <div class="dialog-head">
                <h2>{live::text(move || title.get())}</h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=live::attr(move || i18n.texts().close())
                    on:click=move |_| open.set(false)
                >
                    <Icon name="close"/>
                </button>
            </div>
            {children.tree()}
        </dialog>
    }
}
