//! The order of rows by a key.

use super::{Key, Part, bits::Bits, blocks::Blocks, fold, natural, pace::Pace, radix::Radix, row_store::RowStore};

/// Items that are made ready between two questions whether to go on.
const STEP: usize = 1024;

/// Rows in ascending order.
pub(super) struct Order {
    /// Where the rows are.
    pub places: Vec<u32>,
    /// The places in `places` whose row is as good as the one before.
    pub tied: Bits,
    /// From here on, the rows have nothing known to be sorted by. They are last whichever way the others go.
    pub known: usize,
}

impl Order {
    pub fn heap_bytes(&self) -> usize {
        self.places.capacity() * size_of::<u32>() + self.tied.heap_bytes()
    }
}

/// The texts that are sorted: of the rows, or of a dictionary of theirs.
#[derive(Clone, Copy)]
enum Source {
    Rows,
    Shared(usize),
}

impl Source {
    fn texts(self, store: &RowStore) -> Option<&Blocks> {
        match self {
            Self::Rows => Some(&store.own),
            Self::Shared(column) => store.shared.get(column).map(|column| column.texts.texts()),
        }
    }
}

/// One key that items are compared by, when all before it are the same.
enum Words {
    /// The number of a column.
    Number(usize),
    /// The rank of a shared text.
    Rank { column: usize, ranks: Vec<u32> },
    /// The bytes that were made from a text.
    Key { keys: Blocks, reversed: bool },
    /// The exact text.
    Exact { column: usize, reversed: bool },
}

/// The making of an [`Order`].
pub(super) struct Sorter {
    source: Source,
    parts: &'static [Part],
    /// The rows to be sorted; all of them if none are given.
    chosen: Option<Vec<u32>>,
    count: u32,
    /// What is ready to be sorted by.
    words: Vec<Words>,
    /// The keys that are being made.
    keys: Blocks,
    ranking: Option<Box<Sorter>>,
    /// The items that were looked at, and those of them with something known.
    looked: u32,
    known: Vec<u32>,
    unknown: Vec<u32>,
    radix: Option<Radix>,
}

impl Sorter {
    /// Begins to sort the chosen rows, or all.
    pub fn new(key: Key, chosen: Option<Vec<u32>>, store: &RowStore) -> Self {
        let count = chosen.as_ref().map_or(store.len(), |chosen| u32::try_from(chosen.len()).unwrap_or(u32::MAX));
        Self::of(Source::Rows, key.0, chosen, count)
    }

    fn of(source: Source, parts: &'static [Part], chosen: Option<Vec<u32>>, count: u32) -> Self {
        Self {
            source,
            parts,
            chosen,
            count,
            words: Vec::new(),
            keys: Blocks::default(),
            ranking: None,
            looked: 0,
            known: Vec::new(),
            unknown: Vec::new(),
            radix: None,
        }
    }

    /// Sorts on; the order when all is done.
    pub fn advance(&mut self, store: &RowStore, pace: &mut Pace<'_>) -> Option<Order> {
        while let Some(part) = self.parts.first() {
            if !self.prepare(*part, store, pace) {
                return None;
            }
            self.parts = self.parts.get(1..).unwrap_or_default();
        }
        if self.radix.is_none() {
            if !self.separate(store, pace) {
                return None;
            }
            self.radix = Some(Radix::new(std::mem::take(&mut self.known)));
        }
        let (source, words, chosen) = (self.source, &self.words, &self.chosen);
        let place = |item: u32| match chosen {
            Some(chosen) => chosen.get(item as usize).copied().unwrap_or(u32::MAX),
            None => item,
        };
        let word_of = |item: u32, key: usize, word: usize| {
            words.get(key).map_or((0, false), |words| words.word(store, source, item, place(item), word))
        };
        if !self.radix.as_mut()?.advance(words.len(), &word_of, pace) {
            return None;
        }
        let radix = self.radix.take()?;
        let known = radix.items.len();
        let mut places = radix.items;
        places.append(&mut self.unknown);
        if chosen.is_some() {
            places.iter_mut().for_each(|item| *item = place(*item));
        }
        Some(Order { places, tied: radix.tied, known })
    }

    fn place(&self, item: u32) -> u32 {
        match &self.chosen {
            Some(chosen) => chosen.get(item as usize).copied().unwrap_or(u32::MAX),
            None => item,
        }
    }

