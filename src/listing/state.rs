//! The state of a list: what the address says, and what the server said to that.

use std::sync::Arc;

use catalog::{
    Page, Total,
    query::{Answer, ListQuery, Request},
};
use leptos::prelude::*;

use crate::{
    api::{self, ApiError, Endpoint, Upstream},
    config::{below, use_config},
    data::remote::{Remote, use_remote},
    navigation::{Navigator, Step, use_navigator},
};

/// What the server said about the request, or why there is none.
pub type Said<L> = Remote<Result<Request, ApiError>, Answered<L>, ApiError>;

/// An answer with the query that it answers.
#[derive(Clone, PartialEq)]
pub struct Answered<L: Endpoint> {
    /// The query.
    pub query: ListQuery<L>,
    /// The answer.
    pub answer: Answer<L::Row>,
}

/// The rows that are shown.
#[derive(Clone)]
pub struct Shown<L: Endpoint> {
    /// Where they come from.
    pub answered: Arc<Answered<L>>,
    /// Which of them, in which order.
    pub page: Page,
    /// The query that they are arranged by.
    pub query: ListQuery<L>,
}

impl<L: Endpoint> PartialEq for Shown<L> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.answered, &other.answered) && self.page == other.page && self.query == other.query
    }
}

impl<L: Endpoint> Shown<L> {
    /// The rows of the page, in their order.
    pub fn rows(&self) -> impl Iterator<Item = &L::Row> {
        self.page.indices.iter().filter_map(|index| self.answered.answer.rows.get(*index as usize))
    }
}

/// A list. Copied freely.
pub struct List<L: Endpoint> {
    /// What the address says.
    pub query: Memo<ListQuery<L>>,
    /// What the server said.
    pub said: RwSignal<Said<L>>,
    /// The rows that are shown.
    pub shown: Memo<Option<Shown<L>>>,
    reload: RwSignal<u32>,
    href: fn(ListQuery<L>) -> String,
    navigator: Navigator,
}

impl<L: Endpoint> Clone for List<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Endpoint> Copy for List<L> {}

impl<L: Endpoint> List<L> {
    /// The address of a query.
    pub fn href(self, query: ListQuery<L>) -> String {
        (self.href)(query)
    }

    /// Shows another query.
    pub fn show(self, query: ListQuery<L>, step: Step) {
        self.navigator.go(&self.href(query), step);
    }

    /// Changes the filters; typing changes the present history entry, a choice makes a new one.
    pub fn filter(self, step: Step, change: impl FnOnce(&mut L)) {
        let Some(query) = self.query.try_get_untracked() else { return };
        self.show(query.with_filters(change), step);
    }

    /// Notes the total of the list that these filters give, whenever it is seen.
    pub fn on_total(self, filters: L, seen: RwSignal<Option<u64>>) {
        Effect::new(move |_| {
            let total = self.shown.with(|shown| {
                shown.as_ref().filter(|shown| shown.query.filters == filters).map(|shown| shown.page.total)
            });
            if let Some(Total::Exact(total)) = total {
                seen.set(Some(total));
            }
        });
    }

    /// Asks the server again.
    pub fn reload(self) {
        self.reload.update(|count| *count = count.wrapping_add(1));
    }

    /// Closes the panel.
    pub fn close(self) {
        let Some(query) = self.query.try_get_untracked() else { return };
        if !query.open.is_empty() {
            self.show(query.with_open(""), Step::Push);
        }
    }
}

/// The list that a query shows, kept up to date: one request at a time, none for what the rows at hand can answer.
pub fn use_list<L: Endpoint>(query: Memo<ListQuery<L>>, href: fn(ListQuery<L>) -> String) -> List<L> {
    let connection = use_config().connection;
    let base = match L::UPSTREAM {
        Upstream::Swr => connection.swr,
        Upstream::Tkeel => connection.tkeel,
    };
    let request = Memo::new(move |_| query.with(|query| query.request().map_err(ApiError::from)));
    let reload = RwSignal::new(0);
    let said = use_remote(request, reload, move |request: Request, signal| {
        let url = below(&base, &request.target());
        let query = query.get_untracked();
        async move {
            let answer = api::list(url, query.clone(), signal).await?;
            Ok(Answered { query, answer })
        }
    });
    let shown = Memo::new(move |_| {
        let query = query.get();
        said.with(|said| {
            let (key, answered) = said.shown()?;
            // Until the answer to another request is there, the old rows stay as they were arranged for the old one.
            let fits = query.request().is_ok_and(|request| key.as_ref() == Ok(&request));
            let query = if fits { query } else { answered.query.clone() };
            let page = L::arrange(&query, &answered.answer);
            Some(Shown { answered: Arc::clone(answered), page, query })
        })
    });
    List { query, said, shown, reload, href, navigator: use_navigator() }
}
