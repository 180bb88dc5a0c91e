//! Whom the dashboard asks: the connections of `config.json` and those that the user added, and which one is shown.

use catalog::query::search::{Pairs, Writer};
use leptos::prelude::{self, *};

use crate::{
    api::{Auth, Upstream},
    browser,
    config::{Config, Connection, Endpoint, is_base},
    live::{self, Memo, RwSignal, StoredValue},
    routes::connection_of,
};

/// Where connections that the user added are kept: a line each.
const KEY: &str = "gantry.connections";

/// All connections, and the name of the one shown. Copied freely.
#[derive(Clone, Copy)]
pub struct Connections {
    config: StoredValue<Config>,
    added: RwSignal<Vec<Connection>>,
    shown: Memo<String>,
}

impl Connections {
    /// The connections of a configuration; `search` is the query of the address.
    pub fn new(config: Config, search: prelude::Memo<String>) -> Self {
        let added = if config.users_may_add { recall(&config) } else { Vec::new() };
        let config = StoredValue::new(config);
        let shown = Memo::new(move |_| {
            let named = search.with(|search| connection_of(search));
            config.with_value(|config| config.shown(&named).to_owned())
        });
        Self { config, added: RwSignal::new(added), shown }
    }

    /// What the operator set.
    pub fn config(self) -> Config {
        self.config.try_get_value().unwrap_or_default()
    }

    /// The name of the one shown, which may be one that there is not; tracked.
    pub fn shown(self) -> Memo<String> {
        self.shown
    }

    /// The one shown; tracked.
    pub fn current(self) -> Option<Connection> {
        self.shown.track_briefly();
        let name = self.shown.get_untracked();
        self.all().into_iter().find(|connection| connection.name == name)
    }

    /// All of them, the operator's first; tracked.
    pub fn all(self) -> Vec<Connection> {
        let mut all = self.config().connections;
        live::track(&self.added);
        all.extend(self.added.get_untracked());
        all
    }

    /// Whether the user added it.
    pub fn is_added(self, name: &str) -> bool {
        live::track(&self.added);
        self.added.with_untracked(|added| added.iter().any(|connection| connection.name == name))
    }

    /// Whether there is anything to choose, or to tell apart.
    pub fn is_worth_showing(self) -> bool {
        let config = self.config();
        config.users_may_add || self.all().iter().any(|connection| !connection.name.is_empty())
    }

    /// Adds one, and keeps it in the browser. `false` if its name is taken.
    pub fn add_own(self, connection: Connection) -> bool {
        if connection.name.is_empty() || self.all().iter().any(|known| known.name == connection.name) {
            return false;
        }
        self.added.update(|added| added.push(connection));
        self.keep();
        true
    }

    /// Forgets one that the user added.
    pub fn remove(self, name: &str) {
        self.added.update(|added| added.retain(|connection| connection.name != name));
        self.keep();
    }

    fn keep(self) {
        let lines: Vec<String> = self.added.with_untracked(|added| added.iter().map(to_line).collect());
        if lines.is_empty() {
            browser::forget(KEY);
        } else {
            browser::remember(KEY, &lines.join("\n"));
        }
    }
}

/// The connections in use here.
pub fn use_connections() -> Connections {
    use_context().unwrap_or_else(|| Connections::new(Config::default(), prelude::Memo::new(|_| String::new())))
}

fn recall(config: &Config) -> Vec<Connection> {
    let kept = browser::recall(KEY).unwrap_or_default();
    let mut added: Vec<Connection> = Vec::new();
    for connection in kept.lines().filter_map(from_line) {
        let taken = |known: &Connection| known.name == connection.name;
        if !config.connections.iter().any(taken) && !added.iter().any(taken) {
            added.push(connection);
        }
    }
    added
}

fn to_line(connection: &Connection) -> String {
    let mut writer = Writer::default();
    writer.push("name", &connection.name);
    for (upstream, keys) in [(Upstream::Swr, ["swr", "swr_auth"]), (Upstream::Tkeel, ["tkeel", "tkeel_auth"])] {
        if let Some(endpoint) = connection.endpoint(upstream) {
            writer.push(keys[0], &endpoint.base);
            writer.push(keys[1], endpoint.auth.as_str());
        }
    }
    writer.push_set("region", &connection.region);
    writer.finish()
}

fn from_line(line: &str) -> Option<Connection> {
    let pairs = Pairs::parse(line);
    let endpoint = |base: &str, auth: &str| {
        let base = pairs.get(base).filter(|base| is_base(base))?.to_owned();
        Some(Endpoint { base, auth: pairs.get(auth).and_then(Auth::from_word).unwrap_or_default() })
    };
    let connection = Connection {
        name: pairs.text("name"),
        swr: endpoint("swr", "swr_auth"),
        tkeel: endpoint("tkeel", "tkeel_auth"),
        region: pairs.text("region"),
        console: None,
    };
    (!connection.name.is_empty()).then_some(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let endpoint = |base: &str, auth| Some(Endpoint { base: base.to_owned(), auth });
        let all = Connection {
            name: "北 & south=1\n%".to_owned(),
            swr: endpoint("https://a.example/b", Auth::XAuthToken),
            tkeel: endpoint("", Auth::Bearer),
            region: "cn-north-4".to_owned(),
            console: None,
        };
        let bare = Connection { name: "x".to_owned(), ..Connection::default() };
        for connection in [all, bare] {
            let line = to_line(&connection);
            assert!(!line.contains('\n'));
            assert_eq!(from_line(&line), Some(connection));
        }
    }

    #[test]
    fn what_someone_else_wrote_there_does_no_harm() {
        assert_eq!(from_line(""), None);
        assert_eq!(from_line("swr=https://a"), None);
        let read = from_line("name=x&swr=javascript:1&swr_auth=basic").unwrap();
        assert_eq!(read.swr, None);
    }
}
