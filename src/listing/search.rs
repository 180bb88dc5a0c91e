//! What can be looked for in the rows of a list, without their types: words, conditions, and the values of facets.

use catalog::{
    facets::{self, Counted, Counter},
    order::folded,
    property::{Described, Property},
    query::terms::{self, Terms},
};

use super::{Address, ListPage, erased::Erased, page::Answered, spec::AnyAnswer};
use crate::{
    api::{Looked, Rows},
    i18n::Texts,
};

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

/// A text that a row found must hold, and where its cells show it.
pub struct Sought {
    /// What is asked.
    pub asked: terms::Sought,
    /// The text as cells may write it, in small letters.
    pub written: Vec<String>,
    /// Where the property stands, see [`ListPage::shown_in`]; `None` for what any cell may show.
    pub shown_in: Option<&'static str>,
}

/// What can be looked for.
pub trait Search {
    /// The values of some properties, and how many rows have each.
    fn facets(&self, address: &Address, answer: &AnyAnswer, words: &str, texts: &Texts) -> Vec<Facet>;
    /// What is looked for, with a value of a property chosen or no longer.
    fn toggled(&self, words: &str, property: &str, value: &str, on: bool) -> String;
    /// Whether a value of a property is chosen in what is looked for.
    fn is_chosen(&self, words: &str, property: &str, value: &str) -> bool;
    /// What the words may become, with their last one completed.
    fn completions(&self, words: &str) -> Vec<String>;
    /// What could not be understood of the words.
    fn problems(&self, words: &str) -> Vec<String>;
    /// The texts that a row found must hold.
    fn sought(&self, words: &str, texts: &Texts) -> Vec<Sought>;
    /// What a property of a row is called that holds one of them, with the piece that does.
    fn reason(
        &self,
        answer: &AnyAnswer,
        place: u32,
        sought: &[terms::Sought],
        texts: &Texts,
    ) -> Option<(&'static str, String)>;
    /// What a value of a property is called, where it has a name.
    fn value_name(&self, property: &'static str, value: &str, texts: &Texts) -> Option<String>;
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
            let name = if name.is_empty() { texts.no_value().to_owned() } else { name };
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

    fn toggled(&self, words: &str, property: &str, value: &str, on: bool) -> String {
        terms::toggled::<P::List>(words, property, value, on)
    }

    fn is_chosen(&self, words: &str, property: &str, value: &str) -> bool {
        let value = folded(value);
        terms::chosen::<P::List>(words, property).iter().any(|chosen| folded(chosen) == value)
    }

    fn completions(&self, words: &str) -> Vec<String> {
        let properties = terms::completions::<P::List>(words);
        properties.into_iter().map(|property| terms::completed::<P::List>(words, property)).collect()
    }

    fn problems(&self, words: &str) -> Vec<String> {
        Terms::parse::<P::List>(words).problems
    }

    fn sought(&self, words: &str, texts: &Texts) -> Vec<Sought> {
        let sought = |asked: terms::Sought| {
            let name = |text: &str| P::value_name(asked.property?, text, texts).map(|name| folded(&name));
            // The states are written in capitals.
            let names = [name(&asked.text), name(&asked.text.to_uppercase())];
            let written = [Some(asked.text.clone())].into_iter().chain(names).flatten().collect();
            let shown_in = asked.property.map(P::shown_in);
            Sought { asked, written, shown_in }
        };
        Terms::parse::<P::List>(words).sought::<P::List>().into_iter().map(sought).collect()
    }

    fn reason(
        &self,
        answer: &AnyAnswer,
        place: u32,
        sought: &[terms::Sought],
        texts: &Texts,
    ) -> Option<(&'static str, String)> {
        let (property, piece) = terms::reason::<P::List>(&Self::at(answer, place)?, sought)?;
        Some((P::property_name(property, texts), piece))
    }

    fn value_name(&self, property: &'static str, value: &str, texts: &Texts) -> Option<String> {
        P::value_name(property, value, texts)
    }

    fn properties(&self, texts: &Texts) -> Vec<(&'static str, &'static str)> {
        let named = |property: &Property<_>| (property.name, P::property_name(property.name, texts));
        P::List::PROPERTIES.iter().map(named).collect()
    }
}
