//! What the first rows do not need comes in a part of the WebAssembly of its own: everything that is reached only through
//! a function with `#[wasm_split]`.

use leptos::prelude::*;

use crate::{
    api::Failed,
    browser,
    data::remote::LocalFuture,
    i18n::{I18n, Texts},
    live::{self, Memo, RwSignal},
    tree::{Tree, view},
    ui::{Icon, ReloadButton},
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
        live::track(&self.0);
        match self.0.get_untracked() {
            State::There(part) => Some(part),
            _ => None,
        }
    }

    fn is_on_the_way(self) -> bool {
        matches!(self.0.get_untracked(), State::OnTheWay)
    }

    /// Whether it did not come; tracked.
    pub fn is_missing(self) -> bool {
        live::track(&self.0);
        matches!(self.0.get_untracked(), State::Missing)
    }
}

/// Whether somebody is there who may want more than to see the first rows. Copied freely.
#[derive(Clone, Copy)]
pub struct Presence(RwSignal<bool>);

impl Presence {
    /// Nobody yet, until there is a sign.
    pub fn new() -> Self {
        let is_there = RwSignal::new(false);
        browser::on_sign(move || is_there.maybe_update(|is_there| !std::mem::replace(is_there, true)));
        Self(is_there)
    }

    /// Whether there was a sign; tracked.
    pub fn is_there(self) -> bool {
        live::track(&self.0);
        self.0.get_untracked()
    }
}

impl Default for Presence {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether somebody is there.
pub fn use_presence() -> Presence {
    use_context().unwrap_or_else(Presence::new)
}

/// How far the page has been made since it was loaded: each part in a task of its own, since of many short tasks the browser
/// hears a key that is pressed meanwhile, and of a long one it does not. Copied freely.
#[derive(Clone, Copy)]
pub struct Making(RwSignal<usize>);

impl Making {
    /// The frame; then what stands in it.
    pub const FRAME: usize = 1;
    /// The list.
    pub const LIST: usize = 2;

    /// Begins.
    pub fn begin() -> Self {
        let made = RwSignal::new(0);
        leptos::task::spawn_local(async move {
            for part in Self::FRAME..=Self::LIST {
                browser::next_turn().await;
                let _ = made.try_set(part);
            }
        });
        Self(made)
    }

    /// Whether it is the turn of a part, or was; tracked by what is given. Once it was, nothing is left that listens.
    pub fn is_at(self, part: usize) -> Memo<bool> {
        Memo::new(move |_| self.0.get_untracked() >= part || self.0.get() >= part)
    }
}

/// What of the frame and the overview comes later: it draws the inside of each dialog, the bar that tells of a newer
/// version, and the rows that are kept.
#[derive(Clone, Copy)]
pub struct Insides {
    /// Two connections beside each other.
    pub compare: fn() -> Tree,
    /// The connections; told whether their dialog is open.
    pub connections: fn(RwSignal<bool>) -> Tree,
    /// What happened that a list could not be had, in a few words.
    pub explain: fn(&Failed, &str, &Texts) -> String,
    /// The rows that are kept, on the overview.
    pub kept: fn() -> Tree,
    /// The list of keys.
    pub keys: fn() -> Tree,
    /// The palette; told whether it is open, what was typed into it before it came, and whether the list of keys is open.
    pub palette: fn(RwSignal<bool>, RwSignal<String>, RwSignal<bool>) -> Tree,
    /// The form for a token.
    pub sign_in: fn() -> Tree,
    /// The bar.
    pub updates: fn() -> Tree,
    /// The saved views.
    pub views: fn() -> Tree,
}

/// What comes later, or the lack of it. Copied freely.
#[derive(Clone, Copy)]
pub struct Later {
    part: Part<Insides>,
    load: fn() -> LocalFuture<Result<Insides, NotLoaded>>,
}

impl Later {
    /// What is loaded so.
    pub fn new(load: fn() -> LocalFuture<Result<Insides, NotLoaded>>) -> Self {
        Self { part: Part::default(), load }
    }

    /// Asks for it.
    pub fn load(self) {
        self.part.load(self.load);
    }

    /// It, once it is there; tracked.
    pub fn arrived(self) -> Option<Insides> {
        self.part.get()
    }

    /// Whether it has been asked for, and neither come nor failed to.
    pub fn is_on_the_way(self) -> bool {
        self.part.is_on_the_way()
    }

    /// Whether it did not come; tracked.
    pub fn is_missing(self) -> bool {
        self.part.is_missing()
    }
}

/// What comes later here.
pub fn use_later() -> Later {
    use_context().unwrap_or_else(|| Later::new(|| Box::pin(async { Err(NotLoaded) })))
}

/// That a part did not come, and what may help; nor did a list, if it is said which, perhaps over rows from before.
pub fn missing(i18n: I18n, list: Option<(&str, bool)>, retry: Callback<()>) -> Tree {
    let texts = i18n.texts();
    let (title, cure) = match list {
        None => (texts.tools_missing().to_owned(), texts.tools_missing_cure()),
        Some((list, _)) => (texts.list_missing(list), texts.list_missing_cure()),
    };
    let over_rows = list.is_some_and(|(_, over_rows)| over_rows);
    view! {
        <div role="alert" class=if over_rows { "failure banner" } else { "failure state" }>
            <Icon name="alert"/>
            <div class="failure-text">
                <p class="failure-title">{title}</p>
                <p>{cure}</p>
            </div>
            <div class="failure-actions">
                <button type="button" class="button primary" on:click=move |_| retry.run(())>{texts.retry()}</button>
                <ReloadButton i18n=i18n/>
            </div>
        </div>
    }
}
