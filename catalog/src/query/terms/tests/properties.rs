use proptest::prelude::*;

use super::*;

/// Texts in which much of the grammar occurs.
fn typed() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["", "name:", "ns:", "category:", "Category:=", "size:", "updated:", "http:"]);
    let value = prop_oneof![
        4 => r#"[<>=]{0,2}[a-b0-2.,"\\ =-]{0,6}"#,
        2 => r"[<>=]{0,2}[0-9]{1,4}(-[0-9]{1,2}){0,2}(\.\.)?[0-9]{0,4}[hdwmykgtbi]{0,3}",
        1 => "[章İẞ\u{3000}é\0\n]{0,3}",
    ];
    let piece = ("-?", name, value).prop_map(|(sign, name, value)| format!("{sign}{name}{value}"));
    prop_oneof![
        6 => prop::collection::vec((piece, " {0,2}"), 0..5)
            .prop_map(|pieces| pieces.into_iter().map(|(piece, blank)| piece + &blank).collect()),
        1 => any::<String>(),
    ]
}

fn a_value() -> impl Strategy<Value = String> {
    prop_oneof![4 => r#"[abA"\\, =<>:-]{0,5}"#, 1 => "[章İẞ\u{3000}é\u{85}\n]{0,4}", 1 => any::<String>()]
}

fn words(terms: &Terms) -> Vec<String> {
    terms.plain.split_whitespace().map(str::to_owned).collect()
}

fn all_fit(text: &str) {
    let row = repository();
    let terms = Terms::parse::<Repositories>(text);
    let holds = terms.holds::<Repositories>(&row, now());
    assert!(holds || terms.narrows());
    for property in Repositories::PROPERTIES {
        let but = terms.holds_but::<Repositories>(property.name, &row, now());
        assert!(but || !holds);
        assert!(!but || holds || !terms.chosen(property.name).is_empty());
    }
    if !terms.is_plain() {
        assert_ne!(text.trim(), "");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in typed()) {
        all_fit(&text);
        for name in completions::<Repositories>(&text) {
            let completed = completed::<Repositories>(&text, name);
            prop_assert_eq!(parse(&completed).unfinished.pop(), Some(name));
        }
    }

    #[test]
    fn text_without_marks_is_plain(text in r"[a-c.\\/_é章 \t]{0,12}") {
        let terms = parse(&text);
        prop_assert_eq!(terms.plain.as_str(), text.trim());
        prop_assert!(terms.is_plain());
    }

    #[test]
    fn what_is_toggled_is_chosen(text in typed(), value in a_value(), names in prop::sample::select(vec![("category", "category"), ("ns", "namespace"), ("visibility", "visibility")])) {
        let (property, name) = names;
        let is_in = |text: &str| chosen::<Repositories>(text, property).iter().any(|one| same(one, &value));
        let before = parse(&text);
        let on = toggled::<Repositories>(&text, property, &value, true);
        prop_assert!(is_in(&on), "{}", on);
        prop_assert_eq!(&toggled::<Repositories>(&on, property, &value, true), &on);
        let off = toggled::<Repositories>(&on, property, &value, false);
        prop_assert!(!is_in(&off), "{} {}", on, off);
        prop_assert_eq!(&toggled::<Repositories>(&off, property, &value, false), &off);
        for other in [parse(&on), parse(&off)] {
            prop_assert_eq!(words(&other), words(&before));
            prop_assert_eq!(&other.exclusions, &before.exclusions);
            prop_assert_eq!(&other.problems, &before.problems);
            for property in Repositories::PROPERTIES.iter().filter(|property| property.name != name) {
                prop_assert_eq!(other.chosen(property.name), before.chosen(property.name));
            }
            let others = |terms: &Terms| terms.conditions.iter().filter(|one| one.negated || !one.exact).cloned().collect::<Vec<_>>();
            prop_assert_eq!(others(&other), others(&before));
        }
        if !is_in(&text) {
            prop_assert_eq!(chosen::<Repositories>(&off, property), chosen::<Repositories>(&text, property));
        }
        if !is_in(&text) && before.chosen(name).is_empty() && !before.unfinished.contains(&name) {
            prop_assert_eq!(off, text);
        }
    }

    #[test]
    fn many_values_are_kept_in_their_order(values in prop::collection::vec(a_value(), 0..6)) {
        let mut once: Vec<String> = Vec::new();
        let mut text = String::new();
        for value in &values {
            if !once.iter().any(|one| same(one, value)) {
                once.push(value.clone());
            }
            text = toggled::<Repositories>(&text, "domain_name", value, true);
        }
        prop_assert_eq!(chosen::<Repositories>(&text, "tenant"), once.clone());
        for value in &once {
            let row = Repository { domain_name: value.clone(), ..Repository::default() };
            prop_assert!(parse(&text).holds::<Repositories>(&row, now()), "{}", text);
            text = toggled::<Repositories>(&text, "domain_name", value, false);
        }
        prop_assert_eq!(text, "");
    }

    #[test]
    fn a_value_that_is_quoted_is_found(text in a_value(), start in 0usize..9) {
        let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
        let row = Repository { description: text.clone(), visibility: Visibility::Public, ..Repository::default() };
        for typed in [format!("desc:\"{quoted}\""), format!("desc:=\"{quoted}\""), format!("visibility:public desc:\"{quoted}")] {
            prop_assert!(parse(&typed).holds::<Repositories>(&row, now()), "{}", typed);
            prop_assert!(!parse(&format!("-{typed}")).holds::<Repositories>(&row, now()), "{}", typed);
        }
        prop_assert_eq!(parse(&format!("\"{quoted}\"")).plain, text.clone());
        let excluded = parse(&format!("-\"{quoted}\"")).holds::<Repositories>(&row, now());
        prop_assert_eq!(excluded, text.is_empty());
        let cut: String = quoted.chars().skip(start).collect();
        all_fit(&format!("desc:\"{cut}"));
    }

    #[test]
    fn numbers_compare_as_numbers(number in prop_oneof![0u64..9, any::<u64>()], other in prop_oneof![0u64..9, any::<u64>()]) {
        let row = Repository { num_images: Some(number), size: Some(number), ..Repository::default() };
        for (sign, expected) in [
            ("", number == other), ("=", number == other), (">", number > other),
            (">=", number >= other), ("<", number < other), ("<=", number <= other),
        ] {
            for text in [format!("count:{sign}{other}"), format!("size:{sign}{other}"), format!("size:{sign}{other}B")] {
                prop_assert_eq!(parse(&text).holds::<Repositories>(&row, now()), expected, "{}", &text);
                prop_assert_eq!(parse(&format!("-{text}")).holds::<Repositories>(&row, now()), !expected, "{}", text);
            }
        }
    }

    #[test]
    fn each_instant_is_before_within_or_after(seconds in -60_000_000_000i64..253_402_300_799, year in 2u32..=9999, month in 0u32..=12, day in 0u32..=31) {
        let row = Repository { updated_at: Timestamp::from_unix(seconds), ..Repository::default() };
        let text = match (month, day) {
            (0, _) => format!("{year:04}"),
            (_, 0) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        };
        let holds = |sign: &str| {
            let terms = parse(&format!("updated:{sign}{text}"));
            (terms.holds::<Repositories>(&row, now()), terms.problems.len())
        };
        let (within, problems) = holds("");
        if problems == 0 {
            let stamp = row.updated_at.unwrap().to_rfc3339();
            prop_assert_eq!(within, stamp.starts_with(&text));
            let (before, after) = (holds("<").0, holds(">").0);
            prop_assert_eq!([before, within, after].iter().filter(|one| **one).count(), 1);
            prop_assert_eq!(holds(">=").0, within || after);
            prop_assert_eq!(holds("<=").0, within || before);
            prop_assert_eq!(before, !within && stamp < text);
        } else {
            prop_assert!(day > 28);
        }
    }
}
