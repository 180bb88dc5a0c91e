//! What stands under the rows: how many of how many, who sorted and filtered, as of when, the way to the rest.

use std::time::Duration;

use catalog::{PageSize, Total, size::grouped};
use leptos::prelude::*;

use super::{
    List,
    find::FindCount,
    spec::Change,
    status::{self, Numbers},
};
use crate::{
    api::MOST_TRIES,
    browser, format,
    i18n::Texts,
    live::{self, Memo, RwSignal, Signal},
    navigation::Step,
    tree::{Tree, view},
    ui::{Choice, Pagination, SelectField},
};

/// How many rows of how many, the page size, and the pages.
#[component]
pub fn Pager(
    /// The list.
    list: List,
) -> Tree {
    let i18n = list.i18n;
    let numbers = Memo::new(move |_| list.drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.numbers)));
    let waited = use_patience(list);
    let status = move || {
        let texts = i18n.texts();
        // Rows that are here, and the total of all: however few of them hold what is looked for.
        let loaded = list.drawn.with(|drawn| drawn.as_ref().map(|drawn| (drawn.found.1, drawn.total)));
        let count = match (numbers.get(), loaded) {
            (_, Some((loaded, Total::Exact(total)))) if list.is_filling() => {
                texts.loading_rows_of(&grouped(loaded), &grouped(total))
            }
            (_, Some((loaded, _))) if list.is_filling() => texts.loading_rows(&grouped(loaded)),
            (Some(numbers), _) => numbers.describe(texts),
            (None, _) if waited.get() > 0 || list.said().with(|said| said.error().is_some()) => String::new(),
            (None, _) => texts.loading().to_owned(),
        };
        match waited.get() {
            0 => count,
            seconds => waiting(seconds, list.asked.way().tries.get(), &count, texts),
        }
    };
    let sizes = Signal::derive(move || {
        let texts = i18n.texts();
        let choice = |size: &PageSize| {
            let param = size.to_param();
            let name = if *size == PageSize::Whole { texts.whole_list().to_owned() } else { texts.rows_a_page(&param) };
            Choice::new(param, name)
        };
        PageSize::ALL.iter().map(choice).collect()
    });
    let size = Signal::derive(move || list.address.with(|address| list.spec.size(address).to_param()));
    let resize = Callback::new(move |param: String| {
        let size = PageSize::from_param(&param).unwrap_or_default();
        list.keep(|layout| layout.size = size);
        list.go(Change::Size(size), Step::Push);
    });
    let href = Callback::new(move |page: u64| list.href(Change::Page(page)));
    let label = Signal::derive(move || i18n.texts().page_size().to_owned());
    let is_slow = Memo::new(move |_| waited.get() > 0);
    // A list that comes in parts is there as far as it has come.
    let comes_in_parts =
        Memo::new(move |_| list.is_filling() && matches!(numbers.get(), Some(Numbers { total: Total::Exact(_), .. })));
    let cancel = live::view(move || {
        let texts = i18n.texts();
        let in_parts = comes_in_parts.get();
        (is_slow.get() || in_parts).then(|| {
            let end = move |_| if in_parts { list.asked.suffice() } else { list.asked.cancel() };
            let name = if in_parts { texts.stop_loading() } else { texts.cancel() };
            view! { <button type="button" class="button" on:click=end>{name}</button> }
        })
    });
    // More rows match than this page shows, and there is no way yet to have them all.
    let rest = live::view(move || {
        let numbers = numbers.get()?;
        let is_whole = list.address.with(|address| list.spec.is_whole(address));
        let is_here = numbers.pages.count == Some(1) && matches!(numbers.total, Total::Exact(_));
        let text = status::load_all(numbers.total, i18n.texts());
        (!is_whole && !is_here)
            .then(|| view! { <a class="button" href=list.href(Change::Size(PageSize::Whole))>{text}</a> })
    });
    let as_of = move || {
        // Beside rows that are yet to come it would move.
        let is_there = list.drawn.with(Option::is_some);
        let at = list.said().with(|said| said.shown().and_then(|(_, answer)| list.spec.arrived(answer)));
        let at = at.filter(|_| is_there);
        at.map(|(_, at)| i18n.texts().as_of(&format::clock_time(at as i64))).unwrap_or_default()
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
            <p class="scope muted">{live::text(scope)}</p>
            <p class="as-of muted">{live::text(as_of)}</p>
            {live::view(move || numbers.get().filter(|_| !list.is_filling()).map(|numbers| view! { <Pagination i18n=i18n pages=numbers.pages href=href/> }))}
        </div>
    }
}

/// Loads the list anew as often as its reader wants it, while it is looked at.
pub fn refresh_now_and_then(list: List) {
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

/// For how long one has been waiting, and for what; `count` is what is here.
fn waiting(seconds: u32, tries: u8, count: &str, texts: &Texts) -> String {
    let tries = if tries < 2 { String::new() } else { texts.attempt(&tries.to_string(), &MOST_TRIES.to_string()) };
    let mut waiting = texts.waiting(&seconds.to_string());
    for part in [&tries, count] {
        if !part.is_empty() {
            waiting.push_str(" · ");
            waiting.push_str(part);
        }
    }
    waiting
}
