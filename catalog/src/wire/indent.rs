//! JSON made readable by white space alone: its keys, their order, its numbers and escapes stay as they were sent.

use std::iter;

/// Spaces for each level.
const STEP: usize = 2;
/// Levels that are told apart by spaces; a real row has some four.
const DEEPEST: usize = 32;

/// The same text with each value on a line of its own. What is no JSON stays readable in some way, too.
pub fn indented(json: &str) -> String {
    let mut text = String::with_capacity(json.len().saturating_mul(2));
    let mut depth = 0_usize;
    let mut chars = json.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '"' => {
                text.push(char);
                while let Some(char) = chars.next() {
                    text.push(char);
                    match char {
                        '\\' => text.extend(chars.next()),
                        '"' => break,
                        _ => (),
                    }
                }
            }
            '{' | '[' => {
                text.push(char);
                while chars.next_if(char::is_ascii_whitespace).is_some() {}
                match chars.next_if(|next| matches!(next, '}' | ']')) {
                    Some(end) => text.push(end),
                    None => {
                        depth = depth.saturating_add(1);
                        line(&mut text, depth);
                    }
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut text, depth);
                text.push(char);
            }
            ',' => {
                text.push(char);
                line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            char if char.is_ascii_whitespace() => (),
            char => text.push(char),
        }
    }
    text
}

fn line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(iter::repeat_n(' ', depth.min(DEEPEST) * STEP));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_white_space_changes() {
        for (json, expected) in [
            ("{}", "{}"),
            ("[ ]", "[]"),
            ("1e999", "1e999"),
            (r#""{,:}""#, r#""{,:}""#),
            (
                r#"{"b":1.50,"a":{},"b":[1 , "\"]",null]}"#,
                "{\n  \"b\": 1.50,\n  \"a\": {},\n  \"b\": [\n    1,\n    \"\\\"]\",\n    null\n  ]\n}",
            ),
            ("{\r\n\t\"a\" : 12345678901234567890 }", "{\n  \"a\": 12345678901234567890\n}"),
        ] {
            assert_eq!(indented(json), expected);
        }
    }

    #[test]
    fn what_is_no_json_ends_as_well() {
        for text in ["", "\"", "\"\\", "}}]", "{", "[{", "\u{feff}{\"a\"", "]]],,,:::"] {
            let shown = indented(text);
            let without = |text: &str| text.replace([' ', '\n'], "");
            assert_eq!(without(&shown), without(text));
        }
    }

    #[test]
    fn depth_costs_little() {
        let deep = "[".repeat(100_000);
        assert!(indented(&deep).len() < 100_000 * (DEEPEST * STEP + 3));
    }
}
