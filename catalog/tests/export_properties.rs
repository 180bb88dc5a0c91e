//! Exported JSON against serde_json: the two say the same of any row.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

use catalog::export::{About, Exporter, Format, raw, values};
use catalog::property::{Described, Value};
use catalog::query::{Installers, Repositories};
use catalog::{Category, Installer, Repository, Timestamp};
use proptest::prelude::*;
use serde_json::Value as Json;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,9}", any::<String>(), "[-=+@,;\"'|\\\\`<&\\[\\]\r\n\t \u{0}-\u{1f}#a＝]{0,9}"]
}

prop_compose! {
    fn repository()(
        namespace in text(), name in text(), description in text(), category in text(),
        tags in prop::collection::vec(text(), 0..4), size: Option<u64>, num_images: Option<u64>, status: Option<bool>,
        millis: Option<i64>,
    ) -> Repository {
        let created_at = millis.and_then(Timestamp::from_unix_millis);
        let category = Category::from_word(category);
        Repository { namespace, name, description, category, tags, size, num_images, status, created_at, ..Repository::default() }
    }
}

prop_compose! {
    fn installer()(
        repo in text(), desc in text(), annotations in prop::collection::vec((text(), text()), 0..4),
        metadata in prop::collection::vec(("[ab]", text()), 0..6), seconds in prop::option::of(0..253_402_300_799i64),
    ) -> Installer {
        let timestamp = seconds.and_then(Timestamp::from_unix);
        Installer { repo, desc, annotations, metadata, timestamp, ..Installer::default() }
    }
}

prop_compose! {
    fn about()(title in text(), connection in text(), request in text(), query in text(), scope in text(), seconds in 0..253_402_300_799i64)
        -> About {
        About { title, connection, request, query, scope, at: Timestamp::from_unix(seconds).expect("in range") }
    }
}

/// What serde_json makes of a value.
fn json_of(value: &Value) -> Json {
    match value {
        Value::Text(text) => text.as_str().into(),
        Value::Texts(texts) => texts.as_slice().into(),
        Value::Pairs(pairs) => pairs.iter().map(|(key, value)| (key.clone(), Json::from(value.as_str()))).collect(),
        Value::Number(number) | Value::Bytes(number) => Json::from(*number),
        Value::Instant(at) => at.map(Timestamp::to_rfc3339).into(),
    }
}

fn holds<L: Described>(about: About, rows: &[L::Row]) -> Result<(), TestCaseError> {
    let said = [&about.title, &about.connection, &about.request, &about.query, &about.scope, &about.at.to_rfc3339()]
        .map(|text| Json::from(text.as_str()));
    let names = ["title", "connection", "request", "query", "scope", "exported_at"].map(str::to_owned);
    let mut expected: serde_json::Map<String, Json> = names.into_iter().zip(said).collect();
    let objects = rows
        .iter()
        .map(|row| values::<L>(row).iter().map(|(name, value)| ((*name).to_owned(), json_of(value))).collect::<Json>());
    expected.insert("rows".to_owned(), objects.collect());

    let mut exporter = Exporter::<L>::new(Format::Json, about);
    rows.iter().for_each(|row| exporter.row(row));
    let text = exporter.finish();
    prop_assert_eq!(text.split('\n').count(), if rows.is_empty() { 2 } else { rows.len() + 3 });
    let read: Json = serde_json::from_str(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&read, &Json::Object(expected));
    for (row, object) in rows.iter().zip(read["rows"].as_array().into_iter().flatten()) {
        prop_assert_eq!(&serde_json::from_str::<Json>(&raw::<L>(row)).expect("JSON"), object);
        for (name, value) in values::<L>(row) {
            if let Value::Text(value) = value {
                let member = format!("\"{name}\":{}", serde_json::to_string(&value).expect("JSON"));
                prop_assert!(text.contains(&member), "{}", member);
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn repositories_are_what_serde_json_reads(about in about(), rows in prop::collection::vec(repository(), 0..4)) {
        holds::<Repositories>(about, &rows)?;
    }

    #[test]
    fn installers_are_what_serde_json_reads(about in about(), rows in prop::collection::vec(installer(), 0..4)) {
        holds::<Installers>(about, &rows)?;
    }
}
