//! Organizations that rows have named on the way, for whoever filters by one: nothing is asked for their sake.

use std::collections::BTreeSet;

use leptos::prelude::*;

/// So many are kept; the letters of a name that nobody would look for in a list.
const MOST: usize = 200;
const LONGEST: usize = 128;

/// Names, each once.
pub type Names = RwSignal<BTreeSet<String>>;

/// What has been seen since the page was loaded, of the connection shown.
#[derive(Clone, Copy, Debug)]
pub struct SeenOrganizations {
    /// Organizations of the tenant.
    pub own: Names,
    /// Organizations of others, whose images are shared.
    pub third_party: Names,
}

impl SeenOrganizations {
    /// None seen yet.
    pub fn new() -> Self {
        Self { own: RwSignal::new(BTreeSet::new()), third_party: RwSignal::new(BTreeSet::new()) }
    }

    /// None seen any more.
    pub fn clear(self) {
        for names in [self.own, self.third_party] {
            names.set(BTreeSet::new());
        }
    }
}

impl Default for SeenOrganizations {
    fn default() -> Self {
        Self::new()
    }
}

/// Keeps names, and tells nobody where all of them are known.
pub fn keep(names: Names, seen: Vec<String>) {
    names.maybe_update(|names| {
        let before = names.len();
        for name in seen {
            let fits = !name.trim().is_empty() && name.len() <= LONGEST && names.len() < MOST;
            if fits {
                names.insert(name);
            }
        }
        names.len() > before
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_names_are_kept_and_each_once() {
        let owner = Owner::new();
        owner.set();
        let seen = SeenOrganizations::new();
        keep(seen.own, ["web", "iot", "web", " ", ""].map(str::to_owned).to_vec());
        keep(seen.own, vec!["x".repeat(LONGEST + 1), "iot".to_owned()]);
        assert_eq!(seen.own.get_untracked(), BTreeSet::from(["iot", "web"].map(str::to_owned)));
        assert!(seen.third_party.get_untracked().is_empty());
        keep(seen.own, (0..300).map(|number| number.to_string()).collect());
        assert_eq!(seen.own.get_untracked().len(), MOST);
        seen.clear();
        assert!(seen.own.get_untracked().is_empty());
    }
}
