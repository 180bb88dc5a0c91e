//! What lists said when they were last here, and before this visit, which is as long as its tab is open. Kept in the browser,
//! by the name of the list: a number, which says nothing of what was asked for.

use catalog::since::{COUNTERS, Snapshot};

use crate::browser;

/// Under which the names of what is kept stand: a line each, the newest last.
const INDEX: &str = "gantry.since";
/// So many lists are kept, and so many letters in all: the browser has room for some five million, and not for this alone.
const MOST_LISTS: usize = 20;
const MOST_LETTERS: usize = 1_500_000;

/// Where the browser keeps texts.
struct Shelf {
    recall: fn(&str) -> Option<String>,
    remember: fn(&str, &str),
    forget: fn(&str),
}

/// Across visits: what each list said last.
const ACROSS: Shelf = Shelf { recall: browser::recall, remember: browser::remember, forget: browser::forget };
/// For this visit: what each list is compared with.
const VISIT: Shelf =
    Shelf { recall: browser::recall_for_tab, remember: browser::remember_for_tab, forget: browser::forget_for_tab };

impl Shelf {
    fn read(&self, list: u64) -> Option<Snapshot> {
        Snapshot::from_text(&(self.recall)(&key(list))?)
    }

    fn put(&self, list: u64, text: &str) {
        let index = Index::from_text(&(self.recall)(INDEX).unwrap_or_default());
        let (index, dropped) = index.with(list, text.len());
        for dropped in dropped {
            (self.forget)(&key(dropped));
        }
        (self.remember)(INDEX, &index.to_text());
        (self.remember)(&key(list), text);
    }
}

fn key(list: u64) -> String {
    format!("{INDEX}.{list:x}")
}

/// What a list said before this visit, or when it was last marked as seen.
pub fn before(list: u64) -> Option<Snapshot> {
    VISIT.read(list).or_else(|| {
        let before = ACROSS.read(list)?.without(COUNTERS);
        begin(list, &before);
        Some(before)
    })
}

/// Compares a list with that for the rest of this visit.
pub fn begin(list: u64, snapshot: &Snapshot) {
    VISIT.put(list, &snapshot.to_text());
}

/// Keeps what a list says now for the next visit.
pub fn keep(list: u64, snapshot: &Snapshot) {
    ACROSS.put(list, &snapshot.to_text());
}

/// Which lists are kept, each with the length of its text, the newest last.
#[derive(Debug, Default, PartialEq, Eq)]
struct Index(Vec<(u64, usize)>);

impl Index {
    fn from_text(text: &str) -> Self {
        let read = |line: &str| {
            let (list, length) = line.split_once(' ')?;
            Some((u64::from_str_radix(list, 16).ok()?, length.parse().ok()?))
        };
        Self(text.lines().filter_map(read).collect())
    }

    fn to_text(&self) -> String {
        self.0.iter().map(|(list, length)| format!("{list:x} {length}")).collect::<Vec<_>>().join("\n")
    }

    /// With that list as the newest, and which others there is no more room for.
    fn with(mut self, list: u64, length: usize) -> (Self, Vec<u64>) {
        self.0.retain(|(known, _)| *known != list);
        self.0.push((list, length));
        let mut letters = 0usize;
        let newest = self.0.iter().rev().take(MOST_LISTS);
        let fits = newest.take_while(|(_, length)| {
            letters = letters.saturating_add(*length);
            letters <= MOST_LETTERS
        });
        let kept = fits.count().max(1);
        let dropped = self.0.drain(..self.0.len() - kept).map(|(list, _)| list).collect();
        (self, dropped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_lists_are_dropped() {
        let mut index = Index::default();
        for list in 0..30 {
            let (next, dropped) = index.with(list, 10);
            index = next;
            assert_eq!(dropped, if list < 20 { vec![] } else { vec![list - 20] });
        }
        assert_eq!(Index::from_text(&index.to_text()), index);
        let (index, dropped) = index.with(15, 20);
        assert_eq!((index.0.len(), index.0.last(), dropped), (20, Some(&(15, 20)), vec![]));
    }

    #[test]
    fn long_texts_make_room_for_themselves() {
        let (index, _) = Index::default().with(1, 700_000);
        let (index, _) = index.with(2, 700_000);
        let (index, dropped) = index.with(3, 400_000);
        assert_eq!((index, dropped), (Index(vec![(2, 700_000), (3, 400_000)]), vec![1]));
        let (index, dropped) = Index::from_text("1 18446744073709551615\n2 9").with(3, 9);
        assert_eq!((index, dropped), (Index(vec![(2, 9), (3, 9)]), vec![1]));
    }

    #[test]
    fn what_someone_else_wrote_there_does_no_harm() {
        for text in ["", "x", "1", "zz 1", "1 -1", "1 2 3", "{}"] {
            assert_eq!(Index::from_text(text), Index::default(), "{text}");
        }
    }
}
