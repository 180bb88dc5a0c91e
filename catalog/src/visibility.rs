//! Who may see an entity.

/// Whether everybody or only the tenant may pull: `is_public` in API 1, `visibility` in APIs 2 and 3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Visibility {
    /// Anybody may pull.
    Public,
    /// Only the tenant may pull.
    Private,
    /// The server did not say, or said something else.
    #[default]
    Unknown,
}

impl Visibility {
    /// The word of APIs 2 and 3; empty when unknown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Unknown => "",
        }
    }

    /// Reads the word of APIs 2 and 3, in any case.
    pub fn from_word(word: &str) -> Self {
        if word.eq_ignore_ascii_case("public") {
            Self::Public
        } else if word.eq_ignore_ascii_case("private") {
            Self::Private
        } else {
            Self::Unknown
        }
    }

    /// Reads the flag of API 1; `None` is a flag that was absent or unreadable.
    pub fn from_flag(is_public: Option<bool>) -> Self {
        match is_public {
            Some(true) => Self::Public,
            Some(false) => Self::Private,
            None => Self::Unknown,
        }
    }
}
