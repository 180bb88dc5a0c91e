//! Names as people read them. What is shown is never what is sent: keys and links keep the raw name.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// A name without its percent-encoding: `hello%20hello` reads `hello hello`. Unchanged where the name is not encoded
/// (`100%`), or where the decoded name would be no text, not visible, or hold control characters.
pub fn decoded_label(raw: &str) -> Cow<'_, str> {
    match percent_decode_str(raw).decode_utf8() {
        Ok(label) if !label.contains(char::is_control) && !label.trim().is_empty() => label,
        _ => Cow::Borrowed(raw),
    }
}

/// The text with each control character but tab and line break replaced by its picture (`␀`), so that it is seen and
/// cuts nothing off when copied. Characters that turn the direction of text or take no room are left: they are the
/// style sheet's business (`unicode-bidi: isolate`).
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(hides) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|char| if hides(char) { picture(char) } else { char }).collect())
}

/// Whether the text holds characters that turn its direction: an isolate that it opens and does not close would outlive
/// the one that the style sheet puts around it, and so such a text is given a box of its own.
pub fn turns(text: &str) -> bool {
    text.contains(|char| matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

fn hides(char: char) -> bool {
    char.is_control() && !matches!(char, '\t' | '\n' | '\r')
}

fn picture(char: char) -> char {
    match char {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}
