use super::*;
use crate::{
    Category, Installer, Maintainer, Repository, Visibility,
    query::{Installers, Packages, Repositories, Versions},
};
use proptest::prelude::*;

fn instant(text: &str) -> Timestamp {
    Timestamp::parse_rfc3339(text).expect(text)
}

fn now() -> Timestamp {
    instant("2026-11-20T12:00:00Z")
}

fn parse(text: &str) -> Terms {
    Terms::parse::<Repositories>(text)
}

fn repository() -> Repository {
    Repository {
        namespace: "Team".to_owned(),
        name: "web-Front".to_owned(),
        category: Category::Linux,
        size: Some(3 << 29),
        num_images: Some(5),
        updated_at: Some(instant("2026-11-10T12:00:00.5Z")),
        tags: vec!["v1.0".to_owned(), "Latest".to_owned()],
        description: "The front, \"new\"; 平台 C:\\web".to_owned(),
        url: "https://example.org/hidden".to_owned(),
        ..Repository::default()
    }
}

fn installer() -> Installer {
    let person = |name: &str| Maintainer { name: name.to_owned(), ..Maintainer::default() };
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    Installer {
        repo: "stable".to_owned(),
        maintainers: vec![person("Ann Lee"), person("bob")],
        annotations: vec![pair("License", "Apache-2.0"), pair("kind", "chart=x")],
        ..Installer::default()
    }
}

