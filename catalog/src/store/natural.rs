//! Bytes whose plain order is the natural order of the texts they are made from, so that texts are compared eight
//! bytes at a time instead of letter by letter. No key begins another one: the order is the same with zeros behind.

use semver::Version;

use crate::order::VersionKind;

/// Ends what is compared first.
const END: u8 = 0;
/// Stands before a letter that may be mistaken for the end.
const ESCAPE: u8 = 1;
/// After a number, the letters from U+0100 on come before all others.
const FAR: u8 = 2;
const NEAR: u8 = 3;
/// The first byte of a letter from U+0100 on.
const FIRST_FAR: u8 = 0xC4;

/// Writes the key of a name, given in small letters. Names with the same key differ in nothing but their capitals: as in
/// [`crate::order::compare_names`], digits go by value, and only then by the zeros before them.
pub(super) fn name(letters: &[u8], key: &mut Vec<u8>) {
    let mut rest = letters;
    let (mut after_number, mut padded) = (false, false);
    while let Some((byte, behind)) = rest.split_first() {
        let (zeros, digits, next) = leading_number(rest);
        if zeros + digits.len() > 0 {
            key.push(b'0');
            length(digits.len(), key);
            key.extend_from_slice(digits);
            padded |= zeros > 0;
            after_number = true;
            rest = next;
            continue;
        }
        if after_number {
            key.push(if *byte >= FIRST_FAR { FAR } else { NEAR });
            after_number = false;
        }
        if *byte <= ESCAPE {
            key.push(ESCAPE);
        }
        key.push(*byte + u8::from(*byte <= ESCAPE));
        rest = behind;
    }
    key.push(END);
    if padded {
        all_zeros(letters, key);
    }
}

/// The zeros before each number; those of the last numbers may be left out, as none is the same as nothing more.
fn all_zeros(letters: &[u8], key: &mut Vec<u8>) {
    let mut rest = letters;
    while let Some((_, behind)) = rest.split_first() {
        let (zeros, digits, next) = leading_number(rest);
        if zeros + digits.len() > 0 {
            length(zeros, key);
            rest = next;
        } else {
            rest = behind;
        }
    }
}

/// The zeros and the further digits that a text begins with, and what follows.
fn leading_number(letters: &[u8]) -> (usize, &[u8], &[u8]) {
    let zeros = letters.iter().take_while(|byte| **byte == b'0').count();
    let rest = letters.get(zeros..).unwrap_or_default();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(digits).unwrap_or_default();
    (zeros, digits, rest)
}

fn length(mut length: usize, key: &mut Vec<u8>) {
    while length >= 0xFF {
        key.push(0xFF);
        length -= 0xFF;
    }
    key.push(u8::try_from(length).unwrap_or_default());
}

/// Writes the key of a version: newest first, as in [`crate::order::compare_versions`]. Versions with the same key are
/// told apart by their exact text.
pub(super) fn version(text: &str, letters: &[u8], key: &mut Vec<u8>) {
    match VersionKind::of(text) {
        VersionKind::Semantic(version) => {
            key.push(0);
            let start = key.len();
            semantic(&version, key);
            for byte in key.iter_mut().skip(start) {
                *byte = !*byte;
            }
        }
        VersionKind::Number(number) => {
            key.push(1);
            key.extend_from_slice(&(!number).to_be_bytes());
        }
        VersionKind::Name => {
            key.push(2);
            name(letters, key);
        }
        VersionKind::Floating => {
            key.push(3);
            name(letters, key);
        }
    }
}

/// Oldest first.
fn semantic(version: &Version, key: &mut Vec<u8>) {
    for number in [version.major, version.minor, version.patch] {
        key.extend_from_slice(&number.to_be_bytes());
    }
    if version.pre.is_empty() {
        key.push(0xFF);
    } else {
        identifiers(version.pre.as_str(), key);
    }
    identifiers(version.build.as_str(), key);
}

/// What stands between the dots: numbers by value and before words.
fn identifiers(list: &str, key: &mut Vec<u8>) {
    for identifier in list.split('.') {
        if identifier.bytes().all(|byte| byte.is_ascii_digit()) {
            let value = identifier.trim_start_matches('0');
            key.push(1);
            length(value.len(), key);
            key.extend_from_slice(value.as_bytes());
            length(identifier.len(), key);
        } else {
            key.push(2);
            key.extend_from_slice(identifier.as_bytes());
            key.push(END);
        }
    }
    key.push(END);
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::*;
    use crate::{
        order::{compare_names, compare_versions},
        store::fold::folded,
    };
    use proptest::prelude::*;

    fn name_key(text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        name(folded(text).as_bytes(), &mut key);
        key
    }

    fn version_key(text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        version(text, folded(text).as_bytes(), &mut key);
        key
    }

    fn agree(a: &str, b: &str) -> Result<(), TestCaseError> {
        let names = padded(name_key(a)).cmp(&padded(name_key(b))).then_with(|| a.cmp(b));
        prop_assert_eq!(names, compare_names(a, b), "names {:?} {:?}", a, b);
        let versions = padded(version_key(a)).cmp(&padded(version_key(b))).then_with(|| a.cmp(b));
        prop_assert_eq!(versions, compare_versions(a, b), "versions {:?} {:?}", a, b);
        Ok(())
    }

    fn padded(mut key: Vec<u8>) -> Vec<u8> {
        key.resize(2000, 0);
        key
    }

    #[test]
    fn long_numbers_go_by_value() {
        let numbers = ["9".repeat(254), "9".repeat(255), format!("1{}", "0".repeat(255)), "9".repeat(600)];
        for (a, b) in numbers.iter().zip(numbers.iter().skip(1)) {
            assert_eq!(padded(name_key(a)).cmp(&padded(name_key(b))), Ordering::Less);
        }
        let zeros = ["0".repeat(254), "0".repeat(255), "0".repeat(256), "0".repeat(600)];
        for (a, b) in zeros.iter().zip(zeros.iter().skip(1)) {
            assert_eq!(compare_names(a, b), Ordering::Less);
            assert_eq!(padded(name_key(a)).cmp(&padded(name_key(b))), Ordering::Less);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn names_of_few_letters(a in "[aAb019\0\u{1}\u{2}-/章éĀ ]{0,7}", b in "[aAb019\0\u{1}\u{2}-/章éĀ ]{0,7}") {
            agree(&a, &b)?;
        }

        #[test]
        fn names_of_any_letters(a in ".{0,12}", b in ".{0,12}") {
            agree(&a, &b)?;
        }

        #[test]
        fn versions_alike(
            a in "[vV]?[0-2](\\.(0|1|10|18446744073709551615)){1,2}(-(rc|a|0|10|A-)(\\.(0|1|10|b))?)?(\\+(0|00|01|b|1\\.0)(\\.b|\\.00)?)?",
            b in "[vV]?[0-2](\\.(0|1|10|18446744073709551615)){1,2}(-(rc|a|0|10|A-)(\\.(0|1|10|b))?)?(\\+(0|00|01|b|1\\.0)(\\.b|\\.00)?)?",
        ) {
            agree(&a, &b)?;
        }

        #[test]
        fn versions_of_all_kinds(
            a in "latest|Latest|EDGE|v?[0-9]{1,2}(\\.[0-9]{1,2}){0,3}|[vV]?[0-9]{1,2}|[a-c]{0,2}|2024010[0-9]",
            b in "latest|Latest|EDGE|v?[0-9]{1,2}(\\.[0-9]{1,2}){0,3}|[vV]?[0-9]{1,2}|[a-c]{0,2}|2024010[0-9]",
        ) {
            agree(&a, &b)?;
        }
    }
}
