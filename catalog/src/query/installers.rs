//! The list of installers (API 4): filtered, sorted and paged by the server, as far as it does.

mod order;

use super::{
    Answer, Column, FieldError, ListQuery, Listing, Request, SortScope,
    extent::{self, Extent},
    search::encode_component,
    words::escaped,
};
use crate::{Installer, Note, Page, order::Direction};
use order::{distinct, is_sorted, sorted};

/// The filters of API 4.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installers {
    /// Search words.
    pub key_words: String,
    /// The words are a regular expression, and sent as such; else they are looked for as they stand.
    pub regex: bool,
    /// Only installed ones.
    pub installed: bool,
}

/// The values of `order_by` in API 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstallerColumn {
    /// Name.
    Name,
    /// Version.
    Version,
    /// Repository.
    Repo,
    /// State.
    State,
    /// Last change of the chart.
    Timestamp,
}

impl Column for InstallerColumn {
    const ALL: &'static [Self] = &[Self::Name, Self::Version, Self::Repo, Self::State, Self::Timestamp];

    fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Version => "version",
            Self::Repo => "repo",
            Self::State => "state",
            Self::Timestamp => "timestamp",
        }
    }

    fn first_direction(self) -> Direction {
        match self {
            Self::Name | Self::Repo | Self::State => Direction::Ascending,
            Self::Version | Self::Timestamp => Direction::Descending,
        }
    }
}

impl Listing for Installers {
    type Row = Installer;
    type Column = InstallerColumn;

    fn keys() -> &'static [&'static str] {
        &["key_words", "regex", "installed"]
    }

    fn value(&self, key: &str) -> String {
        match key {
            "key_words" => self.key_words.clone(),
            "regex" if self.regex => "true".to_owned(),
            "installed" if self.installed => "true".to_owned(),
            _ => String::new(),
        }
    }

    fn set(&mut self, key: &str, value: &str) {
        match key {
            "key_words" => value.clone_into(&mut self.key_words),
            "regex" => self.regex = value == "true",
            "installed" => self.installed = value == "true",
            _ => (),
        }
    }

    fn is_filtered(&self) -> bool {
        self.installed || !self.key_words.trim().is_empty()
    }

    fn request(query: &ListQuery<Self>) -> Result<Request, FieldError> {
        let (_, rows) = query.paging.window();
        let mut items = vec![format!("page_num={}", query.paging.page.saturating_add(1)), format!("page_size={rows}")];
        if let Some(sort) = query.sort.filter(|_| query.sort_scope() == SortScope::Server) {
            items.push(format!("order_by={}", sort.column.as_str()));
            items.push(format!("is_descending={}", sort.direction == Direction::Descending));
        }
        let words = query.filters.key_words.trim();
        if !words.is_empty() {
            let expression = if query.filters.regex { words.to_owned() } else { escaped(words) };
            items.push(format!("key_words={}", encode_component(&expression)));
        }
        if query.filters.installed {
            items.push("installed=true".to_owned());
        }
        Ok(Request { path: "repos/installers".to_owned(), query: items.join("&") })
    }

    fn sent(rows: &[Installer]) -> Vec<u32> {
        distinct(rows)
    }

    fn ordered(query: &ListQuery<Self>, rows: &[Installer], sent: &[u32]) -> Vec<u32> {
        match query.sort {
            Some(sort) if !is_sorted(sort, rows, sent) => sorted(sort, rows, sent),
            _ => sent.to_vec(),
        }
    }

    fn page(query: &ListQuery<Self>, answer: &Answer<Vec<Installer>>, order: Vec<u32>, is_reordered: bool) -> Page {
        let repeated = answer.rows.len().saturating_sub(order.len()) as u64;
        let ignored = is_reordered && query.sort_scope() == SortScope::Server;
        let (extent, total) = extent::of(query.paging, answer);
        let mut page = extent::page(query.paging, (extent, total), order);
        page.notes.extend(extent::miscounted((extent, total), answer));
        if extent != Extent::Overshot {
            page.notes.extend(ignored.then_some(Note::OrderIgnored));
            page.notes.extend((repeated > 0).then_some(Note::Repeated(repeated)));
        }
        page
    }

    fn row_param(row: &Installer) -> String {
        row.key().to_param()
    }

    fn sort_scope() -> SortScope {
        SortScope::Server
    }
}
