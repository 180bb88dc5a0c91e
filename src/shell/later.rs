//! What stands in the dialogs of the frame comes when the first of them is opened, with the tools of the lists.

use leptos::prelude::*;

use super::{connections, palette, shortcuts, sign_in, updates, views};
use crate::{
    i18n::use_i18n,
    live,
    parts::NotLoaded,
    ui::{Dialog, ReloadButton},
};

/// What draws the inside of each dialog.
#[derive(Clone, Copy)]
pub struct Insides {
    pub connections: fn(RwSignal<bool>) -> AnyView,
    pub keys: fn() -> AnyView,
    pub palette: fn(RwSignal<bool>, RwSignal<bool>) -> AnyView,
    pub sign_in: fn() -> AnyView,
    pub updates: fn() -> AnyView,
    pub views: fn() -> AnyView,
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

/// The insides, or the lack of them; nothing as long as they are on their way. Copied freely.
#[derive(Clone, Copy)]
pub struct Later(RwSignal<Option<Option<Insides>>>);

impl Later {
    /// Not asked for yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Loads them, unless they are there.
    pub fn load(self) {
        if !self.0.with_untracked(|arrived| matches!(arrived, Some(Some(_)))) {
            self.0.set(None);
            leptos::task::spawn_local(async move {
                let _ = self.0.try_set(Some(load().await.ok()));
            });
        }
    }

    /// The insides, once they are there.
    pub fn arrived(self) -> Option<Insides> {
        self.0.get().flatten()
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
    draw: Box<dyn Fn(Insides) -> AnyView + Send + Sync>,
) -> impl IntoView {
    let i18n = use_i18n();
    live::effect(move || {
        if open.get() {
            later.load();
        }
    });
    let was_opened = Memo::new(move |before: Option<&bool>| before.is_some_and(|before| *before) || open.get());
    let inside = move || match later.0.get().filter(|_| was_opened.get())? {
        Some(insides) => Some(draw(insides)),
        None => {
            let texts = i18n.texts();
            Some(
                view! {
                    <p role="alert">{texts.tools_missing}". "{texts.tools_missing_cure}</p>
                    <button type="button" class="button" on:click=move |_| later.load()>{texts.retry}</button>
                    " "
                    <ReloadButton i18n=i18n/>
                }
                .into_any(),
            )
        }
    };
    view! { <Dialog open=open title=title>{live::maybe(inside)}</Dialog> }
}
