//! What the value of a condition asks of a property.

use super::{
    piece::{Item, SIGNS},
    same,
};
use crate::{Timestamp, order::folded, property::Value};

/// Texts are folded; ranges are inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    Empty,
    Holds(String),
    Is(String),
    Pair {
        key: String,
        value: String,
        exact: bool,
    },
    /// A number, or seconds since 1970.
    Within(i128, i128),
    /// Seconds ago.
    Aged(i128, i128),
}

/// The value is none that the property can have.
pub(super) struct Unreadable;

/// The test that a value stands for; `None` if it is not typed to its end.
pub(super) fn test(sample: &Value, exact: bool, item: &Item) -> Result<Option<Test>, Unreadable> {
    if item.text.is_empty() {
        return Ok(Some(Test::Empty));
    }
    let text = folded(&item.text);
    Ok(Some(match (sample, text.split_once('=')) {
        (Value::Number(_) | Value::Bytes(_) | Value::Instant(_), _) => return range(sample, exact, text.trim()),
        (Value::Pairs(_), Some((key, value))) => Test::Pair { key: key.to_owned(), value: value.to_owned(), exact },
        _ if exact => Test::Is(text),
        _ => Test::Holds(text),
    }))
}

impl Test {
    /// Whether a property has such a value.
    pub fn passes(&self, value: &Value, now: i64) -> bool {
        let texts = |fits: &dyn Fn(&str) -> bool| match value {
            Value::Text(text) => fits(text),
            Value::Texts(texts) => texts.iter().any(|text| fits(text)),
            Value::Pairs(pairs) => pairs.iter().any(|(key, value)| fits(key) || fits(value)),
            Value::Number(_) | Value::Bytes(_) | Value::Instant(_) => false,
        };
        let number = || match value {
            Value::Number(number) | Value::Bytes(number) => number.map(i128::from),
            Value::Instant(instant) => instant.map(|instant| instant.unix_seconds().into()),
            Value::Text(_) | Value::Texts(_) | Value::Pairs(_) => None,
        };
        match self {
            Self::Empty => match value {
                Value::Text(text) => text.is_empty(),
                Value::Texts(texts) => texts.is_empty() || texts.iter().any(String::is_empty),
                Value::Pairs(pairs) => pairs.is_empty(),
                Value::Number(_) | Value::Bytes(_) | Value::Instant(_) => number().is_none(),
            },
            Self::Holds(wanted) => texts(&|text| folded(text).contains(wanted.as_str())),
            Self::Is(wanted) => texts(&|text| same(text, wanted)),
            Self::Pair { key: wanted_key, value: wanted, exact } => match value {
                Value::Pairs(pairs) => pairs.iter().any(|(key, value)| {
                    same(key, wanted_key)
                        && if *exact { same(value, wanted) } else { folded(value).contains(wanted.as_str()) }
                }),
                _ => false,
            },
            Self::Within(least, most) => number().is_some_and(|number| (*least..=*most).contains(&number)),
            Self::Aged(least, most) => {
                number().is_some_and(|number| (*least..=*most).contains(&(i128::from(now) - number)))
            }
        }
    }
}

/// The numbers that one text stands for: a day is many seconds.
#[derive(Clone, Copy)]
struct Span {
    least: i128,
    most: i128,
    is_age: bool,
}

