//! Search words of API 4, which real servers take for a regular expression: `c++` is an error there, and `1.0` finds
//! `110` (wire.md A2.8). So what people type is escaped, unless they ask for an expression.

/// What means something in a regular expression. A backslash before one of these means the character itself to every
/// server that is known; before any other it may mean something else, or be refused.
const META: [char; 15] = ['\\', '.', '+', '*', '?', '(', ')', '|', '[', ']', '{', '}', '^', '$', '#'];

/// Those of [`META`] that mean themselves when they stand alone.
const HARMLESS: [char; 3] = [']', '}', '#'];

/// The expression that finds just `words`.
pub fn escaped(words: &str) -> String {
    let mut expression = String::with_capacity(words.len());
    for char in words.chars() {
        if META.contains(&char) {
            expression.push('\\');
        }
        expression.push(char);
    }
    expression
}

/// The one text that an expression finds; `None` if it is more than a text. Undoes [`escaped`].
pub fn literal(expression: &str) -> Option<String> {
    let mut words = String::with_capacity(expression.len());
    let mut rest = expression.chars();
    while let Some(char) = rest.next() {
        match char {
            '\\' => words.push(rest.next().filter(|next| META.contains(next))?),
            char if META.contains(&char) && !HARMLESS.contains(&char) => return None,
            char => words.push(char),
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_escaped_and_nothing_else() {
        for (words, expression) in [
            ("iot hub", "iot hub"),
            ("设备-twin_2/x:y,z@'\"~!%&=<>;", "设备-twin_2/x:y,z@'\"~!%&=<>;"),
            ("c++", r"c\+\+"),
            ("1.0", r"1\.0"),
            (r"\.+*?()|[]{}^$#", r"\\\.\+\*\?\(\)\|\[\]\{\}\^\$\#"),
            ("", ""),
        ] {
            assert_eq!(escaped(words), expression);
            assert_eq!(literal(expression).as_deref(), Some(words));
        }
    }

    #[test]
    fn only_a_text_is_a_text() {
        for (expression, words) in [
            ("c#", Some("c#")),
            ("a]b}", Some("a]b}")),
            (r"c\#", Some("c#")),
            ("1.0", None),
            ("c++", None),
            ("^a", None),
            ("a$", None),
            ("a|b", None),
            ("a{2}", None),
            ("[a]", None),
            (r"\d", None),
            (r"a\-b", None),
            (r"a\", None),
            (r"\.*", None),
        ] {
            assert_eq!(literal(expression).as_deref(), words, "{expression}");
        }
    }

    proptest! {
        #[test]
        fn reading_undoes_escaping(words in any::<String>()) {
            prop_assert_eq!(literal(&escaped(&words)), Some(words));
        }

        #[test]
        fn any_text_is_looked_at_without_harm(text in r"[\\+*?{}0-9,\[\]^a好]{0,12}") {
            let _ = literal(&text);
        }
    }
}
