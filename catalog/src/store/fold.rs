//! Texts as they are searched: in small letters, with what it takes to get the exact text back.
//!
//! A record holds the texts of one row: [`ROW`], then the texts with [`FIELD`] between. A text is its folded letters and,
//! if it differs from them, [`CHANGES`] and the changes. The three marks occur in no UTF-8; and a change is written in
//! bytes with which no letter begins. So what is searched for, itself UTF-8, can be found only within one text.

use std::borrow::Cow;

pub(super) use crate::order::folded;

/// Begins a record.
pub(super) const ROW: u8 = 0xFF;
/// Between two texts.
pub(super) const FIELD: u8 = 0xFE;
/// Between a folded text and its changes.
const CHANGES: u8 = 0xFD;

/// Writes a text to a record.
pub(super) fn write(text: &str, record: &mut Vec<u8>) {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        record.extend_from_slice(text.as_bytes());
        return;
    }
    let start = record.len();
    let mut changes = Vec::new();
    let mut done = 0;
    for letter in text.chars() {
        let skipped = (record.len() - start - done) as u64;
        let mut small = letter.to_lowercase();
        let same = small.len() == 1 && small.all(|small| small == letter);
        for small in letter.to_lowercase() {
            record.extend_from_slice(small.encode_utf8(&mut [0; 4]).as_bytes());
        }
        if !same {
            done = record.len() - start;
            write_number(skipped << 1 | u64::from(!letter.is_ascii()), &mut changes);
            if !letter.is_ascii() {
                write_number(u64::from(u32::from(letter)), &mut changes);
            }
        }
    }
    if !changes.is_empty() {
        record.push(CHANGES);
        record.append(&mut changes);
    }
}

/// A text of a record, by its place among them: folded letters and changes.
pub(super) fn field(record: &[u8], place: usize) -> &[u8] {
    let texts = record.strip_prefix(&[ROW]).unwrap_or_default();
    texts.split(|byte| *byte == FIELD).nth(place).unwrap_or_default()
}

/// The folded letters of a text.
pub(super) fn letters(field: &[u8]) -> &[u8] {
    field.split(|byte| *byte == CHANGES).next().unwrap_or_default()
}

/// The exact text.
pub(super) fn read(field: &[u8]) -> Cow<'_, str> {
    let folded = letters(field);
    let changes = field.get(folded.len() + 1..).unwrap_or_default();
    let folded = std::str::from_utf8(folded).unwrap_or_default();
    if changes.is_empty() { Cow::Borrowed(folded) } else { Cow::Owned(changed(folded, changes)) }
}

fn changed(folded: &str, changes: &[u8]) -> String {
    let mut text = String::with_capacity(folded.len());
    let mut rest = folded;
    let mut changes = changes.iter();
    while let Some(change) = read_number(&mut changes) {
        let skipped = usize::try_from(change >> 1).unwrap_or(usize::MAX);
        let (same, after) = rest.split_at_checked(skipped).unwrap_or((rest, ""));
        let letter = if change & 1 == 0 {
            after.chars().next().map(|small| small.to_ascii_uppercase())
        } else {
            read_number(&mut changes).and_then(|code| char::from_u32(u32::try_from(code).ok()?))
        };
        text.push_str(same);
        text.extend(letter);
        let width = letter.map_or(0, |letter| letter.to_lowercase().map(char::len_utf8).sum());
        rest = after.get(width..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// Five bits a byte, lowest first; the sixth tells that more follow.
fn write_number(mut number: u64, bytes: &mut Vec<u8>) {
    loop {
        let five = u8::try_from(number & 31).unwrap_or_default();
        number >>= 5;
        bytes.push(0x80 | five | if number > 0 { 32 } else { 0 });
        if number == 0 {
            return;
        }
    }
}

fn read_number<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> Option<u64> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = bytes.next()?;
        number |= u64::from(byte & 31).checked_shl(shift)?;
        shift += 5;
        if byte & 32 == 0 {
            return Some(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn record(texts: &[String]) -> Vec<u8> {
        let mut record = Vec::new();
        for (place, text) in texts.iter().enumerate() {
            record.push(if place == 0 { ROW } else { FIELD });
            write(text, &mut record);
        }
        record
    }

    #[test]
    fn a_capital_costs_a_byte_or_two() {
        assert_eq!(record(&["Message Routing".to_owned()]).len(), 1 + "Message Routing".len() + 3);
    }

    proptest! {
        #[test]
        fn reading_undoes_writing(texts in prop::collection::vec("([a-cA-C\0/ ]|[İıßẞΣςKÄä平]|.){0,40}", 1..5)) {
            let record = record(&texts);
            for (place, text) in texts.iter().enumerate() {
                prop_assert_eq!(read(field(&record, place)), text.as_str());
                let small = folded(text);
                prop_assert_eq!(letters(field(&record, place)), small.as_bytes());
            }
            prop_assert_eq!(record.iter().filter(|byte| **byte == FIELD).count(), texts.len() - 1);
        }

        #[test]
        fn numbers_come_back(number in any::<u64>()) {
            let mut bytes = Vec::new();
            write_number(number, &mut bytes);
            prop_assert!(bytes.iter().all(|byte| (0x80..0xC0).contains(byte)));
            prop_assert_eq!(read_number(&mut bytes.iter()), Some(number));
        }
    }
}
