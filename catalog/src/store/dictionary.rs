//! Texts of which there are few, each kept once.

use super::{blocks::Blocks, fold};

/// Places of the table that are looked at before a text is taken for new. A server that makes them all collide gains
/// nothing: a text may well be kept twice.
const PATIENCE: usize = 32;

#[derive(Default)]
pub(super) struct Dictionary {
    /// A record of one text each; its place is the text's number.
    texts: Blocks,
    /// Numbers, plus one, where the hash of their text says; 0 is free.
    table: Vec<u32>,
    last: u32,
    record: Vec<u8>,
}

impl Dictionary {
    pub fn texts(&self) -> &Blocks {
        &self.texts
    }

    /// The exact text of a number.
    pub fn text(&self, number: u32) -> String {
        fold::read(fold::field(self.texts.get(number), 0)).into_owned()
    }

    /// The number of a text, which is kept if it is new.
    pub fn number(&mut self, text: &str) -> u32 {
        self.record.clear();
        self.record.push(fold::ROW);
        fold::write(text, &mut self.record);
        // Rows often come in the order of such a text.
        if self.texts.get(self.last) == self.record.as_slice() {
            return self.last;
        }
        if self.table.len() / 2 <= self.texts.len() as usize {
            self.grow();
        }
        let mut number = self.texts.len();
        for place in self.places(&self.record) {
            let Some(slot) = self.table.get_mut(place) else { break };
            match slot.checked_sub(1) {
                None => {
                    *slot = number + 1;
                    break;
                }
                Some(known) if self.texts.get(known) == self.record.as_slice() => {
                    number = known;
                    break;
                }
                Some(_) => {}
            }
        }
        if number == self.texts.len() {
            self.texts.push(&self.record);
        }
        self.last = number;
        number
    }

    /// Where a record may stand in the table.
    fn places(&self, record: &[u8]) -> impl Iterator<Item = usize> + use<> {
        let hash = record
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        let mask = self.table.len().saturating_sub(1);
        let first = usize::try_from((hash ^ hash >> 32) & 0xFFFF_FFFF).unwrap_or_default();
        (0..PATIENCE).map(move |step| first.wrapping_add(step) & mask)
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        self.table = vec![0; size];
        for number in 0..self.texts.len() {
            for place in self.places(self.texts.get(number)) {
                if let Some(slot) = self.table.get_mut(place).filter(|slot| **slot == 0) {
                    *slot = number + 1;
                    break;
                }
            }
        }
    }

    pub fn heap_bytes(&self) -> usize {
        self.texts.heap_bytes() + self.table.capacity() * size_of::<u32>() + self.record.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_each_text_once() {
        let mut dictionary = Dictionary::default();
        for _ in 0..2 {
            for number in 0..5000u32 {
                assert_eq!(dictionary.number(&format!("Team {number}")), number);
            }
        }
        assert_eq!(dictionary.texts().len(), 5000);
        assert_eq!(dictionary.text(17), "Team 17");
        assert_eq!(dictionary.number("team 17"), 5000);
        assert_eq!(dictionary.number(""), 5001);
        assert_eq!(dictionary.text(5001), "");
    }
}
