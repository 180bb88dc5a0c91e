//! The dialogs of the frame: what stands in them comes with the tools of the lists, when the first of them is opened.

use leptos::prelude::*;

use crate::{
    i18n::use_i18n,
    live::{self, Memo, RwSignal, Signal},
    parts::{self, Insides, use_later},
    tree::{Tree, view},
    ui::Dialog,
};

/// A dialog whose inside comes when it is first opened; what is typed in it stays when it is closed.
#[component]
pub fn LaterDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Draws the inside.
    draw: Box<dyn Fn(Insides) -> Tree + Send + Sync>,
) -> Tree {
    let (i18n, later) = (use_i18n(), use_later());
    live::effect(move || {
        if open.get() {
            later.load();
        }
    });
    let was_opened = Memo::new(move |before: Option<&bool>| before.is_some_and(|before| *before) || open.get());
    let inside = move || match later.arrived() {
        Some(insides) => was_opened.get().then(|| draw(insides)),
        None => (was_opened.get() && later.is_missing())
            .then(|| parts::missing(i18n, None, Callback::new(move |()| later.load()))),
    };
    view! { <Dialog open=open title=title>{live::view(inside)}</Dialog> }
}
