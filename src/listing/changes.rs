//! Rows that are new or changed, as they show it.

/// What changed in a list since it was seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// When what was seen had arrived, in milliseconds since 1970.
    pub since: f64,
    /// That was in another visit, or may have been: its date is told.
    pub is_dated: bool,
    /// How many rows are new.
    pub new: usize,
    /// The rows that are new or changed, by their identities, with what they say of it.
    pub rows: Vec<(String, String)>,
    /// The names of the rows that are gone.
    pub gone: Vec<String>,
}

impl Changes {
    /// What a row says of what has happened to it.
    pub fn of(&self, param: &str) -> Option<&String> {
        self.rows.iter().find(|(known, _)| known == param).map(|(_, said)| said)
    }
}
