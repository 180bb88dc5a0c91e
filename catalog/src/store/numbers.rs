//! A column of numbers, some of them unknown, each in as few bits as the numbers around it need.

/// Numbers packed together. A multiple of 64, so that known-or-not fills whole words.
const CHUNK: usize = 1024;

/// Numbers as their distance from the smallest one, in `width` bits each.
struct Chunk {
    smallest: u64,
    width: u32,
    packed: Box<[u64]>,
    /// Which ones are known; empty if all are.
    known: Box<[u64]>,
}

impl Chunk {
    fn new(numbers: &[Option<u64>]) -> Self {
        let smallest = numbers.iter().flatten().min().copied().unwrap_or_default();
        let largest = numbers.iter().flatten().max().copied().unwrap_or_default();
        let width = u64::BITS - (largest - smallest).leading_zeros();
        let mut packed = Vec::with_capacity(numbers.len() * width as usize / 64);
        let (mut word, mut filled) = (0u64, 0u32);
        for number in numbers.iter().take_while(|_| width > 0) {
            let distance = number.map_or(0, |number| number - smallest);
            word |= distance << filled;
            filled += width;
            if filled >= u64::BITS {
                packed.push(word);
                filled -= u64::BITS;
                // What did not fit: the upper bits of the distance.
                word = distance.checked_shr(width - filled).unwrap_or_default();
            }
        }
        if filled > 0 {
            packed.push(word);
        }
        let known = if numbers.contains(&None) {
            numbers
                .chunks(64)
                .map(|part| part.iter().rev().fold(0, |bits, n| bits << 1 | u64::from(n.is_some())))
                .collect()
        } else {
            Box::default()
        };
        Self { smallest, width, packed: packed.into_boxed_slice(), known }
    }

    fn get(&self, at: usize) -> Option<u64> {
        if !self.known.is_empty() && self.known.get(at / 64)? >> (at % 64) & 1 == 0 {
            return None;
        }
        if self.width == 0 {
            return Some(self.smallest);
        }
        let bit = at * self.width as usize;
        let shift = bit % 64;
        let low = self.packed.get(bit / 64)? >> shift;
        let high = match shift + self.width as usize {
            0..=64 => 0,
            _ => self.packed.get(bit / 64 + 1)? << (64 - shift),
        };
        Some(self.smallest + ((low | high) & (u64::MAX >> (u64::BITS - self.width))))
    }
}

#[derive(Default)]
pub(super) struct Numbers {
    chunks: Vec<Chunk>,
    /// Those that fill no chunk yet.
    last: Vec<Option<u64>>,
    largest: Option<u64>,
    sum: u64,
}

impl Numbers {
    pub fn push(&mut self, number: Option<u64>) {
        self.largest = self.largest.max(number);
        self.sum = self.sum.saturating_add(number.unwrap_or_default());
        self.last.push(number);
        if self.last.len() >= CHUNK {
            self.chunks.push(Chunk::new(&self.last));
            self.last.clear();
        }
    }

    pub fn get(&self, place: u32) -> Option<u64> {
        let (number, at) = (place as usize / CHUNK, place as usize % CHUNK);
        match self.chunks.get(number) {
            Some(chunk) => chunk.get(at),
            None if number == self.chunks.len() => self.last.get(at).copied().flatten(),
            None => None,
        }
    }

    /// The sum of those that are known, or the largest number there is.
    pub fn sum(&self) -> u64 {
        self.sum
    }

    /// The largest known one.
    pub fn largest(&self) -> Option<u64> {
        self.largest
    }

    pub fn heap_bytes(&self) -> usize {
        let own = |chunk: &Chunk| (chunk.packed.len() + chunk.known.len()) * size_of::<u64>();
        self.chunks.capacity() * size_of::<Chunk>()
            + self.chunks.iter().map(own).sum::<usize>()
            + self.last.capacity() * size_of::<Option<u64>>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number() -> impl Strategy<Value = Option<u64>> {
        prop_oneof![Just(None), (0u64..9).prop_map(Some), any::<u64>().prop_map(Some), Just(Some(u64::MAX))]
    }

    proptest! {
        #[test]
        fn gives_back_what_was_put_in(
            few in prop::collection::vec(number(), 1..9), width in 0u32..64, count in 0usize..2500, all in any::<bool>(),
        ) {
            let mut numbers = Numbers::default();
            let bound = |n: u64| n >> width;
            let given: Vec<Option<u64>> =
                few.iter().cycle().take(count).map(|n| if all { Some(bound(n.unwrap_or(7))) } else { n.map(bound) }).collect();
            given.iter().for_each(|number| numbers.push(*number));
            let back: Vec<Option<u64>> = (0u32..).take(count).map(|place| numbers.get(place)).collect();
            prop_assert_eq!(numbers.largest(), given.iter().copied().flatten().max());
            prop_assert_eq!(back, given);
            prop_assert_eq!(numbers.get(u32::try_from(count).unwrap()), None);
        }
    }
}
