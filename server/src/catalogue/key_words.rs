//! Key words of API 4: a text, or a regular expression.
//!
//! Real servers take them for an expression, so whoever means a text has to escape it, as the dashboard does
//! ([`catalog::query::words`]); here an escaped text is that text. Words in which nothing is escaped and nothing means
//! anything are a text too, and so is what is no expression: nobody is refused for having typed `c++`. An expression
//! also finds what holds it as a text, so that whoever types `1.0` and knows of no expressions misses nothing.

use catalog::query::words::literal;
use regex::{Regex, RegexBuilder};
use rusqlite::{
    Connection,
    functions::{Context, FunctionFlags},
};

use super::fold;

/// Bytes that a compiled expression may take: an expression of more parts would take long on many rows.
const SIZE: usize = 1 << 21;
/// How deep its groups may nest.
const DEPTH: u32 = 32;

/// What to look for. Both kinds are looked for in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyWords {
    /// A part of the name or of the description.
    Text(String),
    /// An expression for the name, which may also stand in the name or in the description as it is.
    Expression(String),
}

impl KeyWords {
    /// Reads what was sent; `None` if that is blank.
    pub fn read(words: &str) -> Option<Self> {
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        Some(match literal(words) {
            Some(text) => Self::Text(text),
            None if compiled(words).is_some() => Self::Expression(words.to_owned()),
            None => Self::Text(words.to_owned()),
        })
    }
}

fn compiled(expression: &str) -> Option<Regex> {
    let sound = !repeats_repetition(expression);
    let build = || RegexBuilder::new(expression).case_insensitive(true).size_limit(SIZE).nest_limit(DEPTH).build().ok();
    sound.then(build).flatten()
}

/// Teaches a connection `expression_finds(expression, text)`, in which `text` is a folded name, a line break and a
/// folded description.
pub fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("expression_finds", 2, flags, |context: &Context<'_>| {
        let finder = context.get_or_create_aux(0, |expression| Finder::new(expression.as_str()?))?;
        Ok(finder.finds(context.get_raw(1).as_str()?))
    })
}

struct Finder {
    expression: Regex,
    text: String,
}

impl Finder {
    fn new(expression: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let compiled = compiled(expression).ok_or("an expression was not compiled before")?;
        Ok(Self { expression: compiled, text: fold(expression) })
    }

    fn finds(&self, text: &str) -> bool {
        let name = text.split('\n').next().unwrap_or_default();
        self.expression.is_match(name) || text.contains(&self.text)
    }
}

/// Whether an expression repeats a repetition, as `c++` and `a**` do. The engine here reads something into that; those of
/// real servers refuse it, and nobody means it.
fn repeats_repetition(expression: &str) -> bool {
    let mut rest = expression;
    let mut repeated = false;
    while let Some(char) = rest.chars().next() {
        let (_, after) = rest.split_at(char.len_utf8());
        rest = after;
        let is_repetition = match char {
            '\\' => {
                let escaped = rest.chars().next().map_or(0, char::len_utf8);
                rest = rest.get(escaped..).unwrap_or_default();
                false
            }
            '[' => {
                rest = after_class(rest);
                false
            }
            '*' | '+' | '?' => true,
            '{' => match after_count(rest) {
                Some(after) => {
                    rest = after;
                    true
                }
                None => false,
            },
            _ => false,
        };
        if is_repetition && repeated {
            return true;
        }
        repeated = is_repetition;
        if is_repetition {
            // `a+?` takes as little as it can: one repetition.
            rest = rest.strip_prefix('?').unwrap_or(rest);
        }
    }
    false
}

/// What follows a class of characters such as `[^]+*]`, whose bracket is past.
fn after_class(text: &str) -> &str {
    let text = text.strip_prefix('^').unwrap_or(text);
    let text = text.strip_prefix(']').unwrap_or(text);
    let mut escaped = false;
    let end = text.find(|char| {
        let ends = char == ']' && !escaped;
        escaped = char == '\\' && !escaped;
        ends
    });
    end.and_then(|end| text.get(end + 1..)).unwrap_or_default()
}

/// What follows a count such as `{2,5}`, whose brace is past; `None` if it is no count.
fn after_count(text: &str) -> Option<&str> {
    let (count, rest) = text.split_once('}')?;
    let (least, most) = count.split_once(',').unwrap_or((count, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!least.is_empty() && digits(least) && digits(most)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalog::query::words::escaped;
    use proptest::prelude::*;

    #[test]
    fn words_are_a_text_unless_they_are_an_expression() {
        let text = |text: &str| Some(KeyWords::Text(text.to_owned()));
        let expression = |text: &str| Some(KeyWords::Expression(text.to_owned()));
        for (words, expected) in [
            ("", None),
            (" \t", None),
            (" iot hub ", text("iot hub")),
            ("设备", text("设备")),
            (r"c\+\+", text("c++")),
            (r"1\.0", text("1.0")),
            ("c#", text("c#")),
            ("1.0", expression("1.0")),
            ("^iot.*hub$", expression("^iot.*hub$")),
            (r"\d+", expression(r"\d+")),
            (r"a\-b", expression(r"a\-b")),
            // Nothing that can be compiled.
            ("c++", text("c++")),
            ("a**", text("a**")),
            ("*", text("*")),
            ("(", text("(")),
            ("[", text("[")),
            ("a{2", text("a{2")),
            ("\\", text("\\")),
            (r"C:\Users", text(r"C:\Users")),
            ("(?<=a)b", text("(?<=a)b")),
            (r"(a)\1", text(r"(a)\1")),
            (r"\w{9999}", text(r"\w{9999}")),
        ] {
            assert_eq!(KeyWords::read(words), expected, "{words:?}");
        }
        let deep = format!("{}a{}", "(".repeat(5000), ")".repeat(5000));
        assert_eq!(KeyWords::read(&deep), text(&deep));
    }

    #[test]
    fn repetitions_of_repetitions_are_told() {
        for expression in ["c++", "a**", "a+*", "a{2}+", "a+{2}", "a??*", "a+?+", "a{2,}{3}", r"\+++", "(a)+*", "[+]**"]
        {
            assert!(repeats_repetition(expression), "{expression}");
        }
        for expression in [
            "c+", "a+?", "a??", "a{2}?", r"\++", r"c\+\+", "[++]", "[]++]", "[^]**]", r"[\]++]", "a+b+", "(a+)+",
            "a{,2}+", "{+",
        ] {
            assert!(!repeats_repetition(expression), "{expression}");
        }
    }

    proptest! {
        #[test]
        fn escaped_words_are_the_words(words in "\\PC{1,12}") {
            let read = KeyWords::read(&escaped(&words));
            prop_assert_eq!(read, Some(words.trim()).filter(|words| !words.is_empty()).map(|words| KeyWords::Text(words.to_owned())));
        }

        #[test]
        fn any_words_are_read(words in r"[\\+*?{}0-9,\[\]()|^$.a好]{0,12}") {
            if let Some(KeyWords::Expression(expression)) = KeyWords::read(&words) {
                prop_assert!(Finder::new(&expression).is_ok());
            }
        }
    }
}
