//! A list page: heading, filter form, chips, table, pages, and the panel beside them.

use leptos::prelude::*;

use super::{
    List,
    failure::explain,
    filters::{FilterForm, chips},
    find::FindInRows,
    pager::{Pager, refresh_now_and_then},
    spec::{AnyAnswer, Change, Spec},
    state::{Asked, use_address, use_list},
    table::ListTable,
    tools::{ToolButtons, Tools, dialogs, drawers},
};
use crate::{
    api::Failed,
    browser,
    i18n::I18n,
    live,
    navigation::{Step, set_title},
    ui::{Body, Chips, Content, FailureView, Icon, Notice, Panel, Section},
};

/// A list page.
#[component]
pub fn ListView(
    /// What is particular about the list.
    spec: &'static dyn Spec,
) -> impl IntoView {
    let list = use_list(spec, use_address(spec));
    let i18n = list.i18n;
    let title = Signal::derive(move || {
        let texts = i18n.texts();
        list.address.with(|address| spec.title(address, texts))
    });
    live::effect(move || set_title(&title.get()));
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
    let tools = Tools::new();
    refresh_now_and_then(list);
    view! {
        <div class="list-page" data-density=live::attr(move || list.layout.with(|layout| layout.density.as_str())) class:with-panel=live::flag(move || open.with(|open| !open.is_empty()))>
            <div class="list" class:refreshing=live::flag(move || list.said().with(|said| said.is_loading()))>
                <div class="list-head">
                    {live::maybe(above)}
                    <h1>{live::text(move || title.get())}</h1>
                    <p class="summary muted" title=live::attr(summary)>{live::text(summary)}</p>
                    <FindInRows list=list/>
                    <ToolButtons list=list tools=tools/>
                    <button
                        type="button"
                        class="icon-button refresh"
                        aria-label=live::attr(move || i18n.texts().refresh)
                        title=live::attr(move || i18n.texts().refresh)
                        on:click=move |_| list.asked.reload()
                    >
                        <Icon name="refresh"/>
                    </button>
                </div>
                <FilterForm list=list/>
                {live::view(move || view! { <Chips i18n=i18n chips=active.get() clear=list.href(Change::Cleared)/> })}
                {drawers(list, tools)}
                {live::maybe(move || failure(list))}
                {live::maybe(move || emptiness(list))}
                <div class="table-area" class:hidden=live::flag(move || !has_rows(list))>
                    <ListTable list=list open=open label=title/>
                </div>
                <Pager list=list/>
                <div class="progress" aria-hidden="true"></div>
            </div>
            {live::maybe(move || panel(list, open.get()))}
            {dialogs(list, tools)}
        </div>
    }
}

/// Rows are shown, or placeholders for them.
fn has_rows(list: List) -> bool {
    list.drawn.with(|drawn| match drawn {
        Some(drawn) => !drawn.places.is_empty(),
        None => list.said().with(|said| said.error().is_none()),
    })
}

/// A failure: over the older rows if there are any, else instead of them.
fn failure(list: List) -> Option<AnyView> {
    let what = list.spec.what(list.i18n.texts());
    let (failed, over_rows) = list.said().with(|said| Some((said.error()?.clone(), said.shown().is_some())))?;
    Some(failure_view(list.asked, &failed, what, over_rows, list.i18n))
}

/// A failure of a request, with what can be done about it.
pub fn failure_view(asked: Asked, failed: &Failed, what: &str, over_rows: bool, i18n: I18n) -> AnyView {
    let mut failure = explain(failed, what, i18n.texts());
    if failed.error.wants_sign_in() && !asked.can_sign_in(&failed.error) {
        i18n.texts().error_no_auth_cure.clone_into(&mut failure.cure);
    }
    let retry = Callback::new(move |()| asked.reload());
    let sign_in = asked.can_sign_in(&failed.error).then(|| Callback::new(move |()| asked.sign_in()));
    view! {
        <FailureView i18n=i18n failure=failure over_rows=over_rows on_retry=retry on_sign_in=sign_in/>
    }
    .into_any()
}

/// An empty list, or nothing found.
fn emptiness(list: List) -> Option<AnyView> {
    let texts = list.i18n.texts();
    let (page, is_filtered, loaded) = list.drawn.with(|drawn| {
        let empty = drawn.as_ref().filter(|drawn| drawn.places.is_empty());
        empty.map(|drawn| (drawn.numbers.pages.current, drawn.is_filtered, drawn.found.1))
    })?;
    if loaded > 0 && list.words.with(|words| !words.trim().is_empty()) {
        return Some(view! { <Notice title=texts.nothing_found hint=texts.nothing_found_hint/> }.into_any());
    }
    let link = |change, text: &str| Content::Link { href: list.href(change), text: text.to_owned(), button: true };
    let (title, hint, action) = if page > 0 {
        (texts.past_the_end, texts.past_the_end_hint, Some(link(Change::Page(0), texts.go_to_first_page)))
    } else if is_filtered {
        (texts.filtered_empty, list.spec.filtered_hint(texts), Some(link(Change::Cleared, texts.clear_all)))
    } else {
        let (title, hint) = list.spec.empty(texts);
        (title, hint, None)
    };
    Some(view! { <Notice title=title hint=hint action=action/> }.into_any())
}

/// A row of an answer, which is the same row as long as nothing in it has changed.
#[derive(Clone)]
struct OpenRow {
    spec: &'static dyn Spec,
    answer: AnyAnswer,
    place: Option<u32>,
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
        live::track(&list.said());
        let answer = untrack(|| list.answer())?;
        Some(OpenRow { spec: list.spec, place: list.spec.find(&answer, &open), answer })
    });
    let close = Callback::new(move |()| {
        // Whoever came from a row goes back to it.
        browser::focus_in_place(".row-link[aria-current]");
        list.go(Change::Open(""), Step::Push);
    });
    // Where the panel lies over the list, the list behind it is out of reach: go on inside the panel.
    live::effect(move || {
        if browser::is_narrower_than(1100) {
            request_animation_frame(|| browser::focus(".panel-head button"));
        }
    });
    let content = move || row.get().map(|row| row_panel(list, &row, close, i18n));
    Some(view! { <aside class="panel" aria-label=live::attr(move || i18n.texts().details)>{live::maybe(content)}</aside> }.into_any())
}

fn row_panel(list: List, row: &OpenRow, close: Callback<()>, i18n: I18n) -> AnyView {
    let texts = i18n.texts();
    let detail = row.place.and_then(|place| {
        let mut detail = list.spec.detail(&row.answer, place, i18n)?;
        let json = Body::Folded { title: texts.row_as_json, text: list.spec.json(&row.answer, place)? };
        // Above what may grow: it would be moved.
        let at = detail.sections.len() - usize::from(detail.sections.last().is_some_and(Section::may_grow));
        detail.sections.insert(at, Section::untitled(json));
        Some(detail)
    });
    match detail {
        Some(detail) => view! { <Panel i18n=i18n detail=detail on_close=close/> }.into_any(),
        None => {
            let href = list.href(Change::Open(""));
            let close = Content::Link { href, text: texts.close.to_owned(), button: true };
            view! { <Notice title=texts.not_in_rows hint=texts.not_in_rows_hint action=Some(close)/> }.into_any()
        }
    }
}