#[test]
fn words_are_one_text() {
    for (text, plain) in [
        ("", ""),
        ("  ", ""),
        ("postgres prod", "postgres prod"),
        ("  web \t the ", "web \t the"),
        ("\"web  the\"", "web  the"),
        ("a  \"b  c\"   d", "a b  c d"),
        ("a -x  b", "a b"),
        ("a category:linux b", "a b"),
        ("- a", "- a"),
        ("a -", "a -"),
        ("5\"disk x", "5\"disk x"),
        ("\"open  end", "open  end"),
        ("\"a\"b c", "ab c"),
        (r#""say \"hi\" \\ \n""#, r#"say "hi" \ \n"#),
        (r"C:\web", r"C:\web"),
        ("\"", ""),
        ("sha256:abc http://x", "sha256:abc http://x"),
        ("unknown:\"a b\"", "unknown:\"a b\""),
        (":x ::", ":x ::"),
        ("\"name:web\"", "name:web"),
        ("web-front a-b", "web-front a-b"),
        ("平台\u{3000}前端", "平台\u{3000}前端"),
    ] {
        let terms = parse(text);
        assert_eq!(terms.plain, plain, "{text}");
        assert_eq!((&terms.problems, &terms.unfinished), (&vec![], &vec![]), "{text}");
    }
    for (text, plain) in [("a b", true), ("\"a b\"", true), ("-a", false), ("name:", false), ("size:x", false)] {
        assert_eq!(parse(text).is_plain(), plain, "{text}");
    }
    for (text, narrows) in [("a", false), ("name:", false), ("size:x", false), ("-a", true), ("name:a", true)] {
        assert_eq!(parse(text).narrows(), narrows, "{text}");
    }
}

#[test]
fn a_row_meets_what_was_asked() {
    let row = repository();
    for (text, expected) in [
        ("anything at all", true),
        // Exclusions: of what words are looked for in.
        ("-web", false),
        ("-WEB", false),
        ("-team/web", false),
        ("-\"the front\"", false),
        ("-\"front the\"", true),
        ("-latest", false),
        ("-linux", false),
        ("-hidden", true),
        ("-平台", false),
        ("-absent -nowhere", true),
        ("-absent -web", false),
        ("-\"", true),
        ("-\"\"", true),
        ("-http://x", true),
        // Texts.
        ("name:FRONT", true),
        ("NAME:front", true),
        ("name:back", false),
        ("-name:front", false),
        ("-name:back", true),
        ("name:=front", false),
        ("name:=WEB-front", true),
        ("-name:=WEB-front", false),
        ("name:=front,web-front", true),
        ("ns:tea organization:=team", true),
        ("namespace:x,y,tea", true),
        ("-namespace:x,tea", false),
        ("desc:\"the front, \\\"new\\\"\"", true),
        ("desc:the,nothing", true),
        ("desc:\"the,nothing\"", false),
        ("desc:平台", true),
        (r"desc:c:\web", true),
        (r#"desc:"c:\\web""#, true),
        (r#"desc:"c:\web""#, true),
        ("desc:\"the fro", true),
        ("category:=linux,\"app server\"", true),
        ("category:=\"app server\"", false),
        ("name:web name:front", true),
        ("name:web name:back", false),
        ("url:hidden", true),
        // Texts of which there are several.
        ("tag:late", true),
        ("tags:=latest", true),
        ("tags:=late", false),
        ("-tags:v1", false),
        ("tags:=v1.0 tags:=latest", true),
        // Nothing there.
        ("status:\"\"", true),
        ("-status:\"\"", false),
        ("status:=\"\"", true),
        ("name:\"\"", false),
        ("name:\"\",web", true),
        ("tags:\"\"", false),
        ("count:\"\"", false),
        ("pulls:\"\"", true),
        ("created:\"\"", true),
        ("-created:\"\"", false),
        ("visibility:\"\"", true),
        ("is_public:public", false),
        // Not yet typed.
        ("name:", true),
        ("-name:", true),
        ("name:=", true),
        ("name:,", true),
        ("name:back,", false),
        ("count:>", true),
        ("count:..", true),
        ("count:>=,", true),
        // Numbers.
        ("count:5", true),
        ("count:=5", true),
        ("count:4", false),
        ("count:>4", true),
        ("count:>5", false),
        ("count:>=5", true),
        ("count:<5", false),
        ("count:<6", true),
        ("count:<=5", true),
        ("count:1..5", true),
        ("count:5..9", true),
        ("count:6..9", false),
        ("count:9..1", false),
        ("count:=1..5", true),
        ("count:5..", true),
        ("count:..4", false),
        ("count:1,2,5", true),
        ("count:1,>4", true),
        ("-count:>4", false),
        ("num_images:\">= 5\"", true),
        ("count:<18446744073709551615", true),
        ("count:>18446744073709551615", false),
        // Not known: no comparison holds, so each negated one does.
        ("pulls:>0", false),
        ("pulls:..", true),
        ("pulls:0..", false),
        ("-pulls:>0", true),
        ("created:>2000", false),
        ("-created:<1y", true),
        // Sizes, by 1024.
        ("size:>1GB", true),
        ("size:1.5GB", true),
        ("size:=1.5gib", true),
        ("size:=1536m", true),
        ("size:1572864KB", true),
        ("size:1610612736", true),
        ("size:1610612736B", true),
        ("size:\"1.5 GiB\"", true),
        ("size:>\"1.4 GiB\"", true),
        ("size:>1.5GB", false),
        ("size:>1.499999999G", true),
        ("size:<1.500000001G", true),
        ("size:1.4G..1.6G", true),
        ("size:<1T", true),
        ("size:<18446744073709551615E", true),
        // Ages: it is ten days old.
        ("updated:<30d", true),
        ("updated:<10d", false),
        ("updated:<=10d", true),
        ("updated:<9d", false),
        ("updated:>9d", true),
        ("updated:>1y", false),
        ("updated:>=1w", true),
        ("updated:<=1W", false),
        ("updated:<1m", true),
        ("updated:<241h", true),
        ("updated:30d", true),
        ("updated:9d", false),
        ("updated:1w..2w", true),
        ("updated:..1w", false),
        ("updated:2w..", false),
        ("-updated:>1y", true),
        ("updated:<18446744073709551615y", true),
        // Days.
        ("updated:2026-11-10", true),
        ("updated:=2026-11-10", true),
        ("updated:2026-11-09", false),
        ("updated:2026-11", true),
        ("updated:2026", true),
        ("updated:2025", false),
        ("updated:>2026-11-10", false),
        ("updated:>2026-11-09", true),
        ("updated:>=2026-11-10", true),
        ("updated:<2026-11-10", false),
        ("updated:<2026-11-11", true),
        ("updated:<=2026-11-10", true),
        ("updated:<=2026", true),
        ("updated:>2026", false),
        ("updated:>=2026", true),
        ("updated:<2026-11", false),
        ("updated:<2026-12", true),
        ("updated:2026-01..2026-11", true),
        ("updated:2026-01..2026-10", false),
        ("updated:2026-11-1..2026-11-10", true),
        ("updated:2025..2026", true),
        ("updated:2027..", false),
        ("updated:2026-11-10T12:00:00Z", true),
        ("updated:>2026-11-10T12:00:01+00:00", false),
        ("updated:2020,2026", true),
        ("updated:<9999", true),
        // All of it.
        ("web -absent name:front category:=linux size:>1M updated:2026", true),
        ("web -the name:front", false),
    ] {
        let terms = parse(text);
        assert_eq!(terms.problems, Vec::<String>::new(), "{text}");
        assert_eq!(terms.holds::<Repositories>(&row, now()), expected, "{text}");
    }
}

#[test]
fn texts_and_pairs_fit_if_one_does() {
    let (row, empty) = (installer(), Installer::default());
    for (text, expected, of_empty) in [
        ("maintainer:lee", true, false),
        ("maintainers:=bob,carl", true, false),
        ("maintainers:=\"ann lee\"", true, false),
        ("maintainers:=ann", false, false),
        ("-maintainers:bob", false, true),
        ("maintainers:\"\"", false, true),
        ("annotations:apache", true, false),
        ("annotations:lic", true, false),
        ("annotation:license=apache", true, false),
        ("annotations:lic=apache", false, false),
        ("annotations:license=mit", false, false),
        ("annotations:license=", true, false),
        ("annotations:=license=apache", false, false),
        ("annotations:=license=apache-2.0", true, false),
        ("annotations:=license", true, false),
        ("annotations:=lic", false, false),
        ("annotations:\"kind=chart=x\"", true, false),
        ("annotations:kind=chart,license=mit", true, false),
        ("-annotations:license=mit", true, true),
        ("annotations:\"\"", false, true),
        ("state:\"\"", true, true),
        ("timestamp:\"\"", true, true),
        ("-lee", false, true),
    ] {
        let terms = Terms::parse::<Installers>(text);
        assert_eq!(terms.holds::<Installers>(&row, now()), expected, "{text}");
        assert_eq!(terms.holds::<Installers>(&empty, now()), of_empty, "{text} of an empty row");
    }
}

#[test]
fn what_cannot_be_read_is_said_and_asks_nothing() {
    for text in [
        "size:>abc",
        "size:1.2.3",
        "size:1.0000000001G",
        "size:1X",
        "size:1BB",
        "size:K",
        "size:-1",
        "size:1 G",
        "size:99999999999999999999",
        "size:=>5",
        "size:==5",
        "size:><5",
        "size:>1..5",
        "count:1.5",
        "count:+5",
        "count:1k",
        "count:x..5",
        "count:1...5",
        "count:5,x",
        "-count:x",
        "updated:30",
        "updated:=30d",
        "updated:d",
        "updated:1.5d",
        "updated:3s",
        "updated:yesterday",
        "updated:2026-",
        "updated:2026-13",
        "updated:2026-02-30",
        "updated:2026-1-1-1",
        "updated:0000",
        "updated:30d..2026",
        "updated:５d",
        "updated:é1é",
    ] {
        let terms = parse(&format!("{text} web"));
        let piece = text.split(' ').next().unwrap();
        if piece != text {
            assert_eq!(terms.plain, "G web", "a blank ends it");
            continue;
        }
        assert_eq!((terms.problems.as_slice(), terms.plain.as_str()), (&[text.to_owned()][..], "web"));
        assert!(terms.holds::<Repositories>(&repository(), now()), "{text}");
        assert!(!terms.is_plain());
    }
    let terms = parse("desc:,, -size:< updated:= web Count:..");
    assert_eq!(terms.unfinished, ["description", "size", "updated_at", "num_images"]);
    assert_eq!((terms.problems.len(), terms.plain.as_str()), (0, "web"));
}

#[test]
fn what_was_asked_for_is_marked() {
    for (text, expected) in [
        ("", &[][..]),
        ("Web The", &["web the"]),
        ("Web -no \"The  End\"", &["web the  end"]),
        ("name:Front,=Back -name:no category:=\"A b\" size:>5", &["front", "=back", "a b"]),
        ("web name:WEB tags:\"\" updated:<5d", &["web"]),
    ] {
        assert_eq!(parse(text).highlights(), expected, "{text}");
    }
    assert_eq!(Terms::parse::<Installers>("annotations:Kind=X,=y").highlights(), ["kind", "x", "y"]);
}

#[test]
fn values_are_chosen_in_one_piece() {
    for (text, value, on) in [
        ("", "linux", "category:=linux"),
        ("web", "a b", "web category:=\"a b\""),
        ("web ", "", "web  category:=\"\""),
        ("web category:=linux x", "arm", "web category:=linux,arm x"),
        ("category:=\"a b\"", "c,d", "category:=\"a b\",\"c,d\""),
        ("category:lin", "linux", "category:lin category:=linux"),
        ("-category:=linux", "linux", "-category:=linux category:=linux"),
        ("\"open", "linux", "category:=linux \"open"),
        ("", "a\"b", r#"category:="a\"b""#),
        ("", r"a\b", r"category:=a\b"),
        ("", r#"\ ""#, r#"category:="\\ \"""#),
        ("", "=x", "category:==x"),
        ("", ">\"", r#"category:=">\"""#),
        ("", "平 台", "category:=\"平 台\""),
    ] {
        assert_eq!(toggled::<Repositories>(text, "category", value, true), on);
        assert_eq!(toggled::<Repositories>(on, "category", value, false), text);
    }
    // Other spellings.
    for (text, value, on, expected) in [
        ("NS:=\"a\",b", "c", true, "namespace:=a,b,c"),
        ("ns:=a,b", "A", false, "namespace:=b"),
        ("ns:=a,b", "B", true, "ns:=a,b"),
        ("ns:=a,b", "c", false, "ns:=a,b"),
        ("ns:= x", "c", true, "namespace:=c x"),
        ("x ns:=a  ns:=b,a y", "a", false, "x  namespace:=b y"),
        ("x ns:=a ns:=a", "a", false, "x"),
        ("x ns:=a ns:=b", "b", true, "x ns:=a ns:=b"),
        ("x ns:=a ns:=b", "c", true, "x namespace:=a,c ns:=b"),
        ("ns:=\"a", "b", true, "namespace:=a,b"),
        ("ns:=a \"open", "b", true, "namespace:=a,b \"open"),
    ] {
        assert_eq!(toggled::<Repositories>(text, "namespace", value, on), expected, "{text}");
    }
    assert_eq!(toggled::<Repositories>("x", "nothing", "a", true), "x");
    let text = "x ns:=a,\"b c\",A,\"\" -ns:=d ns:e namespace:=f category:=g";
    assert_eq!(chosen::<Repositories>(text, "namespace"), ["a", "b c", "", "f"]);
    assert_eq!(chosen::<Repositories>(text, "ns"), ["a", "b c", "", "f"]);
    assert_eq!(Terms::parse::<Repositories>(text).chosen("category"), ["g"]);
    assert_eq!(chosen::<Repositories>(text, "nothing"), Vec::<String>::new());
}

#[test]
fn names_are_completed_at_the_end() {
    for (text, expected) in [
        ("upd", &["updated_at"][..]),
        ("web -UPD", &["updated_at"]),
        ("n", &["namespace", "name", "num_images", "num_download"]),
        ("name", &["namespace", "name"]),
        ("ns", &["namespace"]),
        ("organ", &["namespace"]),
        ("", &[]),
        ("upd ", &[]),
        ("upd\u{3000}", &[]),
        ("-", &[]),
        ("upd:", &[]),
        ("updated:", &[]),
        ("updated:upd", &[]),
        ("\"upd", &[]),
        ("平", &[]),
        ("updx", &[]),
    ] {
        assert_eq!(completions::<Repositories>(text), expected, "{text}");
    }
    for (text, expected) in
        [("upd", "updated_at:"), ("web -upd", "web -updated_at:"), ("web ", "web updated_at:"), ("", "updated_at:")]
    {
        assert_eq!(completed::<Repositories>(text, "updated_at"), expected, "{text}");
    }
    assert_eq!(completions::<Packages>("perm"), ["self_auth"]);
    assert_eq!(completions::<Versions>("created"), ["CreatedAt"]);
}

#[test]
fn what_is_chosen_of_a_facet_does_not_narrow_it() {
    let row = repository();
    for (text, holds, of_category, of_namespace) in [
        ("category:=arm", false, true, false),
        ("category:=arm ns:=ops", false, false, false),
        ("category:=arm ns:=team", false, true, false),
        ("category:=linux ns:=ops", false, false, true),
        ("category:arm", false, false, false),
        ("-category:=linux", false, false, false),
        ("category:=arm category:=lang", false, true, false),
        ("category:=arm -web", false, false, false),
        ("category:=linux -absent", true, true, true),
    ] {
        let terms = parse(text);
        let but = |name| terms.holds_but::<Repositories>(name, &row, now());
        assert_eq!(terms.holds::<Repositories>(&row, now()), holds, "{text}");
        assert_eq!((but("category"), but("namespace")), (of_category, of_namespace), "{text}");
    }
}

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
    assert!(terms.highlights().iter().all(|text| !text.is_empty() && folded(text) == *text));
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
