//! What the keeper of a registry asks of its rows: which nobody updates, downloads or needs, which are open to all, and
//! what room they take. Each question is a condition as one types it, so that a list can show the rows that answer it.

use crate::{
    Timestamp,
    property::{Described, Property, Value},
    query::{Packages, Repositories, terms::Terms},
};

/// Rows that count as the largest; one of the same size as the last of them does, too.
const LARGEST: usize = 10;

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
    /// Of at least so many bytes.
    Large(u64),
}

impl Question {
    /// The condition that its rows meet, as one types it.
    pub fn condition(self) -> String {
        match self {
            Self::Stale(days) => return format!("updated:>{days}d"),
            Self::Large(bytes) => return format!("size:>={bytes}"),
            Self::NeverDownloaded => "pulls:0",
            Self::WithoutImages => "count:0",
            Self::Untagged => "tags:\"\"",
            Self::WithoutVersions => "versions:0",
            Self::OneVersion => "versions:1",
            Self::Empty => "size:0",
            Self::Public => "visibility:=public",
            Self::Undescribed => "desc:\"\"",
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
        Question::Large(10 << 30),
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
        Question::Large(10 << 30),
    ];
}

/// The answers, as rows are counted one by one.
pub struct Board<L: Hygiene> {
    now: Timestamp,
    asked: Vec<(Question, Terms, Sum)>,
    all: Sum,
    sizes: Vec<u64>,
    size: Option<&'static Property<L::Row>>,
}

impl<L: Hygiene> Board<L> {
    /// Without rows; ages are counted from `now`.
    pub fn new(now: Timestamp) -> Self {
        let ask = |question: &Question| (*question, Terms::parse::<L>(&question.condition()), Sum::default());
        let size = L::PROPERTIES.iter().find(|property| property.name == "size");
        let asked = L::QUESTIONS.iter().map(ask).collect();
        Self { now, asked, all: Sum::default(), sizes: Vec::new(), size }
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
        self.sizes.push(bytes);
    }

    /// Each question with its rows.
    pub fn answers(&self) -> impl Iterator<Item = (Question, Sum)> {
        self.asked.iter().map(|(question, _, sum)| (*question, *sum))
    }

    /// All rows.
    pub fn all(&self) -> Sum {
        self.all
    }

    /// From how many bytes on a row is one of the ten largest, and those rows; `None` where there are hardly more.
    pub fn largest(&self) -> Option<(u64, Sum)> {
        let mut sizes = self.sizes.clone();
        sizes.sort_unstable();
        let from = sizes.len().checked_sub(LARGEST).and_then(|at| sizes.get(at).copied()).filter(|from| *from > 0)?;
        let mut sum = Sum::default();
        sizes.into_iter().filter(|bytes| *bytes >= from).for_each(|bytes| sum.add(bytes));
        Some((from, sum))
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
        assert_eq!(rows(&board, Question::Large(10 << 30)), Some((1, 20 << 30)));
        assert_eq!(rows(&board, Question::OneVersion), None);
        assert_eq!(board.all(), Sum { rows: 3, bytes: 1 + (20 << 30) });
    }

    #[test]
    fn the_largest_are_ten_and_those_as_large_as_the_tenth() {
        let row = |size| Package { size: Some(size), ..Package::default() };
        assert_eq!(board::<Packages>(&[row(3), row(4)]).largest(), None);
        assert_eq!(board::<Packages>(&vec![Package::default(); 40]).largest(), None, "no size is known");
        let many: Vec<_> = (1..=30).map(row).collect();
        assert_eq!(board::<Packages>(&many).largest(), Some((21, Sum { rows: 10, bytes: (21..=30).sum() })));
        let same = [&many[..], &[row(21), row(21)]].concat();
        assert_eq!(
            board::<Packages>(&same).largest(),
            Some((21, Sum { rows: 12, bytes: (21..=30).sum::<u64>() + 42 }))
        );
        assert_eq!(board::<Packages>(&[row(u64::MAX), row(u64::MAX)]).all().bytes, u64::MAX);
    }
}
