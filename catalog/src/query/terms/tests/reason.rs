use super::*;
use proptest::prelude::*;

fn marked(text: &str, sought: &[&str]) -> Vec<String> {
    let sought: Vec<String> = sought.iter().map(ToString::to_string).collect();
    found(text, &sought).into_iter().map(|range| text[range].to_owned()).collect()
}

#[test]
fn what_was_sought_is_found_whatever_the_case() {
    for (text, sought, expected) in [
        ("base-images/Alpine-cli", &["alpine"][..], &["Alpine"][..]),
        ("aaaa", &["aa"], &["aa", "aa"]),
        ("edge-agent", &["edge", "agent", "dge-a"], &["edge", "agent"]),
        ("İstanbul ÄRGER 平台", &["stan", "ärger", "台"], &["stan", "ÄRGER", "台"]),
        ("İ", &["i"], &["İ"]),
        ("web", &[""], &[]),
        ("web", &["webs"], &[]),
    ] {
        assert_eq!(marked(text, sought), expected, "{text} for {sought:?}");
    }
}

#[test]
fn texts_of_words_and_of_conditions_are_sought() {
    for (typed, expected) in [
        ("Edge agent", &[(None, "edge agent")][..]),
        ("\"Edge\" ns:IoT,web -test", &[(None, "edge"), (Some("namespace"), "iot"), (Some("namespace"), "web")]),
        ("name:=Hub size:>1GB -ns:a", &[(Some("name"), "hub")]),
        ("", &[]),
    ] {
        let sought = parse(typed).sought::<Repositories>();
        let sought: Vec<_> = sought.iter().map(|sought| (sought.property, sought.text.as_str())).collect();
        assert_eq!(sought, expected, "{typed}");
    }
}

#[test]
fn a_reason_is_the_first_property_that_holds_it() {
    let row = Repository {
        name: "web".to_owned(),
        tags: vec!["1.0".to_owned(), "2.0-Alpine".to_owned()],
        description: format!("{} alpine {}", "long ".repeat(9), "text ".repeat(20)),
        ..Repository::default()
    };
    let why_in = |property, text: &str| reason::<Repositories>(&row, &[Sought { property, text: text.to_owned() }]);
    let why = |text| why_in(None, text);
    assert_eq!(why("alpine"), Some(("tags", "2.0-Alpine".to_owned())));
    let (property, piece) = why("alpine text").expect("it is in the description");
    assert_eq!(property, "description");
    assert!(piece.starts_with('…') && piece.ends_with('…') && piece.chars().count() == 62, "{piece}");
    assert_eq!(piece.chars().skip(17).take(11).collect::<String>(), "alpine text");
    assert_eq!(why("nowhere"), None);
    assert_eq!(why_in(Some("tags"), "alpine"), Some(("tags", "2.0-Alpine".to_owned())));
    assert_eq!(why_in(Some("name"), "alpine"), None, "that is no reason elsewhere");
}

proptest! {
    #[test]
    fn found_pieces_stand_apart_on_letters(text in "[aAİıßẞΣςK平 ]{0,30}", sought in prop::collection::vec("[aiıßσk平̇]{1,3}", 0..4)) {
        let mut end = 0;
        for range in found(&text, &sought) {
            prop_assert!(range.start >= end && range.end > range.start);
            prop_assert!(text.get(range.clone()).is_some());
            end = range.end;
        }
    }
}
