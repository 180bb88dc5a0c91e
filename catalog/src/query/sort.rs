//! What a list is ordered by.

use std::cmp::Ordering;

use crate::order::{self, Direction};

/// A column of a list.
pub trait Column: Copy + std::fmt::Debug + PartialEq + 'static {
    /// All columns that can be sorted by.
    const ALL: &'static [Self];
    /// Its name in the address bar.
    fn as_str(self) -> &'static str;
    /// Which way a first click sorts: numbers and dates start with the largest.
    fn first_direction(self) -> Direction;
}

/// A column to sort by, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort<C> {
    /// The column.
    pub column: C,
    /// Which way.
    pub direction: Direction,
}

impl<C: Column> Sort<C> {
    /// What a click on the header of `column` makes of the current order: that column's natural way, then the other
    /// way, then no order of one's own.
    pub fn clicked(current: Option<Self>, column: C) -> Option<Self> {
        match current {
            Some(sort) if sort.column == column => {
                let reversed = sort.direction.reversed();
                (reversed != column.first_direction()).then_some(Self { column, direction: reversed })
            }
            _ => Some(Self { column, direction: column.first_direction() }),
        }
    }

    pub(super) fn to_param(self) -> String {
        let sign = if self.direction == Direction::Descending { "-" } else { "" };
        format!("{sign}{}", self.column.as_str())
    }

    pub(super) fn from_param(param: &str) -> Option<Self> {
        let (direction, name) = match param.strip_prefix('-') {
            Some(name) => (Direction::Descending, name),
            None => (Direction::Ascending, param),
        };
        C::ALL.iter().copied().find(|column| column.as_str() == name).map(|column| Self { column, direction })
    }
}

/// The indices of `rows` in the order of `compare`; rows that compare equal stay as they were.
pub(super) fn ordered<T>(rows: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<u32> {
    let at = |place: u32| rows.get(place as usize);
    order::sorted(rows.len(), &|a, b| match (at(a), at(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    })
}

/// The indices of `rows` as they are.
pub(super) fn unordered<T>(rows: &[T]) -> Vec<u32> {
    (0u32..).zip(rows).map(|(index, _)| index).collect()
}

pub(super) fn by_text<'a>(direction: Direction, a: &'a str, b: &'a str) -> Ordering {
    direction.apply(order::compare_names(a, b))
}
