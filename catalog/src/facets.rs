//! How many rows have which value, for the properties of which there are few different ones.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
    marker::PhantomData,
};

use crate::{
    Timestamp,
    order::{compare_names, folded},
    property::{Described, Value},
    query::terms::{Fit, Terms},
};

/// So many values of a facet are kept, beside those that are chosen.
pub const MOST: usize = 50;

/// The values of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The property, by its name.
    pub property: &'static str,
    /// The values, that of most rows first; those of as many rows by name.
    pub values: Vec<Counted>,
    /// How many other values there are.
    pub more: usize,
}

/// A value of a property. Values that differ in case only are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// As most rows spell it; empty for those without any.
    pub value: String,
    /// How many rows have it, of those that meet all that was asked but what is chosen of this property.
    pub rows: u32,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Counts row by row: those that hold [`Terms::plain`], which is looked for elsewhere.
pub struct Counter<L: Described> {
    terms: Terms,
    now: Timestamp,
    tallies: Vec<Tally>,
    list: PhantomData<fn() -> L>,
}

impl<L: Described> Counter<L> {
    /// Nothing counted yet.
    pub fn new(terms: Terms, now: Timestamp) -> Self {
        let facets = L::PROPERTIES.iter().enumerate().filter(|(_, property)| property.is_facet);
        let tally = |(place, property): (usize, &crate::property::Property<L::Row>)| Tally {
            place,
            property: property.name,
            counts: HashMap::new(),
        };
        Self { terms, now, tallies: facets.map(tally).collect(), list: PhantomData }
    }

    /// Counts a row; whether it meets all that was asked.
    pub fn row(&mut self, row: &L::Row) -> bool {
        let fit = self.terms.fit::<L>(row, self.now);
        let value = |place: usize| L::PROPERTIES.get(place).map(|property| (property.read)(row));
        count(&mut self.tallies, fit, &value);
        fit == Fit::All
    }

    /// The facets, in the order of the properties.
    pub fn finish(self) -> Vec<Facet> {
        let Self { terms, tallies, .. } = self;
        tallies.into_iter().map(|tally| tally.finish(&terms)).collect()
    }
}

struct Tally {
    place: usize,
    property: &'static str,
    /// By the exact text.
    counts: HashMap<String, u32>,
}

fn count(tallies: &mut [Tally], fit: Fit, value: &dyn Fn(usize) -> Option<Value>) {
    for Tally { place, counts, .. } in tallies {
        let counted = match fit {
            Fit::All => true,
            Fit::AllBut(chosen) => chosen == *place,
            Fit::No => false,
        };
        let mut add = |text: String| *counts.entry(text).or_default() += 1;
        match if counted { value(*place) } else { None } {
            Some(Value::Text(text)) => add(text),
            Some(Value::Texts(texts)) if texts.is_empty() => add(String::new()),
            Some(Value::Texts(texts)) => {
                let mut seen = HashSet::new();
                texts.into_iter().filter(|text| seen.insert(folded(text))).for_each(add);
            }
            _ => {}
        }
    }
}

impl Tally {
    fn finish(self, terms: &Terms) -> Facet {
        // By the folded text: the value, and how many rows spell it so.
        let mut values: HashMap<String, (Counted, u32)> = HashMap::new();
        let chosen = terms.chosen(self.property).into_iter().map(|value| (value, 0, true));
        for (value, rows, chosen) in chosen.chain(self.counts.into_iter().map(|(value, rows)| (value, rows, false))) {
            let none = || (Counted { value: value.clone(), rows: 0, chosen }, 0);
            let (counted, spelled) = values.entry(folded(&value)).or_insert_with(none);
            counted.rows += rows;
            if rows > *spelled || (rows == *spelled && compare_names(&value, &counted.value).is_lt()) {
                (counted.value, *spelled) = (value, rows);
            }
        }
        let mut facet = Facet { property: self.property, values: Vec::new(), more: 0 };
        let mut beyond = Vec::new();
        for (value, _) in values.into_values() {
            insert(&mut facet.values, value);
            if facet.values.len() > MOST {
                match facet.values.pop() {
                    Some(last) if last.chosen => insert(&mut beyond, last),
                    _ => facet.more += 1,
                }
            }
        }
        facet.values.append(&mut beyond);
        facet
    }
}

