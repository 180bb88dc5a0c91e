//! What of the frame comes with the tools of the lists: what stands in its dialogs, when the first of them is opened, and
//! what looks for newer versions.

use leptos::prelude::*;

use super::{connections, palette, shortcuts, sign_in, updates, views};
use crate::{
    i18n::use_i18n,
    live,
    parts::{self, NotLoaded, Part},
    tree::{Tree, view},
    ui::Dialog,
};

/// What draws the inside of each dialog, and the bar that tells of a newer version.
#[derive(Clone, Copy)]
pub struct Insides {
    /// The connections; told whether their dialog is open.
    pub connections: fn(RwSignal<bool>) -> Tree,
    /// The list of keys.
    pub keys: fn() -> Tree,
    /// The palette; told whether it is open, and whether the list of keys is.
    pub palette: fn(RwSignal<bool>, RwSignal<bool>) -> Tree,
    /// The form for a token.
    pub sign_in: fn() -> Tree,
    /// The bar.
    pub updates: fn() -> Tree,
    /// The saved views.
    pub views: fn() -> Tree,
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(tools, fallible)]
fn load() -> Result<Insides, NotLoaded> {
    Ok(insides())
}

#[cfg(not(feature = "split"))]
async fn load() -> Result<Insides, NotLoaded> {
    Ok(insides())
}

fn insides() -> Insides {
    Insides {
        connections: connections::inside,
        keys: shortcuts::inside,
        palette: palette::inside,
        sign_in: sign_in::inside,
        updates: updates::inside,
        views: views::inside,
    }
}

/// What comes later, or the lack of it. Copied freely.
#[derive(Clone, Copy, Default)]
pub struct Later(Part<Insides>);

impl Later {
    /// Asks for it.
    pub fn load(self) {
        self.0.load(|| Box::pin(load()));
    }

    /// It, once it is there; tracked.
    pub fn arrived(self) -> Option<Insides> {
        self.0.get()
    }
}

/// A dialog whose inside comes when it is first opened; what is typed in it stays when it is closed.
#[component]
pub fn LaterDialog(
    /// Where the inside comes from.
    later: Later,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Draws the inside.
    draw: Box<dyn Fn(Insides) -> Tree + Send + Sync>,
) -> Tree {
    let i18n = use_i18n();
    live::effect(move || {
        if open.get() {
            later.load();
        }
    });
    let was_opened = Memo::new(move |before: Option<&bool>| before.is_some_and(|before| *before) || open.get());
    let inside = move || match later.arrived() {
        Some(insides) => was_opened.get().then(|| draw(insides)),
        None => (was_opened.get() && later.0.is_missing())
            .then(|| parts::missing(i18n, Callback::new(move |()| later.load()))),
    };
    view! { <Dialog open=open title=title>{live::view(inside)}</Dialog> }
}
