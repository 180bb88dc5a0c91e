//! Versions as text that sorts like versions, for `ORDER BY`. What a version is says [`catalog::order`].

use catalog::order::VersionKind;

use super::fold;

/// Ascending: semantic versions by precedence (a pre-release under its release), then lone numbers, then names in natural
/// order, in which `r9` lies under `r10`, then floating tags.
pub fn version_key(text: &str) -> String {
    let version = match VersionKind::of(text) {
        VersionKind::Semantic(version) => version,
        // Above every semantic version, whose keys go on with a digit.
        VersionKind::Number(number) => return format!("1~{}", digits(&number.to_string())),
        VersionKind::Name => return format!("2{}", natural(text)),
        VersionKind::Floating => return format!("3{}", natural(text)),
    };
    let numbers = [version.major, version.minor, version.patch].map(|number| digits(&number.to_string()));
    let mut key = format!("1{}", numbers.concat());
    if version.pre.is_empty() {
        // Above every pre-release, whose parts start with 0 or 1.
        key.push('~');
    }
    for part in version.pre.split('.').filter(|part| !part.is_empty()) {
        // A numeric part lies under a word; the blank, which lies under all that may stand in a word, ends a word.
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            key.push('0');
            key.push_str(&digits(part));
        } else {
            key.push('1');
            key.push_str(part);
            key.push(' ');
        }
    }
    key
}

/// A whole number, preceded by how many digits it has, so that longer ones sort after shorter ones.
fn digits(number: &str) -> String {
    let number = number.trim_start_matches('0');
    format!("{:03}{number}", number.len().min(999))
}

fn natural(text: &str) -> String {
    let folded = fold(text);
    let mut key = String::with_capacity(folded.len() + 8);
    let mut rest = folded.as_str();
    while !rest.is_empty() {
        let run = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, after) = rest.split_at(run);
        if !number.is_empty() {
            key.push_str(&digits(number));
        }
        let run = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (words, after) = after.split_at(run);
        key.push_str(words);
        rest = after;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn versions_sort_as_versions() {
        let ascending = [
            "0.9.0",
            "v1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-alpha-x",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.9",
            "1.0.10",
            "1.2",
            "v1.9.0",
            "1.10.0",
            "2.0.0",
            "10.0.0",
            "18446744073709551615.0.0",
            "1",
            "V2",
            "V16",
            "20240501",
            "2024-01-09",
            "main-9",
            "main-10",
            "V1b",
            "edge",
            "latest",
        ];
        for pair in ascending.windows(2) {
            assert!(version_key(pair[0]) < version_key(pair[1]), "{} < {}", pair[0], pair[1]);
        }
    }

    proptest! {
        #[test]
        fn semantic_versions_sort_by_precedence(
            a in "[0-9]{1,3}\\.[0-9]{1,2}\\.[0-9](-[a-c0-9-]{1,3}(\\.[a-c0-9]{1,3}){0,2})?",
            b in "[0-9]{1,3}\\.[0-9]{1,2}\\.[0-9](-[a-c0-9-]{1,3}(\\.[a-c0-9]{1,3}){0,2})?",
        ) {
            if let (VersionKind::Semantic(left), VersionKind::Semantic(right)) = (VersionKind::of(&a), VersionKind::of(&b)) {
                prop_assert_eq!(version_key(&a).cmp(&version_key(&b)), left.cmp_precedence(&right));
            }
        }

        #[test]
        fn every_text_has_a_key(text in ".*") {
            version_key(&text);
        }
    }
}
