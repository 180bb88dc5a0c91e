//! What the operator sets: `config.json` beside the dashboard, read at every start and never at build.

mod read;

use catalog::wire::console::ConsoleTemplate;
use leptos::prelude::*;

use crate::{
    api::{Auth, Upstream},
    data::{preferences::Theme, views::SavedView},
    i18n::Locale,
};

/// The file's content. What is left out has its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What the dashboard is called.
    pub title: String,
    /// Whom it asks; without any, the server that it comes from.
    pub connections: Vec<Connection>,
    /// Users may add connections of their own, which their browser keeps.
    pub users_may_add: bool,
    /// Seconds that a server may stay silent, 1 to 600.
    pub timeout_seconds: u32,
    /// What holds until the user chooses.
    pub defaults: Defaults,
    /// Views that everybody finds in the rail.
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The language: `en` or `zh-CN`.
    pub language: Option<Locale>,
    /// `light` or `dark`.
    pub theme: Option<Theme>,
    /// The name of the connection that is shown first; the first one where it is left out.
    pub connection: String,
}

/// Whom the dashboard asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// The address below which it stands (`v2/manage/…`, `repos/installers`): `https://…`, a path, or nothing for the
    /// dashboard's own folder.
    pub base: String,
    /// `none`, `x-auth-token` or `bearer`.
    pub auth: Auth,
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// Why it is no configuration, with the line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let config = read::config(text).map_err(|why| format!("config.json: {why}"))?;
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

/// The configuration in use.
pub fn use_config() -> Config {
    use_context().unwrap_or_default()
}

#[cfg(test)]
mod tests;
