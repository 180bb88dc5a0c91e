//! Many short runs of bytes, one after the other, in blocks: adding never copies what is there, and a block can be
//! searched as a whole.

use memchr::memmem::Finder;

/// Runs in a block, unless they are long.
const RUNS: u32 = 1024;
/// A block that holds so many bytes takes no further run; so that where a run starts always fits 32 bits.
const BYTES: usize = 1 << 20;

#[derive(Default)]
struct Block {
    first: u32,
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

impl Block {
    fn run(&self, place: u32) -> Option<&[u8]> {
        let at = place.checked_sub(self.first)? as usize;
        let start = *self.starts.get(at)? as usize;
        let end = self.starts.get(at + 1).map_or(self.bytes.len(), |end| *end as usize);
        self.bytes.get(start..end)
    }

    fn holds(&self, place: u32) -> bool {
        place.checked_sub(self.first).is_some_and(|at| (at as usize) < self.starts.len())
    }

    fn is_full(&self) -> bool {
        self.starts.len() >= RUNS as usize || self.bytes.len() >= BYTES
    }
}

/// Runs of bytes, by their place.
#[derive(Default)]
pub(super) struct Blocks {
    blocks: Vec<Block>,
    len: u32,
}

impl Blocks {
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Adds a run at the end.
    pub fn push(&mut self, run: &[u8]) {
        if self.blocks.last().is_none_or(Block::is_full) {
            self.open();
        }
        let Some(block) = self.blocks.last_mut() else { return };
        let Ok(start) = u32::try_from(block.bytes.len()) else { return };
        block.starts.push(start);
        block.bytes.extend_from_slice(run);
        self.len = self.len.saturating_add(1);
    }

    fn open(&mut self) {
        let mut next = Block { first: self.len, ..Block::default() };
        if let Some(full) = self.blocks.last_mut() {
            full.bytes.shrink_to_fit();
            full.starts.shrink_to_fit();
            // The next one will be about as large.
            next.bytes.reserve(full.bytes.len().min(BYTES) / 16 * 17);
            next.starts.reserve_exact(full.starts.len());
        }
        self.blocks.push(next);
    }

    fn number_of(&self, place: u32) -> Option<usize> {
        // Where no block was full before its time, the number is plain.
        let plain = (place / RUNS) as usize;
        if self.blocks.get(plain).is_some_and(|block| block.holds(place)) {
            return Some(plain);
        }
        self.blocks.partition_point(|block| block.first <= place).checked_sub(1)
    }

    /// The run at a place; empty if there is none.
    pub fn get(&self, place: u32) -> &[u8] {
        let block = self.number_of(place).and_then(|number| self.blocks.get(number));
        block.and_then(|block| block.run(place)).unwrap_or_default()
    }

    /// The end of the block that holds a place, and the bytes from that place to there: the natural step of a search.
    pub fn stretch(&self, from: u32) -> (u32, usize) {
        let Some(block) = self.number_of(from).and_then(|number| self.blocks.get(number)) else {
            return (self.len, 0);
        };
        let at = from.saturating_sub(block.first) as usize;
        let start = block.starts.get(at).map_or(block.bytes.len(), |start| *start as usize);
        let runs = u32::try_from(block.starts.len()).unwrap_or_default();
        (block.first.saturating_add(runs), block.bytes.len() - start)
    }

    /// Hands over each place from `from` to the end of its block whose run holds what `finder` looks for.
    pub fn search(&self, from: u32, finder: &Finder<'_>, found: &mut dyn FnMut(u32)) {
        let Some(block) = self.number_of(from).and_then(|number| self.blocks.get(number)) else { return };
        let mut starts = (block.first..).zip(block.starts.iter().map(|start| *start as usize)).peekable();
        let mut at = block.bytes.len();
        while let Some((_, start)) = starts.next_if(|(place, _)| *place < from) {
            at = start;
        }
        if let Some((_, start)) = starts.peek() {
            at = *start;
        }
        while let Some(step) = block.bytes.get(at..).and_then(|rest| finder.find(rest)) {
            let hit = at + step;
            let mut place = from;
            while let Some((next, _)) = starts.next_if(|(_, start)| *start <= hit) {
                place = next;
            }
            found(place);
            // One match in a run is enough.
            match starts.peek() {
                Some((_, start)) => at = *start,
                None => return,
            }
        }
    }

    pub fn heap_bytes(&self) -> usize {
        let own = |block: &Block| block.bytes.capacity() + block.starts.capacity() * size_of::<u32>();
        self.blocks.capacity() * size_of::<Block>() + self.blocks.iter().map(own).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_run_ends_its_block() {
        let mut blocks = Blocks::default();
        let long = vec![b'a'; BYTES + 3];
        let runs: Vec<&[u8]> = vec![b"x", &long, b"", b"yz", &long, b"z"];
        for run in &runs {
            blocks.push(run);
        }
        assert_eq!(blocks.blocks.len(), 3);
        for (place, run) in (0..).zip(&runs) {
            assert_eq!(blocks.get(place), *run);
        }
        assert_eq!(blocks.get(6), b"");
        assert_eq!(blocks.stretch(0).0, 2);
        assert_eq!(blocks.stretch(3), (5, BYTES + 5));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn finds_what_holds_the_needle(
            runs in prop::collection::vec("[ab]{0,4}", 0..3000), needle in "[ab]{1,3}", from in 0u32..3000,
        ) {
            let mut blocks = Blocks::default();
            // A separator, as no needle reaches from one run into the next.
            let runs: Vec<String> = runs.iter().map(|run| format!("|{run}")).collect();
            runs.iter().for_each(|run| blocks.push(run.as_bytes()));
            let finder = Finder::new(&needle);
            let mut found = Vec::new();
            let mut at = from;
            while at < blocks.len() {
                blocks.search(at, &finder, &mut |place| found.push(place));
                at = blocks.stretch(at).0;
            }
            let places = (0u32..).zip(&runs).filter(|(place, run)| *place >= from && run.contains(&needle));
            prop_assert_eq!(found, places.map(|(place, _)| place).collect::<Vec<_>>());
        }
    }
}
