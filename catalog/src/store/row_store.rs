//! The rows, in columns. Nothing here depends on what the rows are of: it is compiled once.

use std::{
    borrow::Cow,
    sync::atomic::{AtomicUsize, Ordering},
};

use memchr::memmem::Finder;

use super::{Identity, Schema, Shared, blocks::Blocks, dictionary::Dictionary, fold, numbers::Numbers};
use crate::Timestamp;

/// No two stores, and no store before and after it was cleared, ever have the same generation.
static GENERATIONS: AtomicUsize = AtomicUsize::new(1);

/// A text that many rows share: its number in each row.
#[derive(Default)]
pub(super) struct SharedColumn {
    pub searched: bool,
    pub numbers: Numbers,
    pub texts: Dictionary,
}

impl SharedColumn {
    pub fn number(&self, place: u32) -> u32 {
        self.numbers.get(place).and_then(|number| u32::try_from(number).ok()).unwrap_or(u32::MAX)
    }
}

/// Rows of one list, in the order in which they came, each at its place from 0.
pub struct RowStore {
    schema: Schema,
    generation: usize,
    len: u32,
    /// A record of the row's own texts.
    pub(super) own: Blocks,
    pub(super) shared: Vec<SharedColumn>,
    pub(super) numbers: Vec<Numbers>,
    record: Vec<u8>,
}

impl RowStore {
    /// No rows yet.
    pub fn new(schema: Schema) -> Self {
        let shared = |kind: &Shared| SharedColumn { searched: *kind == Shared::Searched, ..SharedColumn::default() };
        Self {
            schema,
            generation: GENERATIONS.fetch_add(1, Ordering::Relaxed),
            len: 0,
            own: Blocks::default(),
            shared: schema.shared.iter().map(shared).collect(),
            numbers: std::iter::repeat_with(Numbers::default).take(schema.numbers).collect(),
            record: Vec::new(),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Forgets all rows. What an [`super::Arrangement`] found in them is void.
    pub fn clear(&mut self) {
        *self = Self::new(self.schema);
    }

    /// Adds a row: `pack` puts in its texts and numbers. What it leaves out is empty or unknown; what no column is left
    /// for is dropped.
    pub fn push(&mut self, pack: &mut dyn FnMut(&mut Packer<'_>)) {
        if self.len == u32::MAX {
            return;
        }
        let mut packer = Packer { store: self, own: 0, shared: 0, numbers: 0 };
        packer.store.record.clear();
        pack(&mut packer);
        packer.finish();
    }

    /// The row at a place.
    pub fn get(&self, place: u32) -> Option<Unpacked<'_>> {
        (place < self.len).then_some(Unpacked { store: self, place })
    }

    /// The largest known number of a column.
    pub fn largest(&self, number: usize) -> Option<u64> {
        self.numbers.get(number).and_then(Numbers::largest)
    }

    /// The sum of the known numbers of a column; what no u64 can hold is its largest.
    pub fn sum(&self, number: usize) -> u64 {
        self.numbers.get(number).map(Numbers::sum).unwrap_or_default()
    }

    /// The first place of a row with that identity.
    pub fn find(&self, identity: &Identity) -> Option<u32> {
        let mut needle = vec![fold::ROW];
        needle.extend_from_slice(fold::folded(&identity.own).as_bytes());
        let finder = Finder::new(&needle);
        let (mut from, mut found) = (0, None);
        while from < self.len && found.is_none() {
            self.own.search(from, &finder, &mut |place| {
                if found.is_none() && self.is(place, identity) {
                    found = Some(place);
                }
            });
            from = self.own.stretch(from).0;
        }
        found
    }

    fn is(&self, place: u32, identity: &Identity) -> bool {
        let Some(row) = self.get(place) else { return false };
        fold::read(row.own_field(0)) == identity.own.as_str()
            && identity.prefix.as_ref().is_none_or(|prefix| row.shared(0) == *prefix)
    }

    /// Bytes of memory that the rows take.
    pub fn heap_bytes(&self) -> usize {
        let shared = |column: &SharedColumn| column.numbers.heap_bytes() + column.texts.heap_bytes();
        self.own.heap_bytes()
            + self.shared.capacity() * size_of::<SharedColumn>()
            + self.shared.iter().map(shared).sum::<usize>()
            + self.numbers.capacity() * size_of::<Numbers>()
            + self.numbers.iter().map(Numbers::heap_bytes).sum::<usize>()
            + self.record.capacity()
    }

    pub(super) fn schema(&self) -> Schema {
        self.schema
    }

    pub(super) fn generation(&self) -> usize {
        self.generation
    }
}

/// Takes the texts and numbers of one row: of each kind in the order of its columns.
pub struct Packer<'a> {
    store: &'a mut RowStore,
    own: usize,
    shared: usize,
    numbers: usize,
}

impl Packer<'_> {
    /// The next text of the row's own.
    pub fn own(&mut self, text: &str) {
        if self.own < self.store.schema.own {
            self.store.record.push(if self.own == 0 { fold::ROW } else { fold::FIELD });
            fold::write(text, &mut self.store.record);
            self.own += 1;
        }
    }

