//! The time between two versions, in words.

use catalog::size::grouped;

use crate::i18n::Texts;

/// Says it, in the largest unit of which there is one.
pub fn said(seconds: u64, texts: &Texts) -> String {
    match (seconds / 86_400, seconds / 3_600, seconds / 60) {
        (0, 0, 0) => texts.under_a_minute().to_owned(),
        (0, 0, minutes) => texts.minutes(&minutes.to_string()),
        (0, hours, _) => texts.hours(&hours.to_string()),
        (days, ..) => texts.days(&grouped(days)),
    }
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::i18n::Locale;

    #[test]
    fn less_than_a_day_is_told_in_hours_or_minutes() {
        for (seconds, english, chinese) in [
            (0, "less than a minute", "不到一分钟"),
            (59, "less than a minute", "不到一分钟"),
            (60, "1 min", "1 分钟"),
            (3_599, "59 min", "59 分钟"),
            (3_600, "1 h", "1 小时"),
            (86_399, "23 h", "23 小时"),
            (86_400, "1 d", "1 天"),
            (86_400_000, "1,000 d", "1,000 天"),
        ] {
            assert_eq!(said(seconds, Locale::En.texts()), english);
            assert_eq!(said(seconds, Locale::ZhCn.texts()), chinese);
        }
    }
}
