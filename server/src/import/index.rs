//! Reading `index.yaml`: every chart version with what installers show of it, and the line of whatever is wrong.

use std::{collections::HashSet, fmt};

use catalog::{Maintainer, Timestamp};
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_saphyr::{Options, Spanned};

use crate::catalogue::installers::{Chart, ChartVersion};

/// Presence of this annotation makes a chart version an installer, whatever its value, as on the real server.
const ENABLE: &str = "tkeel.io/enable";

/// What an index holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Charts {
    /// Charts with at least one version that was taken.
    pub charts: Vec<Chart>,
    /// Chart versions left out because they are no installers.
    pub left_out: usize,
    /// Chart versions left out because their chart has the same version before.
    pub repeated: usize,
}

/// Reads an index for the chart repository `repo`; only installers, or `all` charts. The error is a line, from 1, and
/// what is wrong there.
pub fn charts(bytes: &[u8], repo: &str, all: bool) -> Result<Charts, (u64, String)> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        (1 + before.iter().filter(|byte| **byte == b'\n').count() as u64, "the text is not UTF-8".to_owned())
    })?;
    // First for the syntax alone: half an entry would otherwise be told as one that lacks a field, on another line.
    let _: IgnoredAny = read(text)?;
    let index: Index = read(text)?;
    let mut found = Charts { charts: Vec::new(), left_out: 0, repeated: 0 };
    for (name, entries) in index.entries.unwrap_or_default().0 {
        let mut versions = Vec::new();
        let mut seen = HashSet::new();
        for entry in entries.unwrap_or_default() {
            let version = entry.check(&name)?;
            if !all && !version.annotations.iter().any(|(key, _)| key == ENABLE) {
                found.left_out += 1;
            } else if seen.insert(version.version.clone()) {
                versions.push(version);
            } else {
                found.repeated += 1;
            }
        }
        if !versions.is_empty() {
            found.charts.push(Chart { repo: repo.to_owned(), name, versions });
        }
    }
    Ok(found)
}

fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, (u64, String)> {
    serde_saphyr::from_str_with_options(text, options()).map_err(|error| {
        let error = error.without_snippet();
        let line = error.location().map_or(1, |location| location.line().max(1));
        let reason = error.to_string();
        // The place is told once, by whoever reports the error.
        let place = reason.rfind(" at line ").filter(|at| reason.get(*at..).is_some_and(|end| !end.contains('\n')));
        (line, place.and_then(|at| reason.get(..at)).unwrap_or(&reason).to_owned())
    })
}

/// The largest public indexes have some ten thousand chart versions; what guards against hostile nesting and aliases
/// stays as it is.
fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_events: 50_000_000,
            max_nodes: 25_000_000,
            max_total_scalar_bytes: 1 << 30,
        },
    }
}

#[derive(Deserialize)]
struct Index {
    // Helm itself takes no index without it.
    #[serde(rename = "apiVersion")]
    _api_version: String,
    entries: Option<Ordered<Option<Vec<Entry>>>>,
}

#[derive(Deserialize)]
struct Entry {
    name: Spanned<String>,
    version: Spanned<String>,
    created: Option<Spanned<String>>,
    description: Option<String>,
    icon: Option<String>,
    maintainers: Option<Vec<Option<Person>>>,
    annotations: Option<Ordered<Option<String>>>,
}

#[derive(Deserialize)]
struct Person {
    name: Option<String>,
    email: Option<String>,
    url: Option<String>,
}

