//! The state of a list: what the address says, and what the server said to that.

use catalog::query::{Answer, ListQuery, Request};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{
    Address,
    spec::{AnyAnswer, Change, Drawn, Spec, answer_of, exact, fetch},
};
use crate::{
    api::{ApiError, Endpoint, Upstream},
    config::{below, use_config},
    data::{
        remote::{Remote, use_remote},
        seen::SeenTotals,
    },
    i18n::{I18n, use_i18n},
    navigation::{Navigator, Step, use_navigator},
    routes::is_same_page,
};

/// What the server said about the request, or why there is none.
pub type Said = Remote<Result<Request, ApiError>, AnyAnswer, ApiError>;

/// A list. Copied freely.
#[derive(Clone, Copy)]
pub struct List {
    /// What is particular about it.
    pub spec: &'static dyn Spec,
    /// The words.
    pub i18n: I18n,
    /// What the address says.
    pub address: Memo<Address>,
    /// What the server said.
    pub said: RwSignal<Said>,
    /// What is shown of it.
    pub drawn: Memo<Option<Drawn>>,
    reload: RwSignal<u32>,
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

    /// Asks the server again.
    pub fn reload(self) {
        self.reload.update(|count| *count = count.wrapping_add(1));
    }

    /// The newest answer.
    pub fn answer(self) -> Option<AnyAnswer> {
        self.said.with(|said| said.shown().map(|(_, answer)| AnyAnswer::clone(answer)))
    }
}

fn base_of(upstream: Upstream) -> String {
    let connection = use_config().connection;
    match upstream {
        Upstream::Swr => connection.swr,
        Upstream::Tkeel => connection.tkeel,
    }
}

/// One answer to one query, for what is no list page of its own.
#[derive(Clone, Copy)]
pub struct Asked {
    /// What the server said.
    pub said: RwSignal<Said>,
    reload: RwSignal<u32>,
}

impl Asked {
    /// Asks the server again.
    pub fn reload(self) {
        self.reload.update(|count| *count = count.wrapping_add(1));
    }

    /// What can be said of the answer, once it is there; its failure if it failed.
    pub fn settled<L: Endpoint, T>(self, read: impl FnOnce(&Answer<L::Row>) -> T) -> Option<Result<T, ApiError>> {
        self.said.with(|said| match said.error() {
            Some(error) => Some(Err(error.clone())),
            None => said.shown().and_then(|(_, answer)| answer_of::<L>(answer)).map(read).map(Ok),
        })
    }
}

/// Asks for what a query shows.
pub fn ask<L: Endpoint>(query: ListQuery<L>) -> Asked {
    let base = base_of(L::UPSTREAM);
    let reload = RwSignal::new(0);
    let asked = query.clone();
    let request = Memo::new(move |_| asked.request().map_err(ApiError::from));
    let fetch = move |request: Request, signal| fetch(query.clone(), below(&base, &request.target()), signal);
    Asked { said: use_remote(request, reload, Box::new(fetch)), reload }
}

/// The address of this page. On the way to another page it stays as it was: the address changes before the page goes, and
/// must not be taken for a change to this page's list.
pub fn use_address() -> Memo<Address> {
    let location = use_location();
    let own = location.pathname.get_untracked();
    Memo::new(move |before: Option<&Address>| {
        let now = Address { pathname: location.pathname.get(), search: location.search.get() };
        before.filter(|_| !is_same_page(&own, &now.pathname)).cloned().unwrap_or(now)
    })
}

/// The list that an address shows, kept up to date: one request at a time, none for what the rows at hand can answer.
pub fn use_list(spec: &'static dyn Spec, address: Memo<Address>) -> List {
    let i18n = use_i18n();
    let base = base_of(spec.upstream());
    let request = Memo::new(move |_| address.with(|address| spec.request(address)));
    let reload = RwSignal::new(0);
    let fetch =
        move |request: Request, signal| spec.fetch(&address.get_untracked(), below(&base, &request.target()), signal);
    let said = use_remote(request, reload, Box::new(fetch));
    let drawn = Memo::new(move |_| {
        let texts = i18n.texts();
        said.with(|said| {
            let (_, answer) = said.shown()?;
            address.with(|address| spec.draw(address, answer, texts))
        })
    });
    if let Some(totals) = use_context::<SeenTotals>() {
        Effect::new(move |_| {
            let total = drawn.with(|drawn| drawn.as_ref().and_then(|drawn| exact(drawn.numbers.total)));
            let settled = said.with(|said| !said.is_loading());
            if let (Some(total), true) = (total, settled)
                && let Some(seen) = address.with_untracked(|address| spec.seen(address, totals))
            {
                seen.set(Some(total));
            }
        });
    }
    List { spec, i18n, address, said, drawn, reload, navigator: use_navigator() }
}
