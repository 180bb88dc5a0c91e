//! Changing what is typed.

use super::{
    Field, Terms, fields,
    piece::{Item, Piece, Said, pieces},
    place_of, same,
};
use crate::property::Described;

/// What was typed, with a value of a property chosen or not: in its piece `property:=a,b`, which comes and goes with the
/// first and the last value. All else stays as it is.
pub fn toggled<L: Described>(text: &str, property: &str, value: &str, on: bool) -> String {
    toggle(text, &fields::<L>(), property, value, on)
}

/// The exact values that are chosen of a property.
pub fn chosen<L: Described>(text: &str, property: &str) -> Vec<String> {
    let fields = fields::<L>();
    let name = place_of(&fields, property).and_then(|place| fields.get(place)).map_or("", |field| field.name);
    Terms::read(text, &fields).chosen(name)
}

/// The properties, by their names, that the piece at the end may become a condition on; by an alias, too.
pub fn completions<L: Described>(text: &str) -> Vec<&'static str> {
    complete(text, &fields::<L>())
}

/// What was typed, with that property instead of the piece at the end.
pub fn completed<L: Described>(text: &str, property: &str) -> String {
    let fields = fields::<L>();
    let piece = unfinished_word(text, &fields);
    let (start, sign) = piece.map_or((text.len(), ""), |(start, negated, _)| (start, if negated { "-" } else { "" }));
    format!("{}{sign}{property}:", text.get(..start).unwrap_or_default())
}

fn toggle(text: &str, fields: &[Field], property: &str, value: &str, on: bool) -> String {
    let Some((wanted, field)) = place_of(fields, property).and_then(|place| Some((place, fields.get(place)?))) else {
        return text.to_owned();
    };
    if on == Terms::read(text, fields).chosen(field.name).iter().any(|one| same(one, value)) {
        return text.to_owned();
    }
    let pieces = pieces(text, fields);
    let is_open = pieces.last().is_some_and(|piece| piece.open);
    let mut missing = on;
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for Piece { raw, start, negated, said, .. } in pieces {
        let Said::About { place, exact: true, items } = said else { continue };
        if place != wanted || negated {
            continue;
        }
        let before = items.len();
        let mut values: Vec<String> = items.into_iter().map(|item| item.text).collect();
        if !on {
            values.retain(|one| !same(one, value));
        } else if missing {
            missing = false;
            values.push(value.to_owned());
        }
        if values.len() == before {
            continue;
        }
        out.push_str(text.get(done..start).unwrap_or_default());
        done = start + raw.len();
        if values.is_empty() {
            // With it goes one blank.
            let blank = text.get(done..).and_then(|rest| rest.chars().next());
            match blank {
                Some(blank) => done += blank.len_utf8(),
                None => _ = out.pop(),
            }
        } else {
            out.push_str(&written(field.name, &values));
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    if missing {
        let piece = written(field.name, &[value.to_owned()]);
        // Behind an open quote it would be part of what is quoted.
        let (first, second) = if is_open { (piece, out) } else { (out, piece) };
        return if first.is_empty() { second } else { format!("{first} {second}") };
    }
    out
}

/// The piece that chooses values, in its one spelling.
fn written(name: &str, values: &[String]) -> String {
    let mut piece = format!("{name}:");
    for (place, value) in values.iter().enumerate() {
        piece.push(if place == 0 { '=' } else { ',' });
        if !value.is_empty() && !value.contains(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '"')) {
            piece.push_str(value);
            continue;
        }
        piece.push('"');
        for letter in value.chars() {
            if matches!(letter, '"' | '\\') {
                piece.push('\\');
            }
            piece.push(letter);
        }
        piece.push('"');
    }
    piece
}

/// The word at the very end: where it begins, whether it is negated, and what it says.
fn unfinished_word(text: &str, fields: &[Field]) -> Option<(usize, bool, String)> {
    let piece = pieces(text, fields).pop().filter(|piece| piece.start + piece.raw.len() == text.len())?;
    match piece.said {
        Said::Words(Item { text, quoted: false }) => Some((piece.start, piece.negated, text)),
        _ => None,
    }
}

fn complete(text: &str, fields: &[Field]) -> Vec<&'static str> {
    let Some((_, _, word)) = unfinished_word(text, fields) else { return Vec::new() };
    let begins = |name: &&str| name.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(&word));
    let fields = fields.iter().filter(|field| begins(&field.name) || field.aliases.iter().any(begins));
    fields.map(|field| field.name).collect()
}
