//! What the shared code asks a list page, without its types.

use std::{
    any::Any,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use catalog::{Page, PageSize, Total, fold::Stand, order::Direction, query::Request};

use super::{Field, fetch::Sending, page::Chart, status::Numbers};
use crate::{
    api::{Exchange, Failed, Upstream},
    data::{
        layout::Named,
        organizations::{Names, SeenOrganizations},
        remote::LocalFuture,
        seen::SeenTotals,
    },
    i18n::{Text, Texts},
    live::RwSignal,
    ui::Content,
};

/// Path and query of an address, raw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The path, as the browser has it.
    pub pathname: String,
    /// The query, with or without `?`.
    pub search: String,
}

/// What a list answered: an [`Answered`] of its own types.
pub type AnyAnswer = Arc<dyn Any + Send + Sync>;

/// A change to what a list shows.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// None: the canonical address.
    Nothing,
    /// Another row is open; none when empty.
    Open(&'a str),
    /// Another page, from 0.
    Page(u64),
    /// Another page size.
    Size(PageSize),
    /// The heading of that column was clicked.
    Heading(usize),
    /// Sorted by the column of that name in its natural way; not sorted when empty.
    Order(&'a str),
    /// Sorted the other way.
    Reversed,
    /// Something else is looked for in the rows.
    Find(&'a str),
    /// A filter, by its key, with its text.
    Filter(&'a str, &'a str),
    /// No filters.
    Cleared,
    /// Laid out as those pairs say; as it is remembered, if there are none.
    LaidOut(&'a str),
}

/// The heading of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Its name in the style sheet.
    pub class: String,
    /// What it says.
    pub title: &'static str,
    /// Where a click on it leads, if the column can be sorted by.
    pub href: Option<String>,
    /// Which way it is sorted now.
    pub direction: Option<Direction>,
}

/// A row, ready to be drawn.
#[derive(Debug, Hash)]
pub struct Row {
    /// Its identity, as it stands in the address when it is open.
    pub param: String,
    /// The address that opens it.
    pub href: String,
    /// Its cells, with their classes.
    pub cells: Vec<(String, Vec<Content>)>,
}

impl Row {
    /// Rows that say the same have the same key.
    pub fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// Everything that a list shows of an answer, but for the rows themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The rows' places in the answer, in the order in which they are shown.
    pub places: Arc<Vec<u32>>,
    /// How each of them stands in its group; nothing where rows are not grouped.
    pub stands: Arc<Vec<Stand>>,
    /// The group in which the open row is folded away.
    pub hides: Option<String>,
    /// How many rows hold the words looked for, of how many that are loaded and in which they are looked for.
    pub found: (u64, u64),
    /// The largest number of each column that has bars.
    pub largest: Vec<u64>,
    /// The answer's number.
    pub serial: usize,
    /// Rows that were drawn of the same place with the same stamp are the same.
    pub stamp: u64,
    /// What the heading says beside its name.
    pub summary: String,
    /// Who filters and sorts, and which rows are looked through.
    pub scope: String,
    /// How many rows match in all, whatever words are looked for in those that are here.
    pub total: Total,
    /// How many rows, of how many.
    pub numbers: Numbers,
    /// Filters are set.
    pub is_filtered: bool,
    /// The address of the page without what is looked for in it and how it is laid out, for what is kept about it.
    pub address: String,
}

/// Which rows of an answer are shown, in which order.
pub struct Arranged {
    /// The page of them, before anything is looked for in what its server has sent.
    pub page: Page,
    /// Those of the page that hold what is looked for, by group; all of them as they are if that is left out.
    pub places: Option<Vec<u32>>,
    /// How many were found, and in how many they were looked for.
    pub found: (u64, u64),
    /// Who filters, where it is not the server.
    pub scope: Option<String>,
    /// How each of them stands in its group, and which group hides the open row; where rows are grouped.
    pub grouped: Option<Grouped>,
}

/// Rows in groups.
pub struct Grouped {
    /// How many groups there are; within this page, if they are not all.
    pub scope: String,
    /// Which groups are shown, where it is they that make the pages.
    pub page: Option<Page>,
    /// How each row stands in its group.
    pub stands: Vec<Stand>,
    /// The group in which the open row is folded away.
    pub hides: Option<String>,
}

/// What rows are drawn from.
pub struct Drawing<'a> {
    /// The address.
    pub address: &'a Address,
    /// The answer.
    pub answer: &'a AnyAnswer,
    /// What is shown of it.
    pub drawn: &'a Drawn,
    /// The places of the columns that are shown, in their order.
    pub columns: &'a [usize],
    /// The first column alone says something.
    pub is_brief: bool,
    /// The words.
    pub texts: &'a Texts,
}

/// A list page without its types: how it is asked for and shown. What its tools need beyond that is
/// [`Records`](super::records::Records), which comes later.
pub trait Spec: Send + Sync {
    /// Its name, under which its layout is kept.
    fn name(&self) -> &'static str;
    /// The names of its columns in the style sheet.
    fn columns(&self) -> Vec<&'static str>;
    /// Those names with the ones that the columns have in an address.
    fn named_columns(&self) -> Vec<Named>;
    /// Who answers.
    fn upstream(&self) -> Upstream;
    /// The request that shows the list.
    ///
    /// # Errors
    /// A filter that no request can carry.
    fn request(&self, address: &Address) -> Result<Request, Failed>;
    /// Sends it.
    fn fetch(&self, address: &Address, sending: Sending) -> LocalFuture<Result<AnyAnswer, Failed>>;
    /// What the list is a list of, within a sentence.
    fn what(&self, texts: &Texts) -> &'static str;
    /// What may help where the filters leave nothing.
    fn filtered_hint(&self, texts: &Texts) -> &'static str;
    /// What its rows can be grouped by.
    fn grouping(&self) -> Option<Text>;
    /// Whether its rows can be cards.
    fn can_be_cards(&self) -> bool;
    /// A number that no other answer has.
    fn serial(&self, answer: &AnyAnswer) -> Option<usize>;
    /// Whether the rows are shown as they came, if nobody looks for anything in them.
    fn is_as_sent(&self, address: &Address) -> bool;
    /// The rows as they came.
    fn as_sent(&self, address: &Address, answer: &AnyAnswer) -> Option<Arranged>;
    /// What is shown of an answer: as the address says if the answer is its own, else as it was asked for.
    fn draw(
        &self,
        address: &Address,
        answer: &AnyAnswer,
        arranged: Arranged,
        words: &str,
        texts: &Texts,
    ) -> Option<Drawn>;
    /// What makes the rows of an answer, each from its place.
    fn rows<'a>(&self, drawing: &'a Drawing<'a>) -> Box<dyn Fn(u32) -> Option<Row> + 'a>;
    /// The address after a change.
    fn href(&self, address: &Address, change: Change<'_>) -> String;
    /// The identity of the open row; empty if none is open.
    fn open(&self, address: &Address) -> String;
    /// The page size.
    fn size(&self, address: &Address) -> PageSize;
    /// Whether all rows are asked for, or come anyway: then whatever narrows and sorts them does so to all.
    fn is_whole(&self, address: &Address) -> bool;
    /// The identity of a row, as it stands in the address when it is open.
    fn param(&self, answer: &AnyAnswer, place: u32) -> Option<String>;
    /// What can be drawn of all rows.
    fn charts(&self) -> &'static [Chart];
    /// What is looked for in the rows.
    fn looked_for(&self, address: &Address) -> String;
    /// How an answer was asked for, and when all of it was there, in milliseconds since 1970.
    fn arrived(&self, answer: &AnyAnswer) -> Option<(Exchange, f64)>;
    /// The text of a filter.
    fn value(&self, address: &Address, key: &str) -> String;
    /// The name and the direction of the order chosen.
    fn order(&self, address: &Address) -> Option<(&'static str, Direction)>;
    /// The headings of all columns, whether or not they are shown.
    fn headings(&self, address: &Address, texts: &Texts) -> Vec<Heading>;
    /// The names and titles of the columns that can be sorted by.
    fn orders(&self, texts: &Texts) -> Vec<(&'static str, &'static str)>;
    /// The fields of the filter form.
    fn fields(&self) -> &'static [Field];
    /// The heading of the page.
    fn title(&self, address: &Address, texts: &Texts) -> String;
    /// Where the list hangs below.
    fn above(&self, texts: &Texts) -> Option<(String, &'static str)>;
    /// What an empty list says, and what to do about it.
    fn empty(&self, texts: &Texts) -> (&'static str, &'static str);
    /// Shows the organization of each row to `visit`; of very many rows, those of some.
    fn each_organization(&self, answer: &AnyAnswer, visit: &mut dyn FnMut(&str));
    /// Where the organizations of the rows are kept.
    fn organizations(&self, address: &Address, seen: SeenOrganizations) -> Option<Names>;
    /// Where the total of the list is noted, if this address shows all of it.
    fn seen(&self, address: &Address, totals: SeenTotals) -> Option<RwSignal<Option<u64>>>;
}
