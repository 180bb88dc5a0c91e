//! Asking for a page of the list before it is gone to.

use std::{
    cell::Cell,
    future::{poll_fn, ready},
    rc::{Rc, Weak},
    task::Poll,
    time::Duration,
};

use catalog::query::Request;
use leptos::{ev, prelude::*};

use crate::{
    api::{Failed, Server},
    browser::{self, AbortGuard},
    data::remote::LocalFuture,
    listing::{Address, Asked, List, asked::Said, fetch::Sending, spec::AnyAnswer},
    live,
};

/// How long a pointer rests on a link before the page behind it is asked for.
const POINTED: Duration = Duration::from_millis(60);

/// Milliseconds that an answer may have waited for somebody to want it: about as long as a page of rows is read. What
/// is shown says as of when it is.
const FRESH: f64 = 30_000.0;

/// What a request brings whose answer nobody wants yet. It ends when dropped.
struct Coming {
    request: Request,
    server: Server,
    guard: Rc<AbortGuard>,
    answer: LocalFuture<Result<AnyAnswer, Failed>>,
    /// What is there, and since when, in milliseconds since 1970.
    there: Option<(AnyAnswer, f64)>,
}

thread_local! {
    /// What was asked for last.
    static LAST: Cell<Weak<Cell<Option<Coming>>>> = const { Cell::new(Weak::new()) };
}

/// Whether that request was sent last, and its answer is on its way or not too old.
fn is_coming(request: &Request, server: &Server) -> bool {
    let last = LAST.take();
    let is_it = last.upgrade().is_some_and(|slot| {
        let coming = slot.take();
        let is_it = coming.as_ref().is_some_and(|coming| coming.is_for(request, server) && coming.is_fresh());
        slot.set(coming);
        is_it
    });
    LAST.set(last);
    is_it
}

impl Coming {
    fn is_for(&self, request: &Request, server: &Server) -> bool {
        self.request == *request && self.server == *server
    }

    /// It is on its way, or not older than somebody may want it.
    fn is_fresh(&self) -> bool {
        self.there.as_ref().is_none_or(|(_, at)| browser::now_millis() - at < FRESH)
    }

    /// The answer, if it is the one to that request and not too old; from here on the request ends with that guard.
    fn wanted(
        self,
        request: &Request,
        server: &Server,
        guard: &AbortGuard,
    ) -> Option<LocalFuture<Result<AnyAnswer, Failed>>> {
        if !self.is_for(request, server) || !self.is_fresh() {
            return None;
        }
        match self.there {
            Some((answer, _)) => Some(Box::pin(ready(Ok(answer)))),
            None => {
                guard.take_over(self.guard);
                Some(self.answer)
            }
        }
    }
}

/// Asks for the page that the pointer rests on.
pub fn watch(list: List) {
    // After a while, if it has come to a link and is still there.
    let look = move |came_to: Option<String>| {
        let ask = move || {
            let href = browser::attribute_of(".pagination a[href]:hover", "href");
            if let Some(href) = href.filter(|href| came_to.as_ref().is_none_or(|came_to| came_to == href)) {
                ask(list, &href);
            }
        };
        set_timeout(ask, POINTED);
    };
    // It may have come before this code, and where a page was turned it rests on the link to the next one.
    live::effect(move || {
        if list.said().with(|said| said.complete().is_some() && !said.is_loading()) {
            look(None);
        }
    });
    let listening = window_event_listener(ev::pointerover, move |event| {
        if let Some(href) = browser::link_within(&event, ".pagination") {
            look(Some(href));
        }
    });
    on_cleanup(move || listening.remove());
}

/// Asks for what that address of the list shows, unless what is here answers it, or something is being asked.
fn ask(list: List, href: &str) {
    let search = href.split_once('?').map_or("", |(_, search)| search).to_owned();
    let address = |address: &Address| Address { pathname: address.pathname.clone(), search };
    let Some(address) = list.address.try_with_untracked(address) else { return };
    let request = list.spec.request(&address);
    // Nor after a failure: the next answer is to be one of its own, and not the same failure again.
    let is_at_rest = |said: &Said| !said.is_loading() && said.error().is_none();
    let known = |said: &Said| said.shown().map(|(known, _)| known.clone()).filter(|_| is_at_rest(said));
    let known = list.said().try_with_untracked(known).flatten();
    if let (Ok(request), Some(Ok(known))) = (request, known)
        && request != known
    {
        send(list, &address, request);
    }
}

/// Sends that request, unless it was sent before, and reads its answer as it comes.
fn send(list: List, address: &Address, request: Request) {
    let Some(server) = list.asked.server().filter(|server| !is_coming(&request, server)) else { return };
    let guard = Rc::new(AbortGuard::ahead());
    let publish = Box::new(|_| ());
    let sending = Sending { server: server.clone(), guard: Rc::clone(&guard), way: list.asked.way(), publish };
    let answer = list.spec.fetch(address, sending);
    let coming = Rc::new(Cell::new(Some(Coming { request, server, guard, answer, there: None })));
    let read = Rc::downgrade(&coming);
    LAST.set(Weak::clone(&read));
    Asked::keep_ahead(Box::new(move |request, server, guard| coming.take()?.wanted(request, server, guard)));
    leptos::task::spawn_local(poll_fn(move |context| {
        // Whoever wants it has taken it from here, and reads on.
        let Some((slot, mut coming)) = read.upgrade().and_then(|slot| Some((Rc::clone(&slot), slot.take()?))) else {
            return Poll::Ready(());
        };
        let polled = coming.answer.as_mut().poll(context);
        let is_pending = polled.is_pending();
        match polled {
            // The next answer is to be one of its own, and not the same failure again.
            Poll::Ready(Err(_)) => return Poll::Ready(()),
            Poll::Ready(Ok(answer)) => coming.there = Some((answer, browser::now_millis())),
            Poll::Pending => {}
        }
        slot.set(Some(coming));
        if is_pending { Poll::Pending } else { Poll::Ready(()) }
    }));
}
