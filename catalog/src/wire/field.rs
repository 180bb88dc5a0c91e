//! Reads one field of a row from its raw JSON text, and forgives whatever can be forgiven.
//!
//! The servers write numbers as strings, flags as numbers, lists as null (wire.md A2.4, B1.10). A field of the wrong
//! kind is an unknown field; only a missing identity costs the row.

use std::borrow::Cow;

use super::json;
use crate::Timestamp;

/// Why a row is no entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// The row is no JSON object, or a broken one.
    #[error("the row is not a JSON object")]
    NotAnObject,
    /// A part of the identity is missing or empty.
    #[error("the row has no {0}")]
    Missing(&'static str),
}

/// Entries of an object that are compared to find a repeated key; real objects have about five.
const COMPARED: usize = 256;

/// Calls `visit` with the name and the raw text of each field of a row. Bytes that are not UTF-8 become U+FFFD.
pub(super) fn each(row: &[u8], visit: &mut dyn FnMut(&str, &str)) -> Result<(), RowError> {
    let lossy;
    let text = match str::from_utf8(row) {
        Ok(text) => text,
        Err(_) => {
            lossy = String::from_utf8_lossy(row);
            &lossy
        }
    };
    json::members(text, &mut |key, raw| visit(key, raw)).map_err(|_| RowError::NotAnObject)
}

/// Refuses a row without a part of its identity.
pub(super) fn require(value: &str, name: &'static str) -> Result<(), RowError> {
    if value.is_empty() { Err(RowError::Missing(name)) } else { Ok(()) }
}

/// A string; a number or a flag as it is written; anything else is empty.
pub(super) fn text(raw: &str) -> String {
    word(raw).into_owned()
}

/// [`text`], borrowed where it can be.
pub(super) fn word(raw: &str) -> Cow<'_, str> {
    match raw.as_bytes().first() {
        Some(b'"') => json::string(raw).unwrap_or_default(),
        Some(b'{' | b'[') | None => Cow::Borrowed(""),
        _ if raw == "null" => Cow::Borrowed(""),
        _ => Cow::Borrowed(raw),
    }
}

/// A whole number, perhaps in quotes. `None` for a negative one, a fraction, and one that no u64 can hold.
pub(super) fn count(raw: &str) -> Option<u64> {
    let digits = word(raw);
    let digits = digits.trim_ascii();
    if digits.bytes().all(|digit| digit.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// `true`, `false`, 1 or 0, perhaps in quotes.
pub(super) fn flag(raw: &str) -> Option<bool> {
    let word = word(raw);
    let is = |name: &str| word.trim_ascii().eq_ignore_ascii_case(name);
    if is("true") || is("1") {
        Some(true)
    } else if is("false") || is("0") {
        Some(false)
    } else {
        None
    }
}

/// An instant in RFC 3339.
pub(super) fn instant(raw: &str) -> Option<Timestamp> {
    Timestamp::parse_rfc3339(word(raw).trim_ascii())
}

/// An instant in Unix seconds, or in milliseconds if it can only be those; 0 is "not known".
///
/// A chart without a date arrives as 18446744011573954816, Go's zero time in a u64 (wire.md A2.4); that is no instant.
pub(super) fn unix_instant(raw: &str) -> Option<Timestamp> {
    let number = i64::try_from(count(raw)?).ok()?;
    match number {
        0 => None,
        1_000_000_000_000..100_000_000_000_000 => Timestamp::from_unix_millis(number),
        _ => Timestamp::from_unix(number),
    }
}

/// A list of strings, or a single one. Null and empty ones are left out.
pub(super) fn texts(raw: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut add = |raw: &str| {
        let text = text(raw);
        if !text.is_empty() {
            texts.push(text);
        }
    };
    if raw.starts_with('[') {
        // What stands before the place where a list breaks is kept.
        let _ = json::elements(raw, &mut |raw| add(raw));
    } else {
        add(raw);
    }
    texts
}

/// The entries of an object, in its order. A value that is no string is kept as its JSON text; of a repeated key the
/// last value counts.
pub(super) fn pairs(raw: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let _ = json::members(raw, &mut |key, raw| {
        let value = json::string(raw).map_or_else(|| json::compact(raw), Cow::into_owned);
        match pairs.iter_mut().take(COMPARED).find(|(known, _)| known == key) {
            Some((_, known)) => *known = value,
            None => pairs.push((key.to_owned(), value)),
        }
    });
    pairs
}
