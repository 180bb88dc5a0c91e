//! What is typed to find rows: words, words that must not be there, and conditions on properties.
//!
//! Pieces are set apart by blanks. All must hold:
//!
//! | piece | rows |
//! |---|---|
//! | `web the`, `"web the"` | with that in one of the searched texts: all words together, in their order, are one text |
//! | `-web`, `-"web the"` | with that in none of them |
//! | `name:web`, `name:"web the"` | whose property holds that, whatever the case |
//! | `name:=web` | whose property is that, whatever the case |
//! | `category:linux,"app server"` | for which one of the values holds |
//! | `name:""` | whose property is empty or not known |
//! | `annotations:key=value` | with a pair of that key whose value holds that; without `=`, in the key or the value |
//! | `annotation:="key=value"` | with that very pair, which is one of the values that rows are counted by |
//! | `count:>5`, `size:<=1.5GB`, `count:1..5`, `size:1MB..` | whose number is in that range; units count by 1024 |
//! | `updated:<30d`, `updated:>=1y`, `updated:1w..2w` | of that age; `h`, `d`, `w`, `m` of 30 days, `y` of 365 |
//! | `updated:>2026-05`, `updated:2026`, `updated:2026-01..2026-03` | from after, within, or in that span of days, UTC |
//! | `-name:web` | for which the condition does not hold: also those whose value is not known |
//!
//! Between quotes, `\"` is a quote and `\\` a backslash. Whatever else stands before a colon than the name of a property
//! is a word like any other. A condition without a value is one not yet typed: it asks nothing. Reading is total.

mod condition;
mod edit;
mod piece;
mod reason;

pub use edit::{chosen, completed, completions, toggled};
pub use reason::{Sought, found, reason};

use condition::{Test, Unreadable, test};
use piece::{Item, Said, pieces};

use super::find::Searched;
use crate::{
    Timestamp,
    order::folded,
    property::{Described, Value},
};

/// What was typed, as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// What is looked for as one text; without any other piece, exactly what was typed between the outer blanks.
    pub plain: String,
    /// The conditions that cannot be read, as they were typed. They ask nothing.
    pub problems: Vec<String>,
    /// The properties of the conditions that have no value yet. They ask nothing.
    pub unfinished: Vec<&'static str>,
    conditions: Vec<Condition>,
    exclusions: Vec<String>,
    choices: Vec<(&'static str, String)>,
}

/// One property must pass one of the tests, or none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    place: usize,
    negated: bool,
    exact: bool,
    any: Vec<Test>,
}

/// Which conditions a row meets, beside those that are a facet's own choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// All.
    All,
    /// All but what is chosen of the property at that place.
    AllBut(usize),
    /// Not all.
    No,
}

impl Terms {
    /// Reads what was typed.
    pub fn parse<L: Described>(text: &str) -> Self {
        Self::read(text, &fields::<L>())
    }

    fn read(text: &str, fields: &[Field]) -> Self {
        let mut terms = Self::default();
        let mut is_plain = true;
        for piece in pieces(text, fields) {
            let negated = piece.negated;
            match piece.said {
                Said::Words(Item { text, quoted }) => {
                    is_plain &= !negated && !quoted;
                    if text.is_empty() {
                        continue;
                    }
                    if negated {
                        terms.exclusions.push(folded(&text));
                        continue;
                    }
                    if !terms.plain.is_empty() {
                        terms.plain.push(' ');
                    }
                    terms.plain.push_str(&text);
                }
                Said::About { place, exact, items } => {
                    is_plain = false;
                    let Some(field) = fields.get(place) else { continue };
                    let tests: Result<Vec<_>, _> = items.iter().map(|item| test(&field.sample, exact, item)).collect();
                    match tests.map(|tests| tests.into_iter().flatten().collect::<Vec<_>>()) {
                        Ok(any) if any.is_empty() => terms.unfinished.push(field.name),
                        Ok(any) => terms.conditions.push(Condition { place, negated, exact, any }),
                        Err(Unreadable) => terms.problems.push(piece.raw.to_owned()),
                    }
                    if exact && !negated {
                        for Item { text, .. } in items {
                            let is_it = |(name, other): &(&str, String)| *name == field.name && same(other, &text);
                            if !terms.choices.iter().any(is_it) {
                                terms.choices.push((field.name, text));
                            }
                        }
                    }
                }
            }
        }
        if is_plain {
            text.trim().clone_into(&mut terms.plain);
        }
        terms
    }

