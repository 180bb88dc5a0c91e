//! The lists that can be compared, without their types.

use catalog::{
    PageSize,
    compare::{Compared, Difference, Named, Pair, Side, compare, differences},
    property::Value,
    query::{Installers, ListQuery, Packages, Paging, Repositories},
};

use crate::{
    api::{Endpoint, Rows},
    config::Connection,
    i18n::Text,
    i18n::Texts,
    listing::{Answered, AnyAnswer, Asked, ask_on, held_in},
    routes::{self, Place},
};

/// How much of a list is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// A number that no other answer has.
    pub serial: usize,
    /// How many rows.
    pub rows: u64,
    /// How many there are, where the server says so.
    pub total: Option<u64>,
    /// How many could not be read.
    pub skipped: u64,
}

impl Loaded {
    /// Whether what is not among the rows is not there.
    pub fn is_all(self) -> bool {
        self.skipped == 0 && !self.is_cut()
    }

    /// Whether there are more rows than are here.
    pub fn is_cut(self) -> bool {
        match self.total {
            Some(total) => total > self.rows.saturating_add(self.skipped),
            None => self.rows >= Paging::MOST,
        }
    }
}

/// What is to be told of a pair.
pub struct Told {
    /// What stands before the name, the name, and what stands behind it.
    pub name: [String; 3],
    /// Where its row is open.
    pub place: Place,
    /// What differs, or is not known.
    pub differences: Vec<Difference>,
    /// What either side says first of it; nothing where it is not there.
    pub facts: [Vec<(&'static str, Value)>; 2],
}

/// What rows are named within.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// An organization.
    Organization,
    /// A chart repository.
    Repository,
}

/// Is shown a name.
type Visit<'a> = &'a mut dyn FnMut(&str);

/// So many rows are looked at for their organizations.
const LOOKED_AT: u32 = 2000;

/// A list.
#[derive(Clone, Copy)]
pub struct List {
    /// Its name.
    pub name: &'static str,
    /// Its title.
    pub title: Text,
    /// What it is a list of, within a sentence.
    pub what: Text,
    /// What plays the part of the organization in it.
    pub group: Group,
    /// Asks a connection for all of it, or for all of an organization.
    pub ask: fn(Connection, &str) -> Asked,
    /// How much of it an answer holds.
    pub loaded: fn(&AnyAnswer) -> Option<Loaded>,
    /// How many rows of an organization are in an answer.
    pub within: fn(&AnyAnswer, &str) -> u64,
    /// Shows the organization of each row; of very many rows, those of some.
    pub each_organization: fn(&AnyAnswer, Visit<'_>),
    /// Compares two organizations out of two answers.
    pub compare: fn([&AnyAnswer; 2], &[String; 2], bool) -> Vec<Pair>,
    /// Tells of a pair.
    pub tell: fn(&AnyAnswer, &AnyAnswer, &Pair, bool) -> Option<Told>,
}

/// The list of that name.
pub fn list(name: &str) -> List {
    match name {
        routes::PACKAGES_LIST => of::<Packages>(routes::PACKAGES_LIST, Texts::packages, Texts::a_list_of_packages),
        routes::INSTALLERS_LIST => {
            of::<Installers>(routes::INSTALLERS_LIST, Texts::installers, Texts::a_list_of_installers)
        }
        _ => of::<Repositories>(routes::REPOSITORIES_LIST, Texts::repositories, Texts::a_list_of_repositories),
    }
}

/// A list whose rows have places of their own.
trait Placed: Compared + Named + Endpoint {
    /// What plays the part of the organization.
    const GROUP: Group = Group::Organization;

    /// The list of an organization, as far as the server can be asked for that: it may find more.
    fn of(organization: &str) -> Self;
    /// The list in which the row is sure to be found.
    fn around(row: &Self::Row) -> Self;
    /// Its place.
    fn place(query: ListQuery<Self>) -> Place;
}

impl Placed for Repositories {
    fn of(organization: &str) -> Self {
        Self { namespace: organization.to_owned(), ..Self::default() }
    }

    fn around(row: &Self::Row) -> Self {
        Self { namespace: row.namespace.clone(), name: row.name.clone(), exact: true, ..Self::default() }
    }

    fn place(query: ListQuery<Self>) -> Place {
        Place::Repositories(query)
    }
}

impl Placed for Packages {
    fn of(organization: &str) -> Self {
        Self { namespace: organization.to_owned(), ..Self::default() }
    }

