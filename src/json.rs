//! Reads JSON of our own: the configuration, saved views. What cannot be is named with its line.
//!
//! By the walker that reads the rows, which is there anyway: serde_json would be 10 kB of the first view for these alone
//! (docs/decisions/0001). It forgives a comma too many.

use catalog::wire::json;

/// Why a value cannot be, and the text that it is read from.
pub struct Wrong<'a> {
    value: &'a str,
    why: String,
}

/// A value, or why it cannot be.
pub type Read<'a, T> = Result<T, Wrong<'a>>;

/// That a value cannot be.
///
/// # Errors
/// Always.
pub fn wrong<T>(value: &str, why: impl Into<String>) -> Read<'_, T> {
    Err(Wrong { value, why: why.into() })
}

/// Reads a whole file.
///
/// # Errors
/// Why it cannot be read, with the line.
pub fn read<T>(file: &str, read: impl for<'a> FnOnce(&'a str) -> Read<'a, T>) -> Result<T, String> {
    read(file).map_err(|Wrong { value, why }| format!("{why}, line {}", line_of(value, file)))
}

/// The line of a file in which a part of its text begins, from 1.
fn line_of(part: &str, file: &str) -> usize {
    let before = (part.as_ptr() as usize).saturating_sub(file.as_ptr() as usize);
    file.bytes().take(before).filter(|byte| *byte == b'\n').count() + 1
}

/// Reads each member of an object.
///
/// # Errors
/// It is something else.
pub fn object<'a>(value: &'a str, read: &mut dyn FnMut(&str, &'a str) -> Read<'a, ()>) -> Read<'a, ()> {
    let mut first = Ok(());
    let whole = json::members(value, &mut |key, value| {
        if first.is_ok() {
            first = read(key, value);
        }
    });
    first?;
    if whole.is_ok() { Ok(()) } else { wrong(value, "a whole JSON object is expected") }
}

/// Reads each element of an array.
///
/// # Errors
/// It is something else.
pub fn all<'a, T>(value: &'a str, read: impl Fn(&'a str) -> Read<'a, T>) -> Read<'a, Vec<T>> {
    let mut values = Vec::new();
    if json::elements(value, &mut |value| values.push(value)).is_err() {
        return wrong(value, "a whole JSON array is expected");
    }
    values.into_iter().map(read).collect()
}

/// That a member is none that is known.
///
/// # Errors
/// It is something else.
pub fn unknown<'a, T>(key: &str, value: &'a str) -> Read<'a, T> {
    wrong(value, format!("\"{key}\" is not known here"))
}

/// A string.
///
/// # Errors
/// It is something else.
pub fn text(value: &str) -> Read<'_, String> {
    match json::string(value) {
        Some(text) => Ok(text.into_owned()),
        None => wrong(value, "a string is expected"),
    }
}

/// A text that stands for something.
///
/// # Errors
/// It is something else.
pub fn word<'a, T>(value: &'a str, expected: &str, read: impl Fn(&str) -> Option<T>) -> Read<'a, T> {
    let text = text(value)?;
    match read(&text) {
        Some(read) => Ok(read),
        None => wrong(value, format!("\"{text}\" is not possible here, but {expected}")),
    }
}

/// True or false.
///
/// # Errors
/// It is something else.
pub fn flag(value: &str) -> Read<'_, bool> {
    match value {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => wrong(value, "true or false is expected"),
    }
}
