//! A list page: heading, filter form, chips, table, pages, and the panel beside them.

use leptos::prelude::*;

use super::{
    List,
    filters::{FilterForm, chips},
    find::FindInRows,
    organizations,
    pager::{Pager, refresh_now_and_then},
    spec::{Change, Spec},
    state::{use_address, use_list},
    table::ListTable,
    toolbar::{ToolButtons, Tools},
    tooling::{Later, use_tooling},
};
use crate::{
    data::remote::Remote,
    live::{self, Memo, RwSignal, Signal},
    navigation::set_title,
    parts::{Presence, use_presence},
    tree::{Tree, view},
    ui::{Chips, Icon, Notice},
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
    let presence = use_presence();
    let later = use_tooling(list, Memo::new(move |_| is_wanted(list, tools, open, presence)));
    let is_beside = is_beside(open);
    refresh_now_and_then(list);
    organizations::note(list);
    view! {
        <div class="list-page" data-density=live::attr(move || list.layout.with(|layout| layout.density.as_str())) class:with-panel=live::flag(move || is_beside.get())>
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
                        aria-label=live::attr(move || i18n.texts().refresh())
                        title=live::attr(move || i18n.texts().refresh())
                        on:click=move |_| list.asked.reload()
                    >
                        <Icon name="refresh"/>
                    </button>
                </div>
                <FilterForm list=list/>
                {live::view(move || view! { <Chips i18n=i18n chips=active.get() clear=list.href(Change::Cleared)/> })}
                {live::view(move || later.drawers(tools))}
                {live::view(move || later.failure(is_waited_for(list, tools)))}
                {live::view(move || failure(list))}
                {live::view(move || emptiness(list))}
                <div class="table-area" class:hidden=live::flag(move || !has_rows(list))>
                    <ListTable list=list open=open is_beside=is_beside label=title/>
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

/// Whether the rows have made room for the panel: from the frame after the one that shows it over them, since they take longer
/// to be laid out anew than all that it says.
fn is_beside(open: Memo<String>) -> RwSignal<bool> {
    let is_open = Memo::new(move |_| open.with(|open| !open.is_empty()));
    let is_beside = RwSignal::new(is_open.get_untracked());
    live::effect(move || {
        let make_room = move || {
            let _ = is_beside.try_set(is_open.try_get_untracked() == Some(true));
        };
        if is_open.get() && !is_beside.get_untracked() {
            request_animation_frame(move || request_animation_frame(make_room));
        } else {
            make_room();
        }
    });
    is_beside
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
    let (tools, _) = list.tools()?;
    Some((tools.failure)(list.asked, &failed, what, over_rows, list.i18n))
}

/// An empty list, or nothing found.
fn emptiness(list: List) -> Option<Tree> {
    let texts = list.i18n.texts();
    let (page, is_filtered, loaded) = list.drawn.with(|drawn| {
        let empty = drawn.as_ref().filter(|drawn| drawn.places.is_empty());
        empty.map(|drawn| (drawn.numbers.pages.current, drawn.is_filtered, drawn.found.1))
    })?;
    if loaded > 0 && list.words.with(|words| !words.trim().is_empty()) {
        return Some(view! { <Notice title=texts.nothing_found() hint=texts.nothing_found_hint()/> });
    }
    let link = |change, text| (list.href(change), text);
    let (title, hint, action) = if page > 0 {
        (texts.past_the_end(), texts.past_the_end_hint(), Some(link(Change::Page(0), texts.go_to_first_page())))
    } else if is_filtered {
        (texts.filtered_empty(), list.spec.filtered_hint(texts), Some(link(Change::Cleared, texts.clear_all())))
    } else {
        let (title, hint) = list.spec.empty(texts);
        (title, hint, None)
    };
    Some(view! { <Notice title=title hint=hint action=action/> })
}

/// Whether somebody sees that the tools are not there yet.
fn is_waited_for(list: List, tools: Tools) -> bool {
    let has_failed = list.said().with(|said| said.error().is_some());
    tools.is_any_open() || list.selection.is_on.get() || list.is_behind.get() || has_failed
}

/// With so many rows, finding and sorting are prepared before somebody is there who may want to.
const MANY: u64 = 10_000;

/// Whether the tools are wanted: once the rows are there and somebody is who may want to use them, or the rows are many; or
/// something that needs them is open, has failed, or goes on without anybody.
fn is_wanted(list: List, tools: Tools, open: Memo<String>, presence: Presence) -> bool {
    let (is_there, has_failed) =
        list.said().with(|said| (matches!(said, Remote::Ready { .. }), matches!(said, Remote::Failed { .. })));
    let has_many = list.drawn.with(|drawn| drawn.as_ref().is_some_and(|drawn| drawn.found.1 >= MANY));
    let is_watched = has_many || presence.is_there() || list.layout.with(|layout| layout.every > 0);
    open.with(|open| !open.is_empty()) || is_waited_for(list, tools) || has_failed || (is_there && is_watched)
}

/// The panel of the open row.
fn panel(later: Later, open: String) -> Option<Tree> {
    if open.is_empty() {
        return None;
    }
    let i18n = later.list.i18n;
    let failure = move || later.failure(true);
    // Another row starts anew: at its top, with nothing unfolded.
    let content = move || match later.panel(open.clone()) {
        Some(panel) => Some(Tree::Named(open.clone(), Box::new(panel))),
        None if later.list.tooling.is_missing() => None,
        None => {
            let close = (later.list.href(Change::Open("")), i18n.texts().close());
            Some(view! { <Notice title=i18n.texts().loading() action=Some(close)/> })
        }
    };
    Some(view! {
        <aside class="panel" aria-label=live::attr(move || i18n.texts().details())>
            {live::view(content)}
            {live::view(failure)}
        </aside>
    })
}
