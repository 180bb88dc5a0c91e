//! One string for an identity of several parts, for the address bar: `namespace/name`.
//!
//! `/` and `%` inside every part but the last are percent-encoded, so that different parts never give the same string.

use percent_encoding::percent_decode_str;

/// Joins the parts; [`split`] is its inverse.
pub fn join(parts: &[&str]) -> String {
    let mut joined = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            joined.push('/');
        }
        let last = index + 1 == parts.len();
        for letter in part.chars() {
            match letter {
                '%' => joined.push_str("%25"),
                '/' if !last => joined.push_str("%2F"),
                letter => joined.push(letter),
            }
        }
    }
    joined
}

/// Splits into exactly `N` parts: the last one keeps further `/`. `None` if there are fewer, or a part is not UTF-8.
pub fn split<const N: usize>(joined: &str) -> Option<[String; N]> {
    let mut parts = Vec::with_capacity(N);
    for part in joined.splitn(N, '/') {
        parts.push(percent_decode_str(part).decode_utf8().ok()?.into_owned());
    }
    parts.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_last_part_keeps_its_slashes() {
        assert_eq!(join(&["platform", "team/app/web"]), "platform/team/app/web");
        assert_eq!(split("platform/team/app/web"), Some(["platform".to_owned(), "team/app/web".to_owned()]));
        assert_eq!(split::<2>("platform"), None);
        assert_eq!(join(&["a/b", "100%", "产线"]), "a%2Fb/100%25/产线");
    }

    proptest! {
        #[test]
        fn split_undoes_join(a in ".*", b in ".*", c in ".*") {
            prop_assert_eq!(split(&join(&[&a, &b, &c])), Some([a, b, c]));
        }
    }
}