fn range(sample: &Value, exact: bool, text: &str) -> Result<Option<Test>, Unreadable> {
    let read = |text: &str| span(sample, text.trim()).ok_or(Unreadable);
    let bare = text.trim_start_matches(SIGNS);
    let sign = text.strip_suffix(bare).unwrap_or_default();
    if (exact && !sign.is_empty()) || !matches!(sign, "" | "=" | "<" | "<=" | ">" | ">=") {
        return Err(Unreadable);
    }
    if bare.is_empty() || (matches!(sign, "" | "=") && bare == "..") {
        return Ok(None);
    }
    let (least, most, is_age) = match (bare.split_once(".."), sign) {
        (Some((least, most)), "" | "=") => {
            let end = |text: &str| if text.is_empty() { Ok(None) } else { read(text).map(Some) };
            let (least, most) = (end(least)?, end(most)?);
            let ages = [least, most].map(|end| end.map(|end| end.is_age));
            if ages.contains(&Some(true)) && ages.contains(&Some(false)) {
                return Err(Unreadable);
            }
            let (from, to) = (least.map_or(i128::MIN, |end| end.least), most.map_or(i128::MAX, |end| end.most));
            (from, to, ages.contains(&Some(true)))
        }
        _ => {
            let Span { least, most, is_age } = read(bare)?;
            match sign {
                "<" => (i128::MIN, least - 1, is_age),
                ">" => (most + 1, i128::MAX, is_age),
                ">=" => (least, i128::MAX, is_age),
                // No row is of one age to the second: an age alone is how old at most.
                "" if is_age && !exact => (i128::MIN, most, is_age),
                "<=" => (i128::MIN, most, is_age),
                _ if is_age => return Err(Unreadable),
                _ => (least, most, is_age),
            }
        }
    };
    Ok(Some(if is_age { Test::Aged(least, most) } else { Test::Within(least, most) }))
}

fn span(sample: &Value, text: &str) -> Option<Span> {
    let one = |number: i128| Span { least: number, most: number, is_age: false };
    match sample {
        Value::Number(_) => digits(text).map(one),
        Value::Bytes(_) => bytes(text).map(one),
        Value::Instant(_) => age(text).or_else(|| {
            let instant = || Timestamp::parse_rfc3339(text).map(|instant| one(instant.unix_seconds().into()));
            days(text).or_else(instant)
        }),
        Value::Text(_) | Value::Texts(_) | Value::Pairs(_) => None,
    }
}

fn digits(text: &str) -> Option<i128> {
    let number = || text.parse::<u64>().ok().map(i128::from);
    text.bytes().all(|byte| byte.is_ascii_digit()).then(number).flatten()
}

/// `1.5gb`, `1.5 gib`, `1.5g`: the same, as sizes are shown.
fn bytes(text: &str) -> Option<i128> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let mut letters = unit.trim_start().chars();
    let power = match (letters.next(), letters.as_str()) {
        (None, _) | (Some('b'), "") => 0,
        (Some(letter), "" | "b" | "i" | "ib") => 1 + "kmgtpe".find(letter)?,
        _ => return None,
    };
    let billionths = if fraction.len() > 9 { None } else { digits(&format!("{fraction:0<9}")) }?;
    let scale = 1i128 << (10 * power);
    Some(digits(whole)? * scale + billionths * scale / 1_000_000_000)
}

fn age(text: &str) -> Option<Span> {
    let (last, unit) = text.char_indices().next_back()?;
    let hours = match unit {
        'h' => 1,
        'd' => 24,
        'w' => 7 * 24,
        'm' => 30 * 24,
        'y' => 365 * 24,
        _ => return None,
    };
    let seconds = digits(text.get(..last)?)? * hours * 3600;
    Some(Span { least: seconds, most: seconds, is_age: true })
}

/// A year, a month, or a day, from its first second to its last.
fn days(text: &str) -> Option<Span> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let mut number = || parts.next().map(|part| if part.len() > 2 { None } else { digits(part) });
    let (month, day) = (number(), number());
    digits(year)?;
    let start = |month: i128, day: i128| {
        Timestamp::parse_rfc3339(&format!("{year}-{month:02}-{day:02}T00:00:00Z")).map(Timestamp::unix_seconds)
    };
    let (first, last) = match (month, day) {
        (None, _) => (start(1, 1), start(12, 31)),
        (Some(month), None) => {
            let month = month?;
            (start(month, 1), (28..=31).rev().find_map(|day| start(month, day)))
        }
        (Some(month), Some(day)) => {
            let day = start(month?, day?);
            (day, day)
        }
    };
    Some(Span { least: first?.into(), most: i128::from(last?) + 86_399, is_age: false })
}
