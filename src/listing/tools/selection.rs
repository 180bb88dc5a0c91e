//! Rows picked out of a list: to compare them, to copy their names, to take them away.

use catalog::{
    property::Value,
    size::{grouped, human},
};
use leptos::{ev, prelude::*};

use crate::{
    browser,
    i18n::{I18n, Texts},
    listing::{List, spec::AnyAnswer},
    live,
    ui::{Content, Dialog, Switch},
};

/// So many rows are compared at most: more columns than that are not compared by anybody.
const MOST_COMPARED: usize = 6;

/// The rows that are picked, by their identities, in the order in which they were. Copied freely.
#[derive(Clone, Copy)]
pub struct Selection {
    /// Rows are being picked.
    pub is_on: RwSignal<bool>,
    rows: RwSignal<Vec<String>>,
    /// The row from which one with Shift reaches.
    anchor: StoredValue<String>,
}

impl Selection {
    /// Nothing picked.
    pub fn new() -> Self {
        Self { is_on: RwSignal::new(false), rows: RwSignal::new(Vec::new()), anchor: StoredValue::new(String::new()) }
    }

    /// The rows that are picked, if any can be; tracked.
    pub fn shown(self) -> Option<Vec<String>> {
        self.is_on.get().then(|| self.rows.get())
    }

    fn clear(self) {
        self.rows.set(Vec::new());
    }

    fn toggle(self, row: &str) {
        self.rows.update(|rows| {
            let before = rows.len();
            rows.retain(|known| known != row);
            if rows.len() == before {
                rows.push(row.to_owned());
            }
        });
        self.anchor.set_value(row.to_owned());
    }

    fn add(self, more: Vec<String>) {
        self.rows.update(|rows| {
            for row in more {
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        });
    }
}

/// A click on the box of a row; with Shift, all rows from the one before to this one.
pub fn pick(list: List, event: &ev::MouseEvent) {
    let Some((row, is_range)) = browser::clicked_box(event) else { return };
    let selection = list.selection;
    if is_range {
        let shown = params(list);
        let place = |wanted: &str| shown.iter().position(|row| row == wanted);
        if let (Some(from), Some(to)) = (place(&selection.anchor.get_value()), place(&row)) {
            selection.add(shown.get(from.min(to)..=from.max(to)).unwrap_or_default().to_vec());
            return;
        }
    }
    selection.toggle(&row);
}

/// The identities of the rows shown.
fn params(list: List) -> Vec<String> {
    let Some(answer) = untrack(|| list.answer()) else { return Vec::new() };
    list.drawn.with_untracked(|drawn| {
        let places = drawn.as_ref().map(|drawn| drawn.places.as_slice()).unwrap_or_default();
        places.iter().filter_map(|place| list.spec.param(&answer, *place)).collect()
    })
}

/// The places of the rows picked, with the answer in which they stand.
pub fn places(list: List) -> Option<(AnyAnswer, Vec<u32>)> {
    let answer = list.answer()?;
    let rows = list.selection.rows.get();
    let places = rows.iter().filter_map(|row| list.spec.find(&answer, row)).collect();
    Some((answer, places))
}

/// The bar over the rows while some are being picked.
pub fn bar(list: List, export: RwSignal<bool>) -> AnyView {
    let i18n = list.i18n;
    let selection = list.selection;
    let comparing = RwSignal::new(false);
    let said = RwSignal::new("");
    let count = Memo::new(move |_| selection.rows.with(Vec::len));
    let words = move || (i18n.texts().selected)(&grouped(count.get() as u64));
    let copy = move |_| {
        let names = untrack(|| places(list)).map(|(answer, places)| {
            places.iter().filter_map(|place| list.spec.label(&answer, *place, i18n.texts())).collect::<Vec<_>>()
        });
        let names = names.unwrap_or_default().join("\n");
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let is_copied = browser::copy(&names).await;
            let texts = i18n.texts();
            said.set(if is_copied { texts.copied } else { texts.copy_failed });
        });
    };
    let button = move |name: fn(&Texts) -> &'static str, least: usize, act: Box<dyn Fn()>| {
        view! {
            <button type="button" class="button" disabled=live::flag(move || count.get() < least) on:click=move |_| act()>
                {live::text(move || name(i18n.texts()))}
            </button>
        }
    };
    let compare = button(|texts| texts.compare, 2, Box::new(move || comparing.set(true)));
    let take = button(|texts| texts.export, 1, Box::new(move || export.set(true)));
    let clear = button(|texts| texts.select_none, 1, Box::new(move || selection.clear()));
    let all = button(|texts| texts.select_shown, 0, Box::new(move || selection.add(params(list))));
    view! {
        <div class="selection" role="group" aria-label=live::attr(move || i18n.texts().select_rows)>
            <p role="status"><b>{live::text(words)}</b></p>
            {all}
            {clear}
            {compare}
            <button type="button" class="button" disabled=live::flag(move || count.get() == 0) on:click=copy>
                {live::text(move || i18n.texts().copy_names)}
            </button>
            {take}
            <p role="status" class="muted">{live::text(move || said.get())}</p>
            {live::maybe(move || comparing.get().then(|| comparison(list, comparing)))}
        </div>
    }
    .into_any()
}