    /// Makes ready what a part is sorted by; whether it is.
    fn prepare(&mut self, part: Part, store: &RowStore, pace: &mut Pace<'_>) -> bool {
        match part {
            Part::Number(column) => self.words.push(Words::Number(column)),
            Part::Shared(column) => {
                let Some(texts) = Source::Shared(column).texts(store) else { return true };
                let rank = || Box::new(Self::of(Source::Shared(column), &[Part::Own(0)], None, texts.len()));
                let Some(order) = self.ranking.get_or_insert_with(rank).advance(store, pace) else { return false };
                self.ranking = None;
                self.words.push(Words::Rank { column, ranks: ranks(&order) });
            }
            Part::Own(column) => {
                let make = |field: &[u8], key: &mut Vec<u8>| natural::name(fold::letters(field), key);
                if !self.make_keys(column, &make, store, pace) {
                    return false;
                }
                self.compare_texts(column, false);
            }
            Part::Version(column) => {
                let make = |field: &[u8], key: &mut Vec<u8>| {
                    natural::version(&fold::read(field), fold::letters(field), key);
                };
                if !self.make_keys(column, &make, store, pace) {
                    return false;
                }
                // The key begins with the newest.
                self.compare_texts(column, true);
            }
        }
        true
    }

    fn compare_texts(&mut self, column: usize, reversed: bool) {
        let keys = std::mem::take(&mut self.keys);
        self.words.push(Words::Key { keys, reversed });
        self.words.push(Words::Exact { column, reversed });
    }

    fn make_keys(
        &mut self,
        column: usize,
        make: &dyn Fn(&[u8], &mut Vec<u8>),
        store: &RowStore,
        pace: &mut Pace<'_>,
    ) -> bool {
        let Some(texts) = self.source.texts(store) else { return true };
        let mut key = Vec::new();
        while self.keys.len() < self.count {
            for _ in 0..STEP.min((self.count - self.keys.len()) as usize) {
                key.clear();
                make(fold::field(texts.get(self.place(self.keys.len())), column), &mut key);
                self.keys.push(&key);
            }
            if !pace.spend(STEP * 80) {
                return false;
            }
        }
        true
    }

    /// Sets the items apart of which nothing is known.
    fn separate(&mut self, store: &RowStore, pace: &mut Pace<'_>) -> bool {
        let numbers = match self.words.first() {
            Some(Words::Number(column)) => store.numbers.get(*column),
            _ => None,
        };
        if self.known.capacity() == 0 {
            self.known.reserve_exact(self.count as usize);
        }
        while self.looked < self.count {
            let end = self.count.min(self.looked.saturating_add(4096));
            for item in self.looked..end {
                let known = numbers.is_none_or(|numbers| numbers.get(self.place(item)).is_some());
                if known { self.known.push(item) } else { self.unknown.push(item) }
            }
            self.looked = end;
            if !pace.spend(4096 * 6) {
                return false;
            }
        }
        true
    }
}

impl Words {
    fn word(&self, store: &RowStore, source: Source, item: u32, place: u32, word: usize) -> (u64, bool) {
        match self {
            Self::Number(column) => {
                let number = store.numbers.get(*column).and_then(|numbers| numbers.get(place));
                (number.unwrap_or_default(), false)
            }
            Self::Rank { column, ranks } => {
                let number = store.shared.get(*column).map_or(u32::MAX, |column| column.number(place));
                (ranks.get(number as usize).map_or(u64::MAX, |rank| u64::from(*rank)), false)
            }
            Self::Key { keys, reversed } => {
                let (word, more) = eight(keys.get(item), word * 8);
                (turned(word, *reversed), more)
            }
            Self::Exact { column, reversed } => {
                let record = source.texts(store).map(|texts| texts.get(place)).unwrap_or_default();
                let text = fold::read(fold::field(record, *column));
                let (word, more) = seven(text.as_bytes(), word * 7);
                (turned(word, *reversed), more)
            }
        }
    }
}

fn turned(word: u64, reversed: bool) -> u64 {
    if reversed { !word } else { word }
}

/// Eight bytes, zeros behind the end; whether there are more.
fn eight(bytes: &[u8], from: usize) -> (u64, bool) {
    let rest = bytes.get(from..).unwrap_or_default();
    let word = rest.first_chunk::<8>().map_or_else(
        || rest.iter().chain(std::iter::repeat(&0)).take(8).fold(0, |word, byte| word << 8 | u64::from(*byte)),
        |bytes| u64::from_be_bytes(*bytes),
    );
    (word, rest.len() > 8)
}

/// Seven bytes and how many of them there are, so that a zero differs from the end.
fn seven(bytes: &[u8], from: usize) -> (u64, bool) {
    let rest = bytes.get(from..).unwrap_or_default();
    let word = rest.iter().chain(std::iter::repeat(&0)).take(7).fold(0, |word, byte| word << 8 | u64::from(*byte));
    (word << 8 | rest.len().min(7) as u64, rest.len() > 7)
}

/// The rank of each item of an order; the same for those that are tied.
fn ranks(order: &Order) -> Vec<u32> {
    let mut ranks = vec![0; order.places.len()];
    let mut rank = 0;
    for (at, place) in (0u32..).zip(&order.places) {
        if !order.tied.holds(at) {
            rank = at;
        }
        if let Some(slot) = ranks.get_mut(*place as usize) {
            *slot = rank;
        }
    }
    ranks
}
