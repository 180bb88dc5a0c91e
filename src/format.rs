//! Dates for people, in the zone chosen, whose offset the browser knows.

use std::{cell::RefCell, ops::Range};

use catalog::time::Timestamp;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An instant as it is shown: `2026-11-20 17:42`, `UTC+8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// ISO date and 24-hour time in the zone chosen.
    pub text: String,
    /// The zone's offset at that instant, such as `UTC+8` or `UTC-3:30`.
    pub zone: String,
}

/// The word for the browser's own zone, where the zone chosen is kept.
pub const OWN_ZONE: &str = "local";
/// The word for the world's zone.
pub const UTC: &str = "utc";

thread_local! {
    /// The word of the zone chosen, and what tells the offset of one that has a name.
    static ZONE: RefCell<(String, Option<Function>)> = RefCell::new((OWN_ZONE.to_owned(), None));
}

/// The zone chosen: [`OWN_ZONE`], [`UTC`] or a name such as `Asia/Tokyo`.
pub fn zone() -> String {
    ZONE.with_borrow(|(word, _)| word.clone())
}

/// Chooses a zone, or the browser's own if that is none; what shows times has to be drawn anew.
pub fn set_zone(word: &str) {
    let teller = if [OWN_ZONE, UTC, ""].contains(&word) { None } else { offset_teller(word) };
    let word = if teller.is_some() || word == UTC { word } else { OWN_ZONE };
    ZONE.set((word.to_owned(), teller));
}

/// Writes an instant with the offset of a zone; nothing if the browser does not know the zone.
fn offset_teller(zone: &str) -> Option<Function> {
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    Reflect::set(&options, &"timeZoneName".into(), &"longOffset".into()).ok()?;
    // The constructor throws, and what is thrown across WebAssembly ends it: this way the browser catches it.
    let constructor: Function = Reflect::get(&intl()?, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let format = Reflect::construct(&constructor, &Array::of2(&"en-US".into(), &options)).ok()?;
    Reflect::get(&format, &"format".into()).ok()?.dyn_into().ok()
}

fn intl() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"Intl".into()).ok()
}

/// The names of all zones, where the browser tells them.
pub fn zones() -> Vec<String> {
    let names = || {
        let intl = intl()?;
        let all: Function = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.dyn_into().ok()?;
        all.call1(&intl, &"timeZone".into()).ok()?.dyn_into::<Array>().ok()
    };
    names().map(|names| names.iter().filter_map(|name| name.as_string()).collect()).unwrap_or_default()
}

/// Minutes ahead of UTC, as they stand at the end of `11/20/2026, GMT+05:30`.
fn minutes_ahead(text: &str) -> Option<i32> {
    let (_, offset) = text.rsplit_once("GMT")?;
    let mut numbers = offset.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<i32>().ok());
    let minutes = numbers.next().unwrap_or_default() * 60 + numbers.next().unwrap_or_default();
    Some(if offset.starts_with('+') { minutes } else { -minutes })
}

/// Minutes that the zone chosen is ahead of UTC at an instant.
fn ahead(unix_millis: i64) -> i32 {
    let millis = unix_millis as f64;
    ZONE.with_borrow(|(word, teller)| match teller {
        Some(tell) => {
            let told = tell.call1(&JsValue::UNDEFINED, &millis.into()).ok().and_then(|told| told.as_string());
            told.and_then(|told| minutes_ahead(&told)).unwrap_or_default()
        }
        None if word == UTC => 0,
        None => own_ahead(millis),
    })
}

/// Minutes that the browser's own zone is ahead of UTC at an instant.
fn own_ahead(unix_millis: f64) -> i32 {
    -(Date::new(&unix_millis.into()).get_timezone_offset() as i32)
}

/// An instant in the zone chosen.
pub fn local_time(unix_millis: i64) -> LocalTime {
    let [date, time, zone] = calendar(unix_millis, ahead(unix_millis));
    let minutes = time.get(..5).unwrap_or_default();
    LocalTime { text: format!("{date} {minutes}"), zone }
}

/// The time of day of an instant in the zone chosen, to the second, and the zone: `17:42:05 UTC+8`.
pub fn clock_time(unix_millis: i64) -> String {
    let [_, time, zone] = calendar(unix_millis, ahead(unix_millis));
    format!("{time} {zone}")
}

/// The date, the time and the name of a zone whose clocks are that many minutes ahead of UTC: `2026-11-20`, `17:42:05`,
/// `UTC+8`. What would lie before the year 2 or after 9999 there is told in UTC. The browser's `Date` would take ten calls for
/// each row.
fn calendar(unix_millis: i64, ahead: i32) -> [String; 3] {
    let there = Timestamp::from_unix_millis(unix_millis.saturating_add(i64::from(ahead) * 60_000));
    let (told, ahead) = there.map_or((Timestamp::from_unix_millis(unix_millis), 0), |there| (Some(there), ahead));
    let text = told.map(Timestamp::to_rfc3339).unwrap_or_default();
    let part = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    [part(0..10), part(11..19), zone_name(ahead)]
}

/// The name of the browser's own zone at an instant.
pub fn browsers_zone(unix_millis: f64) -> String {
    zone_name(own_ahead(unix_millis))
}

/// The name of a zone that is `minutes` ahead of UTC.
pub fn zone_name(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_have_names() {
        for (minutes, expected) in [(0, "UTC"), (480, "UTC+8"), (-210, "UTC-3:30"), (345, "UTC+5:45")] {
            assert_eq!(zone_name(minutes), expected);
        }
    }

    #[test]
    fn instants_are_read_off_a_calendar_and_a_clock() {
        for (millis, ahead, date, time, zone) in [
            (0, 0, "1970-01-01", "00:00:00", "UTC"),
            (1_795_167_725_999, 480, "2026-11-20", "17:42:05", "UTC+8"),
            (1_795_167_725_999, -600, "2026-11-19", "23:42:05", "UTC-10"),
            (-1, 345, "1970-01-01", "05:44:59", "UTC+5:45"),
            (1_709_164_800_000, -1, "2024-02-28", "23:59:00", "UTC-0:01"),
            // "Never", as some servers write it: beyond the last year in the zone, and so told in UTC.
            (253_402_300_799_000, 480, "9999-12-31", "23:59:59", "UTC"),
        ] {
            assert_eq!(calendar(millis, ahead), [date, time, zone].map(ToOwned::to_owned), "{millis} {ahead}");
        }
    }

    #[test]
    fn offsets_are_read_as_the_browser_writes_them() {
        for (text, expected) in [
            ("11/20/2026, GMT", Some(0)),
            ("11/20/2026, GMT+09:00", Some(540)),
            ("11/20/2026, GMT-03:30", Some(-210)),
            ("11/20/2026, GMT\u{2212}05:00", Some(-300)),
            ("1/1/1870, GMT-00:25:21", Some(-25)),
            ("11/20/2026", None),
        ] {
            assert_eq!(minutes_ahead(text), expected, "{text}");
        }
    }
}
