//! What can be done with the rows of a list beyond showing them, without their types: named, compared, written, drawn.

use catalog::{
    Total,
    export::{self, About, Exporter, Format},
    property::Value,
    query::{ListQuery, Listing},
    size,
    wire::RowError,
};

use super::{
    Address, ListPage,
    erased::Erased,
    page::Answered,
    search::Search,
    spec::{AnyAnswer, Arranged, Grouped},
};
use crate::{
    api::{Endpoint, Fault, Looked, Rows},
    i18n::{I18n, Texts},
    tree::Tree,
    ui::{Content, Detail},
};

/// Rows on their way into a text.
pub trait Writing {
    /// Writes a row of an answer.
    fn add(&mut self, answer: &AnyAnswer, place: u32);
    /// The text.
    fn finish(self: Box<Self>) -> String;
}

/// The rows of a list, for its tools.
pub trait Records: Search + Send + Sync {
    /// How many rows of an answer could be read, and how many could not.
    fn counts(&self, answer: &AnyAnswer) -> Option<(u64, u64)>;
    /// Why the first rows that could not be read could not, by their numbers.
    fn unread(&self, answer: &AnyAnswer) -> Vec<(u64, RowError)>;
    /// The place of a row in an answer, by its identity.
    fn find(&self, answer: &AnyAnswer, param: &str) -> Option<u32>;
    /// Whether two rows of two answers are equal in everything.
    fn is_same(&self, a: (&AnyAnswer, u32), b: (&AnyAnswer, u32)) -> bool;
    /// The panel of a row.
    fn detail(&self, answer: &AnyAnswer, place: u32, i18n: I18n) -> Option<Detail>;
    /// The address that opens a row wherever it stands in the list.
    fn own_address(&self, address: &Address, answer: &AnyAnswer, place: u32) -> Option<String>;
    /// The filters as one text, where the API has such a form.
    fn filter_text(&self, address: &Address) -> Option<String>;
    /// The address with the filters of such a text.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn with_filter_text(&self, address: &Address, text: &str, texts: &Texts) -> Result<String, String>;
    /// The name of a row in full.
    fn label(&self, answer: &AnyAnswer, place: u32, texts: &Texts) -> Option<String>;
    /// What a row of the list at an address is called where it stands alone.
    fn called(&self, address: &Address, answer: &AnyAnswer, place: u32, texts: &Texts) -> Option<String>;
    /// What a row says of itself, property by property.
    fn values(&self, answer: &AnyAnswer, place: u32) -> Option<Vec<(&'static str, Value)>>;
    /// A row as JSON, as the server sent it; `None` where that was not kept.
    fn sent(&self, answer: &AnyAnswer, place: u32) -> Option<String>;
    /// A row as JSON, as it was read.
    fn json(&self, answer: &AnyAnswer, place: u32) -> Option<String>;
    /// Which rows of an answer are shown, in which order: those that hold the words, by group if the groups are told that
    /// are unfolded.
    fn arrange(
        &self,
        address: &Address,
        answer: &AnyAnswer,
        words: &str,
        unfolded: Option<&[String]>,
        texts: &Texts,
    ) -> Option<Arranged>;
    /// What unfolds the others of a group: the name of the row that stands for them, the group's identity, how many.
    fn others(&self, name: &str, group: &str, count: &str, texts: &Texts) -> String;
    /// Prepares other orders, as long as it may `go_on`; whether there is more to prepare.
    fn prepare(&self, answer: &AnyAnswer, go_on: &mut dyn FnMut() -> bool) -> bool;
    /// Why a filter narrows nothing.
    fn wrong(&self, address: &Address, key: &str) -> Option<Fault>;
    /// The places of all rows of an answer that hold the words, on whatever page they are, in their order.
    fn matching(&self, address: &Address, answer: &AnyAnswer, words: &str) -> Vec<u32>;
    /// Begins to write rows.
    fn write(&self, format: Format, about: About) -> Box<dyn Writing>;
    /// One of the charts, by its place.
    fn chart(&self, at: usize, address: &Address, answer: &AnyAnswer, i18n: I18n) -> Option<Tree>;
}

struct Written<P: ListPage>(Exporter<P::List>);

impl<P: ListPage> Writing for Written<P> {
    fn add(&mut self, answer: &AnyAnswer, place: u32) {
        if let Some(row) = Erased::<P>::at(answer, place) {
            self.0.row(&row);
        }
    }

    fn finish(self: Box<Self>) -> String {
        self.0.finish()
    }
}

impl<P: ListPage> Records for Erased<P> {
    fn counts(&self, answer: &AnyAnswer) -> Option<(u64, u64)> {
        Some(Self::typed(answer)?.held.with(|answer| (answer.rows.count(), answer.skipped)))
    }

    fn unread(&self, answer: &AnyAnswer) -> Vec<(u64, RowError)> {
        let typed = Self::typed(answer);
        typed.map(|typed| typed.held.with(|answer| answer.unread.clone())).unwrap_or_default()
    }

