mod json;

use proptest::prelude::*;

use super::*;
use crate::{
    Category, InstallState, Installer, Maintainer, Package, PackageId, PackageVersion, Permission, Repository,
    Visibility,
    installer::VersionEntry,
    query::{Installers, Packages, Repositories, Versions},
};

fn at(text: &str) -> Option<Timestamp> {
    Timestamp::parse_rfc3339(text)
}

fn about() -> About {
    About {
        title: "Packages".into(),
        connection: "prod (https://a.example/swr)".into(),
        request: "v2/manage/packages?namespace=web".into(),
        query: String::new(),
        scope: "2 of 1,284 loaded".into(),
        at: at("2026-11-23T10:15:00Z").expect("an instant"),
    }
}

fn packages() -> [Package; 2] {
    let first = Package {
        id: Some(PackageId(u64::MAX)),
        namespace: "web".into(),
        package: "=cmd|'/c calc'!A0".into(),
        visibility: Visibility::Public,
        self_auth: Permission::Manage,
        creator: "a \"b\", c".into(),
        num_versions: Some(0),
        size: Some(9_007_199_254_740_993),
        created: at("2026-11-20T17:42:00.5+08:00"),
        description: "two\r\nlines & <b>[x](y)</b>".into(),
        ..Package::default()
    };
    [first, Package { package: "软件".into(), ..Package::default() }]
}

fn written<L: Described>(format: Format, about: About, rows: &[L::Row]) -> String {
    let mut exporter = Exporter::<L>::new(format, about);
    assert!(exporter.is_empty());
    rows.iter().for_each(|row| exporter.row(row));
    assert_eq!(exporter.len(), rows.len());
    exporter.finish()
}

/// Reads CSV as strictly as RFC 4180 has it.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut rest = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut records = vec![vec![]];
    while !rest.is_empty() {
        let field = if let Some(quoted) = rest.strip_prefix('"') {
            let (mut field, mut after) = quoted.split_once('"').expect("a closing quote");
            let mut whole = field.to_owned();
            while let Some(more) = after.strip_prefix('"') {
                (field, after) = more.split_once('"').expect("a closing quote");
                whole = format!("{whole}\"{field}");
            }
            rest = after;
            whole
        } else {
            let (field, after) = rest.split_at(rest.find([',', '\r', '\n', '"']).expect("an end"));
            rest = after;
            field.to_owned()
        };
        records.last_mut().expect("a record").push(field);
        if let Some(after) = rest.strip_prefix(',') {
            rest = after;
        } else {
            rest = rest.strip_prefix("\r\n").expect("a line end");
            records.push(vec![]);
        }
    }
    assert_eq!(records.pop(), Some(vec![]));
    records
}

/// The cells of a Markdown table's line, as GitHub parts them.
fn cells(line: &str) -> usize {
    let (mut bars, mut escaped) = (0, false);
    for char in line.chars() {
        bars += usize::from(char == '|' && !escaped);
        escaped = char == '\\' && !escaped;
    }
    bars - 1
}

#[test]
fn csv_is_for_spreadsheets() {
    let expected = [
        "\u{feff}namespace,package,visibility,self_auth,creator,num_versions,size,created,updated,description,domain,id",
        "web,'=cmd|'/c calc'!A0,public,manage,\"a \"\"b\"\", c\",0,9007199254740993,2026-11-20T09:42:00.5Z,,\"two",
        "lines & <b>[x](y)</b>\",,18446744073709551615",
        ",软件,,,,,,,,,,",
        ",,,,,,,,,,,",
        "# title,Packages,,,,,,,,,,",
        "# connection,prod (https://a.example/swr),,,,,,,,,,",
        "# request,v2/manage/packages?namespace=web,,,,,,,,,,",
        "# scope,\"2 of 1,284 loaded\",,,,,,,,,,",
        "# exported_at,2026-11-23T10:15:00Z,,,,,,,,,,",
        "",
    ];
    assert_eq!(written::<Packages>(Format::Csv, about(), &packages()), expected.join("\r\n"));
}

