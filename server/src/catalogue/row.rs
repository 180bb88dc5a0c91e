//! What the entities' rows have in common: numbers, instants and lists as SQLite holds them.

use catalog::Timestamp;
use rusqlite::{Row, types::Value};

use super::StoreError;

/// A number that a column of SQLite can hold; larger ones (from 2^63) become the largest.
pub fn number(value: Option<u64>) -> i64 {
    value.map_or(0, |value| i64::try_from(value).unwrap_or(i64::MAX))
}

/// Reads what [`number`] wrote.
pub fn read_number(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<u64>> {
    row.get::<_, i64>(column).map(|value| u64::try_from(value).ok())
}

/// An instant as RFC 3339 text with all its digits; an unknown one is empty.
pub fn instant(value: Option<Timestamp>) -> String {
    value.map(Timestamp::to_rfc3339).unwrap_or_default()
}

/// Reads what [`instant`] wrote.
pub fn read_instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Timestamp>> {
    row.get_ref(column)?.as_str().map(Timestamp::parse_rfc3339).map_err(Into::into)
}

/// A list or a map as JSON text.
pub fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    Ok(serde_json::to_string(value)?)
}

/// Reads what [`json`] wrote.
pub fn read_json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T, StoreError> {
    let text = row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(serde_json::from_str(text)?)
}

/// The parameters `LIMIT ? OFFSET ?` after those of the conditions.
pub fn with_window(mut parameters: Vec<Value>, window: Window) -> Vec<Value> {
    parameters.extend([Value::from(number(Some(window.limit))), Value::from(number(Some(window.offset)))]);
    parameters
}

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Rows before it.
    pub offset: u64,
    /// Rows in it, at most.
    pub limit: u64,
}
