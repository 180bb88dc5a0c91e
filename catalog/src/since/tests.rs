use super::*;
use proptest::prelude::*;

fn snapshot(rows: &[(&str, u64, &str)]) -> Snapshot {
    let mut snapshot = Snapshot::new(1_764_000_000_000);
    for (identity, size, updated) in rows {
        let values = [("size", Value::Bytes(Some(*size))), ("updated", Value::Text((*updated).to_owned()))];
        snapshot.add((*identity).to_owned(), &values);
    }
    snapshot
}

fn changed(identity: &str, properties: &[&str]) -> (String, Change) {
    (identity.to_owned(), Change::Changed(properties.iter().map(|&name| name.to_owned()).collect()))
}

#[test]
fn rows_are_new_changed_or_gone() {
    let before = snapshot(&[("a", 1, "x"), ("b", 2, "x"), ("c", 3, "x"), ("d", 4, "x")]);
    let now = snapshot(&[("d", 4, "x"), ("new", 1, "x"), ("b", 3, "x"), ("a", 2, "y")]);
    let difference = before.compare(&now);
    assert_eq!(
        difference.rows,
        [("new".to_owned(), Change::New), changed("b", &["size"]), changed("a", &["size", "updated"])]
    );
    assert_eq!(difference.gone, ["c"]);
    assert!(before.compare(&before).is_empty());
    assert!(Snapshot::default().compare(&Snapshot::default()).is_empty());
    assert_eq!(before.compare(&Snapshot::new(0)).gone.len(), 4, "an empty list has no properties, and is one");
}

#[test]
fn rows_of_one_identity_are_told_apart_by_what_they_say() {
    let before = snapshot(&[("a", 1, "x"), ("a", 2, "x"), ("a", 3, "x")]);
    assert!(before.compare(&snapshot(&[("a", 3, "x"), ("a", 1, "x"), ("a", 2, "x")])).is_empty());
    let difference = before.compare(&snapshot(&[("a", 2, "x"), ("a", 1, "x")]));
    assert_eq!((difference.rows.len(), difference.gone.as_slice()), (0, &["a".to_owned()][..]));
}

#[test]
fn what_only_one_of_them_knows_is_no_change() {
    let mut before = Snapshot::new(0);
    before.add("a".to_owned(), &[("pulls", Value::Number(Some(1))), ("size", Value::Bytes(Some(1)))]);
    let mut now = Snapshot::new(0);
    now.add("a".to_owned(), &[("size", Value::Bytes(Some(1))), ("tags", Value::Texts(vec!["v1".to_owned()]))]);
    assert!(before.compare(&now).is_empty());
    now = Snapshot::new(0);
    now.add("a".to_owned(), &[("pulls", Value::Number(Some(2))), ("size", Value::Bytes(Some(1)))]);
    assert_eq!(before.compare(&now).rows, [changed("a", &["pulls"])]);
    let before = before.without(&["pulls"]);
    assert!(before.compare(&now).is_empty());
    assert_eq!(Snapshot::from_text(&before.to_text()), Some(before));
}

#[test]
fn values_that_differ_have_different_numbers() {
    let texts = |texts: &[&str]| Value::Texts(texts.iter().map(|&text| text.to_owned()).collect());
    let values = [
        Value::Text(String::new()),
        Value::Text("a".to_owned()),
        texts(&[]),
        texts(&["a", "b"]),
        texts(&["ab"]),
        texts(&["b", "a"]),
        Value::Bytes(Some(0)),
        Value::Bytes(Some(1 << 60)),
    ];
    let mut numbers: Vec<u32> = values.iter().map(number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), values.len());
    assert_ne!(number(&Value::Bytes(None)), number(&Value::Bytes(Some(0))), "unknown is not zero");
    // Browsers hold texts that were written by older builds.
    assert_eq!(Digest::default().text("gantry").finish(), 0xcb2a_3718_b47b_2c2f);
}

#[test]
fn broken_text_is_no_snapshot() {
    for text in [
        "",
        "1",
        "2 0",
        "1 x",
        "1 -1 size",
        "1 9000000000000000000 size",
        "1 99999999999999999999 size",
        "1 0  size",
        "1 0 size\n",
        "1 0 size\n00",
        "1 0 size\n0 0a",
        "1 0 size\n00~a",
        "1 0 size\n平a",
        "1 0 size\n000a\\",
        "1 0 size\n000a\\x",
        "{\"views\": []}",
    ] {
        assert_eq!(Snapshot::from_text(text), None, "{text:?}");
    }
    assert_eq!(Snapshot::from_text("1 0"), Some(Snapshot::new(0)));
    assert!(Snapshot::from_text("1 0 size\n000").is_some(), "a row may have an empty identity");
    let full = format!("1 0 size{}", "\n000a".repeat(MOST_ROWS));
    assert!(Snapshot::from_text(&full).is_some());
    assert_eq!(Snapshot::from_text(&format!("{full}\n000a")), None);
}

proptest! {
    #[test]
    fn what_is_kept_comes_back(rows in prop::collection::vec((any::<String>(), any::<Option<u64>>(), any::<String>()), 0..20)) {
        let mut snapshot = Snapshot::new(1);
        for (identity, size, text) in rows {
            snapshot.add(identity, &[("size", Value::Bytes(size)), ("desc", Value::Text(text))]);
        }
        let read = Snapshot::from_text(&snapshot.to_text());
        prop_assert_eq!(read.as_ref(), Some(&snapshot));
        prop_assert!(snapshot.compare(&snapshot).is_empty());
    }

    #[test]
    fn any_text_does_no_harm(text in "(1 [0-9]{1,18}( [a-z]{0,3}){0,3}\n)?\\PC*(\n[0-o]{0,9}\\PC*){0,4}") {
        if let Some(read) = Snapshot::from_text(&text) {
            prop_assert!(read.compare(&read).is_empty());
            prop_assert_eq!(Snapshot::from_text(&read.to_text()), Some(read));
        }
    }
}
