//! One string for an identity of several parts, for the address bar: `namespace/name`.
//!
//! `/` and `%` inside every part but the last are percent-encoded, so that different parts never give the same string.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

const SEPARATOR: AsciiSet = CONTROLS.add(b'/').add(b'%');
const LAST: AsciiSet = CONTROLS.add(b'%');

/// Joins the parts; [`split`] is its inverse.
pub fn join(parts: &[&str]) -> String {
    let mut joined = String::new();
    for (index, part) in parts.iter().enumerate() {
        let last = index + 1 == parts.len();
        joined.extend(utf8_percent_encode(part, if last { &LAST } else { &SEPARATOR }));
        if !last {
            joined.push('/');
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
    }

    proptest! {
        #[test]
        fn split_undoes_join(a in ".*", b in ".*", c in ".*") {
            prop_assert_eq!(split(&join(&[&a, &b, &c])), Some([a, b, c]));
        }
    }
}
