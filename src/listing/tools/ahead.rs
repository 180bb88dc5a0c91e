//! Asking for a page of the list before it is gone to.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    browser,
    listing::{Address, List, asked::Said},
    live,
};

/// How long a pointer rests on a link before the page behind it is asked for.
const POINTED: Duration = Duration::from_millis(60);

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
    let request = list.address.try_with_untracked(|now| list.spec.request(&address(now)));
    // Nor after a failure: the next answer is to be one of its own, and not the same failure again.
    let is_at_rest = |said: &Said| !said.is_loading() && said.error().is_none();
    let known = |said: &Said| said.shown().map(|(known, _)| known.clone()).filter(|_| is_at_rest(said));
    let known = list.said().try_with_untracked(known).flatten();
    if let (Some(Ok(request)), Some(Ok(known))) = (request, known)
        && request != known
    {
        list.asked.ahead(&request);
    }
}
