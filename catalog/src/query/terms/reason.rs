//! Why a row was found: where the texts that were looked for stand.

use std::ops::Range;

use super::{Terms, condition::Test};
use crate::{
    order::folded,
    property::{Described, Value},
};

/// Letters shown of a text before what was found in it, and in all.
const BEFORE: usize = 16;
const MOST: usize = 60;

/// A text that a row found must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// The property that must hold it; `None` for words, which any may hold.
    pub property: Option<&'static str>,
    /// The text, in small letters.
    pub text: String,
}

impl Terms {
    /// The texts that a row found must hold: words, and what conditions ask of texts.
    pub fn sought<L: Described>(&self) -> Vec<Sought> {
        let mut sought = vec![Sought { property: None, text: folded(&self.plain) }];
        for condition in self.conditions.iter().filter(|condition| !condition.negated) {
            let property = L::PROPERTIES.get(condition.place).map(|property| property.name);
            sought.extend(condition.any.iter().filter_map(|test| match test {
                Test::Holds(text) | Test::Is(text) | Test::Pair { value: text, .. } => {
                    Some(Sought { property, text: text.clone() })
                }
                Test::Empty | Test::Within(..) | Test::Aged(..) => None,
            }));
        }
        sought.retain(|sought| !sought.text.is_empty());
        sought
    }
}

/// Where a text holds one of those sought, in bytes; in their order, none over another.
pub fn found(text: &str, sought: &[String]) -> Vec<Range<usize>> {
    // Small letters may take more or fewer bytes: each byte of them knows where its letter stands.
    let mut small = text.to_ascii_lowercase();
    let mut origins = Vec::new();
    if !text.is_ascii() {
        small.clear();
        for (at, letter) in text.char_indices() {
            small.extend(letter.to_lowercase());
            origins.resize(small.len(), at..at + letter.len_utf8());
        }
    }
    let origin = |at: usize| origins.get(at).cloned().unwrap_or(at..at + 1);
    let whole = |(start, what): (usize, &str)| origin(start).start..origin((start + what.len()).saturating_sub(1)).end;
    let mut all: Vec<Range<usize>> = Vec::new();
    for what in sought.iter().filter(|what| !what.is_empty()) {
        all.extend(small.match_indices(what.as_str()).map(whole));
    }
    all.sort_by_key(|range| (range.start, range.end));
    let mut end = 0;
    all.retain(|range| {
        let is_apart = range.start >= end;
        if is_apart {
            end = range.end;
        }
        is_apart
    });
    all
}

/// The first property of a row that holds one of the texts sought in it, with the piece of it that does.
pub fn reason<L: Described>(row: &L::Row, sought: &[Sought]) -> Option<(&'static str, String)> {
    let excerpt = |text: &str, sought: &[String]| {
        let at = found(text, sought).first()?.start;
        let start = text.get(..at)?.char_indices().rev().take(BEFORE).last().map_or(at, |(start, _)| start);
        let piece: String = text.get(start..)?.chars().take(MOST).collect();
        let (head, tail) = (if start > 0 { "…" } else { "" }, if start + piece.len() < text.len() { "…" } else { "" });
        Some(format!("{head}{piece}{tail}"))
    };
    L::PROPERTIES.iter().find_map(|property| {
        let is_asked = |sought: &&Sought| sought.property.is_none_or(|name| name == property.name);
        let sought: Vec<String> = sought.iter().filter(is_asked).map(|sought| sought.text.clone()).collect();
        let excerpt = |text: &str| excerpt(text, &sought);
        let piece = match (property.read)(row) {
            Value::Text(text) => excerpt(&text),
            Value::Texts(texts) => texts.iter().find_map(|text| excerpt(text)),
            Value::Pairs(pairs) => pairs.iter().find_map(|(key, value)| excerpt(&format!("{key}={value}"))),
            Value::Number(_) | Value::Bytes(_) | Value::Instant(_) => None,
        };
        Some((property.name, piece?))
    })
}
