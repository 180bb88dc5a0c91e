//! A table as GitHub writes them.

use super::{About, Value, flat};

pub(super) fn begin(about: &About, names: &[&str]) -> String {
    let mut text = String::from("# ");
    escape(&mut text, &about.title);
    text.push_str("\n\n");
    for (name, value) in about.pairs().iter().skip(1).filter(|(_, value)| !value.is_empty()) {
        text.push_str("- ");
        escape(&mut text, name);
        text.push_str(": ");
        escape(&mut text, value);
        text.push('\n');
    }
    text.push_str("\n|");
    for name in names {
        cell(&mut text, name);
    }
    text.push_str("\n|");
    for _ in names {
        text.push_str(" --- |");
    }
    text.push('\n');
    text
}

pub(super) fn row(text: &mut String, values: &[(&str, Value)]) {
    text.push('|');
    for (_, value) in values {
        cell(text, &flat(value));
    }
    text.push('\n');
}

fn cell(text: &mut String, value: &str) {
    text.push(' ');
    escape(text, value);
    text.push_str(" |");
}

/// Adds a text that stands for itself, on one line.
fn escape(text: &mut String, value: &str) {
    let mut before = '\0';
    for char in value.chars() {
        match char {
            '\n' if before == '\r' => (),
            '\u{2028}' | '\u{2029}' => text.push(' '),
            char if char.is_control() => text.push(' '),
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '$' => {
                text.push('\\');
                text.push(char);
            }
            char => text.push(char),
        }
        before = char;
    }
}
