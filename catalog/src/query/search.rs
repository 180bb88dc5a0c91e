//! The percent codec of the address bar: the only place that reads or writes a query string.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

/// What may stand raw in a query value: letters, digits, and the marks that no parser reads anything into.
const VALUE: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'*')
    .remove(b'!')
    .remove(b'/')
    .remove(b':')
    .remove(b'@')
    .remove(b',');

/// What may stand raw in a component by the rule of `encodeURIComponent`.
pub(super) const COMPONENT: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'*')
    .remove(b'!')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// Percent-encodes a path segment or an upstream query value, as `encodeURIComponent` does.
pub fn encode_component(text: &str) -> String {
    utf8_percent_encode(text, &COMPONENT).to_string()
}

/// Undoes percent-encoding once. Bytes that are no UTF-8 become U+FFFD; a `%` that starts no escape stays.
pub fn decode_component(text: &str) -> String {
    percent_decode(text.as_bytes()).decode_utf8_lossy().into_owned()
}

/// The pairs of a query string, decoded, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads any text, with or without a leading `?`. A `+` is a space, as forms write it.
    pub fn parse(search: &str) -> Self {
        let decode = |text: &str| decode_component(&text.replace('+', " "));
        let search = search.strip_prefix('?').unwrap_or(search);
        let pairs = search.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        });
        Self(pairs.collect())
    }

    /// The first value of that key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }

    /// The first value of that key, or nothing.
    pub fn text(&self, key: &str) -> String {
        self.get(key).unwrap_or_default().to_owned()
    }
}

/// Writes a query string; keys must need no escape.
#[derive(Debug, Default)]
pub struct Writer(String);

impl Writer {
    /// Adds a pair.
    pub fn push(&mut self, key: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
        self.0.extend(utf8_percent_encode(value, &VALUE));
    }

    /// Adds a pair unless the value is empty.
    pub fn push_set(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.push(key, value);
        }
    }

    /// Adds pairs that are written already.
    pub fn push_pairs(&mut self, pairs: &str) {
        if !self.0.is_empty() && !pairs.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(pairs);
    }

    /// The text, without `?`.
    pub fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decodes_exactly_once() {
        let pairs = Pairs::parse("?name=%2541&space=a+b&plus=a%2Bb&bad=100%&flag&name=second");
        assert_eq!(pairs.get("name"), Some("%41"));
        assert_eq!(pairs.get("space"), Some("a b"));
        assert_eq!(pairs.get("plus"), Some("a+b"));
        assert_eq!(pairs.get("bad"), Some("100%"));
        assert_eq!(pairs.get("flag"), Some(""));
        assert_eq!(pairs.get("absent"), None);
    }

    proptest! {
        #[test]
        fn reading_undoes_writing(a in any::<String>(), b in any::<String>()) {
            let mut writer = Writer::default();
            writer.push("a", &a);
            writer.push("b", &b);
            let text = writer.finish();
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_graphic()));
            let pairs = Pairs::parse(&text);
            prop_assert_eq!(pairs.get("a"), Some(a.as_str()));
            prop_assert_eq!(pairs.get("b"), Some(b.as_str()));
        }

        #[test]
        fn reading_never_fails(text in any::<String>()) {
            Pairs::parse(&text);
        }

        #[test]
        fn a_component_survives(text in any::<String>()) {
            prop_assert_eq!(decode_component(&encode_component(&text)), text);
        }
    }
}