    fn find(&self, answer: &AnyAnswer, param: &str) -> Option<u32> {
        Self::typed(answer)?.held.with(|answer| answer.rows.place_of(param))
    }

    fn is_same(&self, a: (&AnyAnswer, u32), b: (&AnyAnswer, u32)) -> bool {
        Self::at(a.0, a.1) == Self::at(b.0, b.1)
    }

    fn detail(&self, answer: &AnyAnswer, place: u32, i18n: I18n) -> Option<Detail> {
        let row = Self::at(answer, place)?;
        let mut detail = P::detail(&row, i18n);
        detail.sections.extend(Self::typed(answer)?.held.with(|answer| P::beside(answer, &row, i18n)));
        Some(detail)
    }

    fn own_address(&self, address: &Address, answer: &AnyAnswer, place: u32) -> Option<String> {
        let row = Self::at(answer, place)?;
        let filters = P::around(&P::read(address).filters, &row);
        let query = ListQuery { filters, ..ListQuery::default() };
        Some(P::place(query.with_open(&P::List::row_param(&row))).href())
    }

    fn filter_text(&self, address: &Address) -> Option<String> {
        P::filter_text(&P::read(address))
    }

    fn with_filter_text(&self, address: &Address, text: &str, texts: &Texts) -> Result<String, String> {
        P::with_filter_text(&P::read(address), text, texts).map(|query| P::place(query).href())
    }

    fn label(&self, answer: &AnyAnswer, place: u32, texts: &Texts) -> Option<String> {
        let row = Self::at(answer, place)?;
        (P::COLUMNS.first()?.cell)(&row, texts).iter().find_map(Content::name)
    }

    fn called(&self, address: &Address, answer: &AnyAnswer, place: u32, texts: &Texts) -> Option<String> {
        let row = Self::at(answer, place)?;
        P::called(&P::read(address).filters, &row).or_else(|| self.label(answer, place, texts))
    }

    fn values(&self, answer: &AnyAnswer, place: u32) -> Option<Vec<(&'static str, Value)>> {
        Self::at(answer, place).map(|row| export::values::<P::List>(&row))
    }

    fn sent(&self, answer: &AnyAnswer, place: u32) -> Option<String> {
        Self::typed(answer)?.held.sent(place)
    }

    fn json(&self, answer: &AnyAnswer, place: u32) -> Option<String> {
        Self::at(answer, place).map(|row| export::raw::<P::List>(&row))
    }

    fn arrange(
        &self,
        address: &Address,
        any: &AnyAnswer,
        words: &str,
        unfolded: Option<&[String]>,
        texts: &Texts,
    ) -> Option<Arranged> {
        let Answered { query: asked, held, .. } = Self::typed(any)?;
        let shown = Self::query(address, asked);
        // All rows of a list that is here are grouped, and the groups make its pages.
        let query = if unfolded.is_some() { Self::query_of_all(address, asked) } else { shown.clone() };
        let looked = Looked::read::<P::List>(words);
        Some(held.with(|answer| {
            let page = Rows::arrange(answer, &query, &looked);
            let loaded = Self::loaded(answer, &page);
            let mut places = page.indices.clone();
            answer.rows.narrow(&mut places, &looked);
            let found = match page.total {
                Total::Exact(total) | Total::AtLeast(total) if <P::List as Endpoint>::Rows::IS_WHOLE => total,
                _ => places.len() as u64,
            };
            let grouped = unfolded.map(|unfolded| {
                let mut folded = P::fold(&answer.rows, std::mem::take(&mut places), unfolded, &query.open);
                let is_all = matches!(page.total, Total::Exact(total) if total <= loaded);
                let scope = P::groups(&folded, is_all, texts);
                // While rows come it is those that are counted.
                let of_groups = <P::List as Endpoint>::Rows::IS_WHOLE.then(|| folded.cut(shown.paging));
                places = folded.places;
                Grouped { scope, page: of_groups.filter(|_| is_all), stands: folded.stands, hides: folded.hides }
            });
            let is_here = query.filters.sieve().is_some();
            let scope = is_here.then(|| texts.scope_here(&size::grouped(loaded)));
            Arranged { page, places: Some(places), found: (found, loaded), scope, grouped }
        }))
    }

    fn others(&self, name: &str, group: &str, count: &str, texts: &Texts) -> String {
        P::others(name, group, count, texts)
    }

    fn prepare(&self, answer: &AnyAnswer, go_on: &mut dyn FnMut() -> bool) -> bool {
        Self::typed(answer).is_some_and(|answered| answered.held.with(|answer| answer.rows.prepare(go_on)))
    }

    fn wrong(&self, address: &Address, key: &str) -> Option<Fault> {
        P::wrong(&P::read(address), key)
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

    fn write(&self, format: Format, about: About) -> Box<dyn Writing> {
        Box::new(Written::<P>(Exporter::new(format, about)))
    }

    fn chart(&self, at: usize, address: &Address, answer: &AnyAnswer, i18n: I18n) -> Option<Tree> {
        let query = P::read(address);
        Self::typed(answer)?.held.with(|answer| P::chart(at, answer, &query, i18n))
    }
}