/// The rows picked, side by side.
fn comparison(list: List, open: RwSignal<bool>) -> AnyView {
    let i18n = list.i18n;
    let only_different = RwSignal::new(false);
    let title = Signal::derive(move || i18n.texts().compare.to_owned());
    let label = Signal::derive(move || i18n.texts().only_differences.to_owned());
    let change = Callback::new(move |on: bool| only_different.set(on));
    view! {
        <Dialog open=open title=title>
            <Switch label=label value=only_different on_change=change/>
            <div class="comparison" tabindex="0" role="group" aria-label=live::attr(move || title.get())>
                {live::maybe(move || table(list, only_different.get(), i18n))}
            </div>
        </Dialog>
    }
    .into_any()
}

fn table(list: List, only_different: bool, i18n: I18n) -> Option<AnyView> {
    let texts = i18n.texts();
    let (answer, places) = places(list)?;
    let left_out = places.len().saturating_sub(MOST_COMPARED);
    let places: Vec<u32> = places.into_iter().take(MOST_COMPARED).collect();
    let heads: Vec<_> = places
        .iter()
        .map(|place| view! { <th scope="col">{list.spec.label(&answer, *place, texts).unwrap_or_default()}</th> })
        .collect();
    let columns: Vec<_> = places.iter().filter_map(|place| list.spec.values(&answer, *place)).collect();
    let first = columns.first()?;
    let rows: Vec<_> = first
        .iter()
        .enumerate()
        .filter_map(|(at, (name, _))| {
            let cells: Vec<&Value> =
                columns.iter().filter_map(|column| column.get(at).map(|(_, value)| value)).collect();
            let differs = cells.windows(2).any(|pair| matches!(pair, [a, b] if a != b));
            if only_different && !differs {
                return None;
            }
            let cells: Vec<_> =
                cells.into_iter().map(|value| view! { <td>{content(value, texts).view()}</td> }).collect();
            let mark = differs.then(|| view! { <span class="visually-hidden">" ("{texts.differs}")"</span> });
            Some(view! {
                <tr class:differs=differs>
                    <th scope="row"><code>{*name}</code>{mark}</th>
                    {cells}
                </tr>
            })
        })
        .collect();
    let more = (left_out > 0).then(|| view! { <p class="muted">{(texts.not_compared)(&left_out.to_string())}</p> });
    Some(
        view! {
            <table class="compared">
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {more}
        }
        .into_any(),
    )
}

/// A value for people.
pub fn content(value: &Value, texts: &Texts) -> Content {
    match value {
        Value::Text(text) => Content::text(text.clone()),
        Value::Texts(all) => Content::text(all.join(", ")),
        Value::Pairs(pairs) => {
            Content::text(pairs.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(", "))
        }
        Value::Number(number) => number.map_or_else(Content::unknown, |number| Content::Text(grouped(number))),
        Value::Bytes(bytes) => bytes.map_or_else(Content::unknown, |bytes| {
            Content::Remarked(human(bytes), format!(" ({} {})", grouped(bytes), texts.bytes_unit))
        }),
        Value::Instant(at) => Content::Instant(*at),
    }
}
