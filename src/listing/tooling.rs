//! The tools of a list come after its rows, in a WebAssembly module of their own.

use std::ops::Deref;

use leptos::prelude::*;

use super::{List, records::Records, spec::Change, toolbar::Tools};
use crate::{
    data::remote::LocalFuture,
    live,
    parts::{self, NotLoaded, Part},
    tree::{Tree, view},
    ui::Content,
};

/// The tools of a list page: what is known of its rows, and what draws it.
#[derive(Clone, Copy)]
pub struct Tooling {
    /// The rows.
    pub records: &'static dyn Records,
    /// Draws the panel of the open row.
    pub panel: fn(Desk, String) -> Tree,
    /// Draws what stands between the form and the rows.
    pub drawers: fn(Desk, Tools) -> Vec<Tree>,
    /// Draws what lies over the page.
    pub dialogs: fn(Desk, Tools) -> Vec<Tree>,
    /// Draws what lies over the rows.
    pub note: fn(Desk) -> Option<Tree>,
    /// Looks after the list as long as it is shown.
    pub watch: fn(Desk),
}

/// How the tools of the list of a name are loaded.
#[derive(Clone, Copy)]
pub struct ToolLoader(pub fn(&'static str) -> LocalFuture<Result<Tooling, NotLoaded>>);

/// A list with its tools. Copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The list.
    pub list: List,
    /// Its rows.
    pub records: &'static dyn Records,
}

impl Deref for Desk {
    type Target = List;

    fn deref(&self) -> &List {
        &self.list
    }
}

/// The tools of a list, or the lack of them. Copied freely.
#[derive(Clone, Copy)]
pub struct Later {
    /// The list.
    pub list: List,
    loader: Option<ToolLoader>,
    part: Part<Tooling>,
}

/// Loads the tools of a list as soon as they are wanted.
pub fn use_tooling(list: List, is_wanted: Memo<bool>) -> Later {
    let later = Later { list, loader: use_context(), part: Part::default() };
    live::effect(move || {
        if is_wanted.get() {
            later.load();
        }
    });
    live::effect(move || {
        if let Some((tooling, desk)) = later.with() {
            (tooling.watch)(desk);
        }
    });
    later
}

impl Later {
    fn load(self) {
        if let Some(ToolLoader(load)) = self.loader {
            self.part.load(|| load(self.list.spec.name()));
        }
    }

    fn with(self) -> Option<(Tooling, Desk)> {
        let tooling = self.part.get()?;
        Some((tooling, Desk { list: self.list, records: tooling.records }))
    }

    /// What stands in the panel of the open row.
    pub fn panel(self, open: String) -> Option<Tree> {
        self.with().map(|(tooling, desk)| (tooling.panel)(desk, open))
    }

    /// What stands between the form and the rows.
    pub fn drawers(self, tools: Tools) -> Vec<Tree> {
        self.with().map(|(tooling, desk)| (tooling.drawers)(desk, tools)).unwrap_or_default()
    }

    /// What lies over the page.
    pub fn dialogs(self, tools: Tools) -> Vec<Tree> {
        self.with().map(|(tooling, desk)| (tooling.dialogs)(desk, tools)).unwrap_or_default()
    }

    /// What lies over the rows.
    pub fn note(self) -> Option<Tree> {
        self.with().and_then(|(tooling, desk)| (tooling.note)(desk))
    }

    /// That they did not come, where somebody waits for them.
    pub fn failure(self, is_waited_for: bool) -> Option<Tree> {
        if !(is_waited_for && self.part.is_missing()) {
            return None;
        }
        let i18n = self.list.i18n;
        let close = self.list.href(Change::Open(""));
        let close = Content::Link { href: close, text: i18n.texts().close.to_owned(), button: true };
        let failure = parts::missing(i18n, Callback::new(move |()| self.load()));
        Some(view! { {failure}<p class="actions">{close.view()}</p> })
    }
}
