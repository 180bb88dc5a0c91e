//! How long ago something was. The browser's `Intl` says the same, but the first use of it takes a browser longer than to draw
//! all rows.

use super::Locale;

/// Seconds of each unit, the largest first, with its names.
const UNITS: [(i64, &str, &str); 6] = [
    (365 * 86_400, "year", "年"),
    (30 * 86_400, "month", "个月"),
    (7 * 86_400, "week", "周"),
    (86_400, "day", "天"),
    (3_600, "hour", "小时"),
    (60, "minute", "分钟"),
];

/// What has a name of its own: so many of a unit from now.
const NAMED: [(i64, &str, &str, &str); 10] = [
    (-1, "year", "last year", "去年"),
    (1, "year", "next year", "明年"),
    (-1, "month", "last month", "上个月"),
    (1, "month", "next month", "下个月"),
    (-1, "week", "last week", "上周"),
    (1, "week", "next week", "下周"),
    (-1, "day", "yesterday", "昨天"),
    (1, "day", "tomorrow", "明天"),
    (-2, "day", "", "前天"),
    (2, "day", "", "后天"),
];

impl Locale {
    /// `2 days ago`, `yesterday`, `now`: an instant that is so many seconds from now, in the largest unit that fits. A clock
    /// that is up to a minute off makes no future.
    pub fn from_now(self, seconds: i64) -> String {
        let pick = |english, chinese| if self == Self::En { english } else { chinese };
        let fits = |(length, ..): &&(i64, &str, &str)| seconds.abs() >= *length;
        let Some((length, unit, chinese)) = UNITS.iter().find(fits) else { return pick("now", "现在").to_owned() };
        let count = seconds / length;
        let named = NAMED.iter().find(|(number, of, ..)| *number == count && of == unit);
        let named = named.map_or("", |(_, _, english, chinese)| pick(english, chinese));
        if !named.is_empty() {
            return named.to_owned();
        }
        let (is_past, count) = (count < 0, count.abs());
        match self {
            Self::En => {
                let plural = if count == 1 { "" } else { "s" };
                if is_past { format!("{count} {unit}{plural} ago") } else { format!("in {count} {unit}{plural}") }
            }
            Self::ZhCn => format!("{count}{chinese}{}", if is_past { "前" } else { "后" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_told_in_their_largest_unit() {
        for (seconds, english, chinese) in [
            (0, "now", "现在"),
            (-59, "now", "现在"),
            (59, "now", "现在"),
            (-60, "1 minute ago", "1分钟前"),
            (-86_399, "23 hours ago", "23小时前"),
            (-86_400, "yesterday", "昨天"),
            (-2 * 86_400, "2 days ago", "前天"),
            (-3 * 86_400, "3 days ago", "3天前"),
            (-8 * 86_400, "last week", "上周"),
            (-70 * 86_400, "2 months ago", "2个月前"),
            (-400 * 86_400, "last year", "去年"),
            (3_700, "in 1 hour", "1小时后"),
            (172_800, "in 2 days", "后天"),
            (i64::MIN + 1, "292471208677 years ago", "292471208677年前"),
        ] {
            assert_eq!(
                (&*Locale::En.from_now(seconds), &*Locale::ZhCn.from_now(seconds)),
                (english, chinese),
                "{seconds}"
            );
        }
    }
}
