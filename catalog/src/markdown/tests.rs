use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{DEEPEST, Document, Kind, LONGEST, MOST, Piece, RANKS, read};
use crate::wire::link;

/// A tree in short: `h1(…)` for a part, the words as they are, `/` for a break.
fn short(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Break => "/".to_owned(),
        Piece::Part(kind, inside) => {
            let name = match kind {
                Kind::Heading(rank) => format!("h{rank}"),
                Kind::Paragraph => "p".to_owned(),
                Kind::List => "ul".to_owned(),
                Kind::Numbered(first) => format!("ol{first}"),
                Kind::Item => "li".to_owned(),
                Kind::Quote => "quote".to_owned(),
                Kind::Block => "pre".to_owned(),
                Kind::Rule => "hr".to_owned(),
                Kind::Table => "table".to_owned(),
                Kind::Row => "tr".to_owned(),
                Kind::HeadCell => "th".to_owned(),
                Kind::Cell => "td".to_owned(),
                Kind::Code => "code".to_owned(),
                Kind::Emphasis => "em".to_owned(),
                Kind::Strong => "strong".to_owned(),
                Kind::Struck => "del".to_owned(),
                Kind::Link(address) => format!("a[{address}]"),
            };
            format!("{name}({})", short(inside))
        }
    };
    pieces.iter().map(piece).collect()
}

fn depth(pieces: &[Piece]) -> usize {
    let below = |piece: &Piece| if let Piece::Part(_, inside) = piece { 1 + depth(inside) } else { 0 };
    pieces.iter().map(below).max().unwrap_or(0)
}

fn count(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| if let Piece::Part(_, inside) = piece { 1 + count(inside) } else { 1 }).sum()
}

/// Every part, the outer before the inner.
fn each<'a>(pieces: &'a [Piece], see: &mut dyn FnMut(&'a Kind, &'a [Piece])) {
    for piece in pieces {
        if let Piece::Part(kind, inside) = piece {
            see(kind, inside);
            each(inside, see);
        }
    }
}

#[test]
fn what_it_becomes() {
    for (text, expected) in [
        ("", ""),
        (" \n\t\n", ""),
        ("\u{feff}# 你好\n\n世界", "h1(你好)p(世界)"),
        ("one\ntwo\n\nthree", "p(one\ntwo)p(three)"),
        ("one  \ntwo\\\nthree", "p(one/two/three)"),
        ("a\r\nb\r\n\r\nc", "p(a\nb)p(c)"),
        ("*a* __b__ ~~c~~ `d`", "p(em(a) strong(b) del(c) code(d))"),
        ("- a\n- b\n  - c", "ul(li(a)li(bul(li(c))))"),
        ("- a\n\n- b", "ul(li(p(a))li(p(b)))"),
        ("7. a\n8. b", "ol7(li(a)li(b))"),
        ("1. a\n2.\n3. c", "ol1(li(a)li()li(c))"),
        ("> a\n>\n> b", "quote(p(a)p(b))"),
        ("a\n\n---\n\nb", "p(a)hr()p(b)"),
        ("```sh\nhelm install *a*\n\n```", "pre(helm install *a*)"),
        ("    a\n    b", "pre(a\nb)"),
        ("```\nnot ended", "pre(not ended)"),
        ("```\n```", ""),
        ("|a|b|\n|-|-|\n|1|*2*|\n|3|", "table(tr(th(a)th(b))tr(td(1)td(em(2)))tr(td(3)td()))"),
        ("&lt;b&gt; &#20013; &copy; \\*", "p(<b> 中 © *)"),
        ("[x] a [^1] $b$ :+1:", "p([x] a [^1] $b$ :+1:)"),
        // Headings: none skips a rank, none is empty.
        ("# a\n## b\n### c\n#### d\n# e", "h1(a)h2(b)h3(c)h3(d)h1(e)"),
        ("### a\n# b\n### c\n## d", "h1(a)h1(b)h2(c)h2(d)"),
        ("#\n## a\n\n# ![](b.png)\n### c", "h1(a)h2(c)"),
        ("a\n===\nb\n---", "h1(a)h2(b)"),
    ] {
        let Document { pieces, is_cut } = read(text);
        assert_eq!((short(&pieces).as_str(), is_cut), (expected, false), "{text}");
    }
}

