//! Names in the requests of APIs 1 and 3, whose servers take no `/` in a name: they want `$` for it (wire.md B).

use percent_encoding::{AsciiSet, utf8_percent_encode};

use super::search::COMPONENT;

/// What may stand raw in a path segment: the `$` that stands for `/`, and what may stand raw in any component.
const SEGMENT: AsciiSet = COMPONENT.remove(b'$');

/// A name as the servers take it: `team/app` is `team$app`.
pub fn without_slashes(name: &str) -> String {
    name.replace('/', "$")
}

/// The name that [`without_slashes`] was made from, which held no `$` itself.
pub fn with_slashes(name: &str) -> String {
    name.replace('$', "/")
}

/// A name as a path segment.
pub fn segment(name: &str) -> String {
    encoded(&without_slashes(name))
}

/// A name that looks percent-encoded (`hello%20hello`) as a path segment in which its escapes stand as they are; all
/// else that may not stand in a path is encoded. `None` if the name holds no escape, or if browsers would take the
/// segment for a way up.
pub fn verbatim_segment(name: &str) -> Option<String> {
    let name = without_slashes(name);
    let mut parts = name.split('%');
    let mut segment = encoded(parts.next().unwrap_or_default());
    let mut escapes = false;
    for part in parts {
        segment.push('%');
        let escape = part.split_at_checked(2).filter(|(digits, _)| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let rest = match escape {
            Some((digits, rest)) => {
                escapes = true;
                segment.push_str(digits);
                rest
            }
            None => {
                segment.push_str("25");
                part
            }
        };
        segment.push_str(&encoded(rest));
    }
    let plain = segment.replace("%2e", ".").replace("%2E", ".");
    (escapes && plain != "." && plain != "..").then_some(segment)
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, &SEGMENT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::search::decode_component;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_a_segment() {
        for (name, plain, verbatim) in [
            ("web", "web", None),
            ("hello%20hello", "hello%2520hello", Some("hello%20hello")),
            ("team/app/web", "team$app$web", None),
            ("team$app", "team$app", None),
            ("a%2Fb/c d", "a%252Fb$c%20d", Some("a%2Fb$c%20d")),
            ("100%", "100%25", None),
            ("100%zz", "100%25zz", None),
            ("%%41?#", "%25%2541%3F%23", Some("%25%41%3F%23")),
            ("%e4%bd%a0好", "%25e4%25bd%25a0%E5%A5%BD", Some("%e4%bd%a0%E5%A5%BD")),
            ("%4", "%254", None),
            ("%2e%2E", "%252e%252E", None),
            ("%2e%2e.", "%252e%252e.", Some("%2e%2e.")),
            ("", "", None),
        ] {
            assert_eq!(segment(name), plain, "{name}");
            assert_eq!(verbatim_segment(name).as_deref(), verbatim, "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_segment_is_one_segment(name in "[/$% ?#a2f好\\PC]{0,12}") {
            for segment in [Some(segment(&name)), verbatim_segment(&name)].into_iter().flatten() {
                prop_assert!(segment.bytes().all(|byte| byte.is_ascii_graphic() && !b"/?#\\\"<>".contains(&byte)));
            }
            prop_assert_eq!(decode_component(&segment(&name)), without_slashes(&name));
        }
    }
}
