//! What the rows of a list said at a time, in little: each row's identity, and a short number for each of its properties.
//! It can be kept as text, and tells later which rows are new, changed or gone.

use std::collections::BTreeMap;

use crate::property::Value;

/// A list with more rows than that is not kept: nobody reads so many marks.
pub const MOST_ROWS: usize = 5_000;
/// Properties that change as a row is used, without anybody changing it.
pub const COUNTERS: &[&str] = &["num_download"];
/// A row has no more properties than that.
const MOST_PROPERTIES: usize = 64;
/// The first word of the text: another way of writing has another one.
const FORMAT: &str = "1";
/// The number of a property stands in so many letters of six bits each.
const LETTERS: usize = 3;
/// The letters follow one another from here.
const FIRST_LETTER: u8 = b'0';
/// The last instant that a date of the browser can have, in milliseconds since 1970.
const LAST_INSTANT: u64 = 8_640_000_000_000_000;

/// What the rows of a list said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The names of the properties.
    properties: Vec<String>,
    /// Each row's identity, with a number for each of the properties.
    rows: Vec<(String, Vec<u32>)>,
}

/// What has happened to a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    New,
    /// It was, and said something else in these properties.
    Changed(Vec<String>),
}

/// What is different between two snapshots of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The rows that are new or changed, by their identities.
    pub rows: Vec<(String, Change)>,
    /// The identities of the rows that are gone.
    pub gone: Vec<String>,
}

impl Difference {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.gone.is_empty()
    }
}

impl Snapshot {
    /// One without rows.
    pub fn new(at: u64) -> Self {
        Self { at, ..Self::default() }
    }

    /// Adds a row. All rows of a list have the same properties.
    pub fn add(&mut self, identity: String, values: &[(&str, Value)]) {
        if self.rows.is_empty() {
            self.properties = values.iter().map(|(name, _)| (*name).to_owned()).collect();
        }
        self.rows.push((identity, values.iter().map(|(_, value)| number(value)).collect()));
    }

    /// The same without some properties.
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        let is_kept: Vec<bool> = self.properties.iter().map(|name| !names.contains(&name.as_str())).collect();
        let mut kept = is_kept.iter();
        self.properties.retain(|_| kept.next().is_some_and(|kept| *kept));
        for (_, numbers) in &mut self.rows {
            let mut kept = is_kept.iter();
            numbers.retain(|_| kept.next().is_some_and(|kept| *kept));
        }
        self
    }

    /// As text: a line with the time and the properties, and one for each row.
    pub fn to_text(&self) -> String {
        let mut text = format!("{FORMAT} {}", self.at);
        for name in &self.properties {
            text.push(' ');
            text.push_str(name);
        }
        for (identity, numbers) in &self.rows {
            text.push('\n');
            for number in numbers {
                text.extend((0..LETTERS).map(|at| char::from(FIRST_LETTER + (number >> (6 * at) & 63) as u8)));
            }
            text.push_str(&identity.replace('\\', "\\\\").replace('\n', "\\n"));
        }
        text
    }

    /// Reads such a text. `None` if anything about it is wrong: a wrong mark is worse than none.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let mut head = lines.next()?.split(' ');
        if head.next()? != FORMAT {
            return None;
        }
        let at = head.next()?.parse().ok().filter(|at| *at <= LAST_INSTANT)?;
        let properties: Vec<String> = head.map(str::to_owned).collect();
        if properties.len() > MOST_PROPERTIES || properties.iter().any(String::is_empty) {
            return None;
        }
        let mut rows = Vec::new();
        for line in lines {
            if rows.len() == MOST_ROWS {
                return None;
            }
            let (letters, identity) = line.split_at_checked(properties.len() * LETTERS)?;
            let numbers: Option<Vec<u32>> = letters.as_bytes().chunks(LETTERS).map(read_number).collect();
            rows.push((read_identity(identity)?, numbers?));
        }
        Some(Self { at, properties, rows })
    }

    /// What is different now. Properties that only one of the two has are not compared.
    pub fn compare(&self, now: &Self) -> Difference {
        let both: Vec<(usize, usize)> = now
            .properties
            .iter()
            .enumerate()
            .filter_map(|(at, name)| Some((self.properties.iter().position(|known| known == name)?, at)))
            .collect();
        let differs = |before: &[u32], numbers: &[u32], (was, is): (usize, usize)| before.get(was) != numbers.get(is);
        let mut known = BTreeMap::<&str, Vec<&[u32]>>::new();
        for (identity, numbers) in &self.rows {
            known.entry(identity).or_default().push(numbers);
        }
        let mut difference = Difference::default();
        for (identity, numbers) in &now.rows {
            let Some(same) = known.get_mut(identity.as_str()).filter(|same| !same.is_empty()) else {
                difference.rows.push((identity.clone(), Change::New));
                continue;
            };
            // Several rows may have one identity: those that say the same belong together.
            let is_equal = |before: &&[u32]| !both.iter().any(|pair| differs(before, numbers, *pair));
            let before = same.swap_remove(same.iter().position(is_equal).unwrap_or_default());
            let changed = both.iter().filter(|pair| differs(before, numbers, **pair));
            let names: Vec<String> = changed.filter_map(|(_, at)| now.properties.get(*at).cloned()).collect();
            if !names.is_empty() {
                difference.rows.push((identity.clone(), Change::Changed(names)));
            }
        }
        let gone = known.into_iter().flat_map(|(identity, left)| left.into_iter().map(move |_| identity.to_owned()));
        difference.gone = gone.collect();
        difference
    }
}

/// A number of 64 bits for bytes: FNV-1a, which is the same in every build and every browser.
#[derive(Clone, Copy, Debug)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// Adds a text, and that it ends.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes()).bytes(&[0xff])
    }

    fn bytes(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// The number.
    pub fn finish(self) -> u64 {
        self.0
    }
}

/// A short number for a value: other values have another one, but for one in 260,000.
fn number(value: &Value) -> u32 {
    let digest = Digest::default();
    let counted = |count: &Option<u64>| count.map_or(digest, |count| digest.bytes(&count.to_le_bytes()));
    let digest = match value {
        Value::Text(text) => digest.text(text),
        Value::Texts(texts) => texts.iter().fold(digest, |digest, text| digest.text(text)),
        Value::Pairs(pairs) => pairs.iter().fold(digest, |digest, (key, value)| digest.text(key).text(value)),
        Value::Number(count) | Value::Bytes(count) => counted(count),
        Value::Instant(at) => at.map_or(digest, |at| digest.bytes(&at.unix_millis().to_le_bytes())),
    };
    let sum = digest.finish();
    ((sum ^ sum >> 18 ^ sum >> 36 ^ sum >> 54) & 0x3_ffff) as u32
}

fn read_number(letters: &[u8]) -> Option<u32> {
    letters.iter().rev().try_fold(0, |number, letter| {
        let bits = letter.checked_sub(FIRST_LETTER).filter(|bits| *bits < 64)?;
        Some(number << 6 | u32::from(bits))
    })
}

fn read_identity(text: &str) -> Option<String> {
    let mut identity = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        identity.push(match letter {
            '\\' => match letters.next()? {
                'n' => '\n',
                '\\' => '\\',
                _ => return None,
            },
            letter => letter,
        });
    }
    Some(identity)
}

#[cfg(test)]
mod tests;
