//! A request and how it is answered: once more when the user asks for it, or has signed in.

use std::{cell::Cell, rc::Rc};

use catalog::query::{Answer, ListQuery, Request};
use leptos::prelude::*;

use super::{
    failure::was_signed_in,
    fetch::{Sending, fetch, held_in},
    spec::{AnyAnswer, Spec},
    state::first_address,
};
use crate::{
    api::{ApiError, Auth, Endpoint, Failed, Server, Upstream, client},
    browser::AbortGuard,
    config::{self, Config, Connection},
    data::{
        connections::use_connections,
        credentials::{Account, Credentials, use_credentials},
        remote::{Following, LocalFuture, Remote, Way, use_remote},
    },
    live::{self, Memo, RwSignal, StoredValue},
    routes::connection_of,
};

/// What the server said about the request, or why there is none.
pub type Said = Remote<Result<Request, Failed>, AnyAnswer, Failed>;

/// The request for a list, and how it is answered. Copied freely.
#[derive(Clone, Copy)]
pub struct Asked {
    following: Following<Request, AnyAnswer, Failed>,
    host: Host,
    reload: RwSignal<u32>,
}

/// Who is asked. Copied freely.
#[derive(Clone, Copy)]
struct Host {
    account: StoredValue<Account>,
    auth: Auth,
    credentials: Credentials,
    timeout_seconds: u32,
}

impl Host {
    /// How it is called now, by whoever is signed in; not tracked. `None` once the page is gone.
    fn server(self) -> Option<Server> {
        let Self { account, auth, credentials, timeout_seconds } = self;
        let account = account.try_get_value()?;
        let token = untrack(|| credentials.token(&account));
        Some(Server { base: account.base, auth, token, timeout_seconds })
    }
}

/// Gives the answer that is there or on its way, if it is the one that is wanted: to that request, of that server. From then
/// on the request ends with that guard.
pub type Ahead = Box<dyn FnOnce(&Request, &Server, &AbortGuard) -> Option<LocalFuture<Result<AnyAnswer, Failed>>>>;

thread_local! {
    /// A request that was sent before its answer is wanted. It ends when another one is sent, or another answer is wanted.
    static AHEAD: Cell<Option<Ahead>> = const { Cell::new(None) };
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

    /// How the server is called now; `None` once the page is gone.
    pub fn server(self) -> Option<Server> {
        self.host.server()
    }

    /// Keeps what gives the answer to a request that was sent before that is wanted.
    pub fn keep_ahead(ahead: Ahead) {
        AHEAD.set(Some(ahead));
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
        error.wants_sign_in() && self.host.auth != Auth::None
    }

    /// Whose answers these are, in one text: those of a connection, of a server, with a token or without.
    pub fn whose(self) -> String {
        let told = self.host.account.try_get_value().zip(self.host.server());
        let told = told.map(|(account, server)| {
            [&*account.connection, &account.base, if server.token.is_some() { "signed in" } else { "" }].join("\n")
        });
        told.unwrap_or_default()
    }

    /// Asks the user for a token.
    pub fn sign_in(self) {
        if let Some(account) = self.host.account.try_get_value() {
            self.host.credentials.ask_again(account);
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

/// Sends what `request` says to a server of a connection, and once more when the user has signed in there.
pub(super) fn follow(
    connection: Connection,
    upstream: Upstream,
    request: impl Fn() -> Result<Request, Failed> + Send + Sync + 'static,
    send: impl Fn(Sending) -> LocalFuture<Result<AnyAnswer, Failed>> + 'static,
) -> Asked {
    let credentials = use_credentials();
    let timeout_seconds = use_connections().config().timeout_seconds;
    let endpoint = connection.endpoint(upstream).cloned();
    let auth = endpoint.as_ref().map(|endpoint| endpoint.auth).unwrap_or_default();
    let is_there = endpoint.is_some();
    let request = Memo::new(move |_| if is_there { request() } else { Err(ApiError::NoServer.into()) });
    let base = endpoint.unwrap_or_default().base;
    let reload = RwSignal::new(0);
    let account = StoredValue::new(Account { connection: connection.name, base, upstream });
    let host = Host { account, auth, credentials, timeout_seconds };
    let fetch = move |request, guard: Rc<AbortGuard>, way, publish| {
        let server = host.server().unwrap_or_default();
        match AHEAD.take().and_then(|ahead| ahead(&request, &server, &guard)) {
            Some(coming) => coming,
            None => send(Sending { server, guard, way, publish }),
        }
    };
    let following = use_remote(request, reload, Box::new(fetch));
    let asked = Asked { following, host, reload };
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

/// The connection shown; not tracked.
pub(super) fn shown() -> Connection {
    let connections = use_connections();
    untrack(move || connections.current()).unwrap_or_default()
}

/// Asks a connection for what a query shows, for what is no list page of its own.
pub fn ask_on<L: Endpoint>(connection: Connection, query: ListQuery<L>) -> Asked {
    let asked = query.clone();
    let request = move || Ok(asked.request()?);
    follow(connection, L::UPSTREAM, request, move |sending| fetch(query.clone(), sending))
}

/// Asks the connection shown for what a query shows.
pub fn ask<L: Endpoint>(query: ListQuery<L>) -> Asked {
    ask_on(shown(), query)
}

/// Asks for the list at that address before its page is made, on a connection that the operator set.
pub fn ask_ahead(spec: &dyn Spec, config: &Config, pathname: &str, search: &str) {
    let named = connection_of(search);
    let shown = config.shown(&named);
    let connection = config.connections.iter().find(|connection| connection.name == shown);
    let endpoint = connection.and_then(|connection| connection.endpoint(spec.upstream()));
    let request = spec.request(&first_address(spec, pathname, search));
    if let (Some(endpoint), Ok(request)) = (endpoint, request) {
        let config::Endpoint { base, auth } = endpoint.clone();
        let account = Account { connection: shown.to_owned(), base: base.clone(), upstream: spec.upstream() };
        let server = Server { base, auth, token: account.kept_token(), ..Server::default() };
        client::send_ahead(&server, &request.target());
    }
}
