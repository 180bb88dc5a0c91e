//! Facets: the values of some properties among the rows that are here, how many rows have each, and which are wanted.

use std::time::Duration;

use catalog::size::grouped;
use leptos::prelude::*;

use crate::{
    listing::{
        Desk,
        search::{Facet, FacetValue},
        spec::Change,
    },
    live::{self, Memo, RwSignal},
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
    let groups = move || properties.get().into_iter().map(|property| group(list, facets, property)).collect::<Tree>();
    view! {
        <section class="drawer facets" aria-label=live::attr(move || list.i18n.texts().facets())>{live::view(groups)}</section>
    }
}

fn group(list: Desk, facets: RwSignal<Vec<Facet>>, property: &'static str) -> Tree {
    let facet =
        Memo::new(move |_| facets.with(|facets| facets.iter().find(|facet| facet.property == property).cloned()));
    let all = RwSignal::new(false);
    let title = move || facet.with(|facet| facet.as_ref().map_or("", |facet| facet.title));
    let values = move || {
        let values = facet.get().map(|facet| facet.values).unwrap_or_default();
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
    view! {
        <label class="switch">
            <input type="checkbox" prop:checked=live::flag(is_chosen) on:change=choose/>
            <span class="facet-name" title=name.clone()>{name.clone()}</span>
            <span class="muted">{grouped(u64::from(rows))}</span>
        </label>
    }
}
