//! Which rows are shown, in which order.

use super::{
    Key,
    find::Found,
    fold,
    letters::Letters,
    pace::Pace,
    row_store::RowStore,
    sort::{Order, Sorter},
    walk::Walk,
};
use crate::order::Direction;

/// For so many words it is remembered which rows hold them, so that taking letters back costs nothing.
const REMEMBERED: usize = 12;
/// If so many times fewer rows are shown than there are, only those are sorted.
const FEWER: u32 = 4;
/// So many new rows are added to what is shown at once.
const AT_ONCE: u32 = 1 << 16;

/// Which rows of a [`RowStore`] are shown, in which order: those that hold some words, sorted by a key.
///
/// Finding and sorting is done bit by bit, by [`Self::advance`]; until it is done, the answer is that to what was asked
/// before.
#[derive(Default)]
pub struct Arrangement {
    generation: usize,
    asked: Asked,
    /// What was found, the newest last.
    found: Vec<Found>,
    letters: Letters,
    orders: Vec<Sorted>,
    /// The sorting of all rows, and that of the few that are shown.
    sorting_all: Option<Sorting>,
    sorting_few: Option<Sorting>,
    walk: Option<(Asked, u32, Walk)>,
    /// What is shown, and what it is the answer to: for how many rows.
    shown: Shown,
    answered: Option<(Asked, u32)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Asked {
    /// Folded.
    words: String,
    sort: Option<(Key, Direction)>,
}

/// What an order is of: by that key, the rows that hold those words (all if there are none) of so many rows.
#[derive(Clone, PartialEq)]
struct Scope {
    key: Key,
    words: String,
    rows: u32,
}

struct Sorted {
    scope: Scope,
    order: Order,
}

struct Sorting {
    scope: Scope,
    sorter: Sorter,
}

enum Shown {
    /// The first rows, as they came.
    First(u32),
    Places(Vec<u32>),
}

impl Default for Shown {
    fn default() -> Self {
        Self::First(0)
    }
}

impl Arrangement {
    /// Nothing asked: all rows as they came.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks for the rows that hold `words` in one of their texts, whatever the case, sorted by a key. The answer is there
    /// when [`Self::advance`] says so.
    pub fn ask(&mut self, words: &str, sort: Option<(Key, Direction)>) {
        self.asked = Asked { words: fold::folded(words.trim()), sort };
    }

    /// Works on the answer: whether it is there, for all rows that are there. Every half a millisecond or so it asks
    /// whether to `go_on`; if not, it stops, and the next call continues.
    pub fn advance(&mut self, store: &RowStore, go_on: &mut dyn FnMut() -> bool) -> bool {
        self.renew(store);
        if self.is_answered(store) {
            return true;
        }
        let pace = &mut Pace::new(go_on);
        let asked = self.asked.clone();
        if !asked.words.is_empty() && !self.find(&asked.words, store, pace) {
            return false;
        }
        if let Some((key, _)) = asked.sort
            && !self.sort(key, &asked.words, store, pace)
        {
            return false;
        }
        if !self.show(&asked, store.len(), pace) {
            return false;
        }
        self.answered = Some((asked, store.len()));
        true
    }

    /// Finds each letter and sorts by those keys in advance, so that asking for one of them is answered at once; whether
    /// it is done. Stops and continues like [`Self::advance`].
    pub fn prepare(&mut self, store: &RowStore, keys: &[Key], go_on: &mut dyn FnMut() -> bool) -> bool {
        self.renew(store);
        let pace = &mut Pace::new(go_on);
        self.letters.advance(store, pace) && keys.iter().all(|key| self.sort(*key, "", store, pace))
    }

    /// Whether the answer is to what was asked last, and for all rows that are there.
    pub fn is_answered(&self, store: &RowStore) -> bool {
        self.generation == store.generation()
            && self.answered.as_ref().is_some_and(|(asked, rows)| *asked == self.asked && *rows == store.len())
    }

    /// How many rows are shown.
    pub fn len(&self) -> u32 {
        match &self.shown {
            Shown::First(rows) => *rows,
            Shown::Places(places) => u32::try_from(places.len()).unwrap_or(u32::MAX),
        }
    }

    /// Whether no row is shown.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place of the row that is shown at a position.
    pub fn at(&self, position: u32) -> Option<u32> {
        match &self.shown {
            Shown::First(rows) => (position < *rows).then_some(position),
            Shown::Places(places) => places.get(position as usize).copied(),
        }
    }

    /// The places of all rows that are shown, in their order.
    pub fn places(&self) -> Vec<u32> {
        match &self.shown {
            Shown::First(rows) => (0..*rows).collect(),
            Shown::Places(places) => places.clone(),
        }
    }

