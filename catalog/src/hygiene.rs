//! What the keeper of a registry asks of its rows: which nobody updates, downloads or needs, which are open to all, and
//! what room they take. Each question is a condition as one types it, so that a list can show the rows that answer it.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::{
    Timestamp,
    property::{Described, Property, Value},
    query::{Packages, Repositories, terms::Terms},
};

/// Rows that count as the largest.
pub const LARGEST: usize = 10;

/// Rows, and what they take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many rows.
    pub rows: u64,
    /// Their sizes as reported, in bytes; a size that is not known counts nothing.
    pub bytes: u64,
}

impl Sum {
    fn add(&mut self, bytes: u64) {
        self.rows += 1;
        self.bytes = self.bytes.saturating_add(bytes);
    }
}

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Not updated for more than so many days.
    Stale(u16),
    /// Never downloaded.
    NeverDownloaded,
    /// Without an image.
    WithoutImages,
    /// Without a tag.
    Untagged,
    /// Without a version.
    WithoutVersions,
    /// With one version alone.
    OneVersion,
    /// Of no size.
    Empty,
    /// Open to all.
    Public,
    /// Said nothing about.
    Undescribed,
    /// Larger than 10 GiB.
    Large,
}

impl Question {
    /// The condition that its rows meet, as one types it.
    pub fn condition(self) -> String {
        match self {
            Self::Stale(days) => return format!("updated:>{days}d"),
            Self::NeverDownloaded => "pulls:0",
            Self::WithoutImages => "count:0",
            Self::Untagged => "tags:\"\"",
            Self::WithoutVersions => "versions:0",
            Self::OneVersion => "versions:1",
            Self::Empty => "size:0",
            Self::Public => "visibility:=public",
            Self::Undescribed => "desc:\"\"",
            Self::Large => "size:>10GB",
        }
        .to_owned()
    }
}

/// A list whose rows are asked about.
pub trait Hygiene: Described {
    /// The questions, in the order in which they are shown.
    const QUESTIONS: &'static [Question];
}

impl Hygiene for Repositories {
    const QUESTIONS: &'static [Question] = &[
        Question::Stale(90),
        Question::Stale(180),
        Question::Stale(365),
        Question::NeverDownloaded,
        Question::WithoutImages,
        Question::Untagged,
        Question::Public,
        Question::Undescribed,
        Question::Large,
    ];
}

impl Hygiene for Packages {
    const QUESTIONS: &'static [Question] = &[
        Question::Stale(90),
        Question::Stale(180),
        Question::Stale(365),
        Question::WithoutVersions,
        Question::OneVersion,
        Question::Empty,
        Question::Public,
        Question::Undescribed,
        Question::Large,
    ];
}

/// The answers, as rows are counted one by one.
pub struct Board<L: Hygiene> {
    now: Timestamp,
    asked: Vec<(Question, Terms, Sum)>,
    all: Sum,
    /// The sizes of the largest.
    largest: BinaryHeap<Reverse<u64>>,
    size: Option<&'static Property<L::Row>>,
}

impl<L: Hygiene> Board<L> {
    /// Without rows; ages are counted from `now`.
    pub fn new(now: Timestamp) -> Self {
        let ask = |question: &Question| (*question, Terms::parse::<L>(&question.condition()), Sum::default());
        let size = L::PROPERTIES.iter().find(|property| property.name == "size");
        let asked = L::QUESTIONS.iter().map(ask).collect();
        Self { now, asked, all: Sum::default(), largest: BinaryHeap::new(), size }
    }

    /// Counts a row.
    pub fn add(&mut self, row: &L::Row) {
        let bytes = match self.size.map(|size| (size.read)(row)) {
            Some(Value::Bytes(Some(bytes))) => bytes,
            _ => 0,
        };
        self.all.add(bytes);
        for (_, terms, sum) in &mut self.asked {
            if terms.holds::<L>(row, self.now) {
                sum.add(bytes);
            }
        }
        self.largest.push(Reverse(bytes));
        if self.largest.len() > LARGEST {
            self.largest.pop();
        }
    }

    /// Each question with its rows.
    pub fn answers(&self) -> impl Iterator<Item = (Question, Sum)> {
        self.asked.iter().map(|(question, _, sum)| (*question, *sum))
    }

    /// All rows.
    pub fn all(&self) -> Sum {
        self.all
    }

    /// The largest rows, at most ten.
    pub fn largest(&self) -> Sum {
        let mut sum = Sum::default();
        for Reverse(bytes) in &self.largest {
            sum.add(*bytes);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Package, Repository, Visibility};

    const NOW: i64 = 1_790_000_000;

    fn at(days: i64) -> Option<Timestamp> {
        Timestamp::from_unix(NOW - days * 86_400)
    }

    fn board<L: Hygiene>(rows: &[L::Row]) -> Board<L> {
        let mut board = Board::new(Timestamp::from_unix(NOW).unwrap());
        rows.iter().for_each(|row| board.add(row));
        board
    }

    fn rows<L: Hygiene>(board: &Board<L>, of: Question) -> Option<(u64, u64)> {
        board.answers().find(|(question, _)| *question == of).map(|(_, sum)| (sum.rows, sum.bytes))
    }

    #[test]
    fn every_question_is_a_condition_of_its_list() {
        fn check<L: Hygiene>() {
            for question in L::QUESTIONS {
                let terms = Terms::parse::<L>(&question.condition());
                assert!(terms.narrows() && terms.problems.is_empty() && terms.plain.is_empty(), "{question:?}");
            }
        }
        check::<Repositories>();
        check::<Packages>();
    }

    #[test]
    fn repositories_are_counted_with_their_sizes() {
        let row = Repository { updated_at: at(10), size: Some(1), num_download: Some(3), ..Repository::default() };
        let board = board::<Repositories>(&[
            Repository { updated_at: at(91), num_images: Some(0), tags: vec!["v1".to_owned()], ..row.clone() },
            Repository { updated_at: at(400), num_download: Some(0), size: Some(20 << 30), ..row.clone() },
            Repository { updated_at: None, size: None, num_download: None, visibility: Visibility::Public, ..row },
        ]);
        assert_eq!(rows(&board, Question::Stale(90)), Some((2, 1 + (20 << 30))));
        assert_eq!(rows(&board, Question::Stale(365)), Some((1, 20 << 30)));
        assert_eq!(rows(&board, Question::NeverDownloaded), Some((1, 20 << 30)), "unknown is not never");
        assert_eq!(rows(&board, Question::WithoutImages), Some((1, 1)));
        assert_eq!(rows(&board, Question::Untagged), Some((2, 20 << 30)));
        assert_eq!(rows(&board, Question::Public), Some((1, 0)));
        assert_eq!(rows(&board, Question::Large), Some((1, 20 << 30)));
        assert_eq!(rows(&board, Question::OneVersion), None);
        assert_eq!(board.all(), Sum { rows: 3, bytes: 1 + (20 << 30) });
    }

    #[test]
    fn the_largest_are_ten_at_most() {
        let row = |size| Package { size: Some(size), ..Package::default() };
        assert_eq!(board::<Packages>(&[]).largest(), Sum::default());
        assert_eq!(board::<Packages>(&[row(3), row(4)]).largest(), Sum { rows: 2, bytes: 7 });
        let many: Vec<_> = (1..=30).map(row).collect();
        assert_eq!(board::<Packages>(&many).largest(), Sum { rows: 10, bytes: (21..=30).sum() });
        assert_eq!(board::<Packages>(&[row(u64::MAX), row(u64::MAX)]).all().bytes, u64::MAX);
    }
}
