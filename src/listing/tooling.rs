//! The tools of a list come after its rows, in a WebAssembly module of their own.

use std::ops::Deref;

use leptos::{html, prelude::*};

use super::{Asked, List, records::Records, spec::Change, toolbar::Tools, window::Drawing};
use crate::{
    api::Failed,
    data::remote::LocalFuture,
    i18n::I18n,
    live::{self, Memo},
    parts::{self, NotLoaded},
    tree::{Tree, view},
    ui::link_button,
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
    /// Draws a failure of the list's request; over its older rows, if there are any.
    pub failure: fn(Asked, &Failed, &str, bool, I18n) -> Tree,
    /// What is wrong with the text of a field.
    pub field_error: fn(Desk, &str) -> Option<String>,
    /// Marks what is sought in the rows that are drawn.
    pub mark: fn(Desk, NodeRef<html::Tbody>, &str),
    /// Why rows were found that do not show all that was sought in their cells.
    pub reasons: fn(Desk, &Drawing, &str) -> Vec<Option<String>>,
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
}

/// Loads the tools of a list as soon as they are wanted.
pub fn use_tooling(list: List, is_wanted: Memo<bool>) -> Later {
    let later = Later { list, loader: use_context() };
    live::effect(move || {
        if is_wanted.get() {
            later.load();
        }
    });
    live::effect(move || {
        if let Some((tooling, desk)) = list.tools() {
            (tooling.watch)(desk);
        }
    });
    later
}

impl List {
    /// Its tools, once they are there; tracked.
    pub fn tools(self) -> Option<(Tooling, Desk)> {
        let tooling = self.tooling.get()?;
        Some((tooling, Desk { list: self, records: tooling.records }))
    }
}

impl Later {
    fn load(self) {
        if let Some(ToolLoader(load)) = self.loader {
            self.list.tooling.load(|| load(self.list.spec.name()));
        }
    }

    /// What stands in the panel of the open row.
    pub fn panel(self, open: String) -> Option<Tree> {
        self.list.tools().map(|(tooling, desk)| (tooling.panel)(desk, open))
    }

    /// What stands between the form and the rows.
    pub fn drawers(self, tools: Tools) -> Vec<Tree> {
        self.list.tools().map(|(tooling, desk)| (tooling.drawers)(desk, tools)).unwrap_or_default()
    }

    /// What lies over the page.
    pub fn dialogs(self, tools: Tools) -> Vec<Tree> {
        self.list.tools().map(|(tooling, desk)| (tooling.dialogs)(desk, tools)).unwrap_or_default()
    }

    /// What lies over the rows.
    pub fn note(self) -> Option<Tree> {
        self.list.tools().and_then(|(tooling, desk)| (tooling.note)(desk))
    }

    /// That they did not come, where somebody waits for them.
    pub fn failure(self, is_waited_for: bool) -> Option<Tree> {
        if !(is_waited_for && self.list.tooling.is_missing()) {
            return None;
        }
        let i18n = self.list.i18n;
        let close = self.list.href(Change::Open(""));
        let close = link_button(close, i18n.texts().close().to_owned());
        let (has_failed, over_rows) = self.list.said().with(|said| (said.error().is_some(), said.shown().is_some()));
        let retry = Callback::new(move |()| {
            self.load();
            if has_failed {
                self.list.asked.reload();
            }
        });
        let what = if has_failed { Some((self.list.spec.what(i18n.texts()), over_rows)) } else { None };
        let failure = parts::missing(i18n, what, retry);
        Some(view! { {failure}<p class="actions">{close}</p> })
    }
}
