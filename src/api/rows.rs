//! How the rows of an answer are kept: those of a page as they came, a whole list packed, found in and sorted there.

use std::borrow::Cow;

use catalog::{
    Page, Timestamp, Total,
    query::{Answer, Column, ListQuery, Paging, find, terms::Terms},
    store::{self, Arrangement, Stored},
};

use super::Endpoint;
use crate::browser;

/// The browser's clock.
pub fn now() -> Timestamp {
    Timestamp::from_unix_millis(browser::now_millis() as i64).unwrap_or(Timestamp::EPOCH)
}

/// What is looked for in the rows.
pub struct Looked {
    /// The words and conditions.
    pub terms: Terms,
    /// Their text.
    pub text: String,
    /// From when ages are counted.
    pub now: Timestamp,
}

impl Looked {
    /// Reads what was typed.
    pub fn read<L: Endpoint>(text: &str) -> Self {
        Self { terms: Terms::parse::<L>(text), text: text.to_owned(), now: now() }
    }

    /// The words alone. They are not read again: between quotes they may look like a condition.
    pub fn without_conditions(&self) -> Self {
        let mut terms = Terms::default();
        self.terms.plain.clone_into(&mut terms.plain);
        Self { terms, text: format!("\"{}", self.terms.plain), now: self.now }
    }

    fn holds<L: Endpoint>(&self, row: &L::Row) -> bool {
        self.terms.holds::<L>(row, self.now)
    }
}

/// The rows of a list's answer.
pub trait Rows<L: Endpoint>: Default + Send + Sized + 'static {
    /// They are worth showing before the last one is there.
    const IS_WHOLE: bool;

    /// Adds a row.
    fn push(&mut self, row: L::Row);
    /// Forgets the rows behind the first so many; a whole list, which comes at once, forgets all.
    fn truncate(&mut self, count: u64);
    /// How many there are.
    fn count(&self) -> u64;
    /// The row at a place.
    fn get(&self, place: u32) -> Option<L::Row>;
    /// The place of the row that is open.
    fn place_of(&self, open: &str) -> Option<u32>;
    /// The largest value of a column that is sorted by: of all rows, by `measure` where nobody keeps it.
    fn largest(&self, column: L::Column, measure: fn(&L::Row) -> Option<u64>) -> Option<u64>;
    /// The rows as they came: what is shown where nobody looks for anything, nor wants another order.
    fn as_sent(answer: &Answer<Self>, query: &ListQuery<L>) -> Page;
    /// Which rows are shown, in which order; of a whole list, those that hold the words.
    fn arrange(answer: &mut Answer<Self>, query: &ListQuery<L>, looked: &Looked) -> Page;
    /// Leaves those of a page that hold what is looked for.
    fn narrow(&self, _places: &mut Vec<u32>, _looked: &Looked) {}
    /// Prepares other orders, as long as it may `go_on`; whether there is more to prepare.
    fn prepare(&mut self, _go_on: &mut dyn FnMut() -> bool) -> bool {
        false
    }
}

impl<L: Endpoint> Rows<L> for Vec<L::Row>
where
    L::Row: Clone + Send,
{
    const IS_WHOLE: bool = false;

    fn push(&mut self, row: L::Row) {
        self.push(row);
    }

    fn truncate(&mut self, count: u64) {
        self.truncate(usize::try_from(count).unwrap_or(usize::MAX));
    }

    fn count(&self) -> u64 {
        self.len() as u64
    }

    fn get(&self, place: u32) -> Option<L::Row> {
        <[L::Row]>::get(self, place as usize).cloned()
    }

    fn place_of(&self, open: &str) -> Option<u32> {
        (0u32..).zip(self).find(|(_, row)| L::row_param(row) == open).map(|(place, _)| place)
    }

    fn largest(&self, _: L::Column, measure: fn(&L::Row) -> Option<u64>) -> Option<u64> {
        self.iter().filter_map(measure).max()
    }

    fn as_sent(answer: &Answer<Self>, query: &ListQuery<L>) -> Page {
        L::page(query, answer, L::sent(&answer.rows), false)
    }

    fn arrange(answer: &mut Answer<Self>, query: &ListQuery<L>, _: &Looked) -> Page {
        L::arrange(query, answer)
    }

    fn narrow(&self, places: &mut Vec<u32>, looked: &Looked) {
        find::retain::<L>(places, self, &looked.terms.plain);
        if looked.terms.narrows() {
            let row = |place: &u32| <[L::Row]>::get(self, *place as usize);
            places.retain(|place| row(place).is_some_and(|row| looked.holds::<L>(row)));
        }
    }
}

