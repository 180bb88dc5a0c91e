use super::*;
use proptest::prelude::*;
use semver::VersionReq;

fn range(text: &str) -> Range {
    Range::parse(text).expect(text)
}

#[test]
fn releases_lie_in_ranges() {
    for (text, inside, outside) in [
        ("1.4", &["1.4", "1.4.0", "v1.4.9", "1.4.2+b5"][..], &["1.3.9", "1.5.0", "2.4.0", "1"][..]),
        ("=1.4", &["1.4.0", "1.4.9"], &["1.3.9", "1.5.0"]),
        ("v1.4", &["1.4.0"], &["1.5"]),
        ("1", &["1.0.0", "1.99.0", "1", "v1"], &["0.9.0", "2.0.0", "2", "11"]),
        ("1.x", &["1.0.0", "1.99.0"], &["0.9.0", "2.0.0"]),
        ("1.X.*", &["1.0.0", "1.99.0"], &["0.9.0", "2.0.0"]),
        ("1.4.*", &["1.4.0", "1.4.7"], &["1.5.0"]),
        ("1.4.2", &["1.4.2", "V1.4.2", "1.4.2+b5"], &["1.4.1", "1.4.3"]),
        ("= 1.4.2+b5", &["1.4.2", "1.4.2+b6"], &["1.4.3"]),
        (">=1.4", &["1.4", "1.4.0", "2.0.0"], &["1.3.9"]),
        (">= v1.4", &["1.4", "1.4.0", "2.0.0"], &["1.3.9"]),
        (">1.4", &["1.5.0", "2.0.0"], &["1.4.0", "1.4.9"]),
        (">1.4.2", &["1.4.3"], &["1.4.2", "1.4.2+b5"]),
        ("<1.4", &["1.3.9", "0.1"], &["1.4.0"]),
        ("<=1.4", &["1.4.9", "1.0.0"], &["1.5.0"]),
        ("<=1.4.2", &["1.4.2", "1.4.1"], &["1.4.3"]),
        (">=1.4,<2", &["1.4.0", "1.99.9"], &["1.3.9", "2.0.0"]),
        (" >= 1.4 , <  2 ,", &["1.4.0", "1.99.9"], &["1.3.9", "2.0.0"]),
        (">=1.4 <2", &["1.4.0", "1.99.9"], &["1.3.9", "2.0.0"]),
        ("^1.2", &["1.2.0", "1.9.0"], &["1.1.9", "2.0.0"]),
        ("^1.2.3", &["1.2.3", "1.9.0"], &["1.2.2", "2.0.0"]),
        ("^0.2.3", &["0.2.3", "0.2.9"], &["0.2.2", "0.3.0", "1.0.0"]),
        ("^0.0.3", &["0.0.3"], &["0.0.2", "0.0.4"]),
        ("^0.0", &["0.0.0", "0.0.9"], &["0.1.0"]),
        ("^0", &["0.0.0", "0.9.0"], &["1.0.0"]),
        ("~1.2.3", &["1.2.3", "1.2.9"], &["1.2.2", "1.3.0"]),
        ("~1.2", &["1.2.0", "1.2.9"], &["1.1.0", "1.3.0"]),
        ("~1", &["1.0.0", "1.9.0"], &["0.9.0", "2.0.0"]),
        ("1.2 - 1.5", &["1.2.0", "1.5.9"], &["1.1.9", "1.6.0"]),
        ("1.2.3 - 1.5.0", &["1.2.3", "1.5.0"], &["1.2.2", "1.5.1"]),
        ("1.2 - 1.5, <1.4", &["1.2.0", "1.3.9"], &["1.4.0"]),
        ("1.2 - 1.5 || 3.x", &["1.2.0", "3.1.0"], &["2.0.0"]),
        ("1||3", &["1.2.0", "3.1.0"], &["2.0.0"]),
        ("*, <2", &["1.0.0"], &["2.0.0", "latest"]),
        // A lone number is compared with lone numbers.
        (">=15, <20", &["15", "V16", "19", "16.2.0"], &["14", "20", "150", "build-16"]),
        (">15 || 3", &["16", "3"], &["15", "4"]),
        ("15 - 17", &["15", "17"], &["14", "18"]),
        ("^16", &["16"], &["17"]),
        (">=1.4", &[], &["16", "20260101"]),
        (">=1, <2.0", &["1.9.0"], &["1", "16"]),
        ("<*", &[], &["0.0.0", "1.0.0", "latest"]),
        ("^18446744073709551615", &["18446744073709551615.0.1"], &["1.0.0"]),
        (">18446744073709551615", &[], &["18446744073709551615.0.1"]),
        ("<=1.18446744073709551615", &["1.18446744073709551615.3"], &["2.0.0"]),
    ] {
        let read = range(text);
        for include in [false, true] {
            for version in inside {
                assert!(read.holds(version, include), "{text} holds {version}");
            }
            for version in outside {
                assert!(!read.holds(version, include), "{text} does not hold {version}");
            }
        }
    }
}

