//! What holds for every answer, however it is cut, nested or broken.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

use catalog::wire::content_range::total;
use catalog::wire::metadata::decode_base64_text;
use catalog::wire::{
    Frame, Problem, RowStream, StreamError, installer, is_error_row, label, link, package, package_version, redact,
    repository, retry_after,
};
use catalog::{InstallState, Timestamp};
use proptest::prelude::*;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

type Outcome = (Vec<Vec<u8>>, Result<Frame, StreamError>);

fn read(body: &[u8], cuts: &[usize]) -> Outcome {
    let mut rows = Vec::new();
    let mut stream = RowStream::new();
    let mut rest = body;
    for cut in cuts.iter().copied().cycle() {
        let (chunk, tail) = rest.split_at(cut.min(rest.len()));
        if let Err(error) = stream.push(chunk, &mut |row| rows.push(row.to_vec())) {
            assert_eq!(stream.push(b"[1]", &mut |_| panic!("a row after an error")), Err(error));
            return (rows, Err(error));
        }
        rest = tail;
        if rest.is_empty() {
            break;
        }
    }
    (rows, stream.finish())
}

fn whole(body: &[u8]) -> Outcome {
    read(body, &[usize::MAX])
}

fn cuts() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(1usize..12, 1..8)
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
        r#"[\\"{}\[\],:]{0,4}"#.prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(".{0,4}", inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn written(value: &Value, pretty: bool) -> String {
    if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) }.unwrap()
}

/// Pieces that answers are made of, put together at random.
fn rubble() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        " ",
        "\n",
        "null",
        "1",
        "-",
        "\"data\":",
        "\"body\":",
        "\"a\":",
        "\"brief_installers\":",
        "\"code\":",
        "\"errors\":",
        "{}",
        "[]",
        "\"x\"",
        "\u{feff}",
        "<",
        "é",
        "\\u12",
    ]);
    let bytes = prop::collection::vec(any::<u8>(), 0..3);
    let either = prop_oneof![8 => piece.prop_map(|piece| piece.as_bytes().to_vec()), 1 => bytes];
    prop::collection::vec(either, 0..24).prop_map(|pieces| pieces.concat())
}