    /// Whether nothing but plain text was typed.
    pub fn is_plain(&self) -> bool {
        !self.narrows() && self.problems.is_empty() && self.unfinished.is_empty()
    }

    /// Whether [`Self::holds`] is not true of every row.
    pub fn narrows(&self) -> bool {
        !self.conditions.is_empty() || !self.exclusions.is_empty()
    }

    /// Whether a row meets the conditions and holds none of the excluded texts; [`Self::plain`] is not looked for.
    pub fn holds<L: Described>(&self, row: &L::Row, now: Timestamp) -> bool {
        self.fit::<L>(row, now) == Fit::All
    }

    /// The same without the values that are chosen of a property, by its name: what its facet counts.
    pub fn holds_but<L: Described>(&self, property: &str, row: &L::Row, now: Timestamp) -> bool {
        match self.fit::<L>(row, now) {
            Fit::All => true,
            Fit::AllBut(place) => L::PROPERTIES.get(place).is_some_and(|found| found.name == property),
            Fit::No => false,
        }
    }

    pub(crate) fn fit<L: Described>(&self, row: &L::Row, now: Timestamp) -> Fit {
        let value = |place: usize| L::PROPERTIES.get(place).map(|property| (property.read)(row));
        self.fit_of(&value, &|| <L as Searched>::texts(row), now.unix_seconds())
    }

    fn fit_of(&self, value: &dyn Fn(usize) -> Option<Value>, texts: &dyn Fn() -> Vec<String>, now: i64) -> Fit {
        let mut fit = Fit::All;
        for condition in &self.conditions {
            let value = value(condition.place);
            let met = value.is_some_and(|value| condition.any.iter().any(|test| test.passes(&value, now)));
            if met != condition.negated {
                continue;
            }
            fit = match fit {
                _ if condition.negated || !condition.exact => return Fit::No,
                Fit::AllBut(place) if place != condition.place => return Fit::No,
                _ => Fit::AllBut(condition.place),
            };
        }
        if !self.exclusions.is_empty() {
            let found = |text: &String| {
                let text = folded(text);
                self.exclusions.iter().any(|word| text.contains(word.as_str()))
            };
            if texts().iter().any(found) {
                return Fit::No;
            }
        }
        fit
    }

    /// The exact values that are chosen of a property, by its name.
    pub fn chosen(&self, property: &str) -> Vec<String> {
        let choices = self.choices.iter().filter(|(name, _)| *name == property);
        choices.map(|(_, value)| value.clone()).collect()
    }
}

/// A property, whatever the list.
struct Field {
    name: &'static str,
    aliases: &'static [&'static str],
    /// Its value in an empty row: tells its kind.
    sample: Value,
}

fn fields<L: Described>() -> Vec<Field> {
    let row = L::Row::default();
    let properties = L::PROPERTIES.iter();
    let field = |property: &crate::property::Property<L::Row>| Field {
        name: property.name,
        aliases: property.aliases,
        sample: (property.read)(&row),
    };
    properties.map(field).collect()
}

fn place_of(fields: &[Field], name: &str) -> Option<usize> {
    fields.iter().position(|field| field.aliases.iter().chain([&field.name]).any(|one| one.eq_ignore_ascii_case(name)))
}

/// Whether two texts are the same, whatever the case.
fn same(a: &str, b: &str) -> bool {
    let small = |text| str::chars(text).flat_map(char::to_lowercase);
    small(a).eq(small(b))
}

#[cfg(test)]
mod tests;
