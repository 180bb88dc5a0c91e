//! A list page: heading, filter form, chips, table, pages, and the panel beside them.

use catalog::{PageSize, Total};
use leptos::prelude::*;

use super::{
    List, explain,
    filters::{FilterForm, chips},
    spec::{AnyAnswer, Change, Spec},
    state::{use_address, use_list},
    table::ListTable,
};
use crate::{
    browser,
    i18n::I18n,
    navigation::Step,
    ui::{Chips, Choice, Content, FailureView, Icon, Notice, Pagination, Panel, SelectField},
};

/// A list page.
#[component]
pub fn ListView(
    /// What is particular about the list.
    spec: &'static dyn Spec,
) -> impl IntoView {
    let list = use_list(spec, use_address());
    let i18n = list.i18n;
    let title = Signal::derive(move || {
        let texts = i18n.texts();
        list.address.with(|address| spec.title(address, texts))
    });
    Effect::new(move |_| browser::set_title(&format!("{} · Gantry", title.get())));
    let summary =
        move || list.drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.summary.clone()).unwrap_or_default());
    let above = move || {
        spec.above(i18n.texts())
            .map(|(href, name)| view! { <a class="back" href=href><Icon name="previous"/>{name}</a> })
    };
    let active = Memo::new(move |_| {
        let texts = i18n.texts();
        list.address.with(|address| chips(spec, address, texts))
    });
    let open = Memo::new(move |_| list.address.with(|address| spec.open(address)));
    view! {
        <div class="list-page" class:with-panel=move || open.with(|open| !open.is_empty())>
            <div class="list" class:refreshing=move || list.said.with(|said| said.is_loading())>
                <div class="list-head">
                    {above}
                    <h1>{move || title.get()}</h1>
                    <p class="summary muted">{summary}</p>
                    <button
                        type="button"
                        class="icon-button refresh"
                        aria-label=move || i18n.texts().refresh
                        title=move || i18n.texts().refresh
                        on:click=move |_| list.reload()
                    >
                        <Icon name="refresh"/>
                    </button>
                </div>
                <FilterForm list=list/>
                {move || view! { <Chips i18n=i18n chips=active.get() clear=list.href(Change::Cleared)/> }}
                {move || failure(list)}
                {move || emptiness(list)}
                <div class="table-area" class:hidden=move || !has_rows(list)>
                    <ListTable list=list open=open label=title/>
                </div>
                <Pager list=list/>
                <div class="progress" aria-hidden="true"></div>
            </div>
            {move || panel(list, open.get())}
        </div>
    }
}

/// Rows are shown, or placeholders for them.
fn has_rows(list: List) -> bool {
    list.drawn.with(|drawn| match drawn {
        Some(drawn) => !drawn.rows.is_empty(),
        None => list.said.with(|said| said.error().is_none()),
    })
}

/// A failure: over the older rows if there are any, else instead of them.
fn failure(list: List) -> Option<AnyView> {
    let texts = list.i18n.texts();
    let (failure, over_rows) =
        list.said.with(|said| said.error().map(|error| (explain(error, texts), said.shown().is_some())))?;
    let retry = Callback::new(move |()| list.reload());
    Some(view! { <FailureView i18n=list.i18n failure=failure over_rows=over_rows on_retry=retry/> }.into_any())
}

/// An empty list, or nothing found.
fn emptiness(list: List) -> Option<AnyView> {
    let texts = list.i18n.texts();
    let (page, is_filtered) = list.drawn.with(|drawn| {
        let empty = drawn.as_ref().filter(|drawn| drawn.rows.is_empty());
        empty.map(|drawn| (drawn.numbers.pages.current, drawn.is_filtered))
    })?;
    let link = |change, text: &str| Content::Link { href: list.href(change), text: text.to_owned(), button: true };
    let (title, hint, action) = if page > 0 {
        (texts.past_the_end, texts.past_the_end_hint, Some(link(Change::Page(0), texts.go_to_first_page)))
    } else if is_filtered {
        (texts.filtered_empty, "", Some(link(Change::Cleared, texts.clear_all)))
    } else {
        let (title, hint) = list.spec.empty(texts);
        (title, hint, None)
    };
    Some(view! { <Notice title=title hint=hint action=action/> }.into_any())
}

