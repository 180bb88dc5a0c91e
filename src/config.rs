//! What the operator sets: `config.json` beside the dashboard, read at every start and never at build.

use std::fmt;

use catalog::wire::console::ConsoleTemplate;
use leptos::prelude::*;
use serde::{Deserialize, Deserializer, de};

use crate::{
    api::{Auth, Upstream},
    data::{preferences::Theme, views::SavedView},
    i18n::Locale,
};

/// The file's content. What is left out has its default.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// What the dashboard is called.
    pub title: String,
    /// Whom it asks; without any, the server that it comes from.
    #[serde(deserialize_with = "connections")]
    pub connections: Vec<Connection>,
    /// Users may add connections of their own, which their browser keeps.
    pub users_may_add: bool,
    /// Seconds that a server may stay silent, 1 to 600.
    #[serde(deserialize_with = "seconds")]
    pub timeout_seconds: u32,
    /// What holds until the user chooses.
    pub defaults: Defaults,
    /// Views that everybody finds in the rail.
    #[serde(deserialize_with = "views")]
    pub views: Vec<SavedView>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Gantry".to_owned(),
            connections: vec![Connection::own()],
            users_may_add: false,
            timeout_seconds: 30,
            defaults: Defaults::default(),
            views: Vec::new(),
        }
    }
}

/// What holds until the user chooses. What is left out is as the browser or the system is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Defaults {
    /// The language: `en` or `zh-CN`.
    #[serde(deserialize_with = "language")]
    pub language: Option<Locale>,
    /// `light` or `dark`.
    #[serde(deserialize_with = "theme")]
    pub theme: Option<Theme>,
    /// The name of the connection that is shown first; the first one where it is left out.
    pub connection: String,
}

/// Whom the dashboard asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Connection {
    /// Its name, in the top bar and in every address. Only a single connection may have none.
    pub name: String,
    /// Who answers APIs 1 to 3, if anybody.
    pub swr: Option<Endpoint>,
    /// Who answers API 4, if anybody.
    pub tkeel: Option<Endpoint>,
    /// The cloud region: addresses to pull from are built of it where the server sends none.
    pub region: String,
    /// Where the registry's own console shows a repository: an address with `{namespace}`, `{name}`, `{region}` in it.
    #[serde(deserialize_with = "console")]
    pub console: Option<ConsoleTemplate>,
}

impl Connection {
    /// The server that the dashboard comes from. It takes either header, should it want one.
    fn own() -> Self {
        let own = |auth| Some(Endpoint { base: String::new(), auth });
        Self { swr: own(Auth::XAuthToken), tkeel: own(Auth::Bearer), ..Self::default() }
    }

    /// Who answers there.
    pub fn endpoint(&self, upstream: Upstream) -> Option<&Endpoint> {
        match upstream {
            Upstream::Swr => self.swr.as_ref(),
            Upstream::Tkeel => self.tkeel.as_ref(),
        }
    }
}

/// Where an API stands, and how it wants to be told who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Endpoint {
    /// The address below which it stands (`v2/manage/…`, `repos/installers`): `https://…`, a path, or nothing for the
    /// dashboard's own folder.
    #[serde(deserialize_with = "base")]
    pub base: String,
    /// `none`, `x-auth-token` or `bearer`.
    #[serde(deserialize_with = "auth")]
    pub auth: Auth,
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// Why it is no configuration, with line and column.
    pub fn parse(text: &str) -> Result<Self, String> {
        let config: Self = serde_json::from_str(text).map_err(|error| format!("config.json: {error}"))?;
        let wanted = &config.defaults.connection;
        if !wanted.is_empty() && config.connections.iter().all(|connection| connection.name != *wanted) {
            return Err(format!("config.json: defaults.connection: there is no connection called \"{wanted}\""));
        }
        Ok(config)
    }

    /// The connection that is shown where the address names none.
    pub fn first(&self) -> &str {
        match self.defaults.connection.as_str() {
            "" => self.connections.first().map_or("", |connection| &connection.name),
            name => name,
        }
    }

    /// The name of the connection that an address shows which names this one, or none.
    pub fn shown<'a>(&'a self, named: &'a str) -> &'a str {
        if named.is_empty() { self.first() } else { named }
    }
}

