//! How a server is called: where it stands, what it wants to see, how long it may take.

use std::fmt;

/// How a server wants to be told who asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Auth {
    /// Not at all.
    #[default]
    None,
    /// `X-Auth-Token: …`, as SWR does.
    XAuthToken,
    /// `Authorization: Bearer …`, as the tKeel gateway does.
    Bearer,
}

impl Auth {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::None, Self::XAuthToken, Self::Bearer];

    /// Its word in `config.json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::XAuthToken => "x-auth-token",
            Self::Bearer => "bearer",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|auth| auth.as_str().eq_ignore_ascii_case(word))
    }

    /// The header's name and what stands before the token.
    pub fn header(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::None => None,
            Self::XAuthToken => Some(("X-Auth-Token", "")),
            Self::Bearer => Some(("Authorization", "Bearer ")),
        }
    }
}

/// A credential: up to 32 KiB of printable ASCII. It has no `Display`, and its `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Bytes that the longest token has.
    pub const MAX: usize = 32 << 10;

    /// The token in what was typed or pasted: without spaces around it and without a leading `Bearer`; `None` if no
    /// header can carry it.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let bare = match typed.split_once(char::is_whitespace) {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer") => rest.trim_start(),
            _ => typed,
        };
        let fits = !bare.is_empty() && bare.len() <= Self::MAX && bare.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| Self(bare.to_owned()))
    }

    /// The secret itself: for a header, and for masking.
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(***)")
    }
}

/// How a server is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// The address below which its API stands; empty is the dashboard's own folder.
    pub base: String,
    /// How it wants to be told who asks.
    pub auth: Auth,
    /// Who asks.
    pub token: Option<Token>,
    /// Seconds that may pass without a byte.
    pub timeout_seconds: u32,
}

impl Server {
    /// The address of a target below the base.
    pub fn url(&self, target: &str) -> String {
        match self.base.trim_end_matches('/') {
            "" => target.to_owned(),
            base => format!("{base}/{target}"),
        }
    }

    /// The header that says who asks: its name and its value.
    pub(super) fn credential(&self) -> Option<(&'static str, String)> {
        let (name, prefix) = self.auth.header()?;
        self.token.as_ref().map(|token| (name, format!("{prefix}{}", token.secret())))
    }

    /// What must not be shown.
    pub(super) fn secrets(&self) -> Vec<&str> {
        self.token.iter().map(Token::secret).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_base_is_the_dashboards_folder() {
        let server = |base: &str| Server { base: base.to_owned(), ..Server::default() };
        assert_eq!(server("").url("v2/manage/repos"), "v2/manage/repos");
        assert_eq!(server("/apis/rudder/v1/").url("repos/installers"), "/apis/rudder/v1/repos/installers");
    }

    #[test]
    fn a_token_is_what_a_header_can_carry() {
        let parsed = |typed: &str| Token::parse(typed).map(|token| token.secret().to_owned());
        assert_eq!(parsed("  abc.def \n").as_deref(), Some("abc.def"));
        assert_eq!(parsed("Bearer abc").as_deref(), Some("abc"));
        assert_eq!(parsed("bearer   abc").as_deref(), Some("abc"));
        assert_eq!(parsed("Bearer").as_deref(), Some("Bearer"));
        for bad in ["", "  ", "a b", "密码", "a\nb", "a\0b"] {
            assert_eq!(parsed(bad), None, "{bad:?}");
        }
        assert!(parsed(&"a".repeat(Token::MAX)).is_some());
        assert_eq!(parsed(&"a".repeat(Token::MAX + 1)), None);
        assert_eq!(format!("{:?}", Token::parse("abc")), "Some(Token(***))");
    }

    #[test]
    fn each_kind_has_its_header() {
        let server = |auth| Server { auth, token: Token::parse("t"), ..Server::default() };
        assert_eq!(server(Auth::None).credential(), None);
        assert_eq!(server(Auth::XAuthToken).credential(), Some(("X-Auth-Token", "t".to_owned())));
        assert_eq!(server(Auth::Bearer).credential(), Some(("Authorization", "Bearer t".to_owned())));
        assert_eq!(Auth::from_word("X-Auth-Token"), Some(Auth::XAuthToken));
        assert_eq!(Auth::from_word("basic"), None);
    }
}
