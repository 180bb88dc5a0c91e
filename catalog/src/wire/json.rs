//! Walks over the text of one JSON value: the members of an object, the elements of an array, a string's characters.
//!
//! Not serde_json: it refuses a whole row for half a surrogate pair, a raw tab in a description or a missing comma (one
//! of the published samples lacks one), and it reads a row through one generic function for each type of field. What
//! serde_json accepts is read here the same way; `tests/wire_properties.rs` holds the two side by side.

use std::borrow::Cow;

use super::scan::ValueScan;

/// The text is not the JSON value that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Calls `visit` with the key and the raw value of each member of an object, up to where the text stops making sense.
///
/// # Errors
/// The text is no object, or none that ends.
pub fn members<'a>(raw: &'a str, visit: &mut dyn FnMut(&str, &'a str)) -> Result<(), Malformed> {
    let mut cursor = Cursor { text: raw, at: 0 };
    cursor.space();
    cursor.require(b'{')?;
    loop {
        cursor.separators();
        if cursor.eat(b'}') {
            return cursor.end();
        }
        let key = cursor.value()?;
        let key = string(key).ok_or(Malformed)?;
        cursor.space();
        cursor.require(b':')?;
        cursor.space();
        visit(&key, cursor.value()?);
    }
}

/// Calls `visit` with the raw value of each element of an array, up to where the text stops making sense.
///
/// # Errors
/// The text is no array, or none that ends.
pub fn elements<'a>(raw: &'a str, visit: &mut dyn FnMut(&'a str)) -> Result<(), Malformed> {
    let mut cursor = Cursor { text: raw, at: 0 };
    cursor.space();
    cursor.require(b'[')?;
    loop {
        cursor.separators();
        if cursor.eat(b']') {
            return cursor.end();
        }
        visit(cursor.value()?);
    }
}

/// The characters of a string; `None` if the value is no string. Half a surrogate pair and an unknown escape become
/// U+FFFD.
pub fn string(raw: &str) -> Option<Cow<'_, str>> {
    let body = raw.strip_prefix('"')?.strip_suffix('"')?;
    Some(if body.contains('\\') { Cow::Owned(unescape(body)) } else { Cow::Borrowed(body) })
}

/// The same value without the space between its tokens.
pub(super) fn compact(raw: &str) -> String {
    let (mut compact, mut quoted, mut escaped) = (String::with_capacity(raw.len()), false, false);
    for char in raw.chars() {
        if quoted || !is_space(char) {
            compact.push(char);
        }
        if escaped {
            escaped = false;
        } else if quoted && char == '\\' {
            escaped = true;
        } else if char == '"' {
            quoted = !quoted;
        }
    }
    compact
}

fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\r' | '\n')
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn pass(&mut self, belongs: impl Fn(u8) -> bool) {
        self.at += self.rest().iter().take_while(|byte| belongs(**byte)).count();
    }

    fn space(&mut self) {
        self.pass(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
    }

    /// A comma too many or too few does not change what was meant.
    fn separators(&mut self) {
        self.pass(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b','));
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.rest().first() == Some(&byte);
        self.at += usize::from(found);
        found
    }

    fn require(&mut self, byte: u8) -> Result<(), Malformed> {
        if self.eat(byte) { Ok(()) } else { Err(Malformed) }
    }

    fn end(&mut self) -> Result<(), Malformed> {
        self.space();
        if self.rest().is_empty() { Ok(()) } else { Err(Malformed) }
    }

    fn value(&mut self) -> Result<&'a str, Malformed> {
        let from = self.at;
        if matches!(self.rest().first(), Some(b'"' | b'{' | b'[')) {
            let (used, ended) = ValueScan::default().scan(self.rest());
            self.at += used;
            if !ended {
                return Err(Malformed);
            }
        } else {
            self.pass(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        }
        self.text.get(from..self.at).filter(|value| !value.is_empty()).ok_or(Malformed)
    }
}

fn unescape(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut chars = escape.chars();
        let char = match chars.next() {
            Some(char @ ('"' | '\\' | '/')) => char,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let (char, after) = code_point(chars.as_str());
                chars = after.chars();
                char
            }
            _ => char::REPLACEMENT_CHARACTER,
        };
        text.push(char);
        rest = chars.as_str();
    }
    text.push_str(rest);
    text
}

/// Reads what follows `\u`: four digits, or eight with another `\u` between them.
fn code_point(text: &str) -> (char, &str) {
    let Some((unit, rest)) = unit(text) else { return (char::REPLACEMENT_CHARACTER, text) };
    if (0xD800..0xDC00).contains(&unit)
        && let Some((low @ 0xDC00..0xE000, rest)) = rest.strip_prefix("\\u").and_then(self::unit)
    {
        let code = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), rest);
    }
    (char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER), rest)
}

fn unit(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}
