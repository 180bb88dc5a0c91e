//! The rows picked out of a list: compared, named, taken away.

use std::{cell::RefCell, collections::HashMap};

use catalog::{
    order,
    property::Value,
    size::{grouped, human},
};
use leptos::prelude::*;

use crate::{
    browser,
    i18n::{I18n, Texts},
    listing::{Desk, selection::params, spec::AnyAnswer},
    live::{self, Memo, RwSignal, Signal},
    tree::{Tree, view},
    ui::{Content, Dialog, Switch},
};

/// So many rows are compared at most: more columns than that are not compared by anybody.
const MOST_COMPARED: usize = 6;

thread_local! {
    /// The answers in which rows stood when they were picked, as far as they are needed, the newest last: of the one list
    /// that is shown. It is kept here since a list without its tools has no use for it.
    static ANSWERS: RefCell<Vec<AnyAnswer>> = const { RefCell::new(Vec::new()) };
}

/// So many rows are looked for one by one: of more, all rows of an answer are walked through once.
const FEW: usize = 16;

/// A row: the answer in which it stands, and its place there.
pub type Place = (AnyAnswer, u32);

/// The rows picked, as they are in the answer shown, else in the newest one in which they stood; and how many are in none.
pub fn places(list: Desk) -> (Vec<Place>, usize) {
    let rows = list.selection.rows.get();
    let known = ANSWERS.with_borrow(Vec::clone);
    let answers = list.answer().into_iter().chain(known.into_iter().rev());
    let found: Vec<Place> = places_in(list, answers, &rows).into_iter().flatten().collect();
    let left_out = rows.len().saturating_sub(found.len());
    (found, left_out)
}

/// Where rows stand in the first of some answers that holds them.
fn places_in(list: Desk, answers: impl Iterator<Item = AnyAnswer>, rows: &[String]) -> Vec<Option<Place>> {
    let mut found: Vec<Option<Place>> = rows.iter().map(|_| None).collect();
    for answer in answers {
        let missing: Vec<_> = found.iter_mut().zip(rows).filter(|(place, _)| place.is_none()).collect();
        if missing.len() <= FEW {
            for (place, row) in missing {
                *place = list.records.find(&answer, row).map(|at| (AnyAnswer::clone(&answer), at));
            }
            continue;
        }
        let mut missing: HashMap<&str, _> = missing.into_iter().map(|(place, row)| (row.as_str(), place)).collect();
        let count = list.records.counts(&answer).map_or(0, |(rows, _)| u32::try_from(rows).unwrap_or(u32::MAX));
        for at in 0..count {
            if let Some(place) = list.spec.param(&answer, at).and_then(|row| missing.remove(row.as_str())) {
                *place = Some((AnyAnswer::clone(&answer), at));
            }
        }
    }
    found
}

/// Keeps the answers in which the rows picked stand: other pages are other answers. Rows of another list are other rows.
pub fn watch(list: Desk) {
    let selection = list.selection;
    let path = Memo::new(move |_| list.address.with(|address| address.pathname.clone()));
    let mut before = path.get_untracked();
    live::effect(move || {
        let now = path.get();
        if std::mem::replace(&mut before, now.clone()) != now {
            selection.clear();
        }
    });
    live::effect(move || {
        let rows = selection.rows.get();
        let Some(shown) = untrack(|| list.answer()) else { return };
        let serial = |answer: &AnyAnswer| list.spec.serial(answer);
        let mut known = ANSWERS.with_borrow(Vec::clone);
        let is_known = known.iter().any(|known| serial(known) == serial(&shown));
        if is_known && !rows.is_empty() {
            return;
        }
        known.push(shown);
        let found = places_in(list, known.iter().rev().cloned(), &rows);
        known.retain(|known| found.iter().flatten().any(|(answer, _)| serial(answer) == serial(known)));
        ANSWERS.set(known);
    });
    on_cleanup(|| drop(ANSWERS.take()));
}

/// That some of the rows picked are no longer anywhere.
pub fn left_out(count: usize, texts: &Texts) -> Option<Tree> {
    (count > 0).then(|| view! { <p class="muted">{texts.picked_left_out(&grouped(count as u64))}</p> })
}

