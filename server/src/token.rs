//! The secret that API requests must carry when one is set.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A token: only its digest is kept for comparing, and neither form is ever written anywhere.
#[derive(Clone)]
pub struct Token {
    secret: String,
    digest: [u8; 32],
}

impl Token {
    /// Whether `candidate` is this token. Takes the same time for every candidate of one length: digests, which all
    /// have one length, are compared in constant time.
    pub fn matches(&self, candidate: &[u8]) -> bool {
        let digest: [u8; 32] = Sha256::digest(candidate).into();
        digest.ct_eq(&self.digest).into()
    }

    /// `text` with every occurrence of the token replaced, for log lines.
    pub fn redact(&self, text: &str) -> String {
        text.replace(&self.secret, "***")
    }
}

impl FromStr for Token {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A header cannot carry anything else, so that such a token could never be presented.
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("a token is one or more printable ASCII characters without spaces".to_owned());
        }
        Ok(Self { secret: text.to_owned(), digest: Sha256::digest(text).into() })
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_token_itself_matches() {
        let token: Token = "s3cret".parse().unwrap();
        assert!(token.matches(b"s3cret"));
        for other in ["", "s3cre", "s3cret ", "S3CRET", "s3crets"] {
            assert!(!token.matches(other.as_bytes()), "{other}");
        }
        assert_eq!(format!("{token:?}"), "Token(***)");
        assert_eq!(token.redact("a=s3cret&b"), "a=***&b");
    }

    #[test]
    fn what_no_header_can_carry_is_refused() {
        for text in ["", "a b", "密", "a\n"] {
            assert!(text.parse::<Token>().is_err(), "{text:?}");
        }
    }
}
