//! The `filter` parameter of API 1: `key::value` items joined by `|`.

use super::FieldError;
use crate::Center;

/// The items of a filter. An empty text is an item that is not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whose images.
    pub center: Center,
    /// Organization.
    pub namespace: String,
    /// Repository name.
    pub name: String,
    /// Category.
    pub category: String,
    /// The window: rows before it, and rows in it. The two are always sent together.
    pub window: Option<(u64, u64)>,
}

/// Why a text is no filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// There is no item at all.
    #[error("at least one filter item is required")]
    Empty,
    /// An item without `::`.
    #[error("`{0}` is not of the form key::value")]
    NotAnItem(String),
    /// A key that the API does not know.
    #[error("unknown filter item `{0}`")]
    UnknownKey(String),
    /// A key that stands twice.
    #[error("filter item `{0}` is given twice")]
    Repeated(String),
    /// A center that the API does not know.
    #[error("center is `self` or `thirdparty`, not `{0}`")]
    UnknownCenter(String),
    /// Not a number.
    #[error("{key} must be a whole number from {least}, not `{value}`")]
    NotANumber {
        /// `offset` or `limit`.
        key: &'static str,
        /// The smallest number allowed.
        least: u64,
        /// What was given.
        value: String,
    },
    /// Only one of the two that go together.
    #[error("offset and limit must be given together")]
    HalfAWindow,
    /// A value that no request can carry. [`Filter::parse`] takes it, and finds nothing by it.
    #[error(transparent)]
    Forbidden(#[from] FieldError),
}

impl Filter {
    /// Writes the filter, unquoted; `center` is always sent, so that there is always an item. Surrounding blanks are
    /// dropped.
    ///
    /// # Errors
    /// A value that holds `|` or `::` would inject items: it is refused, with its field.
    pub fn to_text(&self) -> Result<String, FieldError> {
        let mut text = format!("center::{}", self.center.as_str());
        for (field, value) in [("namespace", &self.namespace), ("name", &self.name), ("category", &self.category)] {
            let value = value.trim();
            // A value that begins or ends with a colon would run into the separator.
            if value.contains("::") || value.starts_with(':') {
                return Err(FieldError { field, forbidden: "::" });
            }
            if value.contains('|') {
                return Err(FieldError { field, forbidden: "|" });
            }
            if !value.is_empty() {
                text.push_str(&format!("|{field}::{value}"));
            }
        }
        if let Some((offset, limit)) = self.window {
            text.push_str(&format!("|offset::{offset}|limit::{limit}"));
        }
        Ok(text)
    }

    /// Reads a filter, with or without quotes around it.
    ///
    /// # Errors
    /// See [`FilterError`].
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        let text = unquoted(text.trim());
        if text.is_empty() {
            return Err(FilterError::Empty);
        }
        let mut filter = Self::default();
        let mut seen: Vec<&str> = Vec::new();
        let (mut offset, mut limit) = (None, None);
        for item in text.split('|') {
            let (key, value) = item.split_once("::").ok_or_else(|| FilterError::NotAnItem(item.to_owned()))?;
            if seen.contains(&key) {
                return Err(FilterError::Repeated(key.to_owned()));
            }
            seen.push(key);
            match key {
                "center" => {
                    filter.center = Center::parse(value).ok_or_else(|| FilterError::UnknownCenter(value.to_owned()))?;
                }
                "namespace" => value.clone_into(&mut filter.namespace),
                "name" => value.clone_into(&mut filter.name),
                "category" => value.clone_into(&mut filter.category),
                "offset" => offset = Some(number("offset", value, 0)?),
                "limit" => limit = Some(number("limit", value, 1)?),
                _ => return Err(FilterError::UnknownKey(key.to_owned())),
            }
        }
        filter.window = match (offset, limit) {
            (Some(offset), Some(limit)) => Some((offset, limit)),
            (None, None) => None,
            _ => return Err(FilterError::HalfAWindow),
        };
        Ok(filter)
    }
}

fn unquoted(text: &str) -> &str {
    ['\'', '"'].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(text)
}

fn number(key: &'static str, value: &str, least: u64) -> Result<u64, FilterError> {
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| value.parse().ok())
        .flatten()
        .filter(|number| (least..=i64::MAX as u64).contains(number))
        .ok_or_else(|| FilterError::NotANumber { key, least, value: value.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn writes_what_the_documents_show() {
        let filter = Filter {
            namespace: "platform".into(),
            name: " team/app/web ".into(),
            category: "linux".into(),
            window: Some((50, 25)),
            ..Filter::default()
        };
        assert_eq!(
            filter.to_text().as_deref(),
            Ok("center::self|namespace::platform|name::team/app/web|category::linux|offset::50|limit::25")
        );
        assert_eq!(Filter::default().to_text().as_deref(), Ok("center::self"));
    }

    #[test]
    fn refuses_values_that_would_inject_items() {
        for (name, forbidden) in [("a|b", "|"), ("a::b", "::"), (":a", "::"), ("a|namespace::b", "::")] {
            let filter = Filter { name: name.into(), ..Filter::default() };
            assert_eq!(filter.to_text(), Err(FieldError { field: "name", forbidden }), "{name}");
        }
    }

    #[test]
    fn reads_what_people_send() {
        let own = |f: fn(&mut Filter)| {
            let mut filter = Filter::default();
            f(&mut filter);
            Ok(filter)
        };
        for (text, expected) in [
            ("center::self", own(|_| ())),
            ("'center::thirdparty'", own(|f| f.center = Center::ThirdParty)),
            ("\"name::a\"", own(|f| f.name = "a".into())),
            (
                "namespace::a|offset::0|limit::10",
                own(|f| {
                    f.namespace = "a".into();
                    f.window = Some((0, 10));
                }),
            ),
            ("name::", own(|_| ())),
            ("", Err(FilterError::Empty)),
            ("''", Err(FilterError::Empty)),
            ("name", Err(FilterError::NotAnItem("name".into()))),
            ("name::a|", Err(FilterError::NotAnItem(String::new()))),
            ("tag::a", Err(FilterError::UnknownKey("tag".into()))),
            ("name::a|name::b", Err(FilterError::Repeated("name".into()))),
            ("center::other", Err(FilterError::UnknownCenter("other".into()))),
            ("offset::0", Err(FilterError::HalfAWindow)),
            ("limit::5", Err(FilterError::HalfAWindow)),
            ("offset::-1|limit::5", Err(FilterError::NotANumber { key: "offset", least: 0, value: "-1".into() })),
            ("offset::0|limit::0", Err(FilterError::NotANumber { key: "limit", least: 1, value: "0".into() })),
            ("offset::+1|limit::5", Err(FilterError::NotANumber { key: "offset", least: 0, value: "+1".into() })),
        ] {
            assert_eq!(Filter::parse(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_undoes_writing(namespace in "[^|:]{0,12}", name in ".{0,12}", offset in 0u64..1000, limit in 1u64..1000) {
            let filter = Filter { namespace, name, window: Some((offset, limit)), ..Filter::default() };
            if let Ok(text) = filter.to_text() {
                let trimmed = Filter { namespace: filter.namespace.trim().into(), name: filter.name.trim().into(), ..filter };
                prop_assert_eq!(Filter::parse(&text), Ok(trimmed));
            }
        }

        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = Filter::parse(&text);
        }
    }
}
