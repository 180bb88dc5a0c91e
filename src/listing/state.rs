//! The state of a list: what the address says, and what the server said to that.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{
    Address,
    asked::{Asked, Said, follow, shown},
    changes::Changes,
    folding::Folding,
    selection::Selection,
    spec::{AnyAnswer, Change, Drawn, Spec},
    status::exact,
    tooling::Tooling,
};
use crate::{
    data::{layout::Layout, remote::Remote, seen::SeenTotals},
    i18n::{I18n, use_i18n},
    live::{self, Memo, RwSignal},
    navigation::{Navigator, Step, use_navigator},
    parts::Part,
    routes::{self, connection_of, is_same_page},
};

/// A list. Copied freely.
#[derive(Clone, Copy)]
pub struct List {
    /// What is particular about it.
    pub spec: &'static dyn Spec,
    /// The words.
    pub i18n: I18n,
    /// What the address says.
    pub address: Memo<Address>,
    /// The request for it.
    pub asked: Asked,
    /// The words that are looked for in the rows.
    pub words: RwSignal<String>,
    /// How it is laid out, by what its address says and else as is remembered.
    pub layout: Memo<Layout>,
    /// What is remembered of that.
    pub kept: RwSignal<Layout>,
    /// Its rows are cards.
    pub has_cards: Memo<bool>,
    /// The rows that are picked.
    pub selection: Selection,
    /// The groups that are unfolded, where rows are grouped.
    pub folding: Folding,
    /// What a refresh changed, until that was seen.
    pub changes: RwSignal<Option<Arc<Changes>>>,
    /// What is shown of the answer.
    pub drawn: Memo<Option<Drawn>>,
    /// Its tools, which come later.
    pub tooling: Part<Tooling>,
    /// What is shown is still what was shown before: what arranges the rows otherwise is on its way.
    pub is_behind: Memo<bool>,
    is_filling: Memo<bool>,
    navigator: Navigator,
}

impl List {
    /// The address after a change.
    pub fn href(self, change: Change<'_>) -> String {
        self.address.with(|address| self.spec.href(address, change))
    }

    /// Makes a change; typing changes the present history entry, a choice makes a new one.
    pub fn go(self, change: Change<'_>, step: Step) {
        if let Some(href) = self.address.try_with_untracked(|address| self.spec.href(address, change)) {
            self.navigator.go(&href, step);
        }
    }

    /// Shows another address of this list.
    pub fn go_to(self, href: &str, step: Step) {
        self.navigator.go(href, step);
    }

    /// What the server said.
    pub fn said(self) -> RwSignal<Said> {
        self.asked.said()
    }

    /// The places of the columns that are shown, in their order.
    pub fn columns(self) -> Vec<usize> {
        let arranged = self.layout.with(|layout| layout.arranged(&self.spec.columns()));
        arranged.into_iter().filter(|(_, is_shown)| *is_shown).map(|(place, _)| place).collect()
    }

    /// Remembers another layout, whatever the address says.
    pub fn keep(self, change: impl FnOnce(&mut Layout)) {
        self.kept.update(change);
        self.kept.with_untracked(|layout| layout.keep(self.spec.name()));
    }

    /// Whether rows are shown of which more are on the way.
    pub fn is_filling(self) -> bool {
        self.is_filling.get()
    }

    /// The newest answer.
    pub fn answer(self) -> Option<AnyAnswer> {
        self.said().with(|said| said.shown().map(|(_, answer)| AnyAnswer::clone(answer)))
    }
}

/// The address of this page. On the way to another page it stays as it was: the address changes before the page goes, and
/// must not be taken for a change to this page's list.
///
/// A list that is come to without a page size is shown with the one that was chosen last, and its address says so.
pub fn use_address(spec: &dyn Spec) -> Memo<Address> {
    let location = use_location();
    let own = location.pathname.get_untracked();
    let connection = location.search.with_untracked(|search| connection_of(search));
    let (pathname, search) = (ArcMemo::from(location.pathname), ArcMemo::from(location.search));
    let search_before = search.get_untracked();
    let first = first_address(spec, &own, &search_before);
    if !search_before.ends_with(&first.search) {
        use_navigator().go(&spec.href(&first, Change::Nothing), Step::Replace);
    }
    Memo::new(move |before: Option<&Address>| {
        live::track(&pathname);
        live::track(&search);
        let now = Address { pathname: pathname.get_untracked(), search: search.get_untracked() };
        let is_own = is_same_page(&own, &now.pathname) && connection_of(&now.search) == connection;
        match before {
            None => first.clone(),
            Some(before) if !is_own => before.clone(),
            Some(_) => now,
        }
    })
}

