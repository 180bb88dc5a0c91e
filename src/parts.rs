//! What the first rows do not need comes in a part of the WebAssembly of its own: everything that is reached only through
//! a function with `#[wasm_split]`.

use leptos::prelude::*;

use crate::{
    data::remote::LocalFuture,
    i18n::I18n,
    tree::{Tree, view},
    ui::{Failure, FailureView},
};

/// A part could not be loaded; asked again, it is loaded anew.
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

#[derive(Clone, Copy)]
enum State<T> {
    Unasked,
    OnTheWay,
    There(T),
    Missing,
}

/// What leads into a part, from the moment it is asked for. Copied freely.
#[derive(Clone, Copy)]
pub struct Part<T: 'static>(RwSignal<State<T>>);

impl<T: Copy + Send + Sync> Default for Part<T> {
    fn default() -> Self {
        Self(RwSignal::new(State::Unasked))
    }
}

impl<T: Copy + Send + Sync> Part<T> {
    /// Asks for it; again only after it did not come.
    pub fn load(self, load: impl FnOnce() -> LocalFuture<Result<T, NotLoaded>>) {
        if !matches!(self.0.get_untracked(), State::Unasked | State::Missing) {
            return;
        }
        self.0.set(State::OnTheWay);
        let load = load();
        // Not bound to whoever asks: the button that does so goes as soon as it was pressed.
        leptos::task::spawn_local(async move {
            let _ = self.0.try_set(load.await.map_or(State::Missing, State::There));
        });
    }

    /// It, once it is there; tracked.
    pub fn get(self) -> Option<T> {
        match self.0.get() {
            State::There(part) => Some(part),
            _ => None,
        }
    }

    /// Whether it did not come; tracked.
    pub fn is_missing(self) -> bool {
        matches!(self.0.get(), State::Missing)
    }
}

/// That a part did not come, and what may help.
pub fn missing(i18n: I18n, retry: Callback<()>) -> Tree {
    let texts = i18n.texts();
    let failure = Failure {
        title: texts.tools_missing.to_owned(),
        cure: texts.tools_missing_cure.to_owned(),
        can_retry: true,
        can_reload: true,
        ..Failure::default()
    };
    view! { <FailureView i18n=i18n failure=failure over_rows=false on_retry=retry/> }
}
