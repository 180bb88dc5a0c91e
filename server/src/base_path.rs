//! The path below which everything is served, such as `/a/b/`.

use std::{fmt, str::FromStr};

/// Starts and ends with `/`; its segments hold unreserved characters only, so that it means the same in an address, in
/// HTML and in a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePath(String);

/// Where a request's path lies in relation to the base.
#[derive(Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// Below the base; the rest starts with `/`.
    Below(&'a str),
    /// The base without its last slash.
    Bare,
    /// Somewhere else.
    Outside,
}

impl BasePath {
    /// The path, with both slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is `/`.
    pub fn is_root(&self) -> bool {
        self.0 == "/"
    }

    /// Where `path`, which starts with `/`, lies.
    pub fn place<'a>(&self, path: &'a str) -> Place<'a> {
        let bare = self.0.trim_end_matches('/');
        match path.strip_prefix(bare) {
            Some(rest) if rest.starts_with('/') => Place::Below(rest),
            Some("") => Place::Bare,
            _ => Place::Outside,
        }
    }
}

impl FromStr for BasePath {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let inner = text.trim_matches('/');
        if inner.is_empty() {
            return Ok(Self("/".to_owned()));
        }
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let fine = |segment: &str| !matches!(segment, "" | "." | "..") && segment.bytes().all(unreserved);
        if !text.starts_with('/') || !inner.split('/').all(fine) {
            return Err("a base path looks like /a/b/: letters, digits, - . _ ~ between slashes".to_owned());
        }
        Ok(Self(format!("/{inner}/")))
    }
}

impl fmt::Display for BasePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_path_has_both_slashes() {
        for (text, expected) in [("/", "/"), ("", "/"), ("/a/b/", "/a/b/"), ("/a/b", "/a/b/")] {
            assert_eq!(text.parse::<BasePath>().unwrap().as_str(), expected);
        }
        for text in ["a/b/", "/a//b/", "/a/../b/", "/a b/", "/a\"/", "/中/", "https://x/"] {
            assert!(text.parse::<BasePath>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_path_lies_below_or_outside() {
        let base: BasePath = "/a/b/".parse().unwrap();
        assert_eq!(base.place("/a/b/v2/x"), Place::Below("/v2/x"));
        assert_eq!(base.place("/a/b/"), Place::Below("/"));
        assert_eq!(base.place("/a/b"), Place::Bare);
        assert_eq!(base.place("/a/bc"), Place::Outside);
        assert_eq!(base.place("/"), Place::Outside);
        let root: BasePath = "/".parse().unwrap();
        assert_eq!(root.place("/v2"), Place::Below("/v2"));
    }
}