    /// The position at which the row of a place is shown.
    pub fn position_of(&self, place: u32) -> Option<u32> {
        match &self.shown {
            Shown::First(rows) => (place < *rows).then_some(place),
            Shown::Places(places) => (0u32..).zip(places).find(|(_, shown)| **shown == place).map(|(at, _)| at),
        }
    }

    /// Bytes of memory that the answer takes, and what is remembered for the next ones.
    pub fn heap_bytes(&self) -> usize {
        let shown = match &self.shown {
            Shown::First(_) => 0,
            Shown::Places(places) => places.capacity() * size_of::<u32>(),
        };
        shown
            + self.found.iter().map(Found::heap_bytes).sum::<usize>()
            + self.letters.heap_bytes()
            + self.orders.iter().map(|sorted| sorted.order.heap_bytes()).sum::<usize>()
    }

    /// Forgets what is known of rows that are gone.
    fn renew(&mut self, store: &RowStore) {
        if self.generation != store.generation() {
            let asked = std::mem::take(&mut self.asked);
            *self = Self { generation: store.generation(), asked, ..Self::default() };
        }
    }

    /// Finds the rows that hold the words; they are those of the last one found.
    fn find(&mut self, words: &str, store: &RowStore, pace: &mut Pace<'_>) -> bool {
        let found = match self.found.iter().position(|found| found.words == words) {
            Some(place) => self.found.remove(place),
            None => match self.letters.rows(words, store.len()) {
                Some(rows) => Found::known(words, store, rows, store.len()),
                None => {
                    let narrower = self.found.iter().filter(|found| found.narrows(words));
                    Found::new(words, store, narrower.min_by_key(|found| found.count))
                }
            },
        };
        if self.found.len() >= REMEMBERED {
            self.found.remove(0);
        }
        self.found.push(found);
        self.found.last_mut().is_some_and(|found| found.advance(store, pace))
    }

    /// The order of those rows, or of all.
    fn order(&self, key: Key, words: &str, rows: u32) -> Option<&Sorted> {
        let fits = |scope: &Scope| scope.key == key && scope.rows == rows;
        self.orders
            .iter()
            .find(|sorted| fits(&sorted.scope) && (sorted.scope.words.is_empty() || sorted.scope.words == words))
    }

    /// Sorts at least the rows that hold the words.
    fn sort(&mut self, key: Key, words: &str, store: &RowStore, pace: &mut Pace<'_>) -> bool {
        let rows = store.len();
        if self.order(key, words, rows).is_some() {
            return true;
        }
        let few = self.found.iter().find(|found| found.words == words && found.count < rows / FEWER);
        let scope = Scope { key, words: few.map(|found| found.words.clone()).unwrap_or_default(), rows };
        let slot = if few.is_some() { &mut self.sorting_few } else { &mut self.sorting_all };
        let sorting = slot.take().filter(|sorting| sorting.scope == scope).unwrap_or_else(|| {
            let chosen = few.map(|found| {
                let mut places = Vec::with_capacity(found.count as usize);
                found.rows.each(0, rows, |place| places.push(place));
                places
            });
            Sorting { sorter: Sorter::new(key, chosen, store), scope: scope.clone() }
        });
        let sorting = slot.insert(sorting);
        let Some(order) = sorting.sorter.advance(store, pace) else { return false };
        *slot = None;
        // An order of few rows is soon made again, and one of fewer rows than there are is of no use.
        self.orders.retain(|sorted| sorted.scope.rows == rows && sorted.scope.words.is_empty());
        self.orders.push(Sorted { scope, order });
        true
    }

    /// Shows what was found, as it was sorted.
    fn show(&mut self, asked: &Asked, rows: u32, pace: &mut Pace<'_>) -> bool {
        let found = self.found.last().filter(|_| !asked.words.is_empty());
        if asked.sort.is_none() {
            let Some(found) = found else {
                self.shown = Shown::First(rows);
                return true;
            };
            // Rows that came in the meantime are put behind.
            if let (Some((before, known)), Shown::Places(places)) = (&self.answered, &mut self.shown)
                && before == asked
                && rows - known <= AT_ONCE
            {
                found.rows.each(*known, rows, |place| places.push(place));
                return true;
            }
        }
        let count = found.map_or(rows, |found| found.count);
        let mut walk = match self.walk.take() {
            Some((before, known, walk)) if before == *asked && known == rows => walk,
            _ => Walk::with_capacity(count),
        };
        let done = match asked.sort.and_then(|(key, way)| Some((self.order(key, &asked.words, rows)?, way))) {
            Some((sorted, direction)) => {
                let shown = found.filter(|_| sorted.scope.words.is_empty()).map(|found| &found.rows);
                walk.in_order(&sorted.order, direction, shown, pace)
            }
            None => found.is_none_or(|found| walk.in_place(&found.rows, rows, pace)),
        };
        if done {
            self.shown = Shown::Places(walk.places);
        } else {
            self.walk = Some((asked.clone(), rows, walk));
        }
        done
    }
}