#[test]
fn html_is_text_and_pictures_are_words() {
    for (text, expected) in [
        ("a <b onclick=x>b</b> <img src=x onerror=alert(1)>", "p(a <b onclick=x>b</b> <img src=x onerror=alert(1)>)"),
        ("<script>alert(1)</script>", "pre(<script>alert(1)</script>)"),
        ("<div>\n*a*\n</div>\n\n*b*", "pre(<div>\n*a*\n</div>)p(em(b))"),
        ("<!-- a -->", "pre(<!-- a -->)"),
        ("<a href=\"javascript:alert(1)\">a</a>", "p(<a href=\"javascript:alert(1)\">a</a>)"),
        ("![a *b*](https://example.org/x.png \"c\")", "p(a em(b))"),
        ("![](https://example.org/x.png)", ""),
        ("![a](data:image/svg+xml,x)", "p(a)"),
    ] {
        assert_eq!(short(&read(text).pieces), expected, "{text}");
    }
}

#[test]
fn links_are_checked() {
    for (text, expected) in [
        ("[a](https://example.org/b?c#d)", "p(a[https://example.org/b?c#d](a))"),
        ("[a *b*](<https://example.org>)", "p(a[https://example.org](a em(b)))"),
        ("[a][b]\n\n[b]: https://example.org 'c'", "p(a[https://example.org](a))"),
        ("<https://example.org>", "p(a[https://example.org](https://example.org))"),
        ("<a@example.org>", "p(a[mailto:a@example.org](a@example.org))"),
        ("[a](mailto:a@example.org)", "p(a[mailto:a@example.org](a))"),
        ("[a](MAILTO:a@example.org)", "p(a[mailto:a@example.org](a))"),
        // A link must have a name.
        ("[](https://example.org)", "p(a[https://example.org](https://example.org))"),
        ("[![](x.svg)](https://example.org)", "p(a[https://example.org](https://example.org))"),
        ("[![build](x.svg)](https://example.org)", "p(a[https://example.org](build))"),
        // What may not be one is its text.
        ("[a](javascript:alert(1))", "p(a)"),
        ("[a](JaVaScRiPt:alert(1))", "p(a)"),
        ("[a](&#106;avascript:alert(1))", "p(a)"),
        ("[a](java&Tab;script:alert(1))", "p(a)"),
        ("<javascript:alert(1)>", "p(javascript:alert(1))"),
        ("[a][b]\n\n[b]: javascript:alert(1)", "p(a)"),
        ("[a](data:text/html,b)", "p(a)"),
        ("[a](vbscript:b)", "p(a)"),
        ("[a](file:///etc/passwd)", "p(a)"),
        ("[a](//example.org)", "p(a)"),
        ("[a](docs/b.md)", "p(a)"),
        ("[a](#b)", "p(a)"),
        ("[a](a@example.org)", "p(a)"),
        ("[a](mailto:a@example.org?bcc=b@example.org)", "p(a)"),
        ("[a](https://example.org@evil.example)", "p(a)"),
        ("[a](https:\\\\evil.example)", "p(a)"),
        ("[a](https://example.org/&#x202e;)", "p(a)"),
        ("[a]()", "p(a)"),
        ("[*a*](x)", "p(em(a))"),
    ] {
        assert_eq!(short(&read(text).pieces), expected, "{text}");
    }
}

#[test]
fn what_is_too_deep_is_text() {
    let read_quotes = |levels: usize| short(&read(&format!("{} a", ">".repeat(levels))).pieces);
    assert_eq!(read_quotes(2), "quote(quote(p(a)))");
    assert_eq!(read_quotes(DEEPEST - 1), format!("{}p(a{}", "quote(".repeat(DEEPEST - 1), ")".repeat(DEEPEST)));
    let flat = format!("{}a{}", "quote(".repeat(DEEPEST), ")".repeat(DEEPEST));
    assert_eq!(read_quotes(DEEPEST), flat);
    assert_eq!(read_quotes(DEEPEST + 5), flat);
    // A list has room for its items or is none, a table for its cells; what stands in them is kept, and parted.
    let quotes = ">".repeat(DEEPEST - 1);
    let inside = |text: &str| short(&read(&format!("{quotes} {text}")).pieces).replace("quote(", "").replace(')', "");
    assert_eq!(inside(&format!("- a\n{quotes} - [b](https://example.org)\n")), "a/b");
    assert_eq!(inside(&format!("|a|b|\n{quotes} |-|-|\n{quotes} |c|d|\n")), "a/b/c/d");
    // What comes after it is not too deep.
    assert_eq!(read(&format!("{quotes}> a\n\n# b")).pieces.last(), read("# b").pieces.last());
}

