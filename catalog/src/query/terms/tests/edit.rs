use super::*;

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
