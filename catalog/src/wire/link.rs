//! Which addresses in a row may become links or pictures. Rows come from whoever published them: nothing is trusted.

/// File name endings of pictures.
const PICTURES: [&str; 6] = [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"];
/// Types of pictures that may stand in the address itself.
const PICTURE_TYPES: [&str; 5] = ["png", "jpeg", "gif", "webp", "svg+xml"];

/// The address for `<img src>`, if it may be one: `https:`, `http:` on a page that is not `https:` itself, a picture in
/// a `data:` address, or a picture file of this very site. For `<img>` only, where a picture can run no script.
pub fn icon(url: &str, page_is_https: bool) -> Option<&str> {
    let url = url.trim_matches(' ');
    if let Some(data) = past(url, "data:image/") {
        let (kind, _) = data.split_once([';', ','])?;
        let known = PICTURE_TYPES.iter().any(|known| kind.eq_ignore_ascii_case(known));
        return (known && !data.contains(char::is_control)).then_some(url);
    }
    if is_local_picture(url) {
        return Some(url);
    }
    let http = !page_is_https && past(url, "http://").is_some_and(is_plain);
    (http || past(url, "https://").is_some_and(is_plain)).then_some(url)
}

/// The address for a link, if it may be one: `http:` or `https:`, with a host and nothing hidden in it.
pub fn page(url: &str) -> Option<&str> {
    let url = url.trim_matches(' ');
    past(url, "https://").or_else(|| past(url, "http://")).is_some_and(is_plain).then_some(url)
}

/// The `mailto:` address for a link, if it is one plain mail address: a header or a second recipient would need a
/// character that is refused.
pub fn mail(email: &str) -> Option<String> {
    let email = email.trim_matches(' ');
    let (user, host) = email.split_once('@')?;
    let plain = |text: &str, more: &[u8]| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || more.contains(&byte))
    };
    (email.len() <= 254 && plain(user, b"._+-~'!$*=") && plain(host, b".-")).then(|| format!("mailto:{email}"))
}

/// What follows the scheme; schemes are the same in any case.
fn past<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = url.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// A host that is not what it seems needs one of these: browsers drop tabs, read `\` as `/`, and take what stands
/// before an `@` for a user's name.
fn is_plain(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty()
        && !host.contains('@')
        && !rest.contains(|char: char| char.is_control() || char.is_whitespace() || char == '\\' || is_invisible(char))
}

fn is_local_picture(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~'))
        && !path.contains("//")
        && !path.contains("..")
        && PICTURES.iter().any(|ending| lower.len() > ending.len() && lower.ends_with(ending))
}

/// Characters that turn the direction of the text around them or take no room: harmless in a name, a trick in a link.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
