//! A set of places, one bit each.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// Adds a place; whether it is new.
    pub fn insert(&mut self, place: u32) -> bool {
        let at = (place / 64) as usize;
        if at >= self.words.len() {
            self.words.resize(at + 1, 0);
        }
        let Some(word) = self.words.get_mut(at) else { return false };
        let bit = 1 << (place % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    pub fn holds(&self, place: u32) -> bool {
        self.words.get((place / 64) as usize).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Hands over the places in `from..to`, in order.
    pub fn each(&self, from: u32, to: u32, mut found: impl FnMut(u32)) {
        let first = from / 64;
        for (number, word) in (first..to.div_ceil(64)).zip(self.words.iter().skip(first as usize)) {
            let mut rest = *word;
            while rest != 0 {
                let place = number * 64 + rest.trailing_zeros();
                rest &= rest - 1;
                if (from..to).contains(&place) {
                    found(place);
                }
            }
        }
    }

    pub fn heap_bytes(&self) -> usize {
        self.words.capacity() * size_of::<u64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_a_set(places in prop::collection::btree_set(0u32..300, 0..40), from in 0u32..320, to in 0u32..320) {
            let mut bits = Bits::default();
            for place in &places {
                prop_assert!(bits.insert(*place));
                prop_assert!(!bits.insert(*place));
            }
            let mut seen = Vec::new();
            bits.each(from, to, |place| seen.push(place));
            prop_assert_eq!(seen, places.iter().copied().filter(|place| (from..to.max(from)).contains(place)).collect::<Vec<_>>());
            prop_assert!((0..320).all(|place| bits.holds(place) == places.contains(&place)));
            prop_assert_eq!(bits.is_empty(), places.is_empty());
            prop_assert_eq!(bits.count() as usize, places.len());
        }
    }
}
