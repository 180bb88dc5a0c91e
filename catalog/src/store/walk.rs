//! The places that are shown, written down in their order.

use super::{bits::Bits, pace::Pace, sort::Order};
use crate::order::Direction;

/// Rows between two questions whether to go on.
const STEP: usize = 8192;

/// Places written down so far.
#[derive(Default)]
pub(super) struct Walk {
    pub places: Vec<u32>,
    /// The run of the order that is being written down, and how far.
    at: usize,
    to: usize,
    /// How much of the known rows is left; they are taken from behind when descending.
    left: usize,
    stage: Stage,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Start,
    Known,
    Unknown,
}

impl Walk {
    pub fn with_capacity(count: u32) -> Self {
        Self { places: Vec::with_capacity(count as usize), ..Self::default() }
    }

    /// Writes down the places of a set; whether all of them, below `rows`, are.
    pub fn in_place(&mut self, shown: &Bits, rows: u32, pace: &mut Pace<'_>) -> bool {
        let mut from = u32::try_from(self.at).unwrap_or(u32::MAX);
        while from < rows {
            let to = rows.min(from.saturating_add(1 << 16));
            shown.each(from, to, |place| self.places.push(place));
            self.at = to as usize;
            from = to;
            if !pace.spend(1 << 16) {
                return false;
            }
        }
        true
    }

    /// Writes down the places of an order, those of a set if one is given; whether all are.
    pub fn in_order(&mut self, order: &Order, direction: Direction, shown: Option<&Bits>, pace: &mut Pace<'_>) -> bool {
        loop {
            if self.at >= self.to && !self.next_run(order, direction) {
                return true;
            }
            let stop = self.to.min(self.at + STEP);
            let run = order.places.get(self.at..stop).unwrap_or_default();
            self.places.extend(run.iter().filter(|place| shown.is_none_or(|shown| shown.holds(**place))));
            let done = stop - self.at;
            self.at = stop;
            if !pace.spend(done * 2 + 2) {
                return false;
            }
        }
    }

    /// The next run of rows that are taken one after the other; whether there is one.
    fn next_run(&mut self, order: &Order, direction: Direction) -> bool {
        match (self.stage, direction) {
            (Stage::Start, Direction::Ascending) => {
                (self.at, self.to) = (0, order.places.len());
                self.stage = Stage::Unknown;
                true
            }
            (Stage::Start, Direction::Descending) => {
                self.left = order.known;
                self.stage = Stage::Known;
                self.next_run(order, direction)
            }
            // Rows that are tied stay as they were.
            (Stage::Known, _) if self.left > 0 => {
                self.to = self.left;
                self.left -= 1;
                while self.left > 0 && order.tied.holds(u32::try_from(self.left).unwrap_or(u32::MAX)) {
                    self.left -= 1;
                }
                self.at = self.left;
                true
            }
            (Stage::Known, _) => {
                (self.at, self.to) = (order.known, order.places.len());
                self.stage = Stage::Unknown;
                true
            }
            (Stage::Unknown, _) => false,
        }
    }
}
