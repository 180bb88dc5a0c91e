//! Rows as text to keep: as CSV, JSON or Markdown, and one row by itself as JSON.

mod csv;
mod json;
mod markdown;

use std::{borrow::Cow, marker::PhantomData};

use crate::{
    Timestamp,
    property::{Described, Property, Value},
};

/// How rows are written.
///
/// Every format holds what the file is about, under the same names: `title`, `connection`, `request`, `query`, `scope`
/// and `exported_at`. CSV and Markdown leave out those that are empty.
///
/// **CSV** is RFC 4180 in UTF-8 with a byte order mark, and the first record names the properties. A text that a
/// spreadsheet would calculate gets a `'` before it. RFC 4180 knows no comments, so what the file is about comes last:
/// after a record of empty fields, in records whose first field begins with `#` and whose second is the value. At the
/// end they leave the header where every reader looks for it, and since the first two properties of each list are texts,
/// they put no text into a column of numbers or dates. Every record has the same number of fields.
///
/// **JSON** is one object; `rows` is an array of one object a property's name, one row a line. Unknown is `null`. Of keys
/// that stand twice among a row's pairs, the last one counts.
///
/// **Markdown** is a heading, a list and a table. Nothing in a row can become markup; a bare address may still become a
/// link, which shows where it leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// For spreadsheets.
    #[default]
    Csv,
    /// For programs.
    Json,
    /// For issues and wikis.
    Markdown,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Markdown];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }

    /// What file names end in, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// Its media type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::Markdown => "text/markdown;charset=utf-8",
        }
    }
}

/// What an export is about; never a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What is listed: `Packages`.
    pub title: String,
    /// Where it comes from.
    pub connection: String,
    /// Path and query of the request.
    pub request: String,
    /// The words looked for in the rows; empty if none were.
    pub query: String,
    /// How much of the list it is: `25 of 1,284 loaded`.
    pub scope: String,
    /// When it was written.
    pub at: Timestamp,
}

impl About {
    fn pairs(&self) -> [(&'static str, Cow<'_, str>); 6] {
        [
            ("title", Cow::Borrowed(&self.title)),
            ("connection", Cow::Borrowed(&self.connection)),
            ("request", Cow::Borrowed(&self.request)),
            ("query", Cow::Borrowed(&self.query)),
            ("scope", Cow::Borrowed(&self.scope)),
            ("exported_at", Cow::Owned(self.at.to_rfc3339())),
        ]
    }
}

/// Writes the rows of a list, one after another.
pub struct Exporter<L> {
    format: Format,
    about: About,
    text: String,
    rows: usize,
    list: PhantomData<fn() -> L>,
}

impl<L: Described> Exporter<L> {
    /// Begins a text.
    pub fn new(format: Format, about: About) -> Self {
        let names: Vec<&str> = written::<L>().map(|property| property.name).collect();
        let text = begin(format, &about, &names);
        Self { format, about, text, rows: 0, list: PhantomData }
    }

    /// Adds a row.
    pub fn row(&mut self, row: &L::Row) {
        add(self.format, &mut self.text, self.rows, &values::<L>(row));
        self.rows += 1;
    }

    /// How many rows were added.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether no row was added.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The whole text.
    pub fn finish(self) -> String {
        end(self.format, self.text, self.rows, &self.about, written::<L>().count())
    }
}

fn begin(format: Format, about: &About, names: &[&str]) -> String {
    match format {
        Format::Csv => csv::begin(names),
        Format::Json => json::begin(about),
        Format::Markdown => markdown::begin(about, names),
    }
}

fn add(format: Format, text: &mut String, before: usize, values: &[(&str, Value)]) {
    match format {
        Format::Csv => csv::row(text, values),
        Format::Json => {
            text.push_str(if before > 0 { ",\n" } else { "\n" });
            json::row(text, values, false);
        }
        Format::Markdown => markdown::row(text, values),
    }
}

fn end(format: Format, mut text: String, rows: usize, about: &About, width: usize) -> String {
    match format {
        Format::Csv => csv::end(&mut text, about, width),
        Format::Json => text.push_str(if rows > 0 { "\n]}\n" } else { "]}\n" }),
        Format::Markdown => (),
    }
    text
}

/// What a row says of itself, by the properties' names.
pub fn values<L: Described>(row: &L::Row) -> Vec<(&'static str, Value)> {
    written::<L>().map(|property| (property.name, (property.read)(row))).collect()
}

fn written<L: Described>() -> impl Iterator<Item = &'static Property<L::Row>> {
    L::PROPERTIES.iter().filter(|property| !property.says_again)
}

/// A row as a JSON object, indented by two.
pub fn raw<L: Described>(row: &L::Row) -> String {
    let mut text = String::new();
    json::row(&mut text, &values::<L>(row), true);
    text
}

/// A file name that every system takes: `gantry-packages-20261123T101500Z.csv`. What is no ASCII letter or digit parts
/// the words of the title.
pub fn file_name(title: &str, at: Timestamp, format: Format) -> String {
    const LONGEST: usize = 80;
    let mut name = String::from("gantry");
    for word in title.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if name.len() + word.len() >= LONGEST {
            break;
        }
        name.push('-');
        name.push_str(&word.to_ascii_lowercase());
    }
    name.push('-');
    name.extend(at.to_rfc3339().chars().take("2026-11-23T10:15:00".len()).filter(|char| !matches!(char, '-' | ':')));
    name.push_str("Z.");
    name.push_str(format.extension());
    name
}

/// A value as one text, for the formats that know nothing else. Unknown is empty.
fn flat(value: &Value) -> Cow<'_, str> {
    Cow::Owned(match value {
        Value::Text(text) => return Cow::Borrowed(text),
        Value::Texts(texts) => texts.join(", "),
        Value::Pairs(pairs) => {
            let mut text = String::new();
            for (key, value) in pairs {
                if !text.is_empty() {
                    text.push_str(", ");
                }
                text.push_str(key);
                text.push('=');
                text.push_str(value);
            }
            text
        }
        Value::Number(number) | Value::Bytes(number) => number.map(|number| number.to_string()).unwrap_or_default(),
        Value::Instant(at) => at.map(Timestamp::to_rfc3339).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests;
