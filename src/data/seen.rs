//! Totals that answers have named on the way, for the navigation: nothing is asked for their sake.

use crate::live::RwSignal;

/// How many there are in all of each, as last seen without a filter.
#[derive(Clone, Copy, Debug)]
pub struct SeenTotals {
    /// Own repositories.
    pub repositories: RwSignal<Option<u64>>,
    /// Packages.
    pub packages: RwSignal<Option<u64>>,
    /// Installers.
    pub installers: RwSignal<Option<u64>>,
}

impl SeenTotals {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Self { repositories: RwSignal::new(None), packages: RwSignal::new(None), installers: RwSignal::new(None) }
    }

    /// Nothing seen any more.
    pub fn clear(self) {
        for total in [self.repositories, self.packages, self.installers] {
            total.set(None);
        }
    }
}

impl Default for SeenTotals {
    fn default() -> Self {
        Self::new()
    }
}
