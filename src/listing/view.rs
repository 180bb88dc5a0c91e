//! A list page: heading, filter form, chips, table, pages, and the panel beside them.

use catalog::{PageSize, query::ListQuery, size::grouped};
use leptos::prelude::*;

use super::{ColumnView, List, explain, state::Shown, status, table::ListTable};
use crate::{
    api::Endpoint,
    i18n::{I18n, Texts, use_i18n},
    navigation::Step,
    ui::{Chip, Chips, Choice, FailureView, Notice, Pagination, SelectField},
};

/// What an empty list says when nothing is filtered out.
#[derive(Clone, Copy)]
pub struct Emptiness {
    /// What is the case.
    pub title: fn(&Texts) -> &'static str,
    /// What to do.
    pub hint: fn(&Texts) -> &'static str,
}

/// A list page.
#[component]
pub fn ListView<L: Endpoint>(
    /// The list.
    list: List<L>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What stands above the heading.
    #[prop(optional)]
    above: Option<AnyView>,
    /// What the heading says of the rows shown, beyond their number.
    #[prop(optional)]
    remarks: Option<fn(&Shown<L>, &Texts) -> Vec<String>>,
    /// The columns.
    columns: &'static [ColumnView<L>],
    /// The filter form; `None` where there is nothing to filter by.
    #[prop(optional)]
    filters: Option<AnyView>,
    /// The active filters: a label, and what takes it away.
    chips: fn(&L, &Texts) -> Vec<(String, fn(&mut L))>,
    /// What an empty list says.
    empty: Emptiness,
    /// Draws the panel of a row.
    detail: fn(L::Row, List<L>, I18n) -> AnyView,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = move || {
        let texts = i18n.texts();
        list.shown.with(|shown| shown.as_ref().map(|shown| summary(shown, remarks, texts)).unwrap_or_default())
    };
    let active = Signal::derive(move || {
        let query = list.query.get();
        let without = |change: fn(&mut L)| list.href(query.with_filters(change));
        chips(&query.filters, i18n.texts())
            .into_iter()
            .map(|(label, change)| Chip { label, href: without(change) })
            .collect::<Vec<_>>()
    });
    let clear = Signal::derive(move || list.href(list.query.with(ListQuery::cleared)));
    let open = Memo::new(move |_| list.query.with(|query| query.open.clone()));
    view! {
        <div class="list-page" class:with-panel=move || open.with(|open| !open.is_empty())>
            <div class="list" class:refreshing=move || list.said.with(|said| said.is_loading())>
                <div class="list-head">
                    {above}
                    <h1>{move || title.get()}</h1>
                    <p class="summary muted">{heading}</p>
                </div>
                {filters}
                <Chips chips=active clear=clear/>
                {move || failure_banner(list, i18n)}
                {move || state(list, empty, i18n)}
                <div class="table-area" class:hidden=move || has_state(list)>
                    <ListTable list=list columns=columns label=title/>
                </div>
                <Pager list=list/>
                <div class="progress" aria-hidden="true"></div>
            </div>
            {move || panel(list, open, detail, i18n)}
        </div>
    }
}

/// `1,284 matching · 612 GiB on this page’s 25 · sorted within this page`.
fn summary<L: Endpoint>(
    shown: &Shown<L>,
    remarks: Option<fn(&Shown<L>, &Texts) -> Vec<String>>,
    texts: &Texts,
) -> String {
    let mut parts = vec![status::matching(shown.page.total, texts)];
    if let Some(remarks) = remarks {
        parts.extend(remarks(shown, texts));
    }
    if shown.query.sort.is_some() && status::is_partial(L::sort_scope(), &shown.page) {
        parts.push(texts.sorted_in_page.to_owned());
    }
    if shown.answered.answer.skipped > 0 {
        parts.push((texts.skipped)(&grouped(shown.answered.answer.skipped)));
    }
    parts.join(" · ")
}

/// A failure with older rows still there: a banner over them.
fn failure_banner<L: Endpoint>(list: List<L>, i18n: I18n) -> Option<AnyView> {
    let texts = i18n.texts();
    let failure = list.said.with(|said| said.shown().and(said.error()).map(|error| explain(error, texts)))?;
    let retry = Callback::new(move |()| list.reload());
    Some(view! { <FailureView failure=failure over_rows=texts.refresh_failed on_retry=retry/> }.into_any())
}

fn has_state<L: Endpoint>(list: List<L>) -> bool {
    let failed = list.said.with(|said| said.error().is_some() && said.shown().is_none());
    failed || list.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.page.indices.is_empty()))
}

