//! Asking for a page of the list before it is gone to.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    browser,
    listing::{Address, List, asked::Said},
};

/// How long a pointer rests on a link before the page behind it is asked for.
const POINTED: Duration = Duration::from_millis(60);

/// Asks for the page that the pointer rests on.
pub fn watch(list: List) {
    let resting = StoredValue::new(None);
    let rest = move |href: Option<String>| {
        resting.set_value(href.clone());
        if let Some(href) = href {
            let ask = move || {
                if resting.try_get_value().flatten().as_ref() == Some(&href) {
                    ask(list, &href);
                }
            };
            set_timeout(ask, POINTED);
        }
    };
    // It may have come before this code.
    rest(browser::attribute_of(".pagination a[href]:hover", "href"));
    let listening =
        window_event_listener(ev::pointerover, move |event| rest(browser::link_within(&event, ".pagination")));
    on_cleanup(move || listening.remove());
}

/// Asks for what that address of the list shows, unless what is here answers it.
fn ask(list: List, href: &str) {
    let search = href.split_once('?').map_or("", |(_, search)| search).to_owned();
    let address = |address: &Address| Address { pathname: address.pathname.clone(), search };
    let request = list.address.try_with_untracked(|now| list.spec.request(&address(now)));
    let known = |said: &Said| said.shown().map(|(known, _)| known.clone()).filter(|_| !said.is_loading());
    let known = list.said().try_with_untracked(known).flatten();
    if let (Some(Ok(request)), Some(Ok(known))) = (request, known)
        && request != known
    {
        list.asked.ahead(&request);
    }
}