#[test]
fn what_is_too_long_is_cut() {
    let long = "好 *a*\n".repeat(LONGEST);
    let document = read(&long);
    assert!(document.is_cut);
    let line = "好".repeat(LONGEST);
    let Document { pieces, is_cut } = read(&line);
    assert!(is_cut);
    let shown = LONGEST / "好".len();
    assert_eq!(short(&pieces), format!("p({})", "好".repeat(shown)));
    let lines = format!("{}\nb", "a".repeat(LONGEST - 1));
    assert_eq!(short(&read(&lines).pieces), format!("p({})", "a".repeat(LONGEST - 1)));
    assert!(!read(&"a".repeat(LONGEST)).is_cut);
    let rows = read(&format!("|{0}\n|{1}\n{2}", "a|".repeat(1000), "-|".repeat(1000), "|b|\n".repeat(1000)));
    assert!(rows.is_cut && count(&rows.pieces) <= MOST + 1);
}

/// The page stands still while a text is read, and its stack is small.
#[test]
fn nothing_takes_long_or_is_too_deep_for_the_stack() {
    let many = |text: &str| text.repeat(LONGEST / text.len());
    let half = |text: &str| text.repeat(LONGEST / 2 / text.len());
    let mut texts: Vec<String> = [
        ">",
        "> ",
        "- ",
        "1. ",
        "[",
        "![",
        "]",
        "(",
        "[](",
        "[a](<b",
        "*",
        "*a ",
        "_a*",
        "**a",
        "~~",
        "`",
        "``` ",
        "<",
        "<a ",
        "</",
        "<!--",
        "<![CDATA[",
        "<?",
        "&",
        "&amp",
        "\\",
        "|",
        "|a",
        "|-|",
        "a|\n",
        "\n-",
        "#",
        "\t",
        "\r",
        "\u{0}",
        "[a]: b\n",
        "[a]:\n",
        "![a][b](c)",
        "*a **b ",
        "<a@b",
        "[^a]: ",
        "a\n===\n",
        "https://",
        "[[]()]",
    ]
    .map(many)
    .to_vec();
    texts.push(half("[") + &half("]"));
    texts.push(half("[") + &half("](a)"));
    texts.push(half("*") + "a" + &half("*"));
    texts.push(half(">") + "\n" + &half("> "));
    texts.push((0..400).map(|depth| " ".repeat(depth) + "- a\n").collect());
    texts.push((0..300).map(|ticks| "`".repeat(ticks) + " a ").collect());
    texts.push(format!("[a]: {}\n{}", "b".repeat(1000), half("[a]")));
    let reading = std::thread::Builder::new().stack_size(512 * 1024).spawn(move || {
        for text in texts {
            let start = Instant::now();
            let _ = read(&text);
            let sample: String = text.chars().take(12).collect();
            assert!(start.elapsed() < Duration::from_secs(5), "{sample:?} takes {:?}", start.elapsed());
        }
    });
    reading.unwrap().join().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_keeps_within_the_bounds(
        text in prop_oneof![
            any::<String>(),
            r"([#>*_~`|\[\]()!<&;:.\\\-+=0-9 \t\n]|a|好|\r\n|https://a|javascript:|mailto:a@b|<img |<!--|```){0,200}",
        ],
    ) {
        let Document { pieces, is_cut } = read(&text);
        prop_assert!(!is_cut);
        prop_assert!(depth(&pieces) <= DEEPEST);
        let mut sound = Ok(());
        let mut last = 0;
        each(&pieces, &mut |kind, inside| {
            let holds = |fits: &dyn Fn(&Kind) -> bool| inside.iter().all(|piece| matches!(piece, Piece::Part(kind, _) if fits(kind)));
            let is_sound = match kind {
                Kind::Link(url) => {
                    !inside.is_empty()
                        && (link::page(url).is_some() || url.strip_prefix("mailto:").is_some_and(|mail| link::mail(mail).is_some()))
                }
                Kind::Heading(rank) => {
                    let skips = *rank > last + 1;
                    last = *rank;
                    (1..=RANKS).contains(rank) && !skips && !inside.is_empty()
                }
                Kind::List | Kind::Numbered(_) => holds(&|kind| *kind == Kind::Item),
                Kind::Table => holds(&|kind| *kind == Kind::Row),
                Kind::Row => holds(&|kind| matches!(kind, Kind::Cell | Kind::HeadCell)),
                Kind::Rule => inside.is_empty(),
                _ => true,
            };
            if !is_sound && sound.is_ok() {
                sound = Err(TestCaseError::fail(format!("{kind:?} {inside:?}")));
            }
        });
        sound?;
    }

    #[test]
    fn words_without_marks_stay_as_they_are(text in "[a-z中]{1,9}( [a-z中]{1,9}){0,9}") {
        prop_assert_eq!(short(&read(&text).pieces), format!("p({text})"));
    }
}
