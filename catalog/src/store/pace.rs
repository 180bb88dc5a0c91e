//! Work in slices: asking now and then whether to go on.

/// How much work there is between two questions, about: in nanoseconds of a fast machine.
const SLICE: usize = 130_000;

/// Counts the work, and asks whenever a slice of it is done.
pub(super) struct Pace<'a> {
    spent: usize,
    go_on: &'a mut dyn FnMut() -> bool,
}

impl<'a> Pace<'a> {
    pub fn new(go_on: &'a mut dyn FnMut() -> bool) -> Self {
        Self { spent: 0, go_on }
    }

    /// Notes work that was done, in nanoseconds; whether to go on.
    #[must_use]
    pub fn spend(&mut self, nanoseconds: usize) -> bool {
        self.spent = self.spent.saturating_add(nanoseconds);
        if self.spent < SLICE {
            return true;
        }
        self.spent = 0;
        (self.go_on)()
    }
}