    fn around(_: &Self::Row) -> Self {
        Self::default()
    }

    fn place(query: ListQuery<Self>) -> Place {
        Place::Packages(query)
    }
}

impl Placed for Installers {
    const GROUP: Group = Group::Repository;

    // No request can name a chart repository.
    fn of(_: &str) -> Self {
        Self::default()
    }

    fn around(row: &Self::Row) -> Self {
        Self { key_words: row.name.clone(), ..Self::default() }
    }

    fn place(query: ListQuery<Self>) -> Place {
        Place::Installers(query)
    }
}

fn of<L: Placed>(name: &'static str, title: Text, what: Text) -> List {
    List {
        name,
        title,
        what,
        group: L::GROUP,
        ask: |connection, organization| {
            let query = ListQuery { filters: L::of(organization), ..ListQuery::default() };
            ask_on(connection, query.with_size(PageSize::Whole))
        },
        loaded: loaded::<L>,
        within: within::<L>,
        each_organization: each_organization::<L>,
        compare: compared::<L>,
        tell: tell::<L>,
    }
}

fn loaded<L: Placed>(answer: &AnyAnswer) -> Option<Loaded> {
    let answered = answer.downcast_ref::<Answered<L>>()?;
    Some(answered.held.with(|answer| Loaded {
        serial: answered.serial,
        rows: answer.rows.count(),
        total: match answer.total {
            catalog::Total::Exact(total) => Some(total),
            catalog::Total::AtLeast(_) | catalog::Total::Unknown => None,
        },
        skipped: answer.skipped,
    }))
}

fn within<L: Placed>(answer: &AnyAnswer, organization: &str) -> u64 {
    rows::<L>(answer).iter().filter(|row| L::is_within(row, organization)).count() as u64
}

fn each_organization<L: Placed>(answer: &AnyAnswer, visit: Visit<'_>) {
    let Some(held) = held_in::<L>(answer) else { return };
    held.with(|answer| {
        let count = u32::try_from(answer.rows.count()).unwrap_or(u32::MAX);
        let step = count.div_ceil(LOOKED_AT).max(1);
        for row in (0..count).step_by(step as usize).filter_map(|place| answer.rows.get(place)) {
            visit(L::organization(&row));
        }
    });
}

fn compared<L: Placed>(
    [left, right]: [&AnyAnswer; 2],
    [left_organization, right_organization]: &[String; 2],
    with_dates: bool,
) -> Vec<Pair> {
    let is_all = |answer: &AnyAnswer| loaded::<L>(answer).is_some_and(Loaded::is_all);
    let (left_rows, right_rows) = (rows::<L>(left), rows::<L>(right));
    let left = Side { rows: &left_rows, is_all: is_all(left), organization: left_organization };
    let right = Side { rows: &right_rows, is_all: is_all(right), organization: right_organization };
    compare::<L>(&left, &right, with_dates)
}

fn rows<L: Placed>(answer: &AnyAnswer) -> Vec<L::Row> {
    let all = |held: &crate::api::Held<L>| {
        held.with(|answer| (0u32..).map_while(|place| answer.rows.get(place)).collect::<Vec<_>>())
    };
    held_in::<L>(answer).map(all).unwrap_or_default()
}

fn tell<L: Placed>(left: &AnyAnswer, right: &AnyAnswer, pair: &Pair, with_dates: bool) -> Option<Told> {
    let row = |answer: &AnyAnswer, place: Option<u32>| held_in::<L>(answer)?.with(|answer| answer.rows.get(place?));
    let (left, right) = (row(left, pair.left), row(right, pair.right));
    let any = left.as_ref().or(right.as_ref())?;
    let differences = match (&left, &right) {
        (Some(left), Some(right)) => differences::<L>(left, right, with_dates),
        _ => Vec::new(),
    };
    let facts = |row: &Option<L::Row>| row.as_ref().map(first_facts::<L>).unwrap_or_default();
    let query = ListQuery { filters: L::around(any), ..ListQuery::default() }.with_open(&L::row_param(any));
    Some(Told {
        name: L::name(any).map(str::to_owned),
        place: L::place(query),
        differences,
        facts: [facts(&left), facts(&right)],
    })
}

fn first_facts<L: Placed>(row: &L::Row) -> Vec<(&'static str, Value)> {
    let property = |name: &&str| L::PROPERTIES.iter().find(|property| property.name == *name);
    L::COMPARED.iter().take(2).filter_map(property).map(|property| (property.name, (property.read)(row))).collect()
}
