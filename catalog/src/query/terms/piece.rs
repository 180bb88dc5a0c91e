//! The pieces of what is typed.

use super::{Field, place_of};

/// A part of what was typed, up to the next blank outside quotes.
pub(super) struct Piece<'a> {
    pub raw: &'a str,
    pub start: usize,
    pub negated: bool,
    /// A quote in it is not closed.
    pub open: bool,
    pub said: Said,
}

pub(super) enum Said {
    Words(Item),
    /// A condition on a property, by its place.
    About {
        place: usize,
        exact: bool,
        items: Vec<Item>,
    },
}

#[derive(Debug)]
pub(super) struct Item {
    pub text: String,
    pub quoted: bool,
}

/// What a comparison begins with.
pub(super) const SIGNS: [char; 3] = ['<', '>', '='];

pub(super) fn pieces<'a>(text: &'a str, fields: &[Field]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let bare = rest.strip_prefix('-').filter(|bare| !bare.is_empty() && !bare.starts_with(char::is_whitespace));
        let (said, open, after) = piece(bare.unwrap_or(rest), fields);
        let start = text.len() - rest.len();
        let raw = rest.get(..rest.len() - after.len()).unwrap_or_default();
        pieces.push(Piece { raw, start, negated: bare.is_some(), open, said });
        rest = after.trim_start();
    }
    pieces
}

fn piece<'a>(text: &'a str, fields: &[Field]) -> (Said, bool, &'a str) {
    let mut open = false;
    let (word, after) = cut(text, false);
    let condition = || {
        let (name, _) = word.split_once(':').filter(|_| !text.starts_with('"'))?;
        Some((place_of(fields, name)?, text.get(name.len() + 1..)?))
    };
    let Some((place, value)) = condition() else {
        if text.starts_with('"') {
            let (item, after) = item(text, false, &mut open);
            return (Said::Words(item), open, after);
        }
        return (Said::Words(Item { text: word.to_owned(), quoted: false }), open, after);
    };
    let exact = value.strip_prefix('=');
    let mut items = Vec::new();
    let mut next = Some(exact.unwrap_or(value));
    let mut rest = "";
    while let Some(list) = next {
        let (item, after) = item(list, true, &mut open);
        if item.quoted || !item.text.is_empty() {
            items.push(item);
        }
        next = after.strip_prefix(',');
        rest = after;
    }
    (Said::About { place, exact: exact.is_some(), items }, open, rest)
}

/// A word, or what stands between quotes and what is stuck to them. In a list, up to the next comma; the quotes may come
/// behind a sign.
fn item<'a>(text: &'a str, in_list: bool, open: &mut bool) -> (Item, &'a str) {
    let behind = if in_list { text.trim_start_matches(SIGNS) } else { text };
    let mut item = Item { text: String::new(), quoted: false };
    let mut rest = text;
    if let Some(inner) = behind.strip_prefix('"') {
        item.quoted = true;
        item.text.push_str(text.get(..text.len() - behind.len()).unwrap_or_default());
        let mut letters = inner.chars();
        *open = true;
        while let Some(letter) = letters.next() {
            let escaped = letters.clone().next().filter(|next| letter == '\\' && matches!(next, '"' | '\\'));
            if escaped.is_none() && letter == '"' {
                *open = false;
                break;
            }
            if escaped.is_some() {
                letters.next();
            }
            item.text.push(escaped.unwrap_or(letter));
        }
        rest = letters.as_str();
    }
    let (tail, after) = cut(rest, in_list);
    item.text.push_str(tail);
    (item, after)
}

/// Cuts at the next blank; in a list, at the next comma, too.
fn cut(text: &str, in_list: bool) -> (&str, &str) {
    let end = text.find(|letter: char| letter.is_whitespace() || (in_list && letter == ','));
    text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""))
}
