//! A stable sort of items by words of 64 bits, that can stop at any time and go on later.

use super::{bits::Bits, pace::Pace};

/// So few items are sorted by insertion.
const FEW: usize = 24;
/// So many items are sorted with their words at hand; more are parted first.
const MANY: usize = 1 << 14;
/// Items that one step handles.
const STEP: usize = 4096;

/// One word that an item is sorted by, and whether the same key has more words: by item, key, and word of that key.
pub(super) type WordOf<'a> = &'a dyn Fn(u32, usize, usize) -> (u64, bool);

/// Items at neighbouring places, the same in all words before `word` of `key`.
#[derive(Clone, Copy)]
struct Group {
    from: usize,
    to: usize,
    key: usize,
    word: usize,
}

/// An item and the word it is sorted by now.
#[derive(Clone, Copy)]
struct Worded {
    word: u64,
    item: u32,
    more: bool,
}

/// What is done with a group, from one pass over it to the next. Those of many items are parted by one byte of the word,
/// without writing the words down; the rest are sorted by all of it.
#[derive(Clone, Copy)]
enum Pass {
    /// In which bits do the words differ?
    Differ,
    /// Many: how many items have each value of the uppermost byte that differs?
    Count,
    /// Many: each to where those of its value go.
    Move,
    /// Many: back to where they were.
    Return,
    /// Few: by the bytes from this bit on, if those below are in order.
    Sort(u32),
}

/// A group that is being worked on.
struct Work {
    group: Group,
    pass: Pass,
    at: usize,
    first: Option<u64>,
    differ: u64,
    more: bool,
    shift: u32,
}

/// How many items there are of each value, then where the next of them goes.
type Values = [usize; 256];

/// The sort of some items: done when [`Self::advance`] says so.
pub(super) struct Radix {
    /// The items; in the end, in their order.
    pub items: Vec<u32>,
    /// The places whose item is the same, in all keys, as the one before.
    pub tied: Bits,
    spare: Vec<u32>,
    worded: Vec<Worded>,
    spare_worded: Vec<Worded>,
    values: Box<Values>,
    groups: Vec<Group>,
    work: Option<Work>,
}

impl Radix {
    pub fn new(items: Vec<u32>) -> Self {
        let all = Group { from: 0, to: items.len(), key: 0, word: 0 };
        Self {
            spare: if items.len() > MANY { vec![0; items.len()] } else { Vec::new() },
            items,
            tied: Bits::default(),
            worded: Vec::new(),
            spare_worded: Vec::new(),
            values: Box::new([0; 256]),
            groups: vec![all],
            work: None,
        }
    }

    /// Sorts on, by so many keys; whether all is done.
    pub fn advance(&mut self, keys: usize, word_of: WordOf<'_>, pace: &mut Pace<'_>) -> bool {
        loop {
            let work = match self.work.take() {
                Some(work) => work,
                None => {
                    let Some(group) = self.groups.pop() else { return true };
                    if group.key >= keys {
                        self.tie(group);
                        continue;
                    }
                    self.worded.clear();
                    Work { group, pass: Pass::Differ, at: group.from, first: None, differ: 0, more: false, shift: 0 }
                }
            };
            let count = (work.group.to - work.group.from).min(STEP);
            self.work = self.step(work, keys, word_of);
            if !pace.spend(count * 8 + 20) {
                return false;
            }
        }
    }

    fn tie(&mut self, group: Group) {
        for place in group.from + 1..group.to {
            self.tied.insert(u32::try_from(place).unwrap_or(u32::MAX));
        }
    }

    /// Puts a group aside that is the same in one more word.
    fn deeper(&mut self, group: Group, more: bool) {
        if group.to - group.from > 1 {
            self.groups.push(match more {
                true => Group { word: group.word + 1, ..group },
                false => Group { key: group.key + 1, word: 0, ..group },
            });
        }
    }

    /// One step of the work on a group; what is left of it.
    fn step(&mut self, mut work: Work, keys: usize, word_of: WordOf<'_>) -> Option<Work> {
        let Group { from, to, key, word } = work.group;
        let end = to.min(work.at + STEP);
        let items = self.items.get_mut(work.at..end)?;
        let shift = work.shift;
        match work.pass {
            Pass::Differ => {
                for item in items {
                    let (word, more) = word_of(*item, key, word);
                    work.differ |= word ^ *work.first.get_or_insert(word);
                    work.more |= more;
                    if to - from <= MANY {
                        self.worded.push(Worded { word, item: *item, more });
                    }
                }
            }
            Pass::Count => {
                for item in items {
                    if let Some(count) = self.values.get_mut(value(word_of(*item, key, word).0, shift)) {
                        *count += 1;
                    }
                }
            }
            Pass::Move => {
                for item in items {
                    let next = self.values.get_mut(value(word_of(*item, key, word).0, shift));
                    put(&mut self.spare, next, *item);
                }
            }
            Pass::Return => {
                for (item, spare) in items.iter_mut().zip(self.spare.iter().skip(work.at)) {
                    *item = *spare;
                }
            }
            Pass::Sort(shift) => return self.sort(work, shift, keys),
        }
        work.at = end;
        if end < to { Some(work) } else { self.next(work) }
    }

