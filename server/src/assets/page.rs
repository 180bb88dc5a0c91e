//! The one thing in the page that depends on where it is served: `<base href="/">`.

use crate::base_path::BasePath;

/// The page with its `<base>` set to `base`; `None` if it has none. Everything in the page is relative to it.
pub fn rebased(html: &[u8], base: &BasePath) -> Option<Vec<u8>> {
    let html = std::str::from_utf8(html).ok()?;
    let lower = html.to_ascii_lowercase();
    let tag = lower.match_indices("<base").map(|(at, _)| at).find(|at| {
        lower.get(at + "<base".len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace()))
    })?;
    let end = tag + lower.get(tag..)?.find('>')?;
    let value = tag + lower.get(tag..end)?.find("href=")? + "href=".len();
    let rest = lower.get(value..end)?;
    let (start, stop) = match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => (value + 1, value + 1 + rest.get(1..)?.find(quote)?),
        // An unquoted value ends with a blank or the tag; the slash of `<base href=/>` is part of it.
        _ => (value, value + rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len())),
    };
    Some([html.get(..start)?, base.as_str(), html.get(stop..)?].concat().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_is_rewritten_in_every_spelling() {
        let base: BasePath = "/a/b/".parse().unwrap();
        for (html, expected) in [
            (r#"<head><base href="/"><x>"#, r#"<head><base href="/a/b/"><x>"#),
            (r#"<BASE data-x href='/' />"#, r#"<BASE data-x href='/a/b/' />"#),
            ("<base href=/>", "<base href=/a/b/>"),
            (r#"<basefont><base href="/old/">"#, r#"<basefont><base href="/a/b/">"#),
        ] {
            assert_eq!(rebased(html.as_bytes(), &base).as_deref(), Some(expected.as_bytes()));
        }
        for html in ["<head></head>", "<base>", "<base href=\"/", "<base target=x>", "\u{0}"] {
            assert_eq!(rebased(html.as_bytes(), &base), None, "{html}");
        }
    }
}
