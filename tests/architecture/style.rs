//! Reading style sheets: where a colour is written instead of named.

use crate::source::is_word;

/// Lines of a style sheet (other than tokens.css) that write a colour instead of naming a token.
pub fn raw_colours(file: &str, css: &str) -> Vec<String> {
    if file.ends_with("style/tokens.css") {
        return Vec::new();
    }
    let mut code = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        let (inside, after) = comment.split_once("*/").unwrap_or((comment, ""));
        code.push_str(before);
        code.extend(inside.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    code.push_str(rest);
    code.lines()
        .enumerate()
        .filter(|(_, line)| line.split_once(':').is_some_and(|(_, value)| has_raw_colour(value)))
        .map(|(number, line)| {
            format!(
                "{file}:{}: {}: give the colour a name in style/tokens.css and use var(--name)",
                number + 1,
                line.trim()
            )
        })
        .collect()
}

fn has_raw_colour(value: &str) -> bool {
    let functions = ["oklch(", "oklab(", "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "color("];
    let function = functions.iter().any(|name| {
        value.match_indices(name).any(|(at, _)| {
            let (before, from) = value.split_at(at);
            let derived = from.trim_start_matches(name).trim_start().starts_with("from var(");
            !before.ends_with(|c: char| c.is_alphanumeric() || c == '-') && !derived
        })
    });
    let hex = value.match_indices('#').any(|(at, _)| {
        let (before, from) = value.split_at(at);
        let digits = from.chars().skip(1).take_while(|c| is_word(*c) || *c == '-');
        let hex = digits.clone().all(|c| c.is_ascii_hexdigit()) && matches!(digits.count(), 3 | 4 | 6 | 8);
        hex && !before.ends_with(|c: char| is_word(c) || matches!(c, '.' | '/' | '"' | '\''))
    });
    function || hex
}

#[test]
fn a_raw_colour_is_seen_and_a_token_is_not() {
    for css in [
        ".a { color: #fff; }",
        ".a {\n  background: #1a2b3c80;\n}",
        "a { border: 1px solid rgb(1 2 3) }",
        "a { color: oklch(0.7 0.1 200) }",
        "/* x */ a { fill: hsl(1, 2%, 3%) }",
    ] {
        assert_eq!(raw_colours("style/ui/table.css", css).len(), 1, "{css}");
        assert!(raw_colours("style/tokens.css", css).is_empty());
    }
    for css in [
        "#add { color: var(--text); }",
        "a:hover { color: color-mix(in oklch, var(--accent) 20%, transparent); }",
        "a { color: oklch(from var(--accent) l c h / 50%); }",
        "a { mask: url(icons.svg#fade); }",
        "/* was: #fff\n rgb(1 2 3) */ a { white-space: nowrap; }",
        "a { content: \"#123\"; }",
    ] {
        assert_eq!(raw_colours("style/ui/table.css", css), Vec::<String>::new(), "{css}");
    }
}
