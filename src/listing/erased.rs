//! The one translation from a [`ListPage`] to a [`Spec`].

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    marker::PhantomData,
    sync::Arc,
};

use catalog::{
    PageSize, Total,
    order::Direction,
    query::{
        Column, ListQuery, Listing, Request, Sort, SortScope,
        terms::{self, Terms},
    },
    size::grouped,
};
use leptos::prelude::RwSignal;

use super::{
    Field, ListPage, Shown,
    fetch::{Sending, fetch},
    page::{Answered, Chart},
    records::Records,
    spec::{Address, AnyAnswer, Change, Drawing, Drawn, Heading, Row, Spec},
    status::{self, Numbers},
};
use crate::{
    api::{Endpoint, Exchange, Failed, Fault, Looked, Rows, Upstream},
    data::{
        organizations::{Names, SeenOrganizations},
        remote::LocalFuture,
        seen::SeenTotals,
    },
    i18n::{Text, Texts},
    ui::Content,
};

/// The page `P` as a [`Spec`].
pub fn spec<P: ListPage>() -> &'static dyn Spec {
    &Erased::<P>(PhantomData)
}

/// The page `P` as [`Records`].
pub fn records<P: ListPage>() -> &'static dyn Records {
    &Erased::<P>(PhantomData)
}

pub(super) struct Erased<P>(PhantomData<fn() -> P>);

impl<P: ListPage> Erased<P> {
    pub(super) fn typed(answer: &AnyAnswer) -> Option<&Answered<P::List>> {
        answer.downcast_ref()
    }

    pub(super) fn at(answer: &AnyAnswer, place: u32) -> Option<<P::List as Listing>::Row> {
        Self::typed(answer)?.held.with(|answer| answer.rows.get(place))
    }

    /// The query that an answer is shown by.
    pub(super) fn query(address: &Address, asked: &ListQuery<P::List>) -> ListQuery<P::List> {
        let query = P::read(address);
        if query.request() == asked.request() { query } else { asked.clone() }
    }

    /// The same for all rows of a list that is here, whatever page of it is shown; a page of the server's stays that page.
    pub(super) fn query_of_all(address: &Address, asked: &ListQuery<P::List>) -> ListQuery<P::List> {
        let query = Self::query(address, asked);
        if <P::List as Endpoint>::Rows::IS_WHOLE { query.with_size(PageSize::Whole) } else { query }
    }
}

fn column_named<C: Column>(name: &str) -> Option<C> {
    C::ALL.iter().copied().find(|column| column.as_str() == name)
}

fn class_of(class: &str, numeric: bool) -> String {
    if numeric { format!("{class} numeric") } else { class.to_owned() }
}

