//! Query strings, read strictly: what cannot be understood is refused with a reason.

use percent_encoding::percent_decode;

/// The known parameters of a request. Others are ignored.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(String, String)>);

impl Params {
    /// Reads a query string: `&` between parameters, percent-encoded once, `+` for a blank as all Go servers take it.
    /// The error says what is wrong: a bad escape, text that is no UTF-8, or a known parameter given twice.
    pub fn read(query: Option<&str>, known: &[&str]) -> Result<Self, String> {
        let mut params: Vec<(String, String)> = Vec::new();
        for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name)?;
            if !known.contains(&name.as_str()) {
                continue;
            }
            if params.iter().any(|(earlier, _)| *earlier == name) {
                return Err(format!("{name} is given more than once"));
            }
            let value = decode(value).map_err(|error| format!("{name}: {error}"))?;
            params.push((name, value));
        }
        Ok(Self(params))
    }

    /// A parameter's value, if it was given.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(candidate, _)| candidate == name).map(|(_, value)| value.as_str())
    }

    /// A parameter's value, unless it is absent or empty.
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).filter(|value| !value.is_empty()).map(ToOwned::to_owned)
    }
}

fn decode(text: &str) -> Result<String, String> {
    let text = text.replace('+', " ");
    let mut escapes = text.split('%').skip(1);
    let sound = |escape: &str| escape.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    if !escapes.all(sound) {
        return Err("a % is not followed by two hexadecimal digits (write % as %25)".to_owned());
    }
    let decoded = percent_decode(text.as_bytes()).decode_utf8().map_err(|_| "the text is not UTF-8".to_owned())?;
    Ok(decoded.into_owned())
}

/// A whole number within `least..=most`, digits only. The error says what is wrong with `name`.
pub fn whole(name: &str, text: &str, least: u64, most: u64) -> Result<u64, String> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = if digits { text.parse().ok() } else { None };
    match number {
        Some(number) if (least..=most).contains(&number) => Ok(number),
        Some(number) => Err(format!("{name} is {number}, but must be from {least} to {most}")),
        None if digits => Err(format!("{name} is too large: at most {most}")),
        None => Err(format!("{name} is not a whole number: {}", excerpt(text))),
    }
}

/// A text as it is repeated in a reason: quoted, its start only.
pub fn excerpt(text: &str) -> String {
    let start: String = text.chars().take(40).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    format!("{start:?}{more}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_parameters_are_decoded_once() {
        let params =
            Params::read(Some("a=x%2Fy%2520z&b=%E4%B8%AD+%2B&other=1&other=2&c"), &["a", "b", "c", "d"]).unwrap();
        assert_eq!(params.get("a"), Some("x/y%20z"));
        assert_eq!(params.get("b"), Some("中 +"));
        assert_eq!((params.get("c"), params.text("c")), (Some(""), None));
        assert_eq!((params.get("d"), params.get("other")), (None, None));
        assert_eq!(Params::read(None, &["a"]), Ok(Params::default()));
    }

    #[test]
    fn what_cannot_be_understood_is_refused() {
        for query in ["a=1&a=1", "a=%", "a=%2", "a=%zz", "a=%ff", "%=1", "a=1&%61=2", "a=%+1"] {
            assert!(Params::read(Some(query), &["a"]).is_err(), "{query}");
        }
    }

    #[test]
    fn numbers_are_digits_within_bounds() {
        assert_eq!(whole("n", "007", 0, 9), Ok(7));
        for text in ["", "-1", "+1", "1.5", "1e2", " 1", "10", "99999999999999999999999", "一"] {
            assert!(whole("n", text, 0, 9).is_err(), "{text}");
        }
    }
}
