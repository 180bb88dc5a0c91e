//! Exported JSON against serde_json: the two say the same of any row.

use serde_json::Value as Json;

use super::*;

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
    fn repositories_are_what_serde_json_reads(about in anything(), rows in prop::collection::vec(repository(), 0..4)) {
        holds::<Repositories>(about, &rows)?;
    }

    #[test]
    fn installers_are_what_serde_json_reads(about in anything(), rows in prop::collection::vec(installer(), 0..4)) {
        holds::<Installers>(about, &rows)?;
    }
}
