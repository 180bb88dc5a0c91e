//! The rows of a list that comes whole, kept in little memory: up to a million of them are found and sorted here while
//! the reader types.
//!
//! A [`RowStore`] keeps texts and numbers in columns, and an [`Arrangement`] tells which rows are shown in which order.
//! Both know nothing of packages or versions, so that they are compiled, and sent, once. What they have to know of a list
//! is [`Stored`], and [`Rows`] puts the types back on.

mod arrangement;
mod bits;
mod blocks;
mod dictionary;
mod find;
mod fold;
mod letters;
mod listings;
mod natural;
mod numbers;
mod pace;
mod radix;
mod row_store;
mod sort;
mod walk;

use std::{borrow::Cow, marker::PhantomData};

pub use arrangement::Arrangement;
pub use row_store::{Packer, RowStore, Unpacked};

use crate::{
    order::Direction,
    query::{Listing, Sort},
};

/// What the rows of a list are made of.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// The texts that many rows share: each different one is kept once.
    pub shared: &'static [Shared],
    /// Whether the first shared text, and a slash, are searched as if they stood before the first own text.
    pub prefix: bool,
    /// How many texts each row has of its own. All of them are searched.
    pub own: usize,
    /// How many numbers each row has; an instant is two.
    pub numbers: usize,
}

/// A text that many rows share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// It is searched.
    Searched,
    /// It is only kept.
    Kept,
}

/// What rows are sorted by: by the first part, where that is the same by the next one, and so on. Rows of which the first
/// part is a number that is not known come last, whichever way the others go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub &'static [Part]);

/// A part of a [`Key`]: a column, by its place among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A number.
    Number(usize),
    /// A shared text, in the order of [`crate::order::compare_names`].
    Shared(usize),
    /// An own text, in the order of [`crate::order::compare_names`].
    Own(usize),
    /// An own text that is a version, oldest first: [`crate::order::compare_versions`] from behind.
    Version(usize),
}

/// What tells a row from all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The first shared text, if it is part of it.
    pub prefix: Option<String>,
    /// The first own text.
    pub own: String,
}

/// How the rows of a list are kept in columns.
pub trait Stored: Listing {
    /// The columns.
    const SCHEMA: Schema;
    /// Puts in the texts and numbers of a row, of each kind in the order of its columns.
    fn pack(row: &Self::Row, packer: &mut Packer<'_>);
    /// Makes the very same row again.
    fn unpack(row: &Unpacked<'_>) -> Self::Row;
    /// What sorts by a column.
    fn key(column: Self::Column) -> Key;
    /// The identity that [`Listing::row_param`] wrote; `None` if no row can have it.
    fn identity(open: &str) -> Option<Identity>;
    /// What sorts the list as [`Listing::arrange`] does; `None` leaves the rows as they came.
    fn order(sort: Option<Sort<Self::Column>>) -> Option<(Key, Direction)> {
        sort.map(|sort| (Self::key(sort.column), sort.direction))
    }
}

/// The rows of a list.
pub struct Rows<L: Stored> {
    store: RowStore,
    list: PhantomData<fn() -> L>,
}

impl<L: Stored> Default for Rows<L> {
    fn default() -> Self {
        Self { store: RowStore::new(L::SCHEMA), list: PhantomData }
    }
}

impl<L: Stored> Rows<L> {
    /// No rows yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The rows without their type: what an [`Arrangement`] works on.
    pub fn store(&self) -> &RowStore {
        &self.store
    }

    /// How many rows there are.
    pub fn len(&self) -> u32 {
        self.store.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.store.is_empty()
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: &L::Row) {
        self.store.push(&mut |packer| L::pack(row, packer));
    }

    /// Forgets all rows.
    pub fn clear(&mut self) {
        self.store.clear();
    }

    /// The row at a place.
    pub fn get(&self, place: u32) -> Option<L::Row> {
        self.store.get(place).map(|row| L::unpack(&row))
    }

    /// The first text of each row's own, which tells it from others, without the rows.
    pub fn names(&self) -> Vec<Cow<'_, str>> {
        (0..self.len()).filter_map(|place| self.store.get(place)).map(|row| row.read(0)).collect()
    }

    /// The largest number of a column that is sorted by; `None` if none is known, or the column is one of texts.
    pub fn largest(&self, column: L::Column) -> Option<u64> {
        self.store.largest(Self::number(column)?)
    }

    /// The sum of the numbers of a column that is sorted by.
    pub fn sum(&self, column: L::Column) -> u64 {
        Self::number(column).map(|number| self.store.sum(number)).unwrap_or_default()
    }

    fn number(column: L::Column) -> Option<usize> {
        match L::key(column).0.first() {
            Some(Part::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The first place of the row that is open: whose [`Listing::row_param`] is that text.
    pub fn find(&self, open: &str) -> Option<u32> {
        // Another text may be read as the same identity.
        let place = self.store.find(&L::identity(open)?)?;
        self.get(place).filter(|row| L::row_param(row) == open).map(|_| place)
    }
}