#[test]
fn prereleases_lie_in_ranges_that_ask_for_them() {
    for (text, version, unasked, included) in [
        (">=1.4, <2", "2.0.0-rc.1", false, false),
        (">=1.4, <2", "1.9.0-rc.1", false, true),
        (">=1.4, <2.0.0", "2.0.0-rc.1", false, false),
        ("<2.0.0", "2.0-rc1", false, false),
        ("<=2.0.0", "2.0.0-rc.1", false, true),
        ("1.4 - 2", "2.0.0-rc.1", false, true),
        ("^1.4", "2.0.0-rc.1", false, false),
        ("~1.4", "1.5.0-rc.1", false, false),
        // A line with the pre-releases of its first release, one version without.
        ("1.4", "1.4.0-rc.1", false, true),
        (">=1.4", "1.4.0-rc.1", false, true),
        ("^1.4", "1.4.0-rc.1", false, true),
        (">1.4", "1.5.0-rc.1", false, true),
        ("<=1.4", "1.5.0-rc.1", false, false),
        (">=1.4.0", "1.4.0-rc.1", false, false),
        ("1.4.0", "1.4.0-rc.1", false, false),
        ("^1.4.0", "1.4.0-rc.1", false, false),
        // Named.
        ("1.4.0-rc.1", "1.4.0-rc.1", true, true),
        ("1.4-rc1", "1.4.0-rc1", true, true),
        ("1.4-rc1", "1.4.0", false, false),
        (">=1.4.0-rc.1", "1.4.0-rc.2", true, true),
        (">=1.4.0-rc.2", "1.4.0-rc.1", false, false),
        (">=1.4.0-rc.2", "1.4.0-rc.10", true, true),
        (">=1.4.0-rc.1", "1.4.1-rc.1", false, true),
        ("<2.0.0-rc.2", "2.0.0-rc.1", true, true),
        (">=2.0.0-rc.1, <2.0.0", "2.0.0-rc.1", true, true),
        (">=2.0.0-rc.1, <2", "2.0.0-rc.1", false, false),
        ("<2.0.0 || 2.0.0-rc.1", "2.0.0-rc.1", true, true),
        ("<2.0.0 || 2.0.0-rc.1", "2.0.0-rc.2", false, false),
        ("", "2.0.0-rc.1", false, true),
        ("*", "2.0.0-rc.1", false, true),
    ] {
        assert_eq!(range(text).holds(version, false), unasked, "{text}: {version}");
        assert_eq!(range(text).holds(version, true), included, "{text}: {version}, included");
    }
}

