//! The one translation from a [`ListPage`] to a [`Spec`].

use std::marker::PhantomData;

use catalog::{
    Page, PageSize,
    fold::LISTED,
    order::Direction,
    query::{Answer, Column, ListQuery, Listing, Request, Sort, SortScope},
};

use super::{
    ColumnView, Field, ListPage, Shown,
    drawn::{Facts, drawn},
    fetch::{Sending, fetch},
    page::{Answered, Chart},
    records::Records,
    spec::{Address, AnyAnswer, Arranged, Change, Drawing, Drawn, Heading, Row, Spec},
    status,
};
use crate::{
    api::{Endpoint, Exchange, Failed, Rows, Upstream},
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

impl<P: ListPage> Erased<P> {
    /// How many rows are looked through.
    pub(super) fn loaded(answer: &Answer<<P::List as Endpoint>::Rows>, page: &Page) -> u64 {
        if <P::List as Endpoint>::Rows::IS_WHOLE { answer.rows.count() } else { page.indices.len() as u64 }
    }
}

/// So many rows are looked at for what they name.
const LOOKED_AT: u32 = 2000;

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

    fn named_columns(&self) -> Vec<Named> {
        let named = |column: &ColumnView<P::List>| Named {
            kept: column.class,
            told: column.sort.map_or(column.class, |sort| sort.as_str()),
        };
        P::COLUMNS.iter().map(named).collect()
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
        P::GROUPING
    }

    fn can_be_cards(&self) -> bool {
        P::CAN_BE_CARDS
    }

    fn serial(&self, answer: &AnyAnswer) -> Option<usize> {
        Some(Self::typed(answer)?.serial)
    }

    fn is_as_sent(&self, address: &Address) -> bool {
        P::List::is_as_sent(&P::read(address))
    }

    fn as_sent(&self, address: &Address, any: &AnyAnswer) -> Option<Arranged> {
        let Answered { query: asked, held, .. } = Self::typed(any)?;
        let query = Self::query(address, asked);
        Some(held.with(|answer| {
            let page = Rows::as_sent(answer, &query);
            let loaded = Self::loaded(answer, &page);
            Arranged { page, places: None, found: (loaded, loaded), scope: None, grouped: None }
        }))
    }

    fn draw(
        &self,
        address: &Address,
        any: &AnyAnswer,
        arranged: Arranged,
        words: &str,
        texts: &Texts,
    ) -> Option<Drawn> {
        let Answered { query: asked, held, serial, .. } = Self::typed(any)?;
        let query = Self::query(address, asked);
        Some(held.with(|answer| {
            let largest = P::COLUMNS.iter().map(|column| match (column.sort, column.measure) {
                (Some(sort), Some(measure)) => answer.rows.largest(sort, measure).unwrap_or_default(),
                _ => 0,
            });
            let facts = Facts {
                serial: *serial,
                largest: largest.collect(),
                remarks: P::remarks(&Shown { answer, page: &arranged.page }, texts),
                total: answer.total,
                skipped: answer.skipped,
                count: answer.rows.count(),
                is_sorted: query.sort.is_some(),
                is_filtered: query.filters.is_filtered(),
                scope: query.sort_scope(),
                paging: query.paging,
                address: P::place(ListQuery { find: String::new(), ..query.with_open("").with_layout("") }).href(),
                beyond: [query.find, query.layout],
            };
            drawn(arranged, facts, words, texts)
        }))
    }

    fn rows<'a>(&self, drawing: &'a Drawing<'a>) -> Box<dyn Fn(u32) -> Option<Row> + 'a> {
        let Drawing { address, answer, drawn, columns, is_brief, texts } = *drawing;
        let query = Self::typed(answer).map(|answer| Self::query(address, &answer.query));
        Box::new(move |place| {
            let query = query.as_ref()?;
            let row = Self::at(answer, place % LISTED)?;
            let listed = P::listed(&row, place);
            let said = listed.as_ref().unwrap_or(&row);
            let shown =
                columns.iter().filter_map(|at| Some((P::COLUMNS.get(*at)?, *drawn.largest.as_slice().get(*at)?)));
            let cells = shown.take(if is_brief { 1 } else { columns.len() }).map(|(column, largest)| {
                let mut contents = (column.cell)(said, texts);
                if let (Some(measure), Some(Content::Measured { permille, .. })) =
                    (column.measure, contents.first_mut())
                {
                    *permille = measure(&row).map(|value| status::permille(value, largest));
                }
                (class_of(column.class, column.numeric), contents)
            });
            let param = P::List::row_param(&row);
            let href = P::place(query.with_open(&param)).href();
            Some(Row { cells: cells.collect(), param, href })
        })
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
            Change::LaidOut(pairs) => query.with_layout(pairs),
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
        let heading = |(place, column): (usize, &ColumnView<P::List>)| Heading {
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

    fn each_organization(&self, answer: &AnyAnswer, visit: &mut dyn FnMut(&str)) {
        let Some(Answered { held, .. }) = Self::typed(answer) else { return };
        held.with(|answer| {
            let count = u32::try_from(answer.rows.count()).unwrap_or(u32::MAX);
            let step = count.div_ceil(LOOKED_AT).max(1);
            for row in (0..count).step_by(step as usize).filter_map(|place| answer.rows.get(place)) {
                P::organization(&row).into_iter().for_each(&mut *visit);
            }
        });
    }

    fn organizations(&self, address: &Address, seen: SeenOrganizations) -> Option<Names> {
        P::organizations(&P::read(address).filters, seen)
    }

    fn seen(&self, address: &Address, totals: SeenTotals) -> Option<RwSignal<Option<u64>>> {
        let all = P::read(address).filters == P::List::default();
        P::seen(totals).filter(|_| all)
    }
}
