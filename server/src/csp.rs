//! The Content-Security-Policy: what the page may load, and which servers it may call.
//!
//! The servers are those of the dashboard's own `config.json`. The dashboard reads that file strictly and shows which line
//! is wrong; here it is read leniently, and whatever is odd costs its own origin and a warning, never the answer.

use std::{
    collections::BTreeSet,
    fs, io,
    net::Ipv4Addr,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use axum::http::HeaderValue;
use serde_json::Value;

/// What stands before the servers that may be called: nothing from another host, but icons over https.
const BEFORE: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: https:; connect-src 'self'";
/// What stands after them: nobody may embed the page or move its addresses elsewhere.
const AFTER: &str = "; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";
/// Which servers of a connection are called.
const SERVERS: [&str; 2] = ["swr", "tkeel"];

/// The policy that goes with a `config.json`, as the file is now: whoever changes the file reloads the page, and the page
/// may call at once what the file names.
#[derive(Debug)]
pub struct Policy {
    config: PathBuf,
    /// An origin that may be called whatever the file says.
    also: Option<String>,
    current: Mutex<Option<(Stamp, HeaderValue)>>,
}

/// Tells a changed file; `None` if there is none, which is no fault: the dashboard has defaults.
type Stamp = Option<(u64, Option<SystemTime>)>;

impl Policy {
    /// The policy for the file that is served as `config.json`, and for one origin besides.
    pub fn new(config: PathBuf, also: Option<&str>) -> Arc<Self> {
        let policy = Self { config, also: also.and_then(origin), current: Mutex::default() };
        // What is wrong with the file is told when the server starts, not with the first request.
        policy.header();
        Arc::new(policy)
    }

    /// The header's value.
    pub fn header(&self) -> HeaderValue {
        let stamp = fs::metadata(&self.config).ok().map(|metadata| (metadata.len(), metadata.modified().ok()));
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        match &*current {
            Some((known, header)) if *known == stamp => header.clone(),
            _ => {
                let mut sources = self.sources();
                sources.origins.extend(self.also.clone());
                let header = header(&sources);
                *current = Some((stamp, header.clone()));
                header
            }
        }
    }

    fn sources(&self) -> Sources {
        let path = self.config.display();
        let text = match fs::read(&self.config) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Sources::default(),
            Err(error) => {
                tracing::warn!(%path, %error, "the configuration cannot be read: the page may call this server only");
                return Sources::default();
            }
        };
        match Sources::read(&text) {
            Ok(sources) => {
                for base in &sources.refused {
                    tracing::warn!(%path, base, "no address of a server: the page may not call it");
                }
                sources
            }
            Err(error) => {
                tracing::warn!(%path, %error, "the configuration is no JSON: the page may call this server only");
                Sources::default()
            }
        }
    }
}

fn header(sources: &Sources) -> HeaderValue {
    let mut text = BEFORE.to_owned();
    for origin in &sources.origins {
        text.push(' ');
        text.push_str(origin);
    }
    if sources.any {
        // Users may add any registry, and the policy is fixed before they do: without this the browser would block what
        // they added. Scripts, styles and frames stay closed, so that this opens no way in; what it gives up is that a
        // script which ran in the page, against all the rest of the policy, could not have sent data elsewhere.
        text.push_str(" https: http:");
    }
    text.push_str(AFTER);
    // Origins are ASCII: see `origin`.
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("default-src 'self'"))
}

/// Which servers the page may call besides its own.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sources {
    /// The origins of the configured connections, each once.
    origins: BTreeSet<String>,
    /// Any server, since users may add connections.
    any: bool,
    /// What looks like an address elsewhere, but is none.
    refused: BTreeSet<String>,
}

impl Sources {
    fn read(text: &[u8]) -> Result<Self, serde_json::Error> {
        let config: Value = serde_json::from_slice(text)?;
        let mut sources = Self { any: config.get("users_may_add") == Some(&Value::Bool(true)), ..Self::default() };
        let connections = config.get("connections").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let bases = connections
            .iter()
            .flat_map(|connection| SERVERS.iter().filter_map(|server| connection.get(server)?.get("base")?.as_str()));
        for base in bases {
            match origin(base) {
                Some(origin) => drop(sources.origins.insert(origin)),
                None if is_local(base) => (),
                None => drop(sources.refused.insert(base.to_owned())),
            }
        }
        Ok(sources)
    }
}

/// Whether a base is a path of the dashboard's own server, which may be called anyway.
fn is_local(base: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'\\';
    !base.starts_with("//") && !base.contains("://") && base.bytes().all(plain)
}

/// `https://host` or `https://host:port` of an absolute address. `None` for anything that is not exactly one: the result
/// becomes part of a header in which blanks, `;`, `,`, `*` and quotes have a meaning, so it is put together from parts that
/// can hold none of them.
fn origin(base: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    let (scheme, usual_port) = match scheme.to_ascii_lowercase().as_str() {
        "https" => ("https", 443),
        "http" => ("http", 80),
        _ => return None,
    };
    let authority = rest.split(['/', '?', '#']).next()?;
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, self::port(port)?),
        None => (authority, usual_port),
    };
    let host = host.to_ascii_lowercase();
    if !is_host(&host) {
        return None;
    }
    Some(if port == usual_port { format!("{scheme}://{host}") } else { format!("{scheme}://{host}:{port}") })
}

fn port(text: &str) -> Option<u16> {
    // Digits only: Rust's own reading takes a sign too.
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten().filter(|port| *port > 0)
}