fn wrapped(rows: &str, shape: usize) -> String {
    match shape {
        0 => rows.to_owned(),
        1 => format!(r#"{{"data" : {rows} }}"#),
        2 => format!(r#"{{"total":3,"details":[{{"a":1}}],"brief_installers":{rows}}}"#),
        _ => format!(
            "\u{feff}\n{{\"code\":0,\"data\":{{\"x\":\"\\\"data\\\":[\",\"brief_installers\":{rows},\"total\":3}}}}"
        ),
    }
}

proptest! {
    #[test]
    fn rows_are_those_of_the_array(
        rows in prop::collection::vec(json(), 0..6),
        pretty: bool,
        shape in 0usize..4,
        cuts in cuts(),
    ) {
        let array = written(&Value::from(rows), pretty);
        let expected: Vec<&RawValue> = serde_json::from_str(&array).unwrap();
        let (found, frame) = read(wrapped(&array, shape).as_bytes(), &cuts);
        prop_assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            prop_assert_eq!(found.as_slice(), expected.get().as_bytes());
        }
        let frame = frame.unwrap();
        prop_assert!(frame.had_rows && frame.error.is_none());
        prop_assert_eq!(frame.total, (shape > 1).then_some(3));
    }

    #[test]
    fn cuts_make_no_difference(body in rubble(), cuts in cuts()) {
        prop_assert_eq!(read(&body, &cuts), whole(&body));
    }

    #[test]
    fn cuts_make_no_difference_to_any_bytes(body in prop::collection::vec(any::<u8>(), 0..64), cuts in cuts()) {
        prop_assert_eq!(read(&body, &cuts), whole(&body));
    }

    #[test]
    fn cutting_an_answer_short_is_noticed(
        rows in prop::collection::vec(json(), 1..4),
        shape in 0usize..4,
        at in any::<prop::sample::Index>(),
    ) {
        let body = wrapped(&written(&Value::from(rows), false), shape);
        let short = &body.as_bytes()[..at.index(body.len())];
        let (found, frame) = whole(short);
        prop_assert!(matches!(frame, Err(StreamError::Truncated | StreamError::Empty)));
        prop_assert_eq!(&found[..], &whole(body.as_bytes()).0[..found.len()]);
    }

    #[test]
    fn a_bad_row_costs_no_good_one(
        rows in prop::collection::vec(prop_oneof![json().prop_map(Err), (0u32..1000).prop_map(Ok)], 0..8),
        cuts in cuts(),
    ) {
        let good: Vec<_> = rows.iter().filter_map(|row| row.as_ref().ok()).map(u32::to_string).collect();
        let repository_of = |name: u32| serde_json::json!({ "namespace": "n", "name": name.to_string() });
        let rows = rows.into_iter().map(|row| row.map_or_else(|bad| bad, repository_of));
        let (found, _) = read(&serde_json::to_vec(&Value::from_iter(rows)).unwrap(), &cuts);
        let names: Vec<_> = found.iter().filter_map(|row| repository(row).ok()).map(|row| row.name).collect();
        prop_assert_eq!(names, good);
    }

    #[test]
    fn rubble_is_read_without_harm(row in rubble(), status in 100u16..600) {
        let _ = (repository(&row), package(&row), package_version(&row), installer(&row), is_error_row(&row));
        let problem = Problem::new(status, None, &row, &[]);
        prop_assert!(problem.message.chars().count() <= 2_001);
    }

    #[test]
    fn objects_are_read_as_serde_json_reads_them(
        map in prop::collection::btree_map(".{0,6}", json(), 0..6),
        pretty: bool,
    ) {
        let map: Map<String, Value> = map.into_iter().collect();
        let row = written(&serde_json::json!({ "name": "a", "annotations": map }), pretty);
        let found = installer(row.as_bytes()).unwrap().annotations;
        let expected: Vec<_> = map
            .into_iter()
            .map(|(key, value)| (key, value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn fields_keep_their_values(
        name in ".{1,20}",
        size: u64,
        public: bool,
        tags in prop::collection::vec(".{1,6}", 0..4),
        escaped: bool,
    ) {
        let row = serde_json::json!({ "namespace": "n", "name": name, "size": size, "is_public": public, "tags": tags });
        let row = row.to_string();
        let row = if escaped { escape_all(&row) } else { row };
        let found = repository(row.as_bytes()).unwrap();
        prop_assert_eq!((found.name, found.size, found.tags), (name, Some(size), tags));
        prop_assert_eq!(found.visibility, catalog::Visibility::from_flag(Some(public)));
    }

    #[test]
    fn no_unknown_state_is_not_installed(word in ".{0,10}") {
        let row = serde_json::json!({ "name": "a", "state": word }).to_string();
        let state = installer(row.as_bytes()).unwrap().state;
        let known = ["UNINSTALL", "INSTALLED", "SAME_NAME", "0", "1", "2"];
        prop_assert!(state == InstallState::Unknown || known.contains(&word.as_str()));
    }

    #[test]
    fn a_secret_never_survives(
        before in ".{0,20}",
        secret in "[a-zA-Z0-9][a-zA-Z0-9/+=._-]{0,23}",
        after in ".{0,20}",
    ) {
        let text = format!("{before}{secret}{after}");
        let clean = redact(&text, &[&secret]);
        prop_assert!(!clean.contains(&secret));
        let once = redact(&text, &[]).into_owned();
        prop_assert_eq!(redact(&once, &[]), once.as_str());
        let body = serde_json::json!([{ "errorCode": "C", "errorMessage": text }]).to_string();
        prop_assert!(!Problem::new(401, None, body.as_bytes(), &[&secret]).message.contains(&secret));
        let bearer = redact(&format!("{before} Bearer {secret}"), &[]).into_owned();
        let survived = bearer.contains(&format!("Bearer {secret}"));
        prop_assert!(!survived, "{}", bearer);
    }

    #[test]
    fn links_stay_what_they_are(
        url in prop_oneof![".{0,30}", "(https?|data|javascript|//|/|\\\\)[:/\\\\]{0,3}[a-z@.\\\\\t /]{0,12}(png|svg)?"],
        https: bool,
    ) {
        if let Some(page) = link::page(&url) {
            let lower = page.to_ascii_lowercase();
            prop_assert!(lower.starts_with("http://") || lower.starts_with("https://"));
            prop_assert!(!page.contains(|char: char| char.is_control() || char.is_whitespace() || char == '\\'));
        }
        if let Some(icon) = link::icon(&url, https) {
            let scheme = icon.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
            prop_assert!(matches!(scheme.as_deref(), None | Some("https" | "http" | "data")));
            prop_assert!(!(https && scheme.as_deref() == Some("http")));
            prop_assert!(!icon.starts_with("//") && !icon.contains("\\"));
        }
        if let Some(mail) = link::mail(&url) {
            prop_assert!(!mail[7..].contains([':', '?', '&', '%', ',', ';', '<', '>', ' ']));
        }
        let _ = (label::decoded_label(&url), label::visible(&url));
    }

    #[test]
    fn base64_is_undone(text in "[^\\p{Cc}]{0,20}") {
        let written = base64(text.as_bytes());
        prop_assert_eq!(decode_base64_text(&written), Some(text));
    }

    #[test]
    fn headers_are_read_without_harm(text in ".{0,30}", number: u64) {
        let now = Timestamp::from_unix(0).unwrap();
        let _ = (total(&text), retry_after(&text, now), decode_base64_text(&text));
        prop_assert_eq!(total(&format!("{text}/{number}")), Some(number));
    }
}

/// Writes every character of every string as `\u` escapes.
fn escape_all(json: &str) -> String {
    let mut out = String::new();
    let mut units = [0; 2];
    for (index, part) in split_strings(json).into_iter().enumerate() {
        if index % 2 == 0 {
            out.push_str(&part);
            continue;
        }
        let text: String = serde_json::from_str(&format!("\"{part}\"")).unwrap();
        out.push('"');
        for unit in text.chars().flat_map(|char| char.encode_utf16(&mut units).to_vec()) {
            out.push_str(&format!("\\u{unit:04X}"));
        }
        out.push('"');
    }
    out
}

/// The text outside and inside of strings, by turns.
fn split_strings(json: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for char in json.chars() {
        if char == '"' && !escaped {
            parts.push(String::new());
            continue;
        }
        escaped = char == '\\' && !escaped;
        parts.last_mut().unwrap().push(char);
    }
    parts
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| (bits << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place)) as usize & 63] as char;
            text.push(if place <= chunk.len() { digit } else { '=' });
        }
    }
    text
}
