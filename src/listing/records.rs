//! What can be done with the rows of a list beyond showing them, without their types: named, compared, written, drawn.

use catalog::{
    export::{self, About, Exporter, Format},
    property::Value,
    query::Listing,
};
use leptos::prelude::AnyView;

use super::{Address, ListPage, erased::Erased, page::Answered, spec::AnyAnswer};
use crate::{
    api::{Looked, Rows},
    i18n::{I18n, Text, Texts},
    ui::Content,
};

/// Rows on their way into a text.
pub trait Writing {
    /// Writes the row of that place.
    fn add(&mut self, place: u32);
    /// The text.
    fn finish(self: Box<Self>) -> String;
}

/// The rows of a list.
pub trait Records {
    /// How many rows of an answer could be read, and how many could not.
    fn counts(&self, answer: &AnyAnswer) -> Option<(u64, u64)>;
    /// The identity of a row, as it stands in the address when it is open.
    fn param(&self, answer: &AnyAnswer, place: u32) -> Option<String>;
    /// The name of a row in full.
    fn label(&self, answer: &AnyAnswer, place: u32, texts: &Texts) -> Option<String>;
    /// What a row says of itself, property by property.
    fn values(&self, answer: &AnyAnswer, place: u32) -> Option<Vec<(&'static str, Value)>>;
    /// The same as JSON.
    fn json(&self, answer: &AnyAnswer, place: u32) -> Option<String>;
    /// The places of all rows of an answer that hold the words, on whatever page they are, in their order.
    fn matching(&self, address: &Address, answer: &AnyAnswer, words: &str) -> Vec<u32>;
    /// Begins to write rows of an answer.
    fn write(&self, answer: &AnyAnswer, format: Format, about: About) -> Box<dyn Writing>;
    /// The icons and titles of what can be drawn of all rows.
    fn charts(&self) -> Vec<(&'static str, Text)>;
    /// One of those, by its place.
    fn chart(&self, at: usize, address: &Address, answer: &AnyAnswer, i18n: I18n) -> Option<AnyView>;
}

struct Written<P: ListPage> {
    answer: AnyAnswer,
    exporter: Exporter<P::List>,
}

impl<P: ListPage> Writing for Written<P> {
    fn add(&mut self, place: u32) {
        if let Some(row) = Erased::<P>::at(&self.answer, place) {
            self.exporter.row(&row);
        }
    }

    fn finish(self: Box<Self>) -> String {
        self.exporter.finish()
    }
}

impl<P: ListPage> Records for Erased<P> {
    fn counts(&self, answer: &AnyAnswer) -> Option<(u64, u64)> {
        Some(Self::typed(answer)?.held.with(|answer| (answer.rows.count(), answer.skipped)))
    }

    fn param(&self, answer: &AnyAnswer, place: u32) -> Option<String> {
        Self::at(answer, place).map(|row| P::List::row_param(&row))
    }

    fn label(&self, answer: &AnyAnswer, place: u32, texts: &Texts) -> Option<String> {
        let row = Self::at(answer, place)?;
        (P::COLUMNS.first()?.cell)(&row, texts).iter().find_map(Content::name)
    }

    fn values(&self, answer: &AnyAnswer, place: u32) -> Option<Vec<(&'static str, Value)>> {
        Self::at(answer, place).map(|row| export::values::<P::List>(&row))
    }

    fn json(&self, answer: &AnyAnswer, place: u32) -> Option<String> {
        Self::at(answer, place).map(|row| export::raw::<P::List>(&row))
    }

    fn matching(&self, address: &Address, any: &AnyAnswer, words: &str) -> Vec<u32> {
        let Some(Answered { query: asked, held, .. }) = Self::typed(any) else { return Vec::new() };
        let query = Self::query_of_all(address, asked);
        held.with(|answer| {
            let looked = Looked::read::<P::List>(words);
            let mut places = Rows::arrange(answer, &query, &looked).indices;
            answer.rows.narrow(&mut places, &looked);
            places
        })
    }

    fn write(&self, answer: &AnyAnswer, format: Format, about: About) -> Box<dyn Writing> {
        Box::new(Written::<P> { answer: AnyAnswer::clone(answer), exporter: Exporter::new(format, about) })
    }

    fn charts(&self) -> Vec<(&'static str, Text)> {
        P::CHARTS.iter().map(|chart| (chart.icon, chart.title)).collect()
    }

    fn chart(&self, at: usize, address: &Address, answer: &AnyAnswer, i18n: I18n) -> Option<AnyView> {
        let chart = P::CHARTS.get(at)?;
        let query = P::read(address);
        Some(Self::typed(answer)?.held.with(|answer| (chart.draw)(answer, &query, i18n)))
    }
}
