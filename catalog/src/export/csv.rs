//! RFC 4180, safe to open in a spreadsheet.

use super::{About, Value, flat};

const END: &str = "\r\n";

pub(super) fn begin(names: &[&str]) -> String {
    let mut text = String::from('\u{feff}');
    for (place, name) in names.iter().enumerate() {
        field(&mut text, place, name);
    }
    text.push_str(END);
    text
}

pub(super) fn row(text: &mut String, values: &[(&str, Value)]) {
    for (place, (_, value)) in values.iter().enumerate() {
        field(text, place, &flat(value));
    }
    text.push_str(END);
}

pub(super) fn end(text: &mut String, about: &About, width: usize) {
    let nothing = [("", "".into())];
    let said = about.pairs().into_iter().filter(|(_, value)| !value.is_empty());
    for (name, value) in nothing.into_iter().chain(said) {
        if !name.is_empty() {
            text.push_str("# ");
        }
        text.push_str(name);
        field(text, 1, &value);
        for place in 2..width {
            field(text, place, "");
        }
        text.push_str(END);
    }
}

fn field(text: &mut String, place: usize, value: &str) {
    if place > 0 {
        text.push(',');
    }
    let guard = if is_calculated(value) { "'" } else { "" };
    if value.contains([',', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(guard);
        text.push_str(&value.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(value);
    }
}

/// Whether a spreadsheet may take the text for a formula. Numbers and instants begin with a digit and are none.
fn is_calculated(text: &str) -> bool {
    let is_unseen = |char: char| {
        char.is_whitespace() || char.is_control() || matches!(char, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
    };
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(is_unseen).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