/// How many rows of how many, the page size, and the pages.
#[component]
fn Pager(list: List) -> impl IntoView {
    let i18n = list.i18n;
    let numbers = Memo::new(move |_| list.drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.numbers)));
    let status = move || {
        let texts = i18n.texts();
        match numbers.get() {
            Some(numbers) if numbers.total == Total::Exact(0) => (texts.matching)("0"),
            Some(numbers) => numbers.describe(texts),
            None if list.said.with(|said| said.error().is_some()) => String::new(),
            None => texts.loading.to_owned(),
        }
    };
    let sizes = Signal::derive(move || {
        let texts = i18n.texts();
        let choice = |size: PageSize| {
            let rows = size.rows().to_string();
            Choice::new(rows.clone(), (texts.rows_a_page)(&rows))
        };
        PageSize::ALL.into_iter().map(choice).collect()
    });
    let size = Signal::derive(move || list.address.with(|address| list.spec.size(address).rows().to_string()));
    let resize = Callback::new(move |rows: String| {
        let size = rows.parse().ok().and_then(PageSize::from_rows).unwrap_or_default();
        list.go(Change::Size(size), Step::Push);
    });
    let href = Callback::new(move |page: u64| list.href(Change::Page(page)));
    let label = Signal::derive(move || i18n.texts().page_size.to_owned());
    view! {
        <div class="pager">
            <SelectField label=label choices=sizes value=size on_choose=resize bare=true/>
            <p role="status">{status}</p>
            {move || numbers.get().map(|numbers| view! { <Pagination i18n=i18n pages=numbers.pages href=href/> })}
        </div>
    }
}

/// A row of an answer, which is the same row as long as nothing in it has changed.
#[derive(Clone)]
struct OpenRow {
    spec: &'static dyn Spec,
    answer: AnyAnswer,
    place: Option<usize>,
}

impl PartialEq for OpenRow {
    fn eq(&self, other: &Self) -> bool {
        match (self.place, other.place) {
            (Some(a), Some(b)) => self.spec.is_same((&self.answer, a), (&other.answer, b)),
            (a, b) => a == b,
        }
    }
}

/// The panel of the open row.
fn panel(list: List, open: String) -> Option<AnyView> {
    if open.is_empty() {
        return None;
    }
    let i18n = list.i18n;
    // Drawn anew only when the row itself has changed, not whenever rows arrive.
    let row = Memo::new(move |_| {
        let answer = list.answer()?;
        Some(OpenRow { spec: list.spec, place: list.spec.find(&answer, &open), answer })
    });
    let close = Callback::new(move |()| {
        // Whoever came from a row goes back to it.
        browser::focus_in_place(".row-link[aria-current]");
        list.go(Change::Open(""), Step::Push);
    });
    // Where the panel lies over the list, the list behind it is out of reach: go on inside the panel.
    Effect::new(move |_| {
        if browser::is_narrower_than(1100) {
            request_animation_frame(|| browser::focus(".panel-head button"));
        }
    });
    let content = move || row.get().map(|row| row_panel(list, &row, close, i18n));
    Some(view! { <aside class="panel" aria-label=move || i18n.texts().details>{content}</aside> }.into_any())
}

fn row_panel(list: List, row: &OpenRow, close: Callback<()>, i18n: I18n) -> AnyView {
    let texts = i18n.texts();
    let detail = row.place.and_then(|place| list.spec.detail(&row.answer, place, i18n));
    match detail {
        Some(detail) => view! { <Panel i18n=i18n detail=detail on_close=close/> }.into_any(),
        None => {
            let href = list.href(Change::Open(""));
            let close = Content::Link { href, text: texts.close.to_owned(), button: true };
            view! { <Notice title=texts.not_in_rows hint=texts.not_in_rows_hint action=Some(close)/> }.into_any()
        }
    }
}
