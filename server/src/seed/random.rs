//! A small random source that gives the same numbers everywhere and for ever: SplitMix64.

/// The source.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The source of one row: `kind` and `place` tell it from all others of the same seed.
    pub fn of(seed: u64, kind: &str, place: u64) -> Self {
        let mut random = Self(seed);
        for byte in kind.bytes() {
            random.0 = random.next() ^ u64::from(byte);
        }
        random.0 = random.next() ^ place;
        random.next();
        random
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 if that is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(bound);
        u64::try_from(wide >> 64).unwrap_or_default()
    }

    /// A number from `least` to `most`, both included.
    pub fn within(&mut self, least: i64, most: i64) -> i64 {
        let width = most.saturating_sub(least).max(0).unsigned_abs();
        least.saturating_add_unsigned(self.below(width.saturating_add(1)))
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of `choices`, which must not be empty: the default stands for it otherwise.
    pub fn pick<T: Copy + Default>(&mut self, choices: &[T]) -> T {
        let place = usize::try_from(self.below(choices.len() as u64)).unwrap_or_default();
        choices.get(place).copied().unwrap_or_default()
    }

    /// A size whose number of bits is spread evenly from `least` to `most`: as many small things as large ones.
    pub fn size(&mut self, least_bits: u32, most_bits: u32) -> u64 {
        let bits = least_bits + u32::try_from(self.below(u64::from(most_bits - least_bits) + 1)).unwrap_or_default();
        (1 << bits) + self.below(1 << bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_place_gives_the_same_numbers() {
        let numbers = |mut random: Random| [random.next(), random.below(10), random.next()];
        assert_eq!(numbers(Random::of(1, "a", 2)), numbers(Random::of(1, "a", 2)));
        for other in [Random::of(2, "a", 2), Random::of(1, "b", 2), Random::of(1, "a", 3)] {
            assert_ne!(numbers(Random::of(1, "a", 2)), numbers(other));
        }
        // Fixed for ever: a seed names a catalogue.
        assert_eq!(Random(0).next(), 0xE220_A839_7B1D_CDAF);
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut random = Random::of(7, "", 0);
        for _ in 0..1000 {
            assert!(random.below(3) < 3);
            assert!((-2..=2).contains(&random.within(-2, 2)));
            assert!((1 << 10..1 << 13).contains(&random.size(10, 12)));
        }
        assert_eq!(random.below(0), 0);
        assert_eq!(random.pick::<&str>(&[]), "");
    }
}