impl Entry {
    fn check(self, chart: &str) -> Result<ChartVersion, (u64, String)> {
        let Self { name, version, created, .. } = self;
        if name.value != chart {
            return Err((name.referenced.line(), format!("a version of {chart} is called {}", name.value)));
        }
        if version.value.trim().is_empty() {
            return Err((version.referenced.line(), format!("a version of {chart} is empty")));
        }
        let created = match created {
            // Go's zero time: nobody knows.
            Some(created) if created.value.starts_with("0001-01-01T00:00:00") || created.value.is_empty() => None,
            Some(created) => Some(Timestamp::parse_rfc3339(&created.value).ok_or_else(|| {
                (created.referenced.line(), format!("created of {chart} {} is no RFC 3339 instant", version.value))
            })?),
            None => None,
        };
        let person = |person: Person| Maintainer {
            name: person.name.unwrap_or_default(),
            email: person.email.unwrap_or_default(),
            url: person.url.unwrap_or_default(),
        };
        let annotations = self.annotations.unwrap_or_default().0;
        Ok(ChartVersion {
            version: version.value,
            created,
            description: self.description.unwrap_or_default(),
            icon: self.icon.unwrap_or_default(),
            maintainers: self.maintainers.unwrap_or_default().into_iter().flatten().map(person).collect(),
            annotations: annotations.into_iter().map(|(key, value)| (key, value.unwrap_or_default())).collect(),
            metadata: Vec::new(),
        })
    }
}

/// A mapping in the order of the file.
struct Ordered<T>(Vec<(String, T)>);

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OrderedVisitor(std::marker::PhantomData))
    }
}

struct OrderedVisitor<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OrderedVisitor<T> {
    type Value = Ordered<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered<T>, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Ordered(pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "\
apiVersion: v1
entries:
  app:
  - name: app
    version: 1.10
    created: 2022-12-01T10:36:59.749395+08:00
    description: 应用
    annotations: {tkeel.io/enable: true, tkeel.io/plugin-port: 80, empty: }
    maintainers: [{name: Team, email: team@example.org}, null, {name: null}]
    dependencies: [{name: other}]
  - name: app
    version: 1.9.0
    created: \"0001-01-01T00:00:00Z\"
    annotations: {tkeel.io/enable: \"false\"}
  - {name: app, version: 1.9.0, annotations: {tkeel.io/enable: \"\"}}
  - {name: app, version: 1.8.0}
  library:
  - {name: library, version: 0.1.0}
  none:
generated: 2022-12-01T10:36:59Z
";

    #[test]
    fn annotated_versions_are_taken() {
        let found = charts(GOOD.as_bytes(), "repo", false).unwrap();
        assert_eq!((found.charts.len(), found.left_out, found.repeated), (1, 2, 1));
        let versions = &found.charts[0].versions;
        assert_eq!(versions.len(), 2);
        let first = &versions[0];
        assert_eq!((first.version.as_str(), first.description.as_str()), ("1.10", "应用"));
        assert_eq!(first.created.map(Timestamp::unix_seconds), Some(1_669_862_219));
        let annotations = [("tkeel.io/enable", "true"), ("tkeel.io/plugin-port", "80"), ("empty", "")];
        assert_eq!(first.annotations, annotations.map(|(key, value)| (key.to_owned(), value.to_owned())));
        assert_eq!(first.maintainers.len(), 2);
        assert_eq!(versions[1].created, None);
        assert_eq!(charts(GOOD.as_bytes(), "repo", true).unwrap().charts.len(), 2);
    }

    #[test]
    fn what_is_broken_is_refused_with_its_line() {
        for (text, line) in [
            ("", 1),
            ("[1, 2]", 1),
            ("apiVersion: v1\nentries: 7\n", 2),
            ("entries: {}\n", 1),
            ("apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: 1\n   bad: x\n", 6),
            ("apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: 1\n    annotations: [x]\n", 6),
            ("apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: 1\n    created: yesterday\n", 6),
            ("apiVersion: v1\nentries:\n  a:\n  - name: b\n    version: 1\n", 4),
            ("apiVersion: v1\nentries:\n  a:\n  - version: 1\n", 4),
            ("apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: \"\"\n", 5),
            ("apiVersion: v1\nentries:\n  a:\n  - name: a\n", 4),
            ("apiVersion: v1\nentries:\n  a: []\n  a: []\n", 4),
            ("apiVersion: v1\nentries:\n  a:\n  - name: \"a\n", 5),
        ] {
            let (at, reason) = charts(text.as_bytes(), "repo", true).expect_err(text);
            assert_eq!(at, line, "{text}: {reason}");
            assert!(!reason.is_empty());
        }
        assert_eq!(charts(b"apiVersion: v1\n# \xff\n", "repo", true).unwrap_err().0, 2);
    }
}