/// The bar over the rows while some are being picked.
pub fn bar(list: Desk, export: RwSignal<bool>) -> Tree {
    let i18n = list.i18n;
    let selection = list.selection;
    let comparing = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let count = Memo::new(move |_| selection.rows.with(Vec::len));
    let words = move || i18n.texts().selected(&grouped(count.get() as u64));
    let copy = move |_| {
        let (places, left_out) = untrack(|| places(list));
        let name = |(answer, place): &Place| list.records.label(answer, *place, i18n.texts());
        let names = places.iter().filter_map(name).collect::<Vec<_>>().join("\n");
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let is_copied = browser::copy(&names).await;
            let texts = i18n.texts();
            let mut words = vec![if is_copied { texts.copied() } else { texts.copy_failed() }.to_owned()];
            words.extend((left_out > 0).then(|| texts.picked_left_out(&grouped(left_out as u64))));
            said.set(words.join(" · "));
        });
    };
    let button = move |name: fn(&Texts) -> &'static str, least: usize, act: Box<dyn Fn()>| {
        view! {
            <button type="button" class="button" disabled=live::flag(move || count.get() < least) on:click=move |_| act()>
                {live::text(move || name(i18n.texts()))}
            </button>
        }
    };
    let compare = button(Texts::compare, 2, Box::new(move || comparing.set(true)));
    let take = button(Texts::export, 1, Box::new(move || export.set(true)));
    let clear = button(Texts::select_none, 1, Box::new(move || selection.clear()));
    let all = button(Texts::select_shown, 0, Box::new(move || selection.add(params(*list))));
    view! {
        <div class="selection" role="group" aria-label=live::attr(move || i18n.texts().select_rows())>
            <p role="status"><b>{live::text(words)}</b></p>
            {all}
            {clear}
            {compare}
            <button type="button" class="button" disabled=live::flag(move || count.get() == 0) on:click=copy>
                {live::text(move || i18n.texts().copy_names())}
            </button>
            {take}
            <p role="status" class="muted">{live::text(move || said.get())}</p>
            {live::view(move || comparing.get().then(|| comparison(list, comparing)))}
        </div>
    }
}

/// The rows picked, side by side.
fn comparison(list: Desk, open: RwSignal<bool>) -> Tree {
    let i18n = list.i18n;
    let only_different = RwSignal::new(false);
    let title = Signal::derive(move || i18n.texts().compare().to_owned());
    let label = Signal::derive(move || i18n.texts().only_differences().to_owned());
    let change = Callback::new(move |on: bool| only_different.set(on));
    view! {
        <Dialog open=open title=title>
            <Switch label=label value=only_different on_change=change/>
            <div class="comparison" tabindex="0" role="group" aria-label=live::attr(move || title.get())>
                {live::view(move || table(list, only_different.get(), i18n))}
            </div>
        </Dialog>
    }
}

fn table(list: Desk, only_different: bool, i18n: I18n) -> Option<Tree> {
    let texts = i18n.texts();
    let (places, gone) = places(list);
    let not_compared = places.len().saturating_sub(MOST_COMPARED);
    let places: Vec<Place> = places.into_iter().take(MOST_COMPARED).collect();
    let heads: Vec<_> = places
        .iter()
        .map(|(answer, at)| view! { <th scope="col">{list.records.label(answer, *at, texts).unwrap_or_default()}</th> })
        .collect();
    let titles = list.records.properties(texts);
    let columns: Vec<_> = places.iter().filter_map(|(answer, at)| list.records.values(answer, *at)).collect();
    let first = columns.first()?;
    let rows: Vec<_> = first
        .iter()
        .enumerate()
        .filter_map(|(at, (name, _))| {
            let title = titles.iter().find(|(known, _)| known == name).map_or(*name, |(_, title)| title);
            let cells: Vec<&Value> =
                columns.iter().filter_map(|column| column.get(at).map(|(_, value)| value)).collect();
            let differs = cells.windows(2).any(|pair| matches!(pair, [a, b] if a != b));
            if only_different && !differs {
                return None;
            }
            let cells: Vec<_> =
                cells.into_iter().map(|value| view! { <td>{content(list, name, value, texts).view()}</td> }).collect();
            let mark = differs.then(|| view! { <span class="visually-hidden">" ("{texts.differs()}")"</span> });
            Some(view! {
                <tr class:differs=differs>
                    <th scope="row">{title}" "<code class="muted">{*name}</code>{mark}</th>
                    {cells}
                </tr>
            })
        })
        .collect();
    let more =
        (not_compared > 0).then(|| view! { <p class="muted">{texts.not_compared(&not_compared.to_string())}</p> });
    Some(view! {
        <table class="compared">
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
        {left_out(gone, texts)}
    })
}

/// A value of a property for people, as the panel says it.
fn content(list: Desk, name: &'static str, value: &Value, texts: &Texts) -> Content {
    let said = |text: &str| list.records.value_name(name, text, texts).unwrap_or_else(|| text.to_owned());
    match value {
        Value::Text(text) => Content::text(said(text)),
        Value::Texts(all) if matches!(name, "tags" | "version_list") => {
            Content::text(order::by_version(all, String::as_str).join(", "))
        }
        Value::Texts(all) => Content::text(all.join(", ")),
        Value::Pairs(pairs) => {
            let pair = |(key, value): &(String, String)| format!("{key}={}", said(value));
            Content::text(pairs.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
        // It counts nothing.
        Value::Number(Some(number)) if name == "id" => Content::Text(number.to_string()),
        Value::Number(number) => number.map_or_else(Content::unknown, |number| Content::Text(grouped(number))),
        Value::Bytes(bytes) => bytes.map_or_else(Content::unknown, |bytes| {
            Content::Remarked(human(bytes), format!(" ({} {})", grouped(bytes), texts.bytes_unit()))
        }),
        Value::Instant(at) => Content::Instant(*at),
    }
}
