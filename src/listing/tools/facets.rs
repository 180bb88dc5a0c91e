//! Facets: the values of some properties among the rows that are here, how many rows have each, and which are wanted.

use std::time::Duration;

use catalog::{Total, size::grouped};
use leptos::prelude::*;

use crate::{
    browser,
    listing::{
        Desk,
        search::{Facet, FacetValue},
        spec::Change,
        status,
    },
    live::{self, Memo, RwSignal, StoredValue},
    navigation::Step,
    tree::{Tree, view},
};

/// Values shown of a facet before one asks for all.
const FIRST: usize = 8;
/// How long typing rests before rows are counted: each of them has to be looked at.
const REST: Duration = Duration::from_millis(120);

/// The drawer.
pub fn drawer(list: Desk) -> Tree {
    let facets = RwSignal::new(Vec::<Facet>::new());
    let count = move || {
        let Some(Some(answer)) = list.said().try_with_untracked(|_| untrack(|| list.answer())) else { return };
        let words = list.words.get_untracked();
        let texts = untrack(|| list.i18n.texts());
        let counted = list.address.with_untracked(|address| list.records.facets(address, &answer, &words, texts));
        let _ = facets.try_maybe_update(|known| (std::mem::replace(known, counted.clone()) != counted, ()));
    };
    live::effect(move || {
        // What is drawn changes with the rows, the words and the language.
        list.drawn.track();
        if let Ok(waiting) = set_timeout_with_handle(count, REST) {
            on_cleanup(move || waiting.clear());
        }
    });
    // The groups alone: their boxes stay where they are while the numbers change.
    let properties = Memo::new(move |_| {
        // A single value tells rows apart only while it is chosen.
        let tells = |facet: &&Facet| facet.values.len() > 1 || facet.values.iter().any(|value| value.is_chosen);
        facets.with(|facets| facets.iter().filter(tells).map(|facet| facet.property).collect::<Vec<_>>())
    });
    let coverage = move || {
        let texts = list.i18n.texts();
        let counts = list.drawn.with(|drawn| drawn.as_ref().map(|drawn| (drawn.found.1, drawn.total)));
        counts.map(|(loaded, total)| match total {
            Total::Exact(total) if total <= loaded => texts.all_rows_counted(&grouped(loaded)),
            _ => texts.rows_counted(&grouped(loaded), &status::total(total, texts)),
        })
    };
    let groups = move || properties.get().into_iter().map(|property| group(list, facets, property)).collect::<Tree>();
    view! {
        <section class="drawer facets" aria-label=live::attr(move || list.i18n.texts().facets())>
            <p class="muted">{live::text(move || coverage().unwrap_or_default())}</p>
            <div class="facet-groups">{live::view(groups)}</div>
        </section>
    }
}

fn group(list: Desk, facets: RwSignal<Vec<Facet>>, property: &'static str) -> Tree {
    let facet =
        Memo::new(move |_| facets.with(|facets| facets.iter().find(|facet| facet.property == property).cloned()));
    let all = RwSignal::new(false);
    let seen = StoredValue::new(Vec::<FacetValue>::new());
    let title = move || facet.with(|facet| facet.as_ref().map_or("", |facet| facet.title));
    let values = move || {
        let values = facet.get().map(|facet| facet.values).unwrap_or_default();
        // The most frequent ones first; but not under the hands of somebody who is at them.
        let is_used = browser::is_there(".facets :focus");
        let seen = seen.try_update_value(|seen| {
            *seen = if is_used { settled(std::mem::take(seen), values) } else { values };
            seen.clone()
        });
        let values = seen.unwrap_or_default();
        let most = if all.get() { usize::MAX } else { FIRST };
        let shown = values.into_iter().enumerate().filter(|(at, value)| *at < most || value.is_chosen);
        shown.map(|(_, value)| box_of(list, property, value)).collect::<Tree>()
    };
    let rest = move || {
        let facet = facet.get()?;
        let hidden = facet.values.len().saturating_sub(FIRST);
        let texts = list.i18n.texts();
        if all.get() {
            return (facet.more > 0)
                .then(|| view! { <p class="muted">{texts.more_values(&grouped(facet.more as u64))}</p> });
        }
        let text = texts.show_more(&grouped((hidden + facet.more) as u64));
        (hidden > 0).then(|| {
            view! { <button type="button" class="link-button" on:click=move |_| all.set(true)>{text}</button> }
        })
    };
    view! {
        <fieldset class="facet">
            <legend>{live::text(title)}</legend>
            {live::view(values)}
            {live::view(rest)}
        </fieldset>
    }
}

/// The values in the order in which they came first, so that a box that somebody is at stays where it is; one that no row
/// has any more holds its place before those that some have.
fn settled(mut seen: Vec<FacetValue>, now: Vec<FacetValue>) -> Vec<FacetValue> {
    for known in &mut seen {
        (known.rows, known.is_chosen) = (0, false);
    }
    for value in now {
        match seen.iter_mut().find(|known| known.value == value.value) {
            Some(known) => *known = value,
            None => seen.push(value),
        }
    }
    let last = seen.iter().rposition(|known| known.rows > 0 || known.is_chosen);
    seen.truncate(last.map_or(0, |last| last + 1));
    seen
}

fn box_of(list: Desk, property: &'static str, value: FacetValue) -> Tree {
    let FacetValue { value, name, rows, .. } = value;
    let own = value.clone();
    // At once, and not when rows have been counted: until then the box would show what was.
    let is_chosen = move || list.words.with(|words| list.records.is_chosen(words, property, &own));
    let choose = move |event| {
        let on = event_target_checked(&event);
        let words = list.words.with_untracked(|words| list.records.toggled(words, property, &value, on));
        list.words.set(words.clone());
        list.go(Change::Find(&words), Step::Push);
    };
    let named = name.clone();
    let shown = view! {
        <label class="switch">
            <input type="checkbox" prop:checked=live::flag(is_chosen) on:change=choose/>
            <span class="facet-name" title=name.clone()>{name.clone()}</span>
            <span class="muted">{grouped(u64::from(rows))}</span>
        </label>
    };
    Tree::Named(named, Box::new(shown))
}