    /// The next text that is shared by many rows.
    pub fn shared(&mut self, text: &str) {
        if let Some(column) = self.store.shared.get_mut(self.shared) {
            let number = column.texts.number(text);
            column.numbers.push(Some(u64::from(number)));
            self.shared += 1;
        }
    }

    /// The next number.
    pub fn number(&mut self, number: Option<u64>) {
        if let Some(column) = self.store.numbers.get_mut(self.numbers) {
            column.push(number);
            self.numbers += 1;
        }
    }

    /// The next two numbers: an instant's seconds, moved so that none is negative, and its nanoseconds.
    pub fn instant(&mut self, instant: Option<Timestamp>) {
        self.number(instant.map(|instant| instant.unix_seconds().wrapping_sub(i64::MIN).cast_unsigned()));
        self.number(instant.map(|instant| u64::from(instant.subsec_nanos())));
    }

    fn finish(mut self) {
        while self.own < self.store.schema.own {
            self.own("");
        }
        while self.shared < self.store.shared.len() {
            self.shared("");
        }
        while self.numbers < self.store.numbers.len() {
            self.number(None);
        }
        self.store.own.push(&self.store.record);
        self.store.len += 1;
    }
}

/// The texts and numbers of one row, by the place of their column among those of its kind.
#[derive(Clone, Copy)]
pub struct Unpacked<'a> {
    store: &'a RowStore,
    place: u32,
}

impl<'a> Unpacked<'a> {
    fn own_field(&self, column: usize) -> &'a [u8] {
        fold::field(self.store.own.get(self.place), column)
    }

    /// A text of the row's own.
    pub fn own(&self, column: usize) -> String {
        self.read(column).into_owned()
    }

    /// A text of the row's own as it is kept, if it is kept as it reads.
    pub fn read(&self, column: usize) -> Cow<'a, str> {
        fold::read(self.own_field(column))
    }

    /// A text that is shared by many rows.
    pub fn shared(&self, column: usize) -> String {
        self.store.shared.get(column).map(|column| column.texts.text(column.number(self.place))).unwrap_or_default()
    }

    /// A number.
    pub fn number(&self, column: usize) -> Option<u64> {
        self.store.numbers.get(column).and_then(|numbers| numbers.get(self.place))
    }

    /// The instant whose two numbers begin at that column.
    pub fn instant(&self, column: usize) -> Option<Timestamp> {
        let seconds = self.number(column)?.cast_signed().wrapping_add(i64::MIN);
        let nanos = self.number(column + 1)?;
        let whole = Timestamp::from_unix(seconds)?;
        if nanos == 0 {
            return Some(whole);
        }
        let text = whole.to_rfc3339();
        Timestamp::parse_rfc3339(&format!("{}.{nanos:09}Z", text.strip_suffix('Z')?))
    }
}
