//! What a refresh changed: rows that are new, changed or gone since they were last seen.

use std::{collections::BTreeMap, sync::Arc};

use catalog::{query::Request, size::grouped};
use leptos::prelude::*;

use crate::{
    data::remote::Remote,
    format,
    listing::{
        Desk,
        changes::{Change, Changes},
        spec::AnyAnswer,
    },
    live::{self, Memo, StoredValue},
    tree::{Tree, view},
};

/// Lists with more rows than that are not compared: it would take a second answer's room, and nobody reads so many marks.
const MOST_ROWS: u64 = 5_000;
/// Names of rows that are gone, said at most.
const MOST_NAMES: usize = 5;

/// Compares each newer answer to the same request with the one that was seen, until the list is left.
pub fn watch(list: Desk) {
    let seen = StoredValue::new(None::<(Request, AnyAnswer)>);
    let is_shown = StoredValue::new(false);
    let is_forgotten = Memo::new(move |_| list.changes.with(Option::is_none));
    live::effect(move || {
        let is_forgotten = is_forgotten.get();
        let ready = list.said().with(|said| match said {
            Remote::Ready { key, value } => Some((key.clone().ok()?, AnyAnswer::clone(value))),
            _ => None,
        });
        let Some((request, answer)) = ready else { return };
        let is_small = list.records.counts(&answer).is_some_and(|(rows, _)| rows <= MOST_ROWS);
        let before = seen.get_value().filter(|(asked, _)| *asked == request).map(|(_, before)| before);
        let is_dismissed = is_forgotten && is_shown.get_value();
        let changes = match &before {
            Some(before) if is_small && !is_dismissed => compare(list, before, &answer),
            _ => None,
        };
        if is_dismissed || before.is_none() {
            seen.set_value(is_small.then_some((request, answer)));
        }
        is_shown.set_value(changes.is_some());
        list.changes.maybe_update(|known| std::mem::replace(known, changes.clone()) != changes);
    });
}

/// What has changed between two answers; nothing if nothing has.
fn compare(list: Desk, before: &AnyAnswer, now: &AnyAnswer) -> Option<Arc<Changes>> {
    if Arc::ptr_eq(before, now) {
        return None;
    }
    let places = |answer: &AnyAnswer| {
        let rows = list.records.counts(answer).map(|(rows, _)| rows).unwrap_or_default();
        let named = move |place: u32, answer: &AnyAnswer| Some((list.spec.param(answer, place)?, place));
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        (0..rows).filter_map(|place| named(place, answer)).collect::<Vec<_>>()
    };
    let mut known = BTreeMap::<String, Vec<u32>>::new();
    for (param, place) in places(before) {
        known.entry(param).or_default().push(place);
    }
    let mut changes =
        Changes { since: list.spec.arrived(before).map(|(_, at)| at).unwrap_or_default(), ..Changes::default() };
    for (param, place) in places(now) {
        match known.get_mut(&param).and_then(Vec::pop) {
            None => changes.rows.push((param, Change::New)),
            Some(old) if !list.records.is_same((before, old), (now, place)) => {
                changes.rows.push((param, Change::Changed))
            }
            Some(_) => (),
        }
    }
    let texts = untrack(|| list.i18n.texts());
    let gone = known.into_values().flatten().filter_map(|place| list.records.label(before, place, texts));
    changes.gone = gone.collect();
    (!(changes.rows.is_empty() && changes.gone.is_empty())).then(|| Arc::new(changes))
}

/// What the changes are, in words, until they were seen.
pub fn note(list: Desk) -> Option<Tree> {
    let changes = list.changes.get()?;
    let texts = list.i18n.texts();
    let count = |wanted: Change| grouped(changes.rows.iter().filter(|(_, change)| *change == wanted).count() as u64);
    let since = format::clock_time(changes.since as i64);
    let gone = grouped(changes.gone.len() as u64);
    let said = texts.changes_since(&since, &count(Change::New), &count(Change::Changed), &gone);
    let mut names = changes.gone.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join(", ");
    if changes.gone.len() > MOST_NAMES {
        names.push_str(", …");
    }
    let gone = (!names.is_empty()).then(|| view! { <p class="muted">{texts.gone_rows(&names)}</p> });
    Some(view! {
        <div class="changes" role="status">
            <div>
                <p>{said}</p>
                {gone}
            </div>
            <button type="button" class="button" on:click=move |_| list.changes.set(None)>{texts.mark_seen()}</button>
        </div>
    })
}
