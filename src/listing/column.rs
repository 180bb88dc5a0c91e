//! A column of a list, as it is drawn.

use catalog::query::Listing;
use leptos::prelude::*;

use crate::i18n::Texts;

/// What a cell may need besides its row.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// The words.
    pub texts: &'static Texts,
    /// The largest value of this column among the rows shown, for bars.
    pub most: u64,
}

/// A column of a list.
pub struct ColumnView<L: Listing> {
    /// Its name in the style sheet, which decides its width and on which screens it is shown.
    pub class: &'static str,
    /// Its heading.
    pub title: fn(&Texts) -> &'static str,
    /// What a click on its heading sorts by.
    pub sort: Option<L::Column>,
    /// Its cells are numbers, and stand at the right.
    pub numeric: bool,
    /// The value that bars of this column compare.
    pub measure: fn(&L::Row) -> u64,
    /// Draws a cell.
    pub cell: fn(&L::Row, Cell) -> AnyView,
}

impl<L: Listing> ColumnView<L> {
    /// A column of texts.
    pub const fn text(
        class: &'static str,
        title: fn(&Texts) -> &'static str,
        sort: Option<L::Column>,
        cell: fn(&L::Row, Cell) -> AnyView,
    ) -> Self {
        Self { class, title, sort, numeric: false, measure: |_| 0, cell }
    }

    /// A column of numbers.
    pub const fn number(
        class: &'static str,
        title: fn(&Texts) -> &'static str,
        sort: Option<L::Column>,
        cell: fn(&L::Row, Cell) -> AnyView,
    ) -> Self {
        Self { numeric: true, ..Self::text(class, title, sort, cell) }
    }

    /// The same column with bars that compare this value.
    pub const fn compared_by(self, measure: fn(&L::Row) -> u64) -> Self {
        Self { measure, ..self }
    }
}
