//! The dialogs of the frame: what stands in them comes with the tools of the lists, when the first of them is opened.

use leptos::prelude::*;

use crate::{
    i18n::use_i18n,
    live::{self, Memo, RwSignal, Signal},
    parts::{self, Insides, Later, use_later},
    tree::{Tree, view},
    ui::Dialog,
};

/// What comes later, once it is there, or that it did not come; asks for it now.
pub fn awaited(draw: fn(Insides) -> Tree) -> Tree {
    let later = use_later();
    later.load();
    live::view(move || inside(later, true, &draw)).into()
}

fn inside(later: Later, is_wanted: bool, draw: &dyn Fn(Insides) -> Tree) -> Option<Tree> {
    if !is_wanted {
        return None;
    }
    match later.arrived() {
        Some(insides) => Some(draw(insides)),
        None => later.is_missing().then(|| parts::missing(use_i18n(), None, Callback::new(move |()| later.load()))),
    }
}

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
    let later = use_later();
    live::effect(move || {
        if open.get() {
            later.load();
        }
    });
    let was_opened = Memo::new(move |before: Option<&bool>| before.is_some_and(|before| *before) || open.get());
    view! { <Dialog open=open title=title>{live::view(move || inside(later, was_opened.get(), &draw))}</Dialog> }
}
