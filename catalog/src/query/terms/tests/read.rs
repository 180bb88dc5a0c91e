use super::*;

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
