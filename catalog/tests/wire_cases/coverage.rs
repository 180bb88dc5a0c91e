//! Whether every case of the API notes has its inputs.

use std::collections::BTreeSet;
use std::path::Path;

/// The numbers of wire.md, section D, in its order.
const CASES: [&str; 61] = [
    "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E10", "E11", "E12", "E13", "E14", "E15", "E16", "E17",
    "E18", "E19", "E20", "E23", "E25", "E27", "E28", "E29", "E30", "R01", "R02", "R03", "R04", "R05", "R07", "R08",
    "R09", "R10", "R11", "R13", "R15", "R16", "R17", "R18", "H01", "H04", "H05", "P01", "P03", "P04", "P05", "P06",
    "V01", "V03", "V04", "X01", "X03", "X04", "X05", "X06", "X07", "X09", "X10", "X11", "X14",
];

/// Cases that are no decoding: what a fetch that fails, or comes late, makes of a page.
const ELSEWHERE: [(&str, &str); 1] = [("X14", "src/data/remote.rs")];

const TABLES: [&str; 9] = [
    include_str!("documents.rs"),
    include_str!("envelopes.rs"),
    include_str!("headers.rs"),
    include_str!("installers.rs"),
    include_str!("links.rs"),
    include_str!("lists.rs"),
    include_str!("packages.rs"),
    include_str!("problems.rs"),
    include_str!("repositories.rs"),
];

/// Texts of the tables that name an input of a case: its number, and what tells the input from the others.
fn inputs(case: &str) -> BTreeSet<&'static str> {
    let texts = TABLES.iter().flat_map(|table| table.split('"').skip(1));
    let named = texts.filter(|text| {
        text.strip_prefix(case).is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
    });
    named.collect()
}

#[test]
fn every_case_has_its_inputs() {
    let mut count = 0;
    for case in CASES {
        let found = inputs(case).len();
        let elsewhere = ELSEWHERE.iter().find(|(known, _)| *known == case);
        match elsewhere {
            Some((_, file)) => {
                assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file).exists(), "{case}: no {file}");
            }
            None => assert!(found > 0, "{case} has no input"),
        }
        count += found;
    }
    println!("{} cases, {} of them elsewhere, {count} inputs", CASES.len(), ELSEWHERE.len());
    assert!(count >= 200, "only {count} inputs");
}

/// The list above is that of the notes, where they are at hand.
#[test]
fn the_cases_are_those_of_the_notes() {
    let notes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/spec/wire.md");
    let Ok(notes) = std::fs::read_to_string(&notes) else {
        println!("SKIPPED: {} is not on this machine", notes.display());
        return;
    };
    let numbers = notes.lines().filter_map(|line| line.split_once(' ')).map(|(number, _)| number);
    let is_case = |number: &&str| {
        number.len() == 3 && number.starts_with(|first| "EHPRVX".contains(first)) && number[1..].parse::<u8>().is_ok()
    };
    assert_eq!(numbers.filter(is_case).collect::<Vec<_>>(), CASES);
}
