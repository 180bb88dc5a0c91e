//! The rows that hold some words in one of their texts.

use memchr::memmem::Finder;

use super::{bits::Bits, dictionary::Dictionary, fold, pace::Pace, row_store::RowStore};

/// Rows are looked at one by one, instead of all together, if so many times fewer are in question.
const FEWER: u32 = 8;

/// Which texts of a dictionary fit, as far as it was looked through.
#[derive(Default)]
struct Fitting {
    numbers: Bits,
    looked: u32,
}

/// One way to cut the words at a slash: what the prefix has to end with, and how the record has to begin.
struct Cut {
    end: String,
    begin: Vec<u8>,
    prefixes: Fitting,
}

/// What was found for some words, as far as the rows were looked through.
pub(super) struct Found {
    /// The words, folded.
    pub words: String,
    /// The rows that hold them.
    pub rows: Bits,
    /// How many rows hold them.
    pub count: u32,
    looked: u32,
    shared: Vec<Fitting>,
    cuts: Vec<Cut>,
    /// The only rows in question before a place.
    among: Option<(Bits, u32)>,
}

impl Found {
    /// Nothing found yet. What was found `earlier` for a part of the words tells which rows need not be looked at.
    pub fn new(words: &str, store: &RowStore, earlier: Option<&Self>) -> Self {
        let cut = |(at, _): (usize, &str)| {
            let (end, begin) = words.split_at_checked(at)?;
            let mut record = vec![fold::ROW];
            record.extend_from_slice(begin.strip_prefix('/')?.as_bytes());
            Some(Cut { end: end.to_owned(), begin: record, prefixes: Fitting::default() })
        };
        let slashes = words.match_indices('/').filter(|_| store.schema().prefix);
        Self {
            words: words.to_owned(),
            rows: Bits::default(),
            count: 0,
            looked: 0,
            shared: store.shared.iter().map(|_| Fitting::default()).collect(),
            cuts: slashes.filter_map(cut).collect(),
            among: earlier
                .filter(|earlier| earlier.count < earlier.looked / FEWER)
                .map(|earlier| (earlier.rows.clone(), earlier.looked)),
        }
    }

    /// What is known to be found in the first so many rows.
    pub fn known(words: &str, store: &RowStore, rows: &Bits, looked: u32) -> Self {
        Self { rows: rows.clone(), count: rows.count(), looked, ..Self::new(words, store, None) }
    }

    /// Whether this tells something about the rows that hold `words`.
    pub fn narrows(&self, words: &str) -> bool {
        self.looked > 0 && words.contains(self.words.as_str())
    }

    /// Looks through the rows that were not looked at yet; whether all are done.
    pub fn advance(&mut self, store: &RowStore, pace: &mut Pace<'_>) -> bool {
        let words = self.words.clone();
        let finder = Finder::new(&words);
        self.look_up(store, &finder, pace) && self.look_through(store, &finder, pace)
    }

    fn look_up(&mut self, store: &RowStore, finder: &Finder<'_>, pace: &mut Pace<'_>) -> bool {
        for (fitting, column) in self.shared.iter_mut().zip(&store.shared).filter(|(_, column)| column.searched) {
            while fitting.looked < column.texts.texts().len() {
                if !fitting.search(&column.texts, finder, pace) {
                    return false;
                }
            }
        }
        let Some(prefixes) = store.shared.first().map(|column| column.texts.texts()) else { return true };
        for Cut { end, prefixes: fitting, .. } in &mut self.cuts {
            while fitting.looked < prefixes.len() {
                let text = fold::letters(fold::field(prefixes.get(fitting.looked), 0));
                if text.ends_with(end.as_bytes()) {
                    fitting.numbers.insert(fitting.looked);
                }
                fitting.looked += 1;
                if !pace.spend(30) {
                    return false;
                }
            }
        }
        true
    }

    fn look_through(&mut self, store: &RowStore, finder: &Finder<'_>, pace: &mut Pace<'_>) -> bool {
        while self.looked < store.len() {
            let from = self.looked;
            let (mut end, bytes) = store.own.stretch(from);
            let mut hits = Vec::new();
            let spent = match &self.among {
                Some((among, until)) if from < *until => {
                    end = end.min(*until);
                    let mut asked = 0;
                    among.each(from, end, |place| {
                        asked += 1;
                        if self.fits(store, finder, place) {
                            hits.push(place);
                        }
                    });
                    asked * 80
                }
                _ => {
                    store.own.search(from, finder, &mut |place| hits.push(place));
                    bytes / 4 + self.by_shared(store, from, end, &mut hits)
                }
            };
            let spent = spent + hits.len() * 15 + 50;
            for place in hits {
                self.count += u32::from(self.rows.insert(place));
            }
            // A stretch is never empty before the end.
            self.looked = end.max(from + 1);
            if !pace.spend(spent) {
                return false;
            }
        }
        self.among = None;
        true
    }

    /// The rows that fit by what they share with others; the work it took.
    fn by_shared(&self, store: &RowStore, from: u32, end: u32, hits: &mut Vec<u32>) -> usize {
        let mut columns = 0;
        for (fitting, column) in self.shared.iter().zip(&store.shared).filter(|(fitting, _)| fitting.is_any()) {
            hits.extend((from..end).filter(|place| fitting.numbers.holds(column.number(*place))));
            columns += 1;
        }
        for cut in self.cuts.iter().filter(|cut| cut.prefixes.is_any()) {
            hits.extend((from..end).filter(|place| cut.fits(store, *place)));
            columns += 1;
        }
        columns * (end - from) as usize * 6
    }

    fn fits(&self, store: &RowStore, finder: &Finder<'_>, place: u32) -> bool {
        let mut shared = self.shared.iter().zip(&store.shared);
        finder.find(store.own.get(place)).is_some()
            || shared.any(|(fitting, column)| fitting.is_any() && fitting.numbers.holds(column.number(place)))
            || self.cuts.iter().any(|cut| cut.prefixes.is_any() && cut.fits(store, place))
    }

    pub fn heap_bytes(&self) -> usize {
        let shared: usize = self.shared.iter().map(|fitting| fitting.numbers.heap_bytes()).sum();
        let among = self.among.as_ref().map_or(0, |(bits, _)| bits.heap_bytes());
        self.rows.heap_bytes() + shared + among + self.words.capacity()
    }
}

impl Fitting {
    fn is_any(&self) -> bool {
        !self.numbers.is_empty()
    }

    fn search(&mut self, dictionary: &Dictionary, finder: &Finder<'_>, pace: &mut Pace<'_>) -> bool {
        let (end, bytes) = dictionary.texts().stretch(self.looked);
        dictionary.texts().search(self.looked, finder, &mut |number| {
            self.numbers.insert(number);
        });
        self.looked = end;
        pace.spend(bytes / 4)
    }
}

impl Cut {
    fn fits(&self, store: &RowStore, place: u32) -> bool {
        let prefix = store.shared.first().map_or(u32::MAX, |column| column.number(place));
        self.prefixes.numbers.holds(prefix) && (self.begin.len() == 1 || store.own.get(place).starts_with(&self.begin))
    }
}