    fn next(&mut self, mut work: Work) -> Option<Work> {
        let group = work.group;
        work.at = group.from;
        work.pass = match work.pass {
            Pass::Differ if work.differ == 0 => {
                self.deeper(group, work.more);
                return None;
            }
            Pass::Differ if group.to - group.from <= MANY => Pass::Sort(0),
            Pass::Differ => {
                work.shift = (u64::BITS - 1 - work.differ.leading_zeros()) / 8 * 8;
                *self.values = [0; 256];
                Pass::Count
            }
            Pass::Count => {
                starts(&mut self.values, group.from);
                Pass::Move
            }
            Pass::Move => Pass::Return,
            Pass::Return | Pass::Sort(_) => {
                // Where the next item of a value would go is where its last one is behind.
                let mut from = group.from;
                for to in self.values.iter().copied() {
                    if to - from > 1 {
                        self.groups.push(Group { from, to, ..group });
                    }
                    from = to;
                }
                return None;
            }
        };
        Some(work)
    }

    /// Sorts the items whose words are at hand by one byte after the other, the lowest first.
    fn sort(&mut self, mut work: Work, mut shift: u32, keys: usize) -> Option<Work> {
        if self.worded.len() <= FEW {
            insert(&mut self.worded);
            return self.sorted(work, keys);
        }
        while shift < u64::BITS && value(work.differ, shift) == 0 {
            shift += 8;
        }
        if shift >= u64::BITS {
            return self.sorted(work, keys);
        }
        *self.values = [0; 256];
        for worded in &self.worded {
            if let Some(count) = self.values.get_mut(value(worded.word, shift)) {
                *count += 1;
            }
        }
        starts(&mut self.values, 0);
        self.spare_worded.clone_from(&self.worded);
        for worded in &self.worded {
            let next = self.values.get_mut(value(worded.word, shift));
            put(&mut self.spare_worded, next, *worded);
        }
        std::mem::swap(&mut self.worded, &mut self.spare_worded);
        work.pass = Pass::Sort(shift + 8);
        Some(work)
    }

    /// Writes down the items that are sorted by a word, and puts those aside that are the same in it.
    fn sorted(&mut self, work: Work, keys: usize) -> Option<Work> {
        for (item, worded) in self.items.iter_mut().skip(work.group.from).zip(&self.worded) {
            *item = worded.item;
        }
        let worded = std::mem::take(&mut self.worded);
        let mut from = work.group.from;
        for same in worded.chunk_by(|a, b| a.word == b.word) {
            let to = from + same.len();
            let more = same.len() > 1 && same.iter().any(|worded| worded.more);
            let group = Group { from, to, ..work.group };
            // Most often there are few, and nothing more to tell them apart.
            if !more && group.key + 1 >= keys {
                self.tie(group)
            } else {
                self.deeper(group, more)
            }
            from = to;
        }
        self.worded = worded;
        None
    }
}

/// The byte of a word from that bit on.
fn value(word: u64, shift: u32) -> usize {
    usize::try_from(word >> shift & 0xFF).unwrap_or_default()
}

/// From how many there are to where they start.
fn starts(values: &mut Values, mut from: usize) {
    for value in values {
        from += std::mem::replace(value, from);
    }
}

fn put<T>(all: &mut [T], next: Option<&mut usize>, one: T) {
    let Some(next) = next else { return };
    if let Some(place) = all.get_mut(*next) {
        *place = one;
    }
    *next += 1;
}

fn insert(worded: &mut [Worded]) {
    for end in 1..worded.len() {
        let mut at = end;
        while let Some([before, behind]) = at.checked_sub(1).and_then(|before| worded.get_mut(before..=at)) {
            if before.word <= behind.word {
                break;
            }
            std::mem::swap(before, behind);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn is_a_stable_sort(
            few in prop::collection::vec(prop::collection::vec(prop_oneof![0u64..3, any::<u64>()], 1..4), 1..20),
            count in prop_oneof![0usize..100, 0usize..4 * MANY], stop in 1usize..4,
        ) {
            // Three keys: the first word of each, all other words with as many as there are, the last one again.
            let texts: Vec<&Vec<u64>> = few.iter().cycle().take(count).collect();
            let word_of = |item: u32, key: usize, word: usize| {
                let text = texts[item as usize];
                match key {
                    0 => (text[0], false),
                    1 => (text.get(word).copied().unwrap_or(0), word + 1 < text.len()),
                    _ => (text.len() as u64, false),
                }
            };
            let mut radix = Radix::new((0..u32::try_from(count).unwrap()).collect());
            let mut asked = 0usize;
            loop {
                let mut go_on = || { asked += 1; !asked.is_multiple_of(stop) };
                if radix.advance(3, &word_of, &mut Pace::new(&mut go_on)) {
                    break;
                }
            }
            let key = |item: u32| {
                let text = texts[item as usize];
                let mut padded = text.clone();
                padded.resize(4, 0);
                (padded, text.len())
            };
            let mut expected: Vec<u32> = (0..u32::try_from(count).unwrap()).collect();
            expected.sort_by_cached_key(|item| key(*item));
            prop_assert_eq!(&radix.items, &expected);
            for (place, pair) in (1u32..).zip(expected.windows(2)) {
                prop_assert_eq!(radix.tied.holds(place), key(pair[0]) == key(pair[1]));
            }
        }
    }
}
