//! Organizations that rows have named on the way, for whoever filters by one: nothing is asked for their sake.

use crate::live::RwSignal;

/// So many are kept; the letters of a name that nobody would look for in a list.
const MOST: usize = 200;
const LONGEST: usize = 128;

/// Names in their order, each once.
pub type Names = RwSignal<Vec<String>>;

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
        Self { own: RwSignal::new(Vec::new()), third_party: RwSignal::new(Vec::new()) }
    }

    /// None seen any more.
    pub fn clear(self) {
        for names in [self.own, self.third_party] {
            names.set(Vec::new());
        }
    }
}

impl Default for SeenOrganizations {
    fn default() -> Self {
        Self::new()
    }
}

/// Adds a name, unless it is known, none, or one too many.
pub fn add(names: &mut Vec<String>, name: &str) {
    let fits = !name.trim().is_empty() && name.len() <= LONGEST && names.len() < MOST;
    if let (true, Err(at)) = (fits, names.binary_search_by(|known| known.as_str().cmp(name))) {
        names.insert(at, name.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_names_are_kept_and_each_once() {
        let mut names = Vec::new();
        for name in ["web", "iot", "web", " ", "", "平台", &"x".repeat(LONGEST + 1), "iot"] {
            add(&mut names, name);
        }
        assert_eq!(names, ["iot", "web", "平台"]);
        for number in 0..300 {
            add(&mut names, &number.to_string());
        }
        assert_eq!(names.len(), MOST);
        assert!(names.is_sorted());
    }
}
