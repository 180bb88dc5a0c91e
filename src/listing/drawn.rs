//! What a list shows of an answer, whatever its rows are.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use catalog::{
    Note, PageSize, Total,
    query::{Paging, SortScope},
};

use super::{
    spec::{Arranged, Drawn},
    status::{self, Numbers},
};
use crate::i18n::Texts;

/// What is to be known of an answer and the query that shows it.
pub(super) struct Facts {
    pub serial: usize,
    pub largest: Vec<u64>,
    /// What the heading says of the rows, beyond their number.
    pub remarks: Vec<String>,
    pub total: Total,
    /// Rows that could not be read, and those that could.
    pub skipped: u64,
    pub count: u64,
    pub is_sorted: bool,
    pub is_filtered: bool,
    pub scope: SortScope,
    pub paging: Paging,
    /// The address without what is looked for and open, and how the rows are laid out; what is looked for, and that.
    pub address: String,
    pub beyond: [String; 2],
}

/// What is shown of the rows.
pub(super) fn drawn(arranged: Arranged, facts: Facts, words: &str, texts: &Texts) -> Drawn {
    let Arranged { page, places, found, scope, grouped: groups } = arranged;
    // What the server says of all rows is true also while one looks for words in those that are here.
    let is_looked_for = !words.trim().is_empty();
    let total = if is_looked_for { facts.total } else { page.total };
    let mut summary = vec![status::matching(total, texts)];
    let is_part = status::is_partial(facts.scope, &page, facts.count);
    if facts.is_sorted && is_part {
        let is_page = facts.scope == SortScope::Page;
        summary.push(if is_page { texts.sorted_in_page() } else { texts.sorted_in_loaded() }.to_owned());
    }
    summary.extend(page.notes.iter().filter_map(|note| status::note(*note, texts)));
    summary.extend(facts.remarks);
    if facts.skipped > 0 {
        summary.push(status::skipped(facts.skipped, texts));
    }
    // What the server was asked for, and what it did.
    let sorted_by = if page.notes.contains(&Note::OrderIgnored) { SortScope::Page } else { facts.scope };
    // In a page with all rows, whoever sorted it, all are found.
    let reach = if sorted_by == SortScope::Server { SortScope::Page } else { sorted_by };
    let is_part = status::is_partial(reach, &page, facts.count);
    let mut scope = scope.unwrap_or_else(|| status::scope(sorted_by, is_part.then_some(found.1), texts));
    let (mut stands, mut hides, mut of_groups) = (Vec::new(), None, None);
    if let Some(groups) = groups {
        scope = format!("{} · {scope}", groups.scope);
        (stands, hides, of_groups) = (groups.stands, groups.hides, groups.page);
    }
    let mut numbers = Numbers::new(of_groups.as_ref().unwrap_or(&page), facts.paging);
    numbers.is_found = is_looked_for && facts.scope == SortScope::WholeList;
    if numbers.is_found && facts.paging.size == PageSize::Whole && of_groups.is_none() {
        numbers = numbers.found(found.0);
    }
    let mut hasher = DefaultHasher::new();
    (facts.serial, &facts.address, &facts.beyond, &facts.largest, texts.language_name()).hash(&mut hasher);
    Drawn {
        places: Arc::new(places.unwrap_or(page.indices)),
        stands: Arc::new(stands),
        hides,
        found,
        largest: facts.largest,
        serial: facts.serial,
        stamp: hasher.finish(),
        summary: summary.join(" · "),
        scope,
        total,
        numbers,
        is_filtered: facts.is_filtered,
        address: facts.address,
    }
}