/// What stands where the rows would: a failure without older rows, an empty list, nothing found.
fn state<L: Endpoint>(list: List<L>, empty: Emptiness, i18n: I18n) -> Option<AnyView> {
    let texts = i18n.texts();
    let failure =
        list.said.with(|said| said.error().filter(|_| said.shown().is_none()).map(|error| explain(error, texts)));
    if let Some(failure) = failure {
        let retry = Callback::new(move |()| list.reload());
        return Some(view! { <FailureView failure=failure on_retry=retry/> }.into_any());
    }
    let query = list
        .shown
        .with(|shown| shown.as_ref().filter(|shown| shown.page.indices.is_empty()).map(|shown| shown.query.clone()))?;
    let link = |href: String, text: &'static str| view! { <a class="button" href=href>{text}</a> }.into_any();
    Some(if query.paging.page > 0 {
        let first = link(list.href(query.with_page(0)), texts.go_to_first_page);
        view! { <Notice title=texts.past_the_end hint=texts.past_the_end_hint actions=first/> }.into_any()
    } else if query.filters.is_filtered() {
        let clear = link(list.href(query.cleared()), texts.clear_all);
        view! { <Notice title=texts.filtered_empty actions=clear/> }.into_any()
    } else {
        view! { <Notice title=(empty.title)(texts) hint=(empty.hint)(texts)/> }.into_any()
    })
}

/// How many rows of how many, the page size, and the pages.
#[component]
fn Pager<L: Endpoint>(list: List<L>) -> impl IntoView {
    let i18n = use_i18n();
    let shown = list.shown;
    let span = move || {
        let texts = i18n.texts();
        match shown.with(|shown| shown.as_ref().map(|shown| status::span(&shown.page, texts))) {
            Some(span) => span,
            None if list.said.with(|said| said.error().is_some()) => String::new(),
            None => texts.loading.to_owned(),
        }
    };
    let current = Memo::new(move |_| {
        let asked = list.query.with(|query| query.paging.page);
        // A list that comes whole shows its last page when the address names one past it.
        shown.with(|shown| shown.as_ref().map_or(asked, |shown| shown.page.offset / shown.query.paging.size.rows()))
    });
    let pages = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().and_then(|shown| status::pages(shown.page.total, shown.query.paging)))
    });
    let has_next = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|shown| status::has_next(&shown.page, shown.query.paging)))
    });
    let sizes = Signal::derive(move || {
        let label =
            |size: PageSize| Choice::new(size.rows().to_string(), (i18n.texts().rows_a_page)(&size.rows().to_string()));
        PageSize::ALL.into_iter().map(label).collect::<Vec<_>>()
    });
    let size = Signal::derive(move || list.query.with(|query| query.paging.size.rows().to_string()));
    let resize = Callback::new(move |rows: String| {
        let size = rows.parse().ok().and_then(PageSize::from_rows).unwrap_or_default();
        list.show(list.query.with_untracked(|query| query.with_size(size)), Step::Push);
    });
    let href = Callback::new(move |page: u64| list.href(list.query.with(|query| query.with_page(page))));
    view! {
        <div class="pager">
            <p role="status">{span}</p>
            <SelectField label=Signal::derive(move || i18n.texts().page_size.to_owned()) choices=sizes value=size on_choose=resize bare=true/>
            <Pagination current=current pages=pages has_next=has_next href=href/>
        </div>
    }
}

/// The panel of the open row.
fn panel<L: Endpoint>(
    list: List<L>,
    open: Memo<String>,
    detail: fn(L::Row, List<L>, I18n) -> AnyView,
    i18n: I18n,
) -> Option<AnyView> {
    let open = open.get();
    if open.is_empty() {
        return None;
    }
    let texts = i18n.texts();
    // The panel is drawn anew only when its own row has changed, not whenever rows arrive.
    let row = Memo::new(move |_| {
        list.shown.with(|shown| {
            let rows = &shown.as_ref()?.answered.answer.rows;
            Some(rows.iter().find(|row| L::row_param(row) == open).cloned())
        })
    });
    let content = move || match row.get()? {
        Some(row) => Some(detail(row, list, i18n)),
        None => {
            let close = view! {
                <button type="button" class="button" on:click=move |_| list.close()>{texts.close}</button>
            };
            let actions = close.into_any();
            Some(view! { <Notice title=texts.not_in_rows hint=texts.not_in_rows_hint actions=actions/> }.into_any())
        }
    };
    Some(view! { <aside class="panel" aria-label=texts.details>{content}</aside> }.into_any())
}
