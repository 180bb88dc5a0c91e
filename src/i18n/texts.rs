//! All visible texts, each in both languages, side by side: a missing one does not compile.
//!
//! A text is a function. What only the second part of the WebAssembly says is said there, and is no part of the first.

mod compare;
mod failures;
mod fields;
mod filters;
mod lists;
mod pages;
mod panels;
mod sentences;
mod shell;

use super::Locale;

/// One of the texts, whatever the language.
pub type Text = fn(&Texts) -> &'static str;

/// All visible texts of one language.
#[derive(Debug)]
pub struct Texts(pub(super) Locale);

impl Texts {
    fn one(&self, english: &'static str, chinese: &'static str) -> &'static str {
        match self.0 {
            Locale::En => english,
            Locale::ZhCn => chinese,
        }
    }

    /// The language's own name for itself, which is the same in both.
    pub fn language_name(&self) -> &'static str {
        self.one("English", "简体中文")
    }
}

/// A text with each `{name}` in it replaced by what goes by that name.
fn filled(text: &str, named: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(named.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Texts, in English and in Chinese; `{name}` stands for what is handed in under that name.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(($($part:ident),+))?: $english:literal, $chinese:literal;)*) => {
        impl Texts {
            $(texts! { @ $(#[$doc])* $name $(($($part),+))?: $english, $chinese })*
        }

        /// Each text with its parts, in both languages.
        #[cfg(test)]
        pub(super) const ALL: &[(&str, &[&str], [&str; 2])] = &[
            $((stringify!($name), &[$($(stringify!($part)),+)?], [$english, $chinese])),*
        ];
    };
    (@ $(#[$doc:meta])* $name:ident: $english:literal, $chinese:literal) => {
        $(#[$doc])*
        pub fn $name(&self) -> &'static str {
            self.one($english, $chinese)
        }
    };
    (@ $(#[$doc:meta])* $name:ident($($part:ident),+): $english:literal, $chinese:literal) => {
        $(#[$doc])*
        pub fn $name(&self, $($part: &str),+) -> String {
            super::filled(self.one($english, $chinese), &[$((stringify!($part), $part)),+])
        }
    };
}
use texts;

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = &'static (&'static str, &'static [&'static str], [&'static str; 2])> {
        [
            compare::ALL,
            failures::ALL,
            fields::ALL,
            filters::ALL,
            lists::ALL,
            pages::ALL,
            panels::ALL,
            sentences::ALL,
            shell::ALL,
        ]
        .into_iter()
        .flatten()
    }

    #[test]
    fn no_text_is_empty_and_chinese_is_chinese() {
        // Names of products, formats and commands are the same in both languages.
        const SAME: [&str; 0] = [];
        for (name, _, [english, chinese]) in all() {
            assert!(!english.is_empty() && !chinese.is_empty(), "{name} is empty");
            assert!(english != chinese || SAME.contains(name), "{name} is not translated");
        }
        assert!(all().count() > 400);
    }

    #[test]
    fn each_part_of_a_text_stands_in_both_languages_and_nothing_else_does() {
        for (name, parts, languages) in all() {
            for text in languages {
                for part in *parts {
                    assert!(text.contains(&format!("{{{part}}}")), "{name}: {part} is not in {text}");
                }
                assert_eq!(text.matches('{').count(), text.matches('}').count(), "{name}: {text}");
                let holes = text.split('{').skip(1).filter_map(|after| after.split('}').next());
                let unknown: Vec<_> = holes.filter(|hole| !parts.contains(hole)).collect();
                assert!(unknown.is_empty(), "{name}: {unknown:?}");
            }
        }
    }

    #[test]
    fn parts_are_put_in_by_name() {
        assert_eq!(filled("{a} of {b}, {a}", &[("a", "1"), ("b", "{a}")]), "1 of {a}, 1");
        assert_eq!(filled("nothing", &[]), "nothing");
        assert_eq!(filled("open {a", &[("a", "1")]), "open 1", "a broken one does no harm");
    }
}
