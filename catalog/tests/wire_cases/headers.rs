//! Totals and waits: H01, H04, H05, R16.

use catalog::wire::content_range::{page_total, total};
use catalog::wire::{repository, retry_after};
use catalog::{Timestamp, Total};
use std::time::Duration;

#[test]
fn content_range() {
    for (id, header, expected) in [
        ("H01.a", "0-25/140", Some(140)),
        ("H01.b", "0-24/140", Some(140)),
        ("H01.c", "20-2/22", Some(22)),
        ("H01.d", "0-0/0", Some(0)),
        ("H01 unit", "bytes 0-25/140", Some(140)),
        ("H01 en dash", "0–25/140", Some(140)),
        ("H01 en dash as the browser reads it", "0â\u{80}\u{93}25/140", Some(140)),
        ("H01 spaces", " 0 - 25 / 140 ", Some(140)),
        ("H01 sent twice", "0-25/140, 0-25/140", Some(140)),
        ("H01 unknown", "0-25/*", None),
        ("H01 none", "140", None),
        ("H01 empty", "", None),
        ("H01 negative", "0-25/-1", None),
        ("H01 huge", "0-25/99999999999999999999", None),
    ] {
        assert_eq!(total(header), expected, "{id}");
    }
}

#[test]
fn the_total_of_a_page() {
    let exact = Total::Exact;
    for (id, header, range, offset, rows, limit, expected) in [
        ("H01 next", Some("0-25/140"), None, 0, 25, 25, exact(140)),
        ("H01 last", Some("20-2/22"), None, 20, 2, 20, exact(22)),
        ("H01 empty", Some("0-0/0"), None, 0, 0, 25, exact(0)),
        ("H04.a", None, None, 0, 100, 100, Total::AtLeast(100)),
        ("H04.b", None, None, 100, 37, 100, exact(137)),
        ("H04.c", None, None, 0, 0, 100, exact(0)),
        ("H04.c past the end", None, None, 300, 0, 100, Total::Unknown),
        ("H04 no limit", None, None, 0, 37, 0, exact(37)),
        ("R16.a", None, Some(140), 0, 25, 25, exact(140)),
        ("R16 header first", Some("0-25/141"), Some(140), 0, 25, 25, exact(141)),
        ("R16 header unreadable", Some("0-25/*"), Some(140), 0, 25, 25, exact(140)),
        ("less than is seen", Some("0-25/3"), None, 25, 25, 25, exact(50)),
        ("more than the limit", Some("0-40/40"), None, 25, 40, 25, exact(40)),
        ("more than the limit, no total", None, None, 25, 40, 25, Total::AtLeast(40)),
    ] {
        assert_eq!(page_total(header, range, offset, rows, limit), expected, "{id}");
    }
    let rows =
        [r#"{"namespace":"n","name":"a","total_range":140}"#, r#"{"namespace":"n","name":"b","total_range":141}"#];
    let first = repository(rows[0].as_bytes()).unwrap();
    assert_eq!(first.total_range, Some(140), "R16.b: the first row counts");
}

#[test]
fn waits() {
    let now = Timestamp::parse_rfc3339("2026-10-21T07:27:00Z").unwrap();
    for (id, header, seconds) in [
        ("H05.a", "5", Some(5)),
        ("H05.b", "Wed, 21 Oct 2026 07:28:00 GMT", Some(60)),
        ("H05.b past", "Wed, 21 Oct 2026 07:26:00 GMT", Some(0)),
        ("H05.c", "soon", None),
        ("H05.c empty", "", None),
        ("H05.c negative", "-5", None),
        ("H05.c no day", "Wed, 41 Oct 2026 07:28:00 GMT", None),
        ("H05.c no month", "Wed, 21 Okt 2026 07:28:00 GMT", None),
        ("H05.c more", "Wed, 21 Oct 2026 07:28:00 GMT now", None),
    ] {
        assert_eq!(retry_after(header, now), seconds.map(Duration::from_secs), "{id}");
    }
}
