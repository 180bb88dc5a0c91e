//! The rows picked out of a list: compared, named, taken away.

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

/// The places of the rows picked, with the answer in which they stand.
pub fn places(list: Desk) -> Option<(AnyAnswer, Vec<u32>)> {
    let answer = list.answer()?;
    let rows = list.selection.rows.get();
    let places = rows.iter().filter_map(|row| list.records.find(&answer, row)).collect();
    Some((answer, places))
}

/// The bar over the rows while some are being picked.
pub fn bar(list: Desk, export: RwSignal<bool>) -> Tree {
    let i18n = list.i18n;
    let selection = list.selection;
    let comparing = RwSignal::new(false);
    let said = RwSignal::new("");
    let count = Memo::new(move |_| selection.rows.with(Vec::len));
    let words = move || i18n.texts().selected(&grouped(count.get() as u64));
    let copy = move |_| {
        let names = untrack(|| places(list)).map(|(answer, places)| {
            places.iter().filter_map(|place| list.records.label(&answer, *place, i18n.texts())).collect::<Vec<_>>()
        });
        let names = names.unwrap_or_default().join("\n");
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let is_copied = browser::copy(&names).await;
            let texts = i18n.texts();
            said.set(if is_copied { texts.copied() } else { texts.copy_failed() });
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
    let (answer, places) = places(list)?;
    let left_out = places.len().saturating_sub(MOST_COMPARED);
    let places: Vec<u32> = places.into_iter().take(MOST_COMPARED).collect();
    let heads: Vec<_> = places
        .iter()
        .map(|place| view! { <th scope="col">{list.records.label(&answer, *place, texts).unwrap_or_default()}</th> })
        .collect();
    let titles = list.records.properties(texts);
    let columns: Vec<_> = places.iter().filter_map(|place| list.records.values(&answer, *place)).collect();
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
    let more = (left_out > 0).then(|| view! { <p class="muted">{texts.not_compared(&left_out.to_string())}</p> });
    Some(view! {
        <table class="compared">
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
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
