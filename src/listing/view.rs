//! A list page: heading, filter form, chips, table, pages, and the panel beside them.

use leptos::prelude::*;

use super::{
    List,
    asked::Asked,
    failure::explain,
    filters::{FilterForm, chips},
    find::FindInRows,
    pager::{Pager, refresh_now_and_then},
    spec::{Change, Spec},
    state::{use_address, use_list},
    table::ListTable,
    toolbar::{ToolButtons, Tools},
    tooling::{Later, use_tooling},
};
use crate::{
    api::Failed,
    data::remote::Remote,
    i18n::I18n,
    live,
    navigation::set_title,
    tree::{Tree, view},
    ui::{Chips, Content, FailureView, Icon, Notice},
};

/// A list page.
#[component]
pub fn ListView(
    /// What is particular about the list.
    spec: &'static dyn Spec,
) -> Tree {
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
    let later = use_tooling(list, Memo::new(move |_| is_wanted(list, tools, open)));
    refresh_now_and_then(list);
    view! {
        <div class="list-page" data-density=live::attr(move || list.layout.with(|layout| layout.density.as_str())) class:with-panel=live::flag(move || open.with(|open| !open.is_empty()))>
            <div class="list" class:refreshing=live::flag(move || list.said().with(|said| said.is_loading()))>
                <div class="list-head">
                    {live::view(above)}
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
                {live::view(move || later.drawers(tools))}
                {live::view(move || later.failure(tools.is_any_open() || list.selection.is_on.get()))}
                {live::view(move || failure(list))}
                {live::view(move || emptiness(list))}
                <div class="table-area" class:hidden=live::flag(move || !has_rows(list))>
                    <ListTable list=list open=open label=title/>
                </div>
                <div class="over-rows">{live::view(move || later.note())}</div>
                <Pager list=list/>
                <div class="progress" aria-hidden="true"></div>
            </div>
            {live::view(move || panel(later, open.get()))}
            {live::view(move || later.dialogs(tools))}
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
fn failure(list: List) -> Option<Tree> {
    let what = list.spec.what(list.i18n.texts());
    let (failed, over_rows) = list.said().with(|said| Some((said.error()?.clone(), said.shown().is_some())))?;
    Some(failure_view(list.asked, &failed, what, over_rows, list.i18n))
}

/// A failure of a request, with what can be done about it.
pub fn failure_view(asked: Asked, failed: &Failed, what: &str, over_rows: bool, i18n: I18n) -> Tree {
    let mut failure = explain(failed, what, i18n.texts());
    if failed.error.wants_sign_in() && !asked.can_sign_in(&failed.error) {
        i18n.texts().error_no_auth_cure.clone_into(&mut failure.cure);
    }
    let retry = Callback::new(move |()| asked.reload());
    let sign_in = asked.can_sign_in(&failed.error).then(|| Callback::new(move |()| asked.sign_in()));
    view! {
        <FailureView i18n=i18n failure=failure over_rows=over_rows on_retry=retry on_sign_in=sign_in/>
    }
}

/// An empty list, or nothing found.
fn emptiness(list: List) -> Option<Tree> {
    let texts = list.i18n.texts();
    let (page, is_filtered, loaded) = list.drawn.with(|drawn| {
        let empty = drawn.as_ref().filter(|drawn| drawn.places.is_empty());
        empty.map(|drawn| (drawn.numbers.pages.current, drawn.is_filtered, drawn.found.1))
    })?;
    if loaded > 0 && list.words.with(|words| !words.trim().is_empty()) {
        return Some(view! { <Notice title=texts.nothing_found hint=texts.nothing_found_hint/> });
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
    Some(view! { <Notice title=title hint=hint action=action/> })
}

/// Whether the tools are wanted: once the rows are there, or something that needs them is open.
fn is_wanted(list: List, tools: Tools, open: Memo<String>) -> bool {
    let has_answer = list.said().with(|said| matches!(said, Remote::Ready { .. } | Remote::Failed { .. }));
    let is_open = tools.is_any_open() || list.selection.is_on.get();
    open.with(|open| !open.is_empty()) || is_open || has_answer
}

/// The panel of the open row.
fn panel(later: Later, open: String) -> Option<Tree> {
    if open.is_empty() {
        return None;
    }
    let i18n = later.list.i18n;
    let failure = move || later.failure(true);
    // Another row starts anew: at its top, with nothing unfolded.
    let content = move || later.panel(open.clone()).map(|panel| Tree::Named(open.clone(), Box::new(panel)));
    Some(view! {
        <aside class="panel" aria-label=live::attr(move || i18n.texts().details)>
            {live::view(content)}
            {live::view(failure)}
        </aside>
    })
}
