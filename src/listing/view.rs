//! A list page: heading, filter form, chips, table, pages, and the panel beside them.

use std::time::Duration;

use catalog::{PageSize, Total, size::grouped};
use leptos::prelude::*;

use super::{
    List,
    failure::explain,
    filters::{FilterForm, chips},
    find::{FindCount, FindInRows},
    spec::{AnyAnswer, Change, Spec},
    state::{Asked, use_address, use_list},
    status::Numbers,
    table::ListTable,
    tools::{ToolButtons, Tools, dialogs, drawers},
};
use crate::{
    api::{Failed, MOST_TRIES},
    browser, format,
    i18n::{I18n, Texts},
    live,
    navigation::{Step, set_title},
    ui::{Body, Chips, Choice, Content, FailureView, Icon, Notice, Pagination, Panel, Section, SelectField},
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
                {drawers(list, tools)}
                {live::view(move || view! { <Chips i18n=i18n chips=active.get() clear=list.href(Change::Cleared)/> })}
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

/// How many rows of how many, the page size, and the pages.
#[component]
fn Pager(list: List) -> impl IntoView {
    let i18n = list.i18n;
    let numbers = Memo::new(move |_| list.drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.numbers)));
    let waited = use_patience(list);
    let status = move || {
        let texts = i18n.texts();
        match numbers.get() {
            _ if waited.get() > 0 => waiting(waited.get(), list.asked.way().tries.get(), texts),
            Some(Numbers { total: Total::AtLeast(loaded), .. }) if list.is_filling() => {
                (texts.loading_rows)(&grouped(loaded))
            }
            Some(Numbers { total: Total::Exact(total), span, .. }) if list.is_filling() => {
                let loaded = span.map_or(0, |(_, last)| last);
                (texts.loading_rows_of)(&grouped(loaded), &grouped(total))
            }
            Some(numbers) if numbers.total == Total::Exact(0) => (texts.matching)("0"),
            Some(numbers) => numbers.describe(texts),
            None if list.said().with(|said| said.error().is_some()) => String::new(),
            None => texts.loading.to_owned(),
        }
    };
    let sizes = Signal::derive(move || {
        let texts = i18n.texts();
        let choice = |size: &PageSize| {
            let param = size.to_param();
            let name = if *size == PageSize::Whole { texts.whole_list.to_owned() } else { (texts.rows_a_page)(&param) };
            Choice::new(param, name)
        };
        PageSize::ALL.iter().map(choice).collect()
    });
    let size = Signal::derive(move || list.address.with(|address| list.spec.size(address).to_param()));
    let resize = Callback::new(move |param: String| {
        let size = PageSize::from_param(&param).unwrap_or_default();
        list.lay_out(|layout| layout.size = size);
        list.go(Change::Size(size), Step::Push);
    });
    let href = Callback::new(move |page: u64| list.href(Change::Page(page)));
    let label = Signal::derive(move || i18n.texts().page_size.to_owned());
    let is_slow = Memo::new(move |_| waited.get() > 0);
    // A list that comes in parts is there as far as it has come.
    let comes_in_parts =
        Memo::new(move |_| list.is_filling() && matches!(numbers.get(), Some(Numbers { total: Total::Exact(_), .. })));
    let cancel = live::maybe(move || {
        let texts = i18n.texts();
        let in_parts = comes_in_parts.get();
        (is_slow.get() || in_parts).then(|| {
            let end = move |_| if in_parts { list.asked.suffice() } else { list.asked.cancel() };
            let name = if in_parts { texts.stop_loading } else { texts.cancel };
            view! { <button type="button" class="button" on:click=end>{name}</button> }
        })
    });
    // More rows match than this page shows, and there is no way yet to have them all.
    let rest = live::maybe(move || {
        let numbers = numbers.get()?;
        let is_whole = list.address.with(|address| list.spec.is_whole(address));
        let text = match numbers.total {
            Total::Exact(_) if numbers.pages.count == Some(1) => return None,
            Total::Exact(total) => (i18n.texts().load_all)(&grouped(total)),
            Total::AtLeast(_) | Total::Unknown => i18n.texts().load_all_rows.to_owned(),
        };
        (!is_whole).then(|| view! { <a class="button" href=list.href(Change::Size(PageSize::Whole))>{text}</a> })
    });
    let as_of = move || {
        let at = list.said().with(|said| said.shown().and_then(|(_, answer)| list.spec.arrived(answer)));
        at.map(|(_, at)| (i18n.texts().as_of)(&format::clock_time(at as i64))).unwrap_or_default()
    };
    let scope = move || {
        // Beside what changes while rows come it would move.
        let is_filling = list.is_filling();
        let scope = list.drawn.with(|drawn| drawn.as_ref().filter(|_| !is_filling).map(|drawn| drawn.scope.clone()));
        scope.unwrap_or_default()
    };
    view! {
        <div class="pager">
            <SelectField label=label choices=sizes value=size on_choose=resize bare=true/>
            <p role="status">{live::text(status)}</p>
            <FindCount list=list/>
            {cancel}
            {rest}
            <p class="scope muted" title=live::attr(scope)>{live::text(scope)}</p>
            <p class="as-of muted">{live::text(as_of)}</p>
            {live::maybe(move || numbers.get().filter(|_| !list.is_filling()).map(|numbers| view! { <Pagination i18n=i18n pages=numbers.pages href=href/> }))}
        </div>
    }
}

/// Loads the list anew as often as its reader wants it, while it is looked at.
fn refresh_now_and_then(list: List) {
    let every = Memo::new(move |_| list.layout.with(|layout| layout.every));
    let refresh = move || {
        if !browser::is_hidden() && list.said().try_with_untracked(|said| !said.is_loading()) == Some(true) {
            list.asked.reload();
        }
    };
    live::effect(move || {
        let seconds = every.get();
        if seconds > 0
            && let Ok(ticking) = set_interval_with_handle(refresh, Duration::from_secs(u64::from(seconds)))
        {
            on_cleanup(move || ticking.clear());
        }
    });
}

/// Seconds before a request is worth a word.
const PATIENCE: u32 = 2;

/// Seconds that the request has been on its way, once they are worth a word; else 0.
fn use_patience(list: List) -> RwSignal<u32> {
    let waited = RwSignal::new(0);
    let since = list.asked.way().since;
    let loading = Memo::new(move |_| list.said().with(|said| said.is_loading()));
    let look = move || {
        let Some(since) = since.try_get_untracked() else { return };
        let seconds = ((browser::now_millis() - since) / 1000.0) as u32;
        let _ = waited.try_set(if seconds < PATIENCE { 0 } else { seconds });
    };
    live::effect(move || {
        // A newer request starts anew.
        since.track();
        waited.set(0);
        if loading.get()
            && let Ok(ticking) = set_interval_with_handle(look, Duration::from_millis(500))
        {
            on_cleanup(move || ticking.clear());
        }
    });
    waited
}

fn waiting(seconds: u32, tries: u8, texts: &Texts) -> String {
    let waiting = (texts.waiting)(&seconds.to_string());
    if tries < 2 {
        return waiting;
    }
    format!("{waiting} · {}", (texts.attempt)(&tries.to_string(), &MOST_TRIES.to_string()))
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
