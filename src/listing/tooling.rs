//! The tools of a list come after its rows, in a WebAssembly module of their own.

use std::ops::Deref;

use leptos::prelude::*;

use super::{List, records::Records, spec::Change, toolbar::Tools};
use crate::{
    data::remote::LocalFuture,
    live,
    ui::{Content, Failure, FailureView},
};

/// The tools of a list page: what is known of its rows, and what draws it.
#[derive(Clone, Copy)]
pub struct Tooling {
    /// The rows.
    pub records: &'static dyn Records,
    /// Draws the panel of the open row.
    pub panel: fn(Desk, String) -> AnyView,
    /// Draws what stands between the form and the rows.
    pub drawers: fn(Desk, Tools) -> Vec<AnyView>,
    /// Draws what lies over the page.
    pub dialogs: fn(Desk, Tools) -> Vec<AnyView>,
    /// Draws what lies over the rows.
    pub note: fn(Desk) -> Option<AnyView>,
    /// Looks after the list as long as it is shown.
    pub watch: fn(Desk),
}

/// How the tools of the list of a name are loaded; `None` if they could not be.
#[derive(Clone, Copy)]
pub struct ToolLoader(pub fn(&'static str) -> LocalFuture<Option<Tooling>>);

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
    /// Counts how often they were asked for.
    tries: RwSignal<u32>,
    /// Nothing as long as they are on their way.
    arrived: RwSignal<Option<Option<Tooling>>>,
}

/// Loads the tools of a list as soon as they are wanted.
pub fn use_tooling(list: List, is_wanted: Memo<bool>) -> Later {
    let later = Later { list, loader: use_context(), tries: RwSignal::new(0), arrived: RwSignal::new(None) };
    live::effect(move || {
        later.tries.track();
        if is_wanted.get() && later.arrived.with_untracked(Option::is_none) {
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
        let Some(ToolLoader(load)) = self.loader else { return };
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let tooling = load(self.list.spec.name()).await;
            let _ = self.arrived.try_set(Some(tooling));
        });
    }

    fn with(self) -> Option<(Tooling, Desk)> {
        let tooling = self.arrived.get()??;
        Some((tooling, Desk { list: self.list, records: tooling.records }))
    }

    /// What stands in the panel of the open row.
    pub fn panel(self, open: String) -> Option<AnyView> {
        self.with().map(|(tooling, desk)| (tooling.panel)(desk, open))
    }

    /// What stands between the form and the rows.
    pub fn drawers(self, tools: Tools) -> Vec<AnyView> {
        self.with().map(|(tooling, desk)| (tooling.drawers)(desk, tools)).unwrap_or_default()
    }

    /// What lies over the page.
    pub fn dialogs(self, tools: Tools) -> Vec<AnyView> {
        self.with().map(|(tooling, desk)| (tooling.dialogs)(desk, tools)).unwrap_or_default()
    }

    /// What lies over the rows.
    pub fn note(self) -> Option<AnyView> {
        self.with().and_then(|(tooling, desk)| (tooling.note)(desk))
    }

    /// That they did not come, where somebody waits for them.
    pub fn failure(self, is_waited_for: bool) -> Option<AnyView> {
        let is_missing = self.arrived.with(|arrived| matches!(arrived, Some(None)));
        if !(is_missing && is_waited_for) {
            return None;
        }
        let i18n = self.list.i18n;
        let texts = i18n.texts();
        let failure = Failure {
            title: texts.tools_missing.to_owned(),
            cure: texts.tools_missing_cure.to_owned(),
            can_retry: true,
            can_reload: true,
            ..Failure::default()
        };
        let retry = Callback::new(move |()| {
            self.arrived.set(None);
            self.tries.update(|tries| *tries = tries.wrapping_add(1));
        });
        let close =
            Content::Link { href: self.list.href(Change::Open("")), text: texts.close.to_owned(), button: true };
        Some(
            view! {
                <FailureView i18n=i18n failure=failure over_rows=false on_retry=retry/>
                <p class="actions">{close.view()}</p>
            }
            .into_any(),
        )
    }
}
