//! The address of a repository in the registry's own console, by a template that the operator wrote.

use super::link;
use crate::{query::search::encode_component, repository::is_region};

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Namespace,
    Name,
    Region,
}

/// Such a template: `https://console.example/{region}#/{namespace}/{name}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleTemplate(Vec<Part>);

impl ConsoleTemplate {
    /// Reads a template. `None` unless it is `https:` or `http:`, with no other placeholders than `{namespace}`, `{name}`
    /// and `{region}`, and with none but the last in its host: rows must not choose where a link leads to.
    pub fn parse(text: &str) -> Option<Self> {
        let parts = parts(text)?;
        let sample = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Region => "x".to_owned(),
            // No host can hold it.
            Part::Namespace | Part::Name => "@".to_owned(),
        };
        let sample: String = parts.iter().map(sample).collect();
        (link::page(&sample)? == sample).then_some(Self(parts))
    }

    /// Whether it has a place for the region.
    pub fn needs_region(&self) -> bool {
        self.0.contains(&Part::Region)
    }

    /// The address of a repository, if it may be a link.
    pub fn fill(&self, namespace: &str, name: &str, region: &str) -> Option<String> {
        let filled = |part: &Part| match part {
            Part::Text(text) => Some(text.clone()),
            Part::Namespace => value(namespace),
            Part::Name => value(name),
            Part::Region => is_region(region).then(|| region.to_owned()),
        };
        let address: String = self.0.iter().map(filled).collect::<Option<_>>()?;
        link::page(&address).map(str::to_owned)
    }
}

fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (placeholder, after) = after.split_once('}')?;
        parts.push(plain(before)?);
        parts.push(match placeholder {
            "namespace" => Part::Namespace,
            "name" => Part::Name,
            "region" => Part::Region,
            _ => return None,
        });
        rest = after;
    }
    parts.push(plain(rest)?);
    Some(parts)
}

fn plain(text: &str) -> Option<Part> {
    (!text.contains(['{', '}'])).then(|| Part::Text(text.to_owned()))
}

/// A name of dots alone would be a step in the path, even when it is percent-encoded.
fn value(text: &str) -> Option<String> {
    (!text.chars().all(|char| char == '.')).then(|| encode_component(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WHOLE: &str = "https://console.{region}.example/swr/?region={region}#/app/{namespace}/{name}/tag";

    #[test]
    fn a_template_is_an_address_with_known_placeholders() {
        for good in [
            WHOLE,
            "https://console.example",
            "http://10.0.0.1:8080/{namespace}",
            "https://console.example/?n={namespace}&r={name}",
            "HTTPS://console.example/#{name}{name}",
        ] {
            assert!(ConsoleTemplate::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "/console/{name}",
            "javascript:alert({name})",
            "ftp://console.example/{name}",
            "https://{namespace}.example/",
            "https://console.example:{name}/",
            "https://{name}",
            "https:///{name}",
            "https://user@console.example/",
            "https://console.example/{Name}",
            "https://console.example/{tag}",
            "https://console.example/{}",
            "https://console.example/{name",
            "https://console.example/name}",
            "https://console.example/{{name}}",
            "https://console.example/a b",
            " https://console.example/",
            "https://console.example/\u{202e}{name}",
            "https://console.example\\{name}",
        ] {
            assert_eq!(ConsoleTemplate::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_filled_in_is_encoded() {
        let template = ConsoleTemplate::parse(WHOLE).unwrap();
        assert!(template.needs_region());
        for (namespace, name, expected) in [
            ("iot", "edge-agent", "iot/edge-agent"),
            ("iot", "team/app", "iot/team%2Fapp"),
            ("平台", "a b?#&%", "%E5%B9%B3%E5%8F%B0/a%20b%3F%23%26%25"),
            ("{name}", "\u{202e}\n", "%7Bname%7D/%E2%80%AE%0A"),
            ("..a", "@", "..a/%40"),
        ] {
            let expected = format!("https://console.cn-north-4.example/swr/?region=cn-north-4#/app/{expected}/tag");
            assert_eq!(template.fill(namespace, name, "cn-north-4"), Some(expected));
        }
    }

    #[test]
    fn what_can_lead_elsewhere_is_no_link() {
        let template = ConsoleTemplate::parse(WHOLE).unwrap();
        for (namespace, name, region) in [
            ("..", "x", "cn-north-4"),
            ("x", ".", "cn-north-4"),
            ("", "x", "cn-north-4"),
            ("x", "", "cn-north-4"),
            ("x", "y", ""),
            ("x", "y", "evil.example/"),
            ("x", "y", "a@b"),
        ] {
            assert_eq!(template.fill(namespace, name, region), None, "{namespace:?} {name:?} {region:?}");
        }
        let bare = ConsoleTemplate::parse("https://console.example/").unwrap();
        assert!(!bare.needs_region());
        assert_eq!(bare.fill("", "", "").as_deref(), Some("https://console.example/"));
    }

    proptest! {
        #[test]
        fn no_name_leaves_the_console(namespace in any::<String>(), name in any::<String>()) {
            let template = ConsoleTemplate::parse("https://console.example/a/{namespace}/{name}?x={name}").unwrap();
            if let Some(address) = template.fill(&namespace, &name, "") {
                prop_assert!(address.starts_with("https://console.example/a/"));
                prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(address.matches('/').count(), 5);
                prop_assert_eq!(address.matches('?').count(), 1);
            }
        }

        #[test]
        fn any_template_is_read_without_harm(text in any::<String>()) {
            let _ = ConsoleTemplate::parse(&text);
        }
    }
}