#[test]
fn names_and_floating_tags_lie_only_in_everything() {
    for (text, everything) in [
        ("", true),
        (" ", true),
        ("*", true),
        ("x", true),
        ("*.*", true),
        (">=*", true),
        ("<2 || *", true),
        (">=0", false),
        ("*, <2", false),
        (">*", false),
    ] {
        let read = range(text);
        assert_eq!(read.is_everything(), everything, "{text}");
        for version in ["latest", "build-2", ""] {
            assert_eq!(read.holds(version, true), everything, "{text}: {version}");
            assert_eq!(read.holds(version, false), everything, "{text}: {version}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    for (text, piece) in [
        ("latest", "latest"),
        (">=1.4, <banana", "banana"),
        (">=1.4, <", "<"),
        (">=, 1.4", ">="),
        (">= <2", "<2"),
        ("1.4 || ", "||"),
        ("|| 1.4", "||"),
        ("1.4 | 1.5", "|"),
        (",", ","),
        ("1.2.3.4", "1.2.3.4"),
        ("1.*.3", "1.*.3"),
        ("1.04", "1.04"),
        ("1.", "1."),
        ("v", "v"),
        ("vv1", "vv1"),
        ("1-rc1", "1-rc1"),
        ("1.x-rc1", "1.x-rc1"),
        ("1.4.0-", "1.4.0-"),
        ("1.2 -", "-"),
        ("- 1.2", "-"),
        ("1.2 -1.5", "-1.5"),
        ("1.2 - >1.5", ">1.5"),
        (">1.2 - 1.5", "-"),
        ("1.2 - 1.5 - 1.7", "-"),
        ("!=1.2", "!=1.2"),
        (">==1.2", "=1.2"),
        ("平台", "平台"),
        ("99999999999999999999", "99999999999999999999"),
    ] {
        assert_eq!(Range::parse(text), Err(RangeError { piece: piece.to_owned() }), "{text}");
    }
}

const VERSION: &str = "[0-2]\\.[0-2]\\.[0-2](-(rc|alpha)\\.[0-2])?";
const COMPARATOR: &str = "(>=|<=|>|<|=|\\^|~)([0-2]\\.[0-2]\\.[0-2](-(rc|alpha)\\.[0-2])?|[0-2]\\.[0-2]|[0-2])";

proptest! {
    /// Cargo cannot include pre-releases, and holds none of them by part of a version (not even 1.2.0-rc.1 by `>=1`
    /// beside `=1.2.0-rc.1`); in all else both must agree.
    #[test]
    fn agrees_with_the_ranges_of_cargo(comparators in prop::collection::vec(COMPARATOR, 1..4), version in VERSION) {
        let text = comparators.join(", ");
        prop_assert_eq!(range(&comparators.join(" ")), range(&text));
        if version.contains('-') && comparators.iter().any(|one| one.matches('.').count() < 2) {
            return Ok(());
        }
        let expected = VersionReq::parse(&text).expect(&text).matches(&Version::parse(&version).expect(&version));
        prop_assert_eq!(range(&text).holds(&version, false), expected, "{} {}", text, version);
    }

    #[test]
    fn a_line_parts_all_versions(line in "[0-2](\\.[0-2])?", version in VERSION) {
        let holds = |sign: &str| range(&format!("{sign}{line}")).holds(&version, true);
        prop_assert_ne!(holds("<"), holds(">="));
        prop_assert_ne!(holds("<="), holds(">"));
        prop_assert_eq!(holds(""), holds("<=") && holds(">="));
    }

    #[test]
    fn including_prereleases_takes_nothing_away(text in COMPARATOR, other in COMPARATOR, version in VERSION) {
        let read = range(&format!("{text} || {other}"));
        prop_assert!(!read.holds(&version, false) || read.holds(&version, true));
        for include in [false, true] {
            let either = [&text, &other].into_iter().any(|text| range(text).holds(&version, include));
            prop_assert_eq!(read.holds(&version, include), either);
        }
    }

    #[test]
    fn every_semantic_version_is_a_range_that_holds_it(version in "v?[0-9]{1,3}\\.[0-9]{1,3}(\\.[0-9]{1,3})?(-[a-z0-9.-]{1,5})?(\\+[a-z0-9]{1,3})?") {
        if matches!(VersionKind::of(&version), VersionKind::Semantic(_)) {
            prop_assert!(range(&version).holds(&version, false), "{}", version);
        }
    }

    #[test]
    fn any_text_is_looked_at_without_harm(text in "[<>=^~|, *xv0-9.+a-z好-]{0,16}", version in any::<String>()) {
        match Range::parse(&text) {
            Ok(range) => {
                let _ = (range.holds(&version, true), range.holds(&text, false));
            }
            Err(RangeError { piece }) => prop_assert!(text.contains(&piece) && !piece.is_empty(), "{} {}", text, piece),
        }
        let _ = Range::parse(&version);
    }
}
