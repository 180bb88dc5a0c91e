//! Numbers and dates for people. Dates go through the browser's `Intl`, which knows the zone and both languages.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// An instant as it is shown: `2026-11-20 17:42`, `UTC+8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// ISO date and 24-hour time in the zone chosen.
    pub text: String,
    /// The zone's offset at that instant, such as `UTC+8` or `UTC-3:30`.
    pub zone: String,
}

/// Whose clock times are shown by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// The browser's.
    #[default]
    Local,
    /// The world's.
    Utc,
}

impl Zone {
    /// Its name where it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Utc => "utc",
        }
    }

    /// The zone of a name; the browser's if it is none.
    pub fn from_word(word: &str) -> Self {
        if word == Self::Utc.as_str() { Self::Utc } else { Self::Local }
    }
}

thread_local! {
    static ZONE: Cell<Zone> = const { Cell::new(Zone::Local) };
}

/// The zone chosen.
pub fn zone() -> Zone {
    ZONE.get()
}

/// Chooses a zone; what shows times has to be drawn anew.
pub fn set_zone(zone: Zone) {
    ZONE.set(zone);
}

/// An instant on a calendar and a clock.
struct Moment {
    day: (u32, u32, u32),
    clock: (u32, u32, u32),
    /// Minutes ahead of UTC.
    ahead: i32,
}

impl Moment {
    /// An instant in the zone chosen.
    fn at(unix_millis: i64) -> Self {
        let date = Date::new(&JsValue::from_f64(unix_millis as f64));
        match zone() {
            Zone::Local => Self {
                day: (date.get_full_year(), date.get_month() + 1, date.get_date()),
                clock: (date.get_hours(), date.get_minutes(), date.get_seconds()),
                ahead: -(date.get_timezone_offset() as i32),
            },
            Zone::Utc => Self {
                day: (date.get_utc_full_year(), date.get_utc_month() + 1, date.get_utc_date()),
                clock: (date.get_utc_hours(), date.get_utc_minutes(), date.get_utc_seconds()),
                ahead: 0,
            },
        }
    }
}

/// An instant in the zone chosen.
pub fn local_time(unix_millis: i64) -> LocalTime {
    let Moment { day: (year, month, day), clock: (hours, minutes, _), ahead } = Moment::at(unix_millis);
    LocalTime { text: format!("{year:04}-{month:02}-{day:02} {hours:02}:{minutes:02}"), zone: zone_name(ahead) }
}

/// The time of day of an instant in the zone chosen, to the second.
pub fn clock_time(unix_millis: i64) -> String {
    let (hours, minutes, seconds) = Moment::at(unix_millis).clock;
    format!("{hours:02}:{minutes:02}:{seconds:02}")
}

/// The name of the browser's own zone at an instant.
pub fn browsers_zone(unix_millis: f64) -> String {
    zone_name(-(Date::new(&JsValue::from_f64(unix_millis)).get_timezone_offset() as i32))
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

/// A span of time in the largest unit that it fills, with the sign of `then - now`.
pub fn relative_unit(seconds: i64) -> (i64, &'static str) {
    const UNITS: [(i64, &str); 6] = [
        (365 * 86_400, "year"),
        (30 * 86_400, "month"),
        (7 * 86_400, "week"),
        (86_400, "day"),
        (3_600, "hour"),
        (60, "minute"),
    ];
    UNITS
        .into_iter()
        .find(|(length, _)| seconds.abs() >= *length)
        .map_or((0, "second"), |(length, unit)| (seconds / length, unit))
}

thread_local! {
    /// The language used last, and its format: making one takes longer than to draw a row.
    static RELATIVE: RefCell<Option<(String, Intl::RelativeTimeFormat)>> = const { RefCell::new(None) };
}

/// `2 days ago`, `yesterday`, `now`, in the given language. A clock that is up to a minute off makes no future.
pub fn relative_time(language: &str, unix_millis: i64, now_millis: f64) -> String {
    let (count, unit) = relative_unit((unix_millis - now_millis as i64) / 1000);
    RELATIVE.with_borrow_mut(|kept| {
        let (_, format) = match kept.take() {
            Some(known) if known.0 == language => kept.insert(known),
            _ => kept.insert((language.to_owned(), relative_format(language))),
        };
        format.format(count as f64, unit).as_string().unwrap_or_default()
    })
}

fn relative_format(language: &str) -> Intl::RelativeTimeFormat {
    let options = Object::new();
    let _ = Reflect::set(&options, &"numeric".into(), &"auto".into());
    Intl::RelativeTimeFormat::new(&Array::of1(&language.into()), &options)
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
    fn spans_are_told_in_their_largest_unit() {
        for (seconds, expected) in [
            (0, (0, "second")),
            (-59, (0, "second")),
            (59, (0, "second")),
            (-60, (-1, "minute")),
            (-86_399, (-23, "hour")),
            (-2 * 86_400, (-2, "day")),
            (-8 * 86_400, (-1, "week")),
            (-400 * 86_400, (-1, "year")),
            (3_700, (1, "hour")),
        ] {
            assert_eq!(relative_unit(seconds), expected, "{seconds}");
        }
    }
}
