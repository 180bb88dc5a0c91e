//! What the operator sets: `config.json` beside the dashboard, read at every start.

use leptos::prelude::*;
use serde::Deserialize;

/// The file's content. What is left out has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where the four APIs are called.
    pub connection: Connection,
}

/// Where the four APIs are called. An empty base is the folder of the dashboard itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Connection {
    /// The name shown in the top bar; empty shows none.
    pub name: String,
    /// The address below which APIs 1 to 3 stand (`v2/manage/…`).
    pub swr: String,
    /// The address below which API 4 stands (`repos/installers`).
    pub tkeel: String,
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// Why it is no configuration, with line and column.
    pub fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| format!("config.json: {error}"))
    }
}

/// The configuration in use.
pub fn use_config() -> Config {
    use_context().unwrap_or_default()
}

/// An address below a base; an empty base leaves it relative to the dashboard.
pub fn below(base: &str, target: &str) -> String {
    match base.trim_end_matches('/') {
        "" => target.to_owned(),
        base => format!("{base}/{target}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_has_its_default() {
        assert_eq!(Config::parse("{}"), Ok(Config::default()));
        let config = Config::parse(r#"{"connection": {"tkeel": "/apis/rudder/v1"}}"#).unwrap();
        assert_eq!((config.connection.swr.as_str(), config.connection.tkeel.as_str()), ("", "/apis/rudder/v1"));
    }

    #[test]
    fn a_broken_file_names_its_line() {
        let error = Config::parse("{\n  \"connection\": {\"swt\": \"\"}\n}").unwrap_err();
        assert!(error.contains("swt") && error.contains("line 2"), "{error}");
    }

    #[test]
    fn an_empty_base_is_the_dashboards_folder() {
        assert_eq!(below("", "v2/manage/repos"), "v2/manage/repos");
        assert_eq!(below("/apis/rudder/v1/", "repos/installers"), "/apis/rudder/v1/repos/installers");
    }
}