/// What a list that is come to at that address shows: if the address names no page size, the one that was chosen last.
pub(super) fn first_address(spec: &dyn Spec, pathname: &str, search: &str) -> Address {
    Address { pathname: pathname.to_owned(), search: routes::sized(search, Layout::recall(spec.name()).size) }
}

/// The list that an address shows, kept up to date: one request at a time, none for what the rows at hand can answer.
pub fn use_list(spec: &'static dyn Spec, address: Memo<Address>) -> List {
    let i18n = use_i18n();
    let request = move || address.with(|address| spec.request(address));
    let send = move |sending| spec.fetch(&address.get_untracked(), sending);
    let asked = follow(shown(), spec.upstream(), request, send);
    let said = asked.said();
    let looked_for = Memo::new(move |_| address.with(|address| spec.looked_for(address)));
    let words = RwSignal::new(looked_for.get_untracked());
    live::effect(move || {
        let wanted = looked_for.get();
        words.maybe_update(|words| std::mem::replace(words, wanted.clone()) != wanted);
    });
    let kept = RwSignal::new(Layout::recall(spec.name()));
    let layout = Memo::new(move |_| {
        kept.with(|kept| address.with(|address| kept.told_by(&address.search, &spec.named_columns())))
    });
    let is_grouped = Memo::new(move |_| spec.grouping().is_some() && layout.with(|layout| layout.is_grouped));
    let has_cards = Memo::new(move |_| spec.can_be_cards() && layout.with(|layout| layout.has_cards));
    let folding = Folding::new();
    let tooling = Part::<Tooling>::default();
    let is_as_sent = Memo::new(move |_| {
        let is_looked_for = words.with(|words| !words.trim().is_empty());
        address.with(|address| spec.is_as_sent(address)) && !is_looked_for && !is_grouped.get()
    });
    let is_behind = Memo::new(move |_| !is_as_sent.get() && tooling.get().is_none());
    let drawn = Memo::new(move |before: Option<&Option<Drawn>>| {
        let texts = i18n.texts();
        let unfolded = is_grouped.get().then(|| folding.unfolded.get());
        let arranger = if is_as_sent.get() { None } else { tooling.get() };
        let is_behind = is_behind.get();
        said.with(|said| {
            let (_, answer) = said.shown()?;
            if is_behind {
                let before = before?.as_ref()?;
                return (spec.serial(answer) == Some(before.serial)).then(|| before.clone());
            }
            words.with(|words| {
                address.with(|address| {
                    let arranged = match arranger {
                        Some(tools) => tools.records.arrange(address, answer, words, unfolded.as_deref(), texts),
                        None => spec.as_sent(address, answer),
                    };
                    spec.draw(address, answer, arranged?, words, texts)
                })
            })
        })
    });
    let is_filling = Memo::new(move |_| said.with(|said| matches!(said, Remote::Loading { part: Some(_), .. })));
    if let Some(totals) = use_context::<SeenTotals>() {
        live::effect(move || {
            let total = drawn.with(|drawn| drawn.as_ref().and_then(|drawn| exact(drawn.total)));
            let settled = said.with(|said| !said.is_loading());
            if let (Some(total), true) = (total, settled)
                && let Some(seen) = address.with_untracked(|address| spec.seen(address, totals))
            {
                seen.set(Some(total));
            }
        });
    }
    List {
        spec,
        i18n,
        address,
        asked,
        words,
        layout,
        kept,
        has_cards,
        selection: Selection::new(),
        folding,
        changes: RwSignal::new(None),
        drawn,
        tooling,
        is_behind,
        is_filling,
        navigator: use_navigator(),
    }
}
