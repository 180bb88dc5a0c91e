//! Instants in UTC, as the four APIs write them: RFC 3339 in APIs 1 to 3, Unix seconds in API 4.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// The last second of the year 9999; anything later is no date of this world.
const LAST_SECOND: i64 = 253_402_300_799;

/// An instant, UTC, to the nanosecond, within the years 2 to 9999. Go's zero time (year 1) is no instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
}

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self { seconds: 0, nanos: 0 };

    /// That many seconds after 1970-01-01T00:00:00Z. `None` outside the years 2 to 9999.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        Self::new(seconds, 0)
    }

    /// That many milliseconds after 1970-01-01T00:00:00Z. `None` outside the years 2 to 9999.
    pub fn from_unix_millis(millis: i64) -> Option<Self> {
        let nanos = u32::try_from(millis.rem_euclid(1000)).unwrap_or_default() * 1_000_000;
        Self::new(millis.div_euclid(1000), nanos)
    }

    fn new(seconds: i64, nanos: u32) -> Option<Self> {
        const YEAR_TWO: i64 = -62_104_060_800;
        (YEAR_TWO..=LAST_SECOND).contains(&seconds).then_some(Self { seconds, nanos })
    }

    /// Reads RFC 3339 with any offset and any number of fraction digits (those past the ninth are dropped).
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let date = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        Self::new(date.unix_timestamp(), date.nanosecond())
    }

    /// Whole seconds since 1970-01-01T00:00:00Z.
    pub fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, rounded down.
    pub fn unix_millis(self) -> i64 {
        self.seconds * 1000 + i64::from(self.nanos / 1_000_000)
    }

    /// The fraction of the second, 0 to 999,999,999.
    pub fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// `2026-11-20T09:42:00.123Z`: as many fraction digits as it takes, at most nine.
    pub fn to_rfc3339(self) -> String {
        OffsetDateTime::from_unix_timestamp(self.seconds)
            .and_then(|date| date.replace_nanosecond(self.nanos))
            .ok()
            .and_then(|date| date.format(&Rfc3339).ok())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_servers_write() {
        for (text, seconds, nanos) in [
            ("2017-01-01T00:00:00Z", 1_483_228_800, 0),
            ("2017-09-11T03:00:02.542841141Z", 1_505_098_802, 542_841_141),
            ("2021-06-02T09:59:25.51307Z", 1_622_627_965, 513_070_000),
            ("2021-06-02T17:59:25+08:00", 1_622_627_965, 0),
            ("2021-06-02T09:59:25.5123456789Z", 1_622_627_965, 512_345_678),
        ] {
            let parsed = Timestamp::parse_rfc3339(text).expect(text);
            assert_eq!((parsed.unix_seconds(), parsed.subsec_nanos()), (seconds, nanos), "{text}");
        }
        for text in ["", "0001-01-01T00:00:00Z", "yesterday", "2021-06-02", "2021-13-02T00:00:00Z"] {
            assert_eq!(Timestamp::parse_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn refuses_dates_of_no_calendar() {
        assert_eq!(Timestamp::from_unix(-62_135_596_800), None);
        assert_eq!(Timestamp::from_unix(i64::MAX), None);
        assert_eq!(Timestamp::from_unix_millis(i64::MIN), None);
        assert!(Timestamp::from_unix(LAST_SECOND).is_some());
    }

    proptest! {
        #[test]
        fn writing_and_reading_agree(millis in -62_104_060_800_000i64..253_402_300_799_000) {
            let instant = Timestamp::from_unix_millis(millis).expect("in range");
            prop_assert_eq!(instant.unix_millis(), millis);
            prop_assert_eq!(Timestamp::parse_rfc3339(&instant.to_rfc3339()), Some(instant));
        }
    }
}
