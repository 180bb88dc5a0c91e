//! Which rows hold each letter and digit, so that the first key of a search is answered before it is pressed.

use super::{bits::Bits, blocks::Blocks, pace::Pace, row_store::RowStore};

/// The letters and digits that are noted.
const NOTED: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
/// Rows between two questions whether to go on.
const AT_ONCE: u32 = 512;

/// Which rows of a [`RowStore`] hold each of the [`NOTED`], as far as they were looked through.
#[derive(Default)]
pub(super) struct Letters {
    /// For each of them, the rows that hold it.
    rows: Vec<Bits>,
    looked: u32,
}

impl Letters {
    /// Looks through the rows that were not looked at yet; whether all are done.
    pub fn advance(&mut self, store: &RowStore, pace: &mut Pace<'_>) -> bool {
        self.rows.resize_with(NOTED.len(), Bits::default);
        if self.looked == store.len() {
            return true;
        }
        let held = held_by_byte();
        // What many rows share is looked at once.
        let searched = store.shared.iter().filter(|column| column.searched);
        let shared: Vec<_> = searched.map(|column| (column, held_in_each(column.texts.texts(), &held))).collect();
        while self.looked < store.len() {
            let end = self.looked.saturating_add(AT_ONCE).min(store.len());
            let mut bytes = 0;
            for place in self.looked..end {
                let own = store.own.get(place);
                bytes += own.len();
                let mut mask = held_in(own, &held);
                for (column, masks) in &shared {
                    mask |= masks.get(column.number(place) as usize).copied().unwrap_or_default();
                }
                while mask != 0 {
                    if let Some(rows) = self.rows.get_mut(mask.trailing_zeros() as usize) {
                        rows.insert(place);
                    }
                    mask &= mask - 1;
                }
            }
            self.looked = end;
            if !pace.spend(bytes + AT_ONCE as usize * 40) {
                return false;
            }
        }
        true
    }

    /// The rows that hold those words, if these are one letter that was noted of so many rows.
    pub fn rows(&self, words: &str, rows: u32) -> Option<&Bits> {
        let [letter] = words.as_bytes() else { return None };
        let place = NOTED.iter().position(|noted| noted == letter)?;
        self.rows.get(place).filter(|_| self.looked == rows)
    }

    pub fn heap_bytes(&self) -> usize {
        self.rows.iter().map(Bits::heap_bytes).sum()
    }
}

/// The bit of each byte.
fn held_by_byte() -> [u64; 256] {
    let mut held = [0; 256];
    for (bit, letter) in NOTED.iter().enumerate() {
        if let Some(mask) = held.get_mut(usize::from(*letter)) {
            *mask = 1 << bit;
        }
    }
    held
}

fn held_in(bytes: &[u8], held: &[u64; 256]) -> u64 {
    bytes.iter().fold(0, |mask, byte| mask | held.get(usize::from(*byte)).copied().unwrap_or_default())
}

fn held_in_each(texts: &Blocks, held: &[u64; 256]) -> Vec<u64> {
    (0..texts.len()).map(|number| held_in(texts.get(number), held)).collect()
}