/// Whether a text is an address that requests can be sent below: over HTTP, or a path on the dashboard's own host.
pub fn is_base(text: &str) -> bool {
    let strange = |char: char| char.is_whitespace() || char.is_control() || matches!(char, '\\' | '?' | '#' | '@');
    let host = |rest: &str| !rest.is_empty() && !rest.starts_with('/');
    let whole = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).is_some_and(host);
    let path = text.is_empty() || text.starts_with('/') && !text.starts_with("//");
    (whole || path) && !text.contains(strange)
}

fn connections<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Connection>, D::Error> {
    let all = Vec::<Connection>::deserialize(from)?;
    for (place, connection) in all.iter().enumerate() {
        if connection.name.is_empty() && all.len() > 1 {
            return Err(de::Error::custom("each of several connections needs a name"));
        }
        if connection.console.as_ref().is_some_and(ConsoleTemplate::needs_region) && connection.region.is_empty() {
            return Err(de::Error::custom(format!(
                "the console of \"{}\" needs the connection's region",
                connection.name
            )));
        }
        if all.iter().take(place).any(|other| other.name == connection.name) {
            return Err(de::Error::custom(format!("two connections are called \"{}\"", connection.name)));
        }
    }
    Ok(if all.is_empty() { vec![Connection::own()] } else { all })
}

fn views<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<SavedView>, D::Error> {
    let checked = |view: SavedView| {
        let name = view.name.clone();
        view.checked()
            .ok_or_else(|| de::Error::custom(format!("the view \"{name}\" needs a name and a path in Gantry")))
    };
    Vec::<SavedView>::deserialize(from)?.into_iter().map(checked).collect()
}

fn base<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    word(from, "https://…, a path, or nothing", |text| is_base(text).then(|| text.to_owned()))
}

fn console<'de, D: Deserializer<'de>>(from: D) -> Result<Option<ConsoleTemplate>, D::Error> {
    const EXPECTED: &str = "https://… with {namespace}, {name}, {region} in it, and none but {region} in the host";
    word(from, EXPECTED, |text| if text.is_empty() { Some(None) } else { ConsoleTemplate::parse(text).map(Some) })
}

fn auth<'de, D: Deserializer<'de>>(from: D) -> Result<Auth, D::Error> {
    word(from, "none, x-auth-token or bearer", Auth::from_word)
}

fn language<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Locale>, D::Error> {
    word(from, "en or zh-CN", |text| if text.is_empty() { Some(None) } else { Locale::from_tag(text).map(Some) })
}

fn theme<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Theme>, D::Error> {
    word(from, "light or dark", |text| match Theme::from_word(text) {
        None if text.is_empty() => Some(None),
        theme => theme.map(Some),
    })
}

fn seconds<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let seconds = u32::deserialize(from)?;
    if (1..=600).contains(&seconds) { Ok(seconds) } else { Err(de::Error::custom("1 to 600 seconds are possible")) }
}

/// A text that is read on the spot, so that an error names its line.
fn word<'de, D: Deserializer<'de>, T>(
    from: D,
    expected: &'static str,
    read: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    struct Visitor<T>(&'static str, fn(&str) -> Option<T>);
    impl<T> de::Visitor<'_> for Visitor<T> {
        type Value = T;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(self.0)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            (self.1)(text).ok_or_else(|| E::custom(format!("\"{text}\" is not possible here, but {}", self.0)))
        }
    }
    from.deserialize_str(Visitor(expected, read))
}

/// The configuration in use.
pub fn use_config() -> Config {
    use_context().unwrap_or_default()
}

#[cfg(test)]
mod tests;