#[test]
fn json_is_for_programs() {
    let expected = r#"{"title":"Packages","connection":"prod (https://a.example/swr)","request":"v2/manage/packages?namespace=web","query":"","scope":"2 of 1,284 loaded","exported_at":"2026-11-23T10:15:00Z","rows":[
{"namespace":"web","package":"=cmd|'/c calc'!A0","visibility":"public","self_auth":"manage","creator":"a \"b\", c","num_versions":0,"size":9007199254740993,"created":"2026-11-20T09:42:00.5Z","updated":null,"description":"two\r\nlines & <b>[x](y)</b>","domain":"","id":18446744073709551615},
{"namespace":"","package":"软件","visibility":"","self_auth":"","creator":"","num_versions":null,"size":null,"created":null,"updated":null,"description":"","domain":"","id":null}
]}
"#;
    assert_eq!(written::<Packages>(Format::Json, about(), &packages()), expected);
    assert!(written::<Packages>(Format::Json, about(), &[]).ends_with(",\"rows\":[]}\n"));
}

#[test]
fn markdown_is_for_issues() {
    let expected = r#"# Packages

- connection: prod (https://a.example/swr)
- request: v2/manage/packages?namespace=web
- query: a\|b \`c\`
- scope: 2 of 1,284 loaded
- exported\_at: 2026-11-23T10:15:00Z

| namespace | package | visibility | self\_auth | creator | num\_versions | size | created | updated | description | domain | id |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| web | =cmd\|'/c calc'!A0 | public | manage | a "b", c | 0 | 9007199254740993 | 2026-11-20T09:42:00.5Z |  | two lines &amp; &lt;b>\[x\](y)&lt;/b> |  | 18446744073709551615 |
|  | 软件 |  |  |  |  |  |  |  |  |  |  |
"#;
    let about = About { query: "a|b `c`".into(), ..about() };
    assert_eq!(written::<Packages>(Format::Markdown, about, &packages()), expected);
}

#[test]
fn a_row_is_shown_as_json() {
    let person =
        |name: &str, email: &str| Maintainer { name: name.into(), email: email.into(), ..Maintainer::default() };
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let row = Installer {
        repo: "stable".into(),
        name: "ngi\u{1}nx".into(),
        state: InstallState::SameName,
        timestamp: Timestamp::from_unix(0),
        maintainers: vec![person("Ann", "a@b"), person("", "c@d")],
        version_list: vec![VersionEntry { version: "1.0".into(), create_time: None }],
        annotations: vec![pair("b", "1"), pair("a", "2"), pair("b", "3"), pair("b\"", "4")],
        ..Installer::default()
    };
    let expected = r#"{
  "repo": "stable",
  "name": "ngi\u0001nx",
  "version": "",
  "state": "SAME_NAME",
  "timestamp": "1970-01-01T00:00:00Z",
  "desc": "",
  "maintainers": [
    "Ann",
    "c@d"
  ],
  "tags": [],
  "version_list": [
    "1.0"
  ],
  "annotations": {
    "a": "2",
    "b": "3",
    "b\"": "4"
  },
  "metadata": {},
  "icon": ""
}"#;
    assert_eq!(raw::<Installers>(&row), expected);
    let values = values::<Installers>(&row);
    assert_eq!(values[0], ("repo", Value::Text("stable".into())));
    assert_eq!(values.len(), Installers::PROPERTIES.len() - 1, "annotations are written once");
    let fields = &records(&written::<Installers>(Format::Csv, about(), &[row]))[1];
    assert_eq!(fields[6..=9], ["Ann, c@d", "", "1.0", "b=1, a=2, b=3, b\"=4"]);
}

#[test]
fn nothing_is_a_formula() {
    for text in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\t1",
        "\r1",
        "\n1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "\u{3000}＝1",
        "\u{feff}=1",
        "\u{a0}-1",
        "\u{200b}@a",
        "\0=1",
    ] {
        let row = Repository { name: text.into(), tags: vec![text.into(), "b".into()], ..Repository::default() };
        let fields = &records(&written::<Repositories>(Format::Csv, about(), &[row]))[1];
        assert_eq!(fields[1], format!("'{text}"));
        assert_eq!(fields[9], format!("'{text}, b"));
    }
    for text in ["", "a=1", "1-2", "'=1", "a\t=1", "«=»", "(-1)", "\u{2212}1"] {
        let row = Repository { name: text.into(), size: Some(1), ..Repository::default() };
        let fields = &records(&written::<Repositories>(Format::Csv, about(), &[row]))[1];
        assert_eq!(fields[1], text);
        assert_eq!(fields[4], "1");
    }
    let about = About { query: "=1".into(), ..about() };
    assert!(written::<Versions>(Format::Csv, about, &[]).contains("\r\n# query,'=1,"));
}

#[test]
fn nothing_is_markup() {
    for (text, expected) in [
        ("a|b\\|c\\", r"a\|b\\\|c\\"),
        ("`a` *b* _c_ ~d~ $e$ #1", r"\`a\` \*b\* \_c\_ \~d\~ \$e\$ \#1"),
        ("![x](http://y)[^1]", r"!\[x\](http://y)\[^1\]"),
        ("<script>&lt;", "&lt;script>&amp;lt;"),
        ("a\r\nb\nc\rd\te\u{85}f\u{2028}g\r\r\nh", "a b c d e f g  h"),
    ] {
        let about = About { title: text.into(), ..about() };
        let row = PackageVersion { namespace: text.into(), ..PackageVersion::default() };
        let written = written::<Versions>(Format::Markdown, about, &[row]);
        assert!(written.starts_with(&format!("# {expected}\n\n- connection")), "{written}");
        assert!(written.contains(&format!("\n| {expected} |  |")), "{written}");
    }
}

#[test]
fn a_file_has_a_name_for_every_system() {
    let at = about().at;
    for (title, format, expected) in [
        ("Packages", Format::Csv, "gantry-packages-20261123T101500Z.csv"),
        ("Installers of  ../repo\\A:b?", Format::Json, "gantry-installers-of-repo-a-b-20261123T101500Z.json"),
        ("软件包", Format::Markdown, "gantry-20261123T101500Z.md"),
        (&"a ".repeat(99), Format::Csv, &format!("gantry{}-20261123T101500Z.csv", "-a".repeat(37))),
        (&"a".repeat(99), Format::Csv, "gantry-20261123T101500Z.csv"),
    ] {
        assert_eq!(file_name(title, at, format), expected);
    }
    let fraction = self::at("0999-01-02T03:04:05.123456789Z").expect("an instant");
    assert_eq!(file_name("", fraction, Format::Csv), "gantry-09990102T030405Z.csv");
}

#[test]
fn formats_have_words() {
    for format in Format::ALL {
        assert_eq!(Format::parse(format.as_str()), Some(format));
        assert!(format.mime().contains(format.as_str()));
    }
    assert_eq!(Format::parse("xlsx"), None);
}

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
    fn anything()(title in text(), connection in text(), request in text(), query in text(), scope in text(), seconds in 0..253_402_300_799i64)
        -> About {
        About { title, connection, request, query, scope, at: Timestamp::from_unix(seconds).expect("in range") }
    }
}

fn holds<L: Described>(about: &About, rows: &[L::Row]) -> Result<(), TestCaseError> {
    let csv = records(&written::<L>(Format::Csv, about.clone(), rows));
    let width = values::<L>(&L::Row::default()).len();
    prop_assert!(csv.iter().all(|record| record.len() == width));
    for (record, row) in csv.iter().skip(1).zip(rows) {
        for (field, (_, value)) in record.iter().zip(values::<L>(row)) {
            let flat = flat(&value);
            prop_assert!(*field == flat || field.strip_prefix('\'') == Some(&flat));
            prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
            prop_assert!(!field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
        }
    }
    let said = about.pairs().iter().filter(|(_, value)| !value.is_empty()).count();
    prop_assert_eq!(csv.len(), 1 + rows.len() + 1 + said);

    let markdown = written::<L>(Format::Markdown, about.clone(), rows);
    let lines: Vec<&str> = markdown.split(['\n', '\r']).collect();
    let listed = said - usize::from(!about.title.is_empty());
    prop_assert_eq!(lines.len(), 2 + listed + 1 + 2 + rows.len() + 1);
    let tables: Vec<&str> = lines.iter().copied().filter(|line| line.starts_with('|')).collect();
    prop_assert_eq!(tables.len(), 2 + rows.len());
    prop_assert!(tables.iter().all(|line| cells(line) == width && !line.contains('<')));

    let name = file_name(&about.title, about.at, Format::Json);
    prop_assert!(name.len() < 110 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte)));
    Ok(())
}

proptest! {
    #[test]
    fn repositories_are_written_whole(about in anything(), rows in prop::collection::vec(repository(), 0..4)) {
        holds::<Repositories>(&about, &rows)?;
    }

    #[test]
    fn installers_are_written_whole(about in anything(), rows in prop::collection::vec(installer(), 0..4)) {
        holds::<Installers>(&about, &rows)?;
    }
}