/// A host name or IPv4 address, in the letters that a policy can name it by. IPv6 addresses are none of them, and names in
/// other letters must be written as the browser sends them (`xn--…`).
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    // Browsers read a name that ends in a number as an address: one that is none is not called at all.
    let numeric = host.rsplit('.').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    host.len() <= 253 && host.split('.').all(label) && (!numeric || host.parse::<Ipv4Addr>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: https:; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    fn policy(config: &str) -> String {
        header(&Sources::read(config.as_bytes()).unwrap()).to_str().unwrap().to_owned()
    }

    fn calls(config: &str) -> String {
        let policy = policy(config);
        let (before, rest) = policy.split_once("connect-src ").unwrap();
        let (sources, after) = rest.split_once("; ").unwrap();
        assert_eq!(format!("{before}connect-src 'self'; {after}"), PLAIN, "the rest never changes");
        sources.to_owned()
    }

    #[test]
    fn an_origin_is_scheme_host_and_an_unusual_port() {
        for (base, expected) in [
            ("https://swr-api.cn-north-4.myhuaweicloud.com", "https://swr-api.cn-north-4.myhuaweicloud.com"),
            ("HTTPS://Host.Example/prefix?x#y", "https://host.example"),
            ("https://host:443/", "https://host"),
            ("http://host:80", "http://host"),
            ("http://host:443", "http://host:443"),
            ("http://127.0.0.1:30707/apis/rudder/v1", "http://127.0.0.1:30707"),
            ("https://a_b.example:08443", "https://a_b.example:8443"),
            ("https://xn--fiq228c.example?a", "https://xn--fiq228c.example"),
        ] {
            assert_eq!(origin(base).as_deref(), Some(expected), "{base}");
        }
    }

    #[test]
    fn what_is_no_origin_never_reaches_the_header() {
        for base in [
            "",
            "/apis/rudder/v1",
            "host",
            "host:80",
            "//host",
            "https:host",
            "https:/host",
            "https:\\\\host",
            "https://",
            "https:///x",
            "https://:80",
            "https://*",
            "https://*.example",
            "https://a b",
            "https://a;script-src *",
            "https://a;b",
            "https://a,b",
            "https://a'b",
            "https://a\r\nX: y",
            "https://a\u{0}",
            " https://a",
            "https://a ",
            "https://a\t",
            "https://user@a",
            "https://user:password@a",
            "https://a@b:80",
            "https://a\\b",
            "https://a:",
            "https://a:x",
            "https://a:+1",
            "https://a:0",
            "https://a:65536",
            "https://a:1:2",
            "https://[::1]:80",
            "https://a..b",
            "https://.a",
            "https://a.",
            "https://仓库.example",
            "https://%61",
            "https://1.2.3.4.5",
            "https://256.1.1.1",
            "https://0x7f.1",
            "ftp://a",
            "ws://a",
            "javascript://a",
            "data:text/html,x",
            "'unsafe-inline'",
        ] {
            assert_eq!(origin(base), None, "{base:?}");
        }
        for part in [format!("https://{}", "a".repeat(64)), format!("https://{}a", "a.".repeat(127))] {
            assert_eq!(origin(&part), None);
        }
    }

    #[test]
    fn the_policy_names_each_server_once() {
        assert_eq!(policy("{}"), PLAIN);
        let config = r#"{"title": "x", "connections": [
            {"name": "a", "swr": {"base": "https://b.example/x", "auth": "none"}, "tkeel": {"base": "/apis/rudder/v1"}},
            {"name": "b", "swr": {"base": "https://B.example:443"}, "tkeel": {"base": "http://a.example:30707"}},
            {"name": "c"}], "users_may_add": false}"#;
        assert_eq!(calls(config), "'self' http://a.example:30707 https://b.example");
    }

    #[test]
    fn users_who_may_add_may_call_anything() {
        assert_eq!(calls(r#"{"users_may_add": true}"#), "'self' https: http:");
        let config = r#"{"connections": [{"swr": {"base": "https://a"}}], "users_may_add": true}"#;
        assert_eq!(calls(config), "'self' https://a https: http:");
        for no in ["false", "\"true\"", "1", "null", "[]"] {
            assert_eq!(calls(&format!(r#"{{"users_may_add": {no}}}"#)), "'self'");
        }
    }

    #[test]
    fn odd_values_cost_themselves_only() {
        for config in [
            "[]",
            "null",
            "\"https://a\"",
            r#"{"connections": {}}"#,
            r#"{"connections": "https://a"}"#,
            r#"{"connections": [null, 1, "https://a", [], {"swr": "https://a"}, {"swr": {"base": 1}}, {"other": {"base": "https://a"}}]}"#,
            r#"{"connection": {"swr": "https://a"}}"#,
        ] {
            assert_eq!(calls(config), "'self'", "{config}");
        }
        let config = r#"{"connections": [{"swr": {"base": "https://a; script-src *"}, "tkeel": {"base": "https://b"}},
            {"swr": {"base": "//c"}, "tkeel": {"base": "relative/path"}}, {"swr": {"base": ""}}]}"#;
        let sources = Sources::read(config.as_bytes()).unwrap();
        assert_eq!(calls(config), "'self' https://b");
        let refused: Vec<_> = sources.refused.iter().map(String::as_str).collect();
        assert_eq!(refused, ["//c", "https://a; script-src *"], "for the log; paths are none of its business");
        for broken in ["", "{", "{\"connections\": [}", "\u{feff}x"] {
            assert!(Sources::read(broken.as_bytes()).is_err(), "{broken}");
        }
    }
}
