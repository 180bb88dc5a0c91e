//! What a page says about its list.

use std::sync::{Arc, OnceLock};

use catalog::{
    Page,
    fold::Folded,
    query::{Answer, ListQuery, Listing},
};

use super::{Address, Field};
use crate::{
    api::{ApiError, Endpoint, Exchange, Fault, Held},
    data::{
        organizations::{Names, SeenOrganizations},
        seen::SeenTotals,
    },
    i18n::{I18n, Text, Texts},
    live::RwSignal,
    routes::Place,
    tree::Tree,
    ui::{Content, Detail, Section},
};

/// An answer with the query that it answers.
pub struct Answered<L: Endpoint> {
    /// The query.
    pub query: ListQuery<L>,
    /// The answer, which may still fill.
    pub held: Held<L>,
    /// A number that no other answer has.
    pub serial: usize,
    /// How it was asked for, and when the last of it was there, in milliseconds since 1970; once it is.
    pub arrived: Arc<OnceLock<(Exchange, f64)>>,
}

/// What is shown of an answer.
pub struct Shown<'a, L: Endpoint> {
    /// The answer.
    pub answer: &'a Answer<L::Rows>,
    /// Which of its rows, in which order, before words are found in them.
    pub page: &'a Page,
}

/// What is particular about a list: the one thing that a page implements.
pub trait ListPage: Send + Sync + 'static {
    /// The list's filters and rows.
    type List: Endpoint;
    /// The columns; the first one names the row and links to it.
    const COLUMNS: &'static [ColumnView<Self::List>];
    /// The fields of the filter form.
    const FIELDS: &'static [Field];
    /// What can be drawn of all rows, beside the table.
    const CHARTS: &'static [Chart] = &[];

    /// What grouping its rows is called, if they can be grouped.
    const GROUPING: Option<Text> = None;

    /// Its rows can be cards, too: the style sheet knows where their cells stand.
    const CAN_BE_CARDS: bool = false;

    /// Its name, under which its layout is kept.
    const NAME: &'static str;

    /// The query that an address stands for.
    fn read(address: &Address) -> ListQuery<Self::List> {
        ListQuery::from_search(&address.search)
    }
    /// The place where a query is shown.
    fn place(query: ListQuery<Self::List>) -> Place;
    /// What a property is called.
    fn property_name(property: &'static str, texts: &Texts) -> &'static str;
    /// Where cells show a property: the class of its column, and that of the piece of the cell if others show more.
    fn shown_in(property: &'static str) -> &'static str {
        property
    }
    /// What a value of a property is called, where it has a name.
    fn value_name(property: &'static str, value: &str, texts: &Texts) -> Option<String>;
    /// What is wrong with a filter that narrows nothing for that.
    fn wrong(_query: &ListQuery<Self::List>, _key: &str) -> Option<Fault> {
        None
    }
    /// Folds the rows at these places, but for the groups unfolded; the open row may be folded away.
    fn fold(_rows: &<Self::List as Endpoint>::Rows, places: Vec<u32>, _unfolded: &[String], _open: &str) -> Folded {
        Folded { places, ..Folded::default() }
    }
    /// What a row says of a version that it lists, at one of the places from [`LISTED`](catalog::fold::LISTED) on.
    fn listed(_row: &<Self::List as Listing>::Row, _place: u32) -> Option<<Self::List as Listing>::Row> {
        None
    }
    /// How many groups there are; within this page, if they are not all.
    fn groups(_folded: &Folded, _is_all: bool, _texts: &Texts) -> String {
        String::new()
    }
    /// What unfolds the others of a group: the name of the row that stands for them, the group's identity, how many.
    fn others(name: &str, _group: &str, count: &str, texts: &Texts) -> String {
        texts.other_versions(name, count)
    }
    /// Draws one of the charts, for the list that a query shows.
    fn chart(
        _at: usize,
        _answer: &mut Answer<<Self::List as Endpoint>::Rows>,
        _query: &ListQuery<Self::List>,
        _i18n: I18n,
    ) -> Option<Tree> {
        None
    }
    /// What the panel of a row says of the rows beside it.
    fn beside(
        _answer: &mut Answer<<Self::List as Endpoint>::Rows>,
        _row: &<Self::List as Listing>::Row,
        _i18n: I18n,
    ) -> Vec<Section> {
        Vec::new()
    }
    /// The filters as one text, where the API has such a form.
    fn filter_text(_query: &ListQuery<Self::List>) -> Option<String> {
        None
    }
    /// The query with the filters of such a text, or why it is none.
    ///
    /// # Errors
    /// What is wrong with the text.
    fn with_filter_text(
        query: &ListQuery<Self::List>,
        _text: &str,
        _texts: &Texts,
    ) -> Result<ListQuery<Self::List>, String> {
        Ok(query.clone())
    }
    /// The filters that leave a row in the list wherever it stands now.
    fn around(_filters: &Self::List, _row: &<Self::List as Listing>::Row) -> Self::List {
        Self::List::default()
    }
    /// What a row is called where it stands alone, if its name in the list does not say all.
    fn called(_filters: &Self::List, _row: &<Self::List as Listing>::Row) -> Option<String> {
        None
    }
    /// What is wrong with the filters that only a browser can tell.
    fn check(_query: &ListQuery<Self::List>) -> Option<ApiError> {
        None
    }
    /// What the list is a list of, within a sentence.
    fn what(texts: &Texts) -> &'static str;
    /// The heading.
    fn title(filters: &Self::List, texts: &Texts) -> String;
    /// Where the list hangs below: an address and its name.
    fn above(_texts: &Texts) -> Option<(String, &'static str)> {
        None
    }
    /// What the heading says of the rows shown, beyond their number.
    fn remarks(shown: &Shown<'_, Self::List>, texts: &Texts) -> Vec<String>;
    /// What an empty list says when nothing is filtered out, and what to do about it.
    fn empty(texts: &Texts) -> (&'static str, &'static str);
    /// What may help where the filters leave nothing.
    fn filtered_hint(_texts: &Texts) -> &'static str {
        ""
    }
    /// The panel of a row.
    fn detail(row: &<Self::List as Listing>::Row, i18n: I18n) -> Detail;
    /// The organization of a row, if one can filter by it.
    fn organization(_row: &<Self::List as Listing>::Row) -> Option<&str> {
        None
    }
    /// Where the organizations of its rows are kept, if one can filter by them.
    fn organizations(_filters: &Self::List, _seen: SeenOrganizations) -> Option<Names> {
        None
    }
    /// Where the total of the unfiltered list is noted.
    fn seen(_totals: SeenTotals) -> Option<RwSignal<Option<u64>>> {
        None
    }
}

/// Something that is drawn of all rows, beside the table.
pub struct Chart {
    /// The icon of its button.
    pub icon: &'static str,
    /// What it is called.
    pub title: Text,
}

/// The value of a row that a bar stands for; `None` where it is not known.
pub type Measure<L> = fn(&<L as Listing>::Row) -> Option<u64>;

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
    /// The value that bars of this column compare; `None` for no bars.
    pub measure: Option<Measure<L>>,
    /// What a cell holds.
    pub cell: fn(&L::Row, &Texts) -> Vec<Content>,
}

impl<L: Listing> ColumnView<L> {
    /// A column of texts.
    pub const fn text(
        class: &'static str,
        title: fn(&Texts) -> &'static str,
        sort: Option<L::Column>,
        cell: fn(&L::Row, &Texts) -> Vec<Content>,
    ) -> Self {
        Self { class, title, sort, numeric: false, measure: None, cell }
    }

    /// A column of numbers.
    pub const fn number(
        class: &'static str,
        title: fn(&Texts) -> &'static str,
        sort: Option<L::Column>,
        cell: fn(&L::Row, &Texts) -> Vec<Content>,
    ) -> Self {
        Self { numeric: true, ..Self::text(class, title, sort, cell) }
    }

    /// The same column with bars that compare this value.
    pub const fn compared_by(self, measure: Measure<L>) -> Self {
        Self { measure: Some(measure), ..self }
    }
}