impl<P: ListPage> Spec for Erased<P> {
    fn name(&self) -> &'static str {
        P::NAME
    }

    fn columns(&self) -> Vec<&'static str> {
        P::COLUMNS.iter().map(|column| column.class).collect()
    }

    fn upstream(&self) -> Upstream {
        P::List::UPSTREAM
    }

    fn request(&self, address: &Address) -> Result<Request, Failed> {
        let query = P::read(address);
        match P::check(&query) {
            Some(error) => Err(error.into()),
            None => Ok(query.request()?),
        }
    }

    fn fetch(&self, address: &Address, sending: Sending) -> LocalFuture<Result<AnyAnswer, Failed>> {
        fetch(P::read(address), sending)
    }

    fn what(&self, texts: &Texts) -> &'static str {
        P::what(texts)
    }

    fn filtered_hint(&self, texts: &Texts) -> &'static str {
        P::filtered_hint(texts)
    }

    fn grouping(&self) -> Option<Text> {
        P::GROUPING.map(|grouping| grouping.title)
    }

    fn can_be_cards(&self) -> bool {
        P::CAN_BE_CARDS
    }

    fn draw(
        &self,
        address: &Address,
        any: &AnyAnswer,
        words: &str,
        unfolded: Option<&[String]>,
        texts: &Texts,
    ) -> Option<Drawn> {
        let Answered { query: asked, held, serial, .. } = Self::typed(any)?;
        let query = Self::query(address, asked);
        held.with(|answer| {
            let looked = Looked::read::<P::List>(words);
            let page = Rows::arrange(answer, &query, &looked);
            let shown = Shown { answer, page: &page };
            let largest = P::COLUMNS.iter().map(|column| match (column.sort, column.measure) {
                (Some(sort), Some(measure)) => answer.rows.largest(sort, measure).unwrap_or_default(),
                _ => 0,
            });
            let largest: Vec<u64> = largest.collect();
            // What the server says of all rows is true also while one looks for words in those that are here.
            let total = if words.trim().is_empty() { page.total } else { answer.total };
            let mut summary = vec![status::matching(total, texts)];
            let scope = query.sort_scope();
            if query.sort.is_some() && status::is_partial(scope, &page, answer.rows.count()) {
                let is_page = scope == SortScope::Page;
                summary.push(if is_page { texts.sorted_in_page } else { texts.sorted_in_loaded }.to_owned());
            }
            summary.extend(page.notes.iter().filter_map(|note| status::note(*note, texts)));
            summary.extend(P::remarks(&shown, texts));
            if answer.skipped > 0 {
                summary.push((texts.skipped)(&grouped(answer.skipped)));
            }
            let numbers = Numbers::new(&page, query.paging);
            let is_part = status::is_partial(scope, &page, answer.rows.count());
            let is_whole = <P::List as Endpoint>::Rows::IS_WHOLE;
            let loaded = if is_whole { answer.rows.count() } else { page.indices.len() as u64 };
            let mut places = page.indices;
            answer.rows.narrow(&mut places, &looked);
            let found = match page.total {
                Total::Exact(total) | Total::AtLeast(total) if is_whole => total,
                _ => places.len() as u64,
            };
            let mut scope = status::scope(scope, is_part.then_some(loaded), texts);
            let (mut stands, mut hides) = (Vec::new(), None);
            if let (Some(grouping), Some(unfolded)) = (P::GROUPING, unfolded) {
                let folded = (grouping.fold)(&answer.rows, &places, unfolded, &query.open);
                let is_all = matches!(page.total, Total::Exact(total) if total <= loaded);
                scope = format!("{} · {scope}", (grouping.scope)(&grouped(u64::from(folded.groups)), is_all, texts));
                (places, stands, hides) = (folded.places, folded.stands, folded.hides);
            }
            let address = P::place(ListQuery { find: String::new(), ..query.with_open("") }).href();
            let mut hasher = DefaultHasher::new();
            (serial, &address, &query.find, &largest, texts.language_name).hash(&mut hasher);
            Some(Drawn {
                places: Arc::new(places),
                stands: Arc::new(stands),
                hides,
                found: (found, loaded),
                largest,
                stamp: hasher.finish(),
                summary: summary.join(" · "),
                scope,
                total,
                numbers,
                is_filtered: query.filters.is_filtered(),
                address,
            })
        })
    }

    fn row(&self, drawing: &Drawing<'_>, place: u32) -> Option<Row> {
        let Drawing { address, answer, drawn, columns, is_brief, texts } = *drawing;
        let query = Self::query(address, &Self::typed(answer)?.query);
        let row = Self::at(answer, place)?;
        let shown = columns.iter().filter_map(|at| Some((P::COLUMNS.get(*at)?, *drawn.largest.as_slice().get(*at)?)));
        let cells = shown.enumerate().map(|(at, (column, largest))| {
            let mut contents = if is_brief && at > 0 { Vec::new() } else { (column.cell)(&row, texts) };
            if let (Some(measure), Some(Content::Measured { permille, .. })) = (column.measure, contents.first_mut()) {
                *permille = measure(&row).map(|value| status::permille(value, largest));
            }
            (class_of(column.class, column.numeric), contents)
        });
        let param = P::List::row_param(&row);
        let href = P::place(query.with_open(&param)).href();
        Some(Row { cells: cells.collect(), param, href })
    }

    fn prepare(&self, answer: &AnyAnswer, go_on: &mut dyn FnMut() -> bool) -> bool {
        Self::typed(answer).is_some_and(|answered| answered.held.with(|answer| answer.rows.prepare(go_on)))
    }

    fn href(&self, address: &Address, change: Change<'_>) -> String {
        let query = P::read(address);
        let changed = match change {
            Change::Nothing => query,
            Change::Open(open) => query.with_open(open),
            Change::Page(page) => query.with_page(page),
            Change::Size(size) => query.with_size(size),
            Change::Heading(place) => match P::COLUMNS.get(place).and_then(|column| column.sort) {
                Some(column) => query.with_sort(Sort::clicked(query.sort, column)),
                None => query,
            },
            Change::Order(name) => {
                let column = column_named::<<P::List as Listing>::Column>(name);
                query.with_sort(column.map(|column| Sort { column, direction: column.first_direction() }))
            }
            Change::Reversed => {
                query.with_sort(query.sort.map(|sort| Sort { direction: sort.direction.reversed(), ..sort }))
            }
            Change::Find(find) => query.with_find(find),
            Change::Filter(key, value) => query.with_filters(|filters| filters.set(key, value)),
            Change::Cleared => query.cleared(),
        };
        P::place(changed).href()
    }

    fn open(&self, address: &Address) -> String {
        P::read(address).open
    }

    fn size(&self, address: &Address) -> PageSize {
        P::read(address).paging.size
    }

    fn is_whole(&self, address: &Address) -> bool {
        P::read(address).sort_scope() == SortScope::WholeList
    }

    fn wrong(&self, address: &Address, key: &str) -> Option<Fault> {
        P::wrong(&P::read(address), key)
    }

    fn completions(&self, words: &str) -> Vec<String> {
        let properties = terms::completions::<P::List>(words);
        properties.into_iter().map(|property| terms::completed::<P::List>(words, property)).collect()
    }

    fn problems(&self, words: &str) -> Vec<String> {
        Terms::parse::<P::List>(words).problems
    }

    fn sought(&self, words: &str) -> Vec<String> {
        Terms::parse::<P::List>(words).sought()
    }

    fn reason(
        &self,
        answer: &AnyAnswer,
        place: u32,
        sought: &[String],
        texts: &Texts,
    ) -> Option<(&'static str, String)> {
        let (property, piece) = terms::reason::<P::List>(&Self::at(answer, place)?, sought)?;
        Some((P::property_name(property, texts), piece))
    }

    fn param(&self, answer: &AnyAnswer, place: u32) -> Option<String> {
        Self::at(answer, place).map(|row| P::List::row_param(&row))
    }

    fn charts(&self) -> &'static [Chart] {
        P::CHARTS
    }

    fn looked_for(&self, address: &Address) -> String {
        P::read(address).find
    }

    fn arrived(&self, answer: &AnyAnswer) -> Option<(Exchange, f64)> {
        Self::typed(answer)?.arrived.get().cloned()
    }

    fn value(&self, address: &Address, key: &str) -> String {
        P::read(address).filters.value(key)
    }

    fn order(&self, address: &Address) -> Option<(&'static str, Direction)> {
        P::read(address).sort.map(|sort| (sort.column.as_str(), sort.direction))
    }

    fn headings(&self, address: &Address, texts: &Texts) -> Vec<Heading> {
        let query = P::read(address);
        let heading = |(place, column): (usize, &super::ColumnView<P::List>)| Heading {
            class: class_of(column.class, column.numeric),
            title: (column.title)(texts),
            href: column.sort.map(|_| self.href(address, Change::Heading(place))),
            direction: query.sort.filter(|sort| Some(sort.column) == column.sort).map(|sort| sort.direction),
        };
        P::COLUMNS.iter().enumerate().map(heading).collect()
    }

    fn orders(&self, texts: &Texts) -> Vec<(&'static str, &'static str)> {
        P::COLUMNS.iter().filter_map(|column| Some((column.sort?.as_str(), (column.title)(texts)))).collect()
    }

    fn fields(&self) -> &'static [Field] {
        P::FIELDS
    }

    fn title(&self, address: &Address, texts: &Texts) -> String {
        P::title(&P::read(address).filters, texts)
    }

    fn above(&self, texts: &Texts) -> Option<(String, &'static str)> {
        P::above(texts)
    }

    fn empty(&self, texts: &Texts) -> (&'static str, &'static str) {
        P::empty(texts)
    }

    fn organizations(&self, address: &Address, seen: SeenOrganizations) -> Option<Names> {
        P::organizations(&P::read(address).filters, seen)
    }

    fn seen(&self, address: &Address, totals: SeenTotals) -> Option<RwSignal<Option<u64>>> {
        let all = P::read(address).filters == P::List::default();
        P::seen(totals).filter(|_| all)
    }
}
