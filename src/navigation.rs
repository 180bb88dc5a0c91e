//! Going to places: every change of the address goes through here.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    browser,
    data::{connections::use_connections, scroll},
    live::StoredValue,
    routes,
};

/// Whether a step can be undone with Back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new entry in the history.
    Push,
    /// The present entry changes: typing.
    Replace,
}

/// Goes to addresses. Copied freely.
#[derive(Clone, Copy)]
pub struct Navigator(StoredValue<Go>);

type Go = Arc<dyn Fn(&str, Step) + Send + Sync>;

impl Navigator {
    /// The navigator of the router around.
    pub fn of_router() -> Self {
        let navigate = use_navigate();
        Self(StoredValue::new(Arc::new(move |href, step| {
            let before = browser::current_address();
            if href == before {
                return;
            }
            let replace = step == Step::Replace;
            navigate(href, NavigateOptions { resolve: false, replace, scroll: false, ..NavigateOptions::default() });
            // The router keeps a stack of its own, which several steps back leave stale; when the target equals its
            // top, the router changes the view and leaves the address bar as it was.
            if browser::current_address() == before {
                browser::push_address(href);
            }
        })))
    }

    /// Goes to an address of [`routes`].
    pub fn go(self, href: &str, step: Step) {
        if let Some(navigate) = self.0.try_get_value() {
            navigate(href, step);
        }
    }

    /// Handles a click anywhere in the dashboard: a plain click on a link of ours goes there without a reload.
    ///
    /// The router would do the same, but rewrites percent-encoded names on the way; what is handled here, it leaves be.
    pub fn on_click(self, event: &ev::MouseEvent) {
        let Some(href) = browser::clicked_link(event) else { return };
        let ours =
            href.strip_prefix(routes::base()).is_some_and(|path| path.starts_with('/') && !path.starts_with("//"));
        if ours {
            event.prevent_default();
            self.open(&href);
        }
    }

    /// Goes to an address as a click on its link does: another list starts at its top.
    pub fn open(self, href: &str) {
        let list = routes::list_of(href);
        if list != routes::list_of(&browser::current_address()) {
            scroll::note(&list, 0);
        }
        self.go(href, Step::Push);
    }
}

/// Names the page in the browser's tab.
pub fn set_title(page: &str) {
    browser::set_title(&format!("{page} · {}", use_connections().config().title));
}

/// The navigator in use here.
pub fn use_navigator() -> Navigator {
    use_context().unwrap_or_else(Navigator::of_router)
}
