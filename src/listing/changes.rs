//! What a refresh changed, as the rows show it.

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    New,
    /// It was, and said something else.
    Changed,
}

/// What changed in a list since it was seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// When what was seen had arrived, in milliseconds since 1970.
    pub since: f64,
    /// The rows that are new or changed, by their identities.
    pub rows: Vec<(String, Change)>,
    /// The names of the rows that are gone.
    pub gone: Vec<String>,
}

impl Changes {
    /// What happened to a row.
    pub fn of(&self, param: &str) -> Option<Change> {
        self.rows.iter().find(|(known, _)| known == param).map(|(_, change)| *change)
    }
}
