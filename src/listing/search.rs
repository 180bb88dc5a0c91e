//! What can be looked for in the rows of a list, without their types: words, conditions, and the values of facets.

use catalog::{
    facets::{self, Counted, Counter},
    order::folded,
    property::{Described, Property, Value},
    query::terms,
};

use super::{Address, ListPage, erased::Erased, page::Answered, spec::AnyAnswer};
use crate::{
    api::{Looked, Rows},
    i18n::Texts,
};

/// So many rows are looked at for the texts of a property.
const LOOKED_AT: u32 = 2000;

/// A property by whose values rows are counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// What the API calls it.
    pub property: &'static str,
    /// What we call it.
    pub title: &'static str,
    /// Its values, the most frequent first.
    pub values: Vec<FacetValue>,
    /// How many further values there are.
    pub more: usize,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// The value.
    pub value: String,
    /// What it is called.
    pub name: String,
    /// How many rows have it.
    pub rows: u32,
    /// It is chosen.
    pub is_chosen: bool,
}

/// What can be looked for.
pub trait Search {
    /// The values of some properties, and how many rows have each.
    fn facets(&self, address: &Address, answer: &AnyAnswer, words: &str, texts: &Texts) -> Vec<Facet>;
    /// Shows the text of a property to `visit`, row by row; of very many rows, those of some.
    fn texts_of(&self, answer: &AnyAnswer, property: &str, visit: &mut dyn FnMut(String));
    /// What is looked for, with a value of a property chosen or no longer.
    fn toggled(&self, words: &str, property: &str, value: &str, on: bool) -> String;
    /// Whether a value of a property is chosen in what is looked for.
    fn is_chosen(&self, words: &str, property: &str, value: &str) -> bool;
    /// The properties of a row: what the API calls them, and what we do.
    fn properties(&self, texts: &Texts) -> Vec<(&'static str, &'static str)>;
}

impl<P: ListPage> Search for Erased<P> {
    fn facets(&self, address: &Address, any: &AnyAnswer, words: &str, texts: &Texts) -> Vec<Facet> {
        let Some(Answered { query: asked, held, .. }) = Self::typed(any) else { return Vec::new() };
        let query = Self::query_of_all(address, asked);
        let looked = Looked::read::<P::List>(words);
        // What is chosen in one facet must not empty the others: only the words narrow what is counted.
        let plain = looked.without_conditions();
        let counted = held.with(|answer| {
            let mut counter = Counter::<P::List>::new(looked.terms, looked.now);
            let mut places = Rows::arrange(answer, &query, &plain).indices;
            answer.rows.narrow(&mut places, &plain);
            for row in places.into_iter().filter_map(|place| answer.rows.get(place)) {
                counter.row(&row);
            }
            counter.finish()
        });
        let value = |property: &'static str, counted: Counted| {
            let name = P::value_name(property, &counted.value, texts);
            let name = name.unwrap_or_else(|| counted.value.clone());
            let name = if name.is_empty() { texts.no_value.to_owned() } else { name };
            FacetValue { value: counted.value, name, rows: counted.rows, is_chosen: counted.chosen }
        };
        let facet = |facet: facets::Facet| Facet {
            property: facet.property,
            title: P::property_name(facet.property, texts),
            values: facet.values.into_iter().map(|counted| value(facet.property, counted)).collect(),
            more: facet.more,
        };
        counted.into_iter().map(facet).collect()
    }

    fn texts_of(&self, any: &AnyAnswer, property: &str, visit: &mut dyn FnMut(String)) {
        let property = P::List::PROPERTIES.iter().find(|one| one.name == property);
        let (Some(property), Some(Answered { held, .. })) = (property, Self::typed(any)) else { return };
        held.with(|answer| {
            let count = u32::try_from(answer.rows.count()).unwrap_or(u32::MAX);
            let step = count.div_ceil(LOOKED_AT).max(1);
            let mut place = 0;
            while let Some(row) = answer.rows.get(place) {
                if let Value::Text(text) = (property.read)(&row) {
                    visit(text);
                }
                place = place.saturating_add(step);
            }
        });
    }

    fn toggled(&self, words: &str, property: &str, value: &str, on: bool) -> String {
        terms::toggled::<P::List>(words, property, value, on)
    }

    fn is_chosen(&self, words: &str, property: &str, value: &str) -> bool {
        let value = folded(value);
        terms::chosen::<P::List>(words, property).iter().any(|chosen| folded(chosen) == value)
    }

    fn properties(&self, texts: &Texts) -> Vec<(&'static str, &'static str)> {
        let named = |property: &Property<_>| (property.name, P::property_name(property.name, texts));
        P::List::PROPERTIES.iter().map(named).collect()
    }
}