/// Inserts a value in its order.
fn insert(values: &mut Vec<Counted>, value: Counted) {
    let before = |other: &Counted| order(other, &value).is_lt();
    // Of very many values, nearly all come after those that are kept.
    let place = if values.last().is_some_and(before) { values.len() } else { values.partition_point(before) };
    values.insert(place, value);
}

fn order(a: &Counted, b: &Counted) -> Ordering {
    b.rows.cmp(&a.rows).then_with(|| compare_names(&a.value, &b.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Category, Installer, Maintainer, Repository,
        query::{Installers, Repositories, terms::toggled},
    };
    use proptest::prelude::*;

    fn now() -> Timestamp {
        Timestamp::from_unix(1_800_000_000).expect("in range")
    }

    fn facets<L: Described>(text: &str, rows: &[L::Row]) -> Vec<Facet> {
        let mut counter = Counter::<L>::new(Terms::parse::<L>(text), now());
        for row in rows {
            counter.row(row);
        }
        counter.finish()
    }

    fn facet<L: Described>(text: &str, property: &str, rows: &[L::Row]) -> (Vec<(String, u32, bool)>, usize) {
        let all = facets::<L>(text, rows);
        let facet = all.into_iter().find(|facet| facet.property == property).expect(property);
        (facet.values.into_iter().map(|one| (one.value, one.rows, one.chosen)).collect(), facet.more)
    }

    fn row(namespace: &str, category: &str) -> Repository {
        let category = Category::from_word(category.to_owned());
        Repository { namespace: namespace.to_owned(), category, ..Repository::default() }
    }

    fn some(values: &[(&str, u32, bool)]) -> (Vec<(String, u32, bool)>, usize) {
        (values.iter().map(|(value, rows, chosen)| ((*value).to_owned(), *rows, *chosen)).collect(), 0)
    }

    #[test]
    fn a_facet_is_counted_over_what_all_else_leaves() {
        let rows = [row("web", "linux"), row("web", "arm"), row("ops", "linux"), row("web10", ""), row("Web", "linux")];
        for (text, property, expected) in [
            ("", "category", &[("linux", 3, false), ("", 1, false), ("arm", 1, false)][..]),
            ("", "namespace", &[("web", 3, false), ("ops", 1, false), ("web10", 1, false)]),
            ("category:=arm", "category", &[("linux", 3, false), ("", 1, false), ("arm", 1, true)]),
            ("category:=arm", "namespace", &[("web", 1, false)]),
            ("category:=LINUX", "category", &[("linux", 3, true), ("", 1, false), ("arm", 1, false)]),
            (
                "category:=\"\",lang",
                "category",
                &[("linux", 3, false), ("", 1, true), ("arm", 1, false), ("lang", 0, true)],
            ),
            ("category:=arm ns:=ops", "category", &[("linux", 1, false), ("arm", 0, true)]),
            ("category:=arm ns:=ops", "namespace", &[("web", 1, false), ("ops", 0, true)]),
            ("category:=arm ns:=ops", "visibility", &[]),
            ("category:lin", "category", &[("linux", 3, false)]),
            ("-category:=linux", "category", &[("", 1, false), ("arm", 1, false)]),
            ("-web", "namespace", &[("ops", 1, false)]),
            ("-web ns:=x", "namespace", &[("ops", 1, false), ("x", 0, true)]),
        ] {
            assert_eq!(facet::<Repositories>(text, property, &rows), some(expected), "{text} {property}");
        }
        let names: Vec<&str> = facets::<Repositories>("", &[]).iter().map(|facet| facet.property).collect();
        assert_eq!(names, ["namespace", "category", "visibility", "domain_name"]);
    }

    #[test]
    fn a_row_of_several_values_counts_for_each_once() {
        let row = |names: &[&str]| Installer {
            maintainers: names
                .iter()
                .map(|name| Maintainer { name: (*name).to_owned(), ..Maintainer::default() })
                .collect(),
            ..Installer::default()
        };
        let rows = [row(&["Ann", "bob"]), row(&["bob", "Bob", "bob"]), row(&[]), row(&["Ann", ""])];
        let expected = [("Ann", 2, false), ("bob", 2, false), ("", 1, false)];
        assert_eq!(facet::<Installers>("", "maintainers", &rows), some(&expected));
    }

    #[test]
    fn annotations_are_counted_and_chosen_as_pairs() {
        let row = |pairs: &[(&str, &str)]| Installer {
            annotations: pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
            ..Installer::default()
        };
        let rows = [row(&[("category", "data"), ("a b", "1,2")]), row(&[("category", "data")]), row(&[("tags", "x")])];
        let expected = [("category=data", 2, false), ("", 1, false), ("a b=1,2", 1, false)];
        assert_eq!(facet::<Installers>("", "annotation", &rows), some(&expected));
        let chosen = toggled::<Installers>("", "annotation", "a b=1,2", true);
        assert_eq!(chosen, "annotation:=\"a b=1,2\"");
        let expected = [("category=data", 2, false), ("", 1, false), ("a b=1,2", 1, true)];
        assert_eq!(facet::<Installers>(&chosen, "annotation", &rows), some(&expected));
        let left = rows.iter().filter(|row| Terms::parse::<Installers>(&chosen).holds::<Installers>(row, now()));
        assert_eq!(left.count(), 1);
        assert_eq!(
            facet::<Installers>("", "annotation", &rows[2..]),
            some(&[("", 1, false)]),
            "tags are told elsewhere"
        );
    }

    #[test]
    fn few_values_are_kept_and_those_that_are_chosen() {
        let name = |number: usize| format!("n{number}");
        let mut rows: Vec<Repository> = (0..60).map(|number| row(&name(number), "")).collect();
        rows.extend([row("n59", ""), row("n58", "")]);
        let (values, more) = facet::<Repositories>("ns:=n57,n3,other", "namespace", &rows);
        assert_eq!((values.len(), more), (MOST + 2, 9));
        let mut expected = vec![("n58".to_owned(), 2, false), ("n59".to_owned(), 2, false)];
        expected.extend((0..48).map(|number| (name(number), 1, number == 3)));
        expected.extend([("n57".to_owned(), 1, true), ("other".to_owned(), 0, true)]);
        assert_eq!(values, expected);
    }

    proptest! {
        #[test]
        fn counting_at_once_is_counting_one_by_one(
            rows in prop::collection::vec(("[aAb]{0,2}", prop::sample::select(vec!["linux", "arm", "", "LINUX"])), 0..40),
            text in prop::collection::vec(prop::sample::select(vec![
                "ns:=a", "ns:=b,\"\"", "category:=linux", "category:=arm,x", "category:lin", "-ns:=ab", "-aa", "size:>5",
            ]), 0..4),
        ) {
            let rows: Vec<Repository> = rows.iter().map(|(namespace, category)| row(namespace, category)).collect();
            let terms = Terms::parse::<Repositories>(&text.join(" "));
            let mut counter = Counter::<Repositories>::new(terms.clone(), now());
            for row in &rows {
                prop_assert_eq!(counter.row(row), terms.holds::<Repositories>(row, now()));
            }
            for facet in counter.finish() {
                let property = Repositories::PROPERTIES.iter().find(|one| one.name == facet.property).unwrap();
                let mut left = 0;
                for Counted { value, rows: counted, chosen } in &facet.values {
                    let small = |row: &&Repository| match (property.read)(row) {
                        Value::Text(text) => folded(&text) == folded(value),
                        _ => false,
                    };
                    let holds = |row: &&Repository| terms.holds_but::<Repositories>(facet.property, row, now());
                    prop_assert_eq!(rows.iter().filter(small).filter(holds).count(), *counted as usize);
                    prop_assert!(*chosen || *counted > 0);
                    prop_assert_eq!(*chosen, terms.chosen(facet.property).iter().any(|one| folded(one) == folded(value)));
                    left += counted;
                }
                let holds = |row: &&Repository| terms.holds_but::<Repositories>(facet.property, row, now());
                prop_assert_eq!(left as usize, rows.iter().filter(holds).count());
                prop_assert!(facet.values.is_sorted_by(|a, b| order(a, b).is_lt()));
            }
        }
    }
}
