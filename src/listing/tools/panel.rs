//! The panel of the open row.

use std::time::Duration;

use catalog::wire;
use leptos::prelude::*;

use crate::{
    browser,
    data::kept::use_kept_rows,
    i18n::I18n,
    listing::{
        Desk,
        records::Records,
        spec::{Address, AnyAnswer, Change},
    },
    live::{self, Memo},
    navigation::Step,
    routes,
    tree::{Tree, view},
    ui::{Body, Detail, Icon, Notice, Panel, Section},
};

/// A row of an answer, which is the same row as long as nothing in it has changed.
#[derive(Clone)]
struct OpenRow {
    records: &'static dyn Records,
    answer: AnyAnswer,
    place: Option<u32>,
}

impl PartialEq for OpenRow {
    fn eq(&self, other: &Self) -> bool {
        match (self.place, other.place) {
            (Some(a), Some(b)) => {
                self.records.is_same((&self.answer, a), (&other.answer, b))
                    && self.records.sent(&self.answer, a) == other.records.sent(&other.answer, b)
            }
            (a, b) => a == b,
        }
    }
}

/// What stands in the panel of the open row.
pub fn panel(list: Desk, open: String) -> Tree {
    let i18n = list.i18n;
    // Drawn anew only when the row itself has changed, not whenever rows arrive.
    let row = Memo::new(move |_| {
        live::track(&list.said());
        let answer = untrack(|| list.answer())?;
        Some(OpenRow { records: list.records, place: list.records.find(&answer, &open), answer })
    });
    let close = Callback::new(move |()| {
        // Whoever came from a row goes back to it.
        browser::focus_in_place(".row-link[aria-current]");
        list.go(Change::Open(""), Step::Push);
    });
    // Where the panel lies over the list, the list behind it is out of reach: go on inside the panel.
    live::effect(move || {
        if browser::is_narrower_than(1100) {
            request_animation_frame(|| browser::focus(".panel-head .close"));
        }
    });
    let content = move || match row.get() {
        Some(row) => row_panel(list, &row, close, i18n),
        None => {
            let texts = i18n.texts();
            let is_loading = list.said().with(|said| said.is_loading());
            let title = if is_loading { texts.loading() } else { texts.not_in_rows() };
            view! { <Notice title=title action=Some((list.href(Change::Open("")), texts.close()))/> }
        }
    };
    view! { {live::view(content)} }
}

/// Finds the first row and draws its panel where nobody sees it: what does so is compiled then, and who opens the first panel
/// does not wait for that. No server is asked, since the effects that would do so never run.
pub fn prepare(list: Desk, answer: &AnyAnswer) {
    let owner = Owner::new();
    let i18n = list.i18n;
    owner.with(|| {
        let Some(opened) = named(list, answer, 0).map(|(_, href)| open_at(list, &href)) else { return };
        let Some(detail) = list.records.find(answer, &opened).and_then(|place| detail(list, answer, place)) else {
            return;
        };
        // As it was read too: as it was sent is not kept of every row.
        let _ = list.records.json(answer, 0);
        let star = star(i18n, String::new(), String::new());
        drop(view! { <Panel i18n=i18n detail=detail aside=star on_close=Callback::new(|()| ())/> }.build());
    });
    owner.cleanup();
}

/// The row that is open at an address of the list.
fn open_at(list: Desk, href: &str) -> String {
    let (pathname, search) = href.split_once('?').unwrap_or((href, ""));
    list.spec.open(&Address { pathname: pathname.to_owned(), search: search.to_owned() })
}

/// What the panel of a row shows.
fn detail(list: Desk, answer: &AnyAnswer, place: u32) -> Option<Detail> {
    let (i18n, texts) = (list.i18n, list.i18n.texts());
    let mut detail = list.records.detail(answer, place, i18n)?;
    let json = match list.records.sent(answer, place) {
        Some(sent) => Body::Folded { title: texts.row_as_sent(), text: wire::indented(&sent) },
        None => Body::Folded { title: texts.row_as_read(), text: list.records.json(answer, place)? },
    };
    // Above what may grow: it would be moved.
    let at = detail.sections.len() - usize::from(detail.sections.last().is_some_and(Section::may_grow));
    detail.sections.insert(at, Section::untitled(json));
    Some(detail)
}

fn row_panel(list: Desk, row: &OpenRow, close: Callback<()>, i18n: I18n) -> Tree {
    let texts = i18n.texts();
    match row.place.and_then(|place| detail(list, &row.answer, place)) {
        Some(detail) => {
            let kept = row.place.and_then(|place| named(list, &row.answer, place));
            let star = kept.map(|(name, address)| {
                note(&name, &address);
                star(i18n, name, address)
            });
            view! { <Panel i18n=i18n detail=detail aside=star.into() on_close=close/> }
        }
        None => {
            let close = (list.href(Change::Open("")), texts.close());
            view! { <Notice title=texts.not_in_rows() hint=texts.not_in_rows_hint() action=Some(close)/> }
        }
    }
}

/// A row's name, and the address that opens it wherever it is.
fn named(list: Desk, answer: &AnyAnswer, place: u32) -> Option<(String, String)> {
    list.address.with_untracked(|address| {
        let name = list.records.called(address, answer, place, list.i18n.texts())?;
        let href = list.records.own_address(address, answer, place)?;
        Some((name, routes::below_base(&href)))
    })
}

/// After this long a panel is on the screen.
const SHOWN: Duration = Duration::from_millis(100);

/// Notes a row among those opened last, once it is on the screen.
fn note(name: &str, address: &str) {
    let recent = use_kept_rows().recent;
    let (name, address) = (name.to_owned(), address.to_owned());
    set_timeout(move || recent.note(&name, &address), SHOWN);
}

/// The button that makes a row a favourite, or no longer.
fn star(i18n: I18n, name: String, address: String) -> Tree {
    let favourites = use_kept_rows().favourites;
    let own = address.clone();
    let is_one = Memo::new(move |_| favourites.has(&own));
    let label = move || if is_one.get() { i18n.texts().remove_favourite() } else { i18n.texts().add_favourite() };
    view! {
        <button
            type="button"
            class="icon-button star"
            aria-pressed=live::attr(move || if is_one.get() { "true" } else { "false" })
            aria-label=live::attr(label)
            title=live::attr(label)
            on:click=move |_| favourites.toggle(&name, &address)
        >
            <Icon name="star"/>
        </button>
    }
}
