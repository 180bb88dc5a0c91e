//! The state of a list: what the address says, and what the server said to that.

use std::sync::Arc;

use catalog::query::{Answer, ListQuery, Request};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{
    Address,
    changes::Changes,
    failure::was_signed_in,
    fetch::{Sending, fetch, held_in},
    folding::Folding,
    selection::Selection,
    spec::{AnyAnswer, Change, Drawn, Spec},
    status::exact,
};
use crate::{
    api::{ApiError, Auth, Endpoint, Failed, Server, Upstream, client},
    browser,
    config::{self, Config},
    data::{
        connections::use_connections,
        credentials::{Account, Credentials, use_credentials},
        layout::Layout,
        remote::{Following, LocalFuture, Remote, Way, use_remote},
        seen::SeenTotals,
    },
    i18n::{I18n, use_i18n},
    live,
    navigation::{Navigator, Step, use_navigator},
    routes::{self, connection_of, is_same_page},
};

/// What the server said about the request, or why there is none.
pub type Said = Remote<Result<Request, Failed>, AnyAnswer, Failed>;

/// The request for a list, and how it is answered. Copied freely.
#[derive(Clone, Copy)]
pub struct Asked {
    following: Following<Request, AnyAnswer, Failed>,
    account: StoredValue<Account>,
    auth: Auth,
    credentials: Credentials,
    reload: RwSignal<u32>,
}

impl Asked {
    /// What the server said.
    pub fn said(self) -> RwSignal<Said> {
        self.following.state
    }

    /// The request on its way.
    pub fn way(self) -> Way {
        self.following.way
    }

    /// Asks the server again.
    pub fn reload(self) {
        self.reload.update(|count| *count = count.wrapping_add(1));
    }

    /// Ends the request on its way.
    pub fn cancel(self) {
        self.following.cancel(ApiError::Cancelled.into());
    }

    /// Asks for no further part of a list that is loaded in parts: what is there is shown.
    pub fn suffice(self) {
        self.following.way.suffice();
    }

    /// Whether a failure can be cured by signing in to the server.
    pub fn can_sign_in(self, error: &ApiError) -> bool {
        error.wants_sign_in() && self.auth != Auth::None
    }

    /// Asks the user for a token.
    pub fn sign_in(self) {
        if let Some(account) = self.account.try_get_value() {
            self.credentials.ask_again(account);
        }
    }

