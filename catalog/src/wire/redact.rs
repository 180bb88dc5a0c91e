//! Masks credentials in text that a server wrote.
//!
//! The tKeel gateway quotes the caller's own token in the body of its 401 (wire.md A2.11), and proxies like to quote
//! whole requests. Masking a harmless word now and then costs less than one token in a screenshot.

use std::borrow::Cow;

/// What stands in place of a credential.
const MASK: &str = "•••";

/// Words that are followed by a credential once a `:` or `=` has come.
const NAMES: [&str; 11] = [
    "access_token",
    "encoded_authorization_message",
    "id_token",
    "passwd",
    "password",
    "refresh_token",
    "secret",
    "signature",
    "x-auth-token",
    "x-security-token",
    "x-subject-token",
];

/// The text with every credential masked: what follows `Bearer`, `Authorization:`, `password=` and the like, whatever
/// looks like a JSON web token or an IAM token, and each of `secrets`, the credentials that the caller itself sent.
pub fn redact<'a>(text: &'a str, secrets: &[&str]) -> Cow<'a, str> {
    let mut clean = String::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((kept, masked)) = credential(rest, secrets) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        clean.push_str(text.get(from..at + kept).unwrap_or_default());
        clean.push_str(MASK);
        at += kept + masked;
        from = at;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    clean.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(clean)
}

/// If a credential is announced or begins here: how many bytes come before it, and how many it has.
fn credential(rest: &str, secrets: &[&str]) -> Option<(usize, usize)> {
    let secret =
        secrets.iter().map(|secret| bare(secret)).filter(|secret| rest.starts_with(secret)).map(str::len).max();
    if let Some(length @ 1..) = secret {
        return Some((0, length));
    }
    match rest.as_bytes().first()?.to_ascii_lowercase() {
        b'e' if rest.starts_with("eyJ") => {
            let token = run(rest, |char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.' | '='));
            let looks = token >= 20 || rest.get(..token).is_some_and(|token| token.contains('.'));
            looks.then_some((0, token))
        }
        b'm' if rest.starts_with("MII") => {
            let token = run(rest, |char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '+' | '/' | '='));
            (token >= 64).then_some((0, token))
        }
        b'b' => {
            let after = past_word(rest, "bearer")?;
            let gap = run(after, |char| char.is_ascii_whitespace() || matches!(char, ':' | '='));
            let gap = if after.starts_with("%20") { 3 } else { gap };
            mask(rest, after, gap, ends_token)
        }
        b'a' if past_word(rest, "authorization").is_some() => {
            let after = past_word(rest, "authorization")?;
            mask(rest, after, assigned(after)?, |char| matches!(char, '"' | '\'' | '\\' | '\r' | '\n' | ']' | '}'))
        }
        _ => {
            let after = NAMES.iter().find_map(|name| past_word(rest, name))?;
            mask(rest, after, assigned(after)?, ends_token)
        }
    }
}

/// A secret without its scheme, so that it is found wherever the scheme is missing.
fn bare(secret: &str) -> &str {
    let secret = secret.trim();
    past_word(secret, "bearer ").unwrap_or(secret).trim()
}

fn past_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// The length of what stands between a name and its value, in a header, a query or JSON; `None` if nothing is assigned.
fn assigned(after: &str) -> Option<usize> {
    let gap = run(after, |char| matches!(char, '"' | '\'' | '\\' | '[' | ':' | '=' | ' ' | '\t'));
    after.get(..gap)?.contains([':', '=']).then_some(gap)
}

fn mask(rest: &str, after: &str, gap: usize, ends: impl Fn(char) -> bool) -> Option<(usize, usize)> {
    let value = run(after.get(gap..)?, |char| !ends(char));
    (gap > 0 && value > 0).then_some((rest.len() - after.len() + gap, value))
}

fn ends_token(char: char) -> bool {
    char.is_whitespace() || matches!(char, '"' | '\'' | '\\' | ',' | ';' | '&' | ')' | ']' | '}' | '<' | '>')
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|char| !belongs(char)).unwrap_or(text.len())
}
