//! Writes JSON. By hand: this crate has serde_json for its tests alone; `tests/export_properties.rs` holds the two side
//! by side.

use super::{About, Value};
use crate::order;

/// Everything up to the first row, without its line end.
pub(super) fn begin(about: &About) -> String {
    let mut text = String::new();
    let mut writer = Writer { text: &mut text, is_pretty: false, depth: 0, is_first: true };
    writer.open('{');
    for (name, value) in about.pairs() {
        writer.key(name);
        writer.string(&value);
    }
    writer.key("rows");
    writer.open('[');
    text
}

/// One row as an object, on one line or indented by two.
pub(super) fn row(text: &mut String, values: &[(&str, Value)], is_pretty: bool) {
    let mut writer = Writer { text, is_pretty, depth: 0, is_first: true };
    writer.open('{');
    for (name, value) in values {
        writer.key(name);
        writer.value(value);
    }
    writer.close('}');
}

struct Writer<'a> {
    text: &'a mut String,
    is_pretty: bool,
    depth: usize,
    /// Nothing stands between the last bracket and here.
    is_first: bool,
}

impl Writer<'_> {
    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.is_first = true;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.is_first {
            self.line();
        }
        self.is_first = false;
        self.text.push(bracket);
    }

    fn line(&mut self) {
        if self.is_pretty {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("  ", self.depth));
        }
    }

    fn item(&mut self) {
        if !self.is_first {
            self.text.push(',');
        }
        self.is_first = false;
        self.line();
    }

    fn key(&mut self, key: &str) {
        self.item();
        self.string(key);
        self.text.push_str(if self.is_pretty { ": " } else { ":" });
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => self.string(text),
            Value::Texts(texts) => {
                self.open('[');
                for text in texts {
                    self.item();
                    self.string(text);
                }
                self.close(']');
            }
            Value::Pairs(pairs) => {
                self.open('{');
                for ((key, value), is_last) in pairs.iter().zip(last_of_their_key(pairs)) {
                    if is_last {
                        self.key(key);
                        self.string(value);
                    }
                }
                self.close('}');
            }
            Value::Number(Some(number)) | Value::Bytes(Some(number)) => self.text.push_str(&number.to_string()),
            Value::Instant(Some(at)) => self.string(&at.to_rfc3339()),
            Value::Number(None) | Value::Bytes(None) | Value::Instant(None) => self.text.push_str("null"),
        }
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        for char in text.chars() {
            let escape = match char {
                '"' | '\\' => char,
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\0'..' ' => {
                    self.text.push_str(if char < '\u{10}' { "\\u000" } else { "\\u001" });
                    self.text.extend(char::from_digit(u32::from(char) % 16, 16));
                    continue;
                }
                _ => {
                    self.text.push(char);
                    continue;
                }
            };
            self.text.push('\\');
            self.text.push(escape);
        }
        self.text.push('"');
    }
}

/// Which of the pairs are followed by none of the same key.
fn last_of_their_key(pairs: &[(String, String)]) -> Vec<bool> {
    let key = |place: u32| pairs.get(place as usize).map(|(key, _)| key);
    let places = order::sorted(pairs.len(), &|a, b| key(a).cmp(&key(b)));
    let mut last = vec![false; pairs.len()];
    for (index, place) in places.iter().enumerate() {
        if let Some(last) = last.get_mut(*place as usize) {
            *last = places.get(index + 1).is_none_or(|next| key(*next) != key(*place));
        }
    }
    last
}