    /// What can be said of the answer, once it is there; its failure if it failed.
    pub fn settled<L: Endpoint, T>(self, read: impl FnOnce(&mut Answer<L::Rows>) -> T) -> Option<Result<T, Failed>> {
        self.said().with(|said| match said.error() {
            Some(error) => Some(Err(error.clone())),
            None => said.complete().and_then(|(_, answer)| held_in::<L>(answer)).map(|held| Ok(held.with(read))),
        })
    }
}

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
    /// How it is laid out.
    pub layout: RwSignal<Layout>,
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

    /// Lays it out otherwise from now on.
    pub fn lay_out(self, change: impl FnOnce(&mut Layout)) {
        self.layout.update(change);
        self.layout.with_untracked(|layout| layout.keep(self.spec.name()));
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

/// Sends what `request` says to a server of the connection shown, and once more when the user has signed in there.
fn follow(
    upstream: Upstream,
    request: impl Fn() -> Result<Request, Failed> + Send + Sync + 'static,
    send: impl Fn(Sending) -> LocalFuture<Result<AnyAnswer, Failed>> + 'static,
) -> Asked {
    let connections = use_connections();
    let credentials = use_credentials();
    let connection = untrack(move || connections.current()).unwrap_or_default();
    let timeout_seconds = connections.config().timeout_seconds;
    let endpoint = connection.endpoint(upstream).cloned();
    let auth = endpoint.as_ref().map(|endpoint| endpoint.auth).unwrap_or_default();
    let is_there = endpoint.is_some();
    let request = Memo::new(move |_| if is_there { request() } else { Err(ApiError::NoServer.into()) });
    let base = endpoint.unwrap_or_default().base;
    let reload = RwSignal::new(0);
    let account = StoredValue::new(Account { connection: connection.name, base: base.clone(), upstream });
    let fetch = move |_, guard, way, publish| {
        let token = untrack(|| account.try_get_value().and_then(|account| credentials.token(&account)));
        let server = Server { base: base.clone(), auth, token, timeout_seconds };
        send(Sending { server, guard, way, publish })
    };
    let following = use_remote(request, reload, Box::new(fetch));
    let asked = Asked { following, account, auth, credentials, reload };
    live::effect(move || {
        let refused = asked.said().with(|said| {
            let failed = said.error().filter(|failed| asked.can_sign_in(&failed.error))?;
            Some(was_signed_in(failed))
        });
        if let Some(refused) = refused {
            credentials.ask(account.get_value(), refused);
        }
    });
    live::effect(move || {
        let here = credentials.has_just_signed_in(&account.get_value());
        let wanted =
            asked.said().with_untracked(|said| said.error().is_some_and(|failed| failed.error.wants_sign_in()));
        if here && wanted {
            asked.reload();
        }
    });
    asked
}

/// Asks for what a query shows, for what is no list page of its own.
pub fn ask<L: Endpoint>(query: ListQuery<L>) -> Asked {
    let asked = query.clone();
    let request = move || Ok(asked.request()?);
    follow(L::UPSTREAM, request, move |sending| fetch(query.clone(), sending))
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
fn first_address(spec: &dyn Spec, pathname: &str, search: &str) -> Address {
    Address { pathname: pathname.to_owned(), search: routes::sized(search, Layout::recall(spec.name()).size) }
}

/// Asks for the list at that address before its page is made, on a connection that the operator set.
pub fn ask_ahead(spec: &dyn Spec, config: &Config, pathname: &str, search: &str) {
    let named = match connection_of(search) {
        name if name.is_empty() => config.first().to_owned(),
        name => name,
    };
    let connection = config.connections.iter().find(|connection| connection.name == named);
    let endpoint = connection.and_then(|connection| connection.endpoint(spec.upstream()));
    let request = spec.request(&first_address(spec, pathname, search));
    if let (Some(endpoint), Ok(request)) = (endpoint, request) {
        let config::Endpoint { base, auth } = endpoint.clone();
        let account = Account { connection: named, base: base.clone(), upstream: spec.upstream() };
        let server = Server { base, auth, token: account.kept_token(), ..Server::default() };
        client::send_ahead(&server, &request.target());
    }
}

/// The list that an address shows, kept up to date: one request at a time, none for what the rows at hand can answer.
pub fn use_list(spec: &'static dyn Spec, address: Memo<Address>) -> List {
    let i18n = use_i18n();
    let request = move || address.with(|address| spec.request(address));
    let send = move |sending| spec.fetch(&address.get_untracked(), sending);
    let asked = follow(spec.upstream(), request, send);
    let said = asked.said();
    let looked_for = Memo::new(move |_| address.with(|address| spec.looked_for(address)));
    let words = RwSignal::new(looked_for.get_untracked());
    live::effect(move || {
        let wanted = looked_for.get();
        words.maybe_update(|words| std::mem::replace(words, wanted.clone()) != wanted);
    });
    let layout = RwSignal::new(Layout::recall(spec.name()));
    let is_grouped = Memo::new(move |_| spec.grouping().is_some() && layout.with(|layout| layout.is_grouped));
    let has_cards = Memo::new(move |_| spec.has_cards() && layout.with(|layout| layout.has_cards));
    let folding = Folding::new();
    let drawn = Memo::new(move |_| {
        let texts = i18n.texts();
        let unfolded = is_grouped.get().then(|| folding.unfolded.get());
        said.with(|said| {
            let (_, answer) = said.shown()?;
            words.with(|words| address.with(|address| spec.draw(address, answer, words, unfolded.as_deref(), texts)))
        })
    });
    let is_filling = Memo::new(move |_| said.with(|said| matches!(said, Remote::Loading { part: Some(_), .. })));
    prepare(spec, said);
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
        has_cards,
        selection: Selection::new(),
        folding,
        changes: RwSignal::new(None),
        drawn,
        is_filling,
        navigator: use_navigator(),
    }
}

/// Prepares other orders of a list that is all here, while nobody waits for anything.
fn prepare(spec: &'static dyn Spec, said: RwSignal<Said>) {
    live::effect(move || {
        let answer = said.with(|said| match said {
            Remote::Ready { value, .. } => Some(AnyAnswer::clone(value)),
            _ => None,
        });
        let Some(answer) = answer else { return };
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            loop {
                // After the rows have been drawn, and after each key that is pressed meanwhile.
                browser::sleep(PAUSE).await;
                let end = browser::now_millis() + SLICE;
                if !spec.prepare(&answer, &mut || browser::now_millis() < end) {
                    break;
                }
            }
        });
    });
}

/// Milliseconds between two pieces of work that nobody waits for, and of one.
const PAUSE: u32 = 20;
const SLICE: f64 = 8.0;