/// A whole list, packed.
pub struct Whole<L: Stored> {
    rows: store::Rows<L>,
    arrangement: Arrangement,
    /// The rows that conditions left, and what left them: each row has to be unpacked for that.
    sifted: Option<(String, Vec<u32>)>,
}

impl<L: Stored> Default for Whole<L> {
    fn default() -> Self {
        Self { rows: store::Rows::new(), arrangement: Arrangement::new(), sifted: None }
    }
}

impl<L: Stored> Whole<L> {
    /// The sum of the numbers of a column.
    pub fn sum(&self, column: L::Column) -> u64 {
        self.rows.sum(column)
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The first rows in the list's own order.
    pub fn first(&mut self, count: usize) -> Vec<L::Row> {
        self.arrangement.ask("", L::order(None));
        self.arrangement.advance(self.rows.store(), &mut || true);
        let places = (0u32..).map_while(|position| self.arrangement.at(position)).take(count);
        places.filter_map(|place| self.rows.get(place)).collect()
    }

    /// The first text of each row's own, without the rows.
    pub fn names(&self) -> Vec<Cow<'_, str>> {
        self.rows.names()
    }

    /// Shows every row to `visit`.
    pub fn each(&self, mut visit: impl FnMut(&L::Row)) {
        for row in (0..self.rows.len()).filter_map(|place| self.rows.get(place)) {
            visit(&row);
        }
    }
}

/// A page of those rows of a whole list, of which more may be on the way.
fn whole_page(paging: Paging, places: Vec<u32>, total: Total) -> Page {
    let found = places.len() as u64;
    let page = paging.cut(places);
    match total {
        Total::Exact(_) => page,
        Total::AtLeast(_) | Total::Unknown => Page { total: Total::AtLeast(found), ..page },
    }
}

impl<L: Endpoint + Stored> Rows<L> for Whole<L> {
    const IS_WHOLE: bool = true;

    fn push(&mut self, row: L::Row) {
        self.rows.push(&row);
    }

    fn truncate(&mut self, _: u64) {
        self.rows.clear();
    }

    fn count(&self) -> u64 {
        u64::from(self.rows.len())
    }

    fn get(&self, place: u32) -> Option<L::Row> {
        self.rows.get(place)
    }

    fn place_of(&self, open: &str) -> Option<u32> {
        self.rows.find(open)
    }

    fn largest(&self, column: L::Column, _: fn(&L::Row) -> Option<u64>) -> Option<u64> {
        self.rows.largest(column)
    }

    fn as_sent(answer: &Answer<Self>, query: &ListQuery<L>) -> Page {
        whole_page(query.paging, (0..answer.rows.rows.len()).collect(), answer.total)
    }

    fn arrange(answer: &mut Answer<Self>, query: &ListQuery<L>, looked: &Looked) -> Page {
        let Whole { rows, arrangement, sifted } = &mut answer.rows;
        arrangement.ask(&looked.terms.plain, L::order(query.sort));
        // All of it at once: finding is a matter of milliseconds, and the orders have been prepared while nobody waited.
        arrangement.advance(rows.store(), &mut || true);
        let mut places = arrangement.places();
        let sieve = query.filters.sieve();
        if sieve.is_some() || looked.terms.narrows() {
            let of = ListQuery {
                paging: Paging::default(),
                open: String::new(),
                find: looked.text.clone(),
                ..query.clone()
            };
            let of = format!("{} {} {}", of.to_search(), rows.len(), looked.now.unix_seconds() / 60);
            places = match sifted.take() {
                Some((known, places)) if known == of => places,
                _ => {
                    let stays = |row: &L::Row| sieve.as_ref().is_none_or(|stays| stays(row)) && looked.holds::<L>(row);
                    places.retain(|place| rows.get(*place).is_some_and(|row| stays(&row)));
                    places
                }
            };
            *sifted = Some((of, places.clone()));
        }
        whole_page(query.paging, places, answer.total)
    }

    fn prepare(&mut self, go_on: &mut dyn FnMut() -> bool) -> bool {
        let keys: Vec<_> = L::Column::ALL.iter().map(|column| L::key(*column)).collect();
        !self.arrangement.prepare(self.rows.store(), &keys, go_on)
    }
}
