//! A server in this process, and a client.
#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops here"
)]

use std::{
    collections::HashMap,
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    time::Duration,
};

use gantry_server::{
    app::app,
    assets::Assets,
    catalogue::Catalogue,
    seed::{self, Plan},
};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// The origin of the fault that is elsewhere.
pub const ELSEWHERE: &str = "http://elsewhere.test:1";

/// 2026-11-22T00:00:00Z.
pub const TODAY: i64 = 1_795_305_600;
pub const PAGE: &str = r#"<!doctype html><html><head><base href="/"><title>Gantry</title></head></html>"#;

/// What `seed` generates unless told otherwise.
pub fn plan() -> Plan {
    Plan { repositories: 1284, packages: 412, versions: 2900, installers: 96, seed: 1, today: TODAY }
}

/// A folder with a catalogue and a built dashboard in it.
pub struct Site {
    pub folder: TempDir,
}

impl Site {
    pub fn new(plan: Plan) -> Self {
        let site = Self { folder: TempDir::new().unwrap() };
        seed::new(&site.database(), plan).unwrap();
        fs::create_dir(site.assets()).unwrap();
        fs::write(site.assets().join("index.html"), PAGE).unwrap();
        site
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("gantry.db")
    }

    pub fn assets(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    pub fn asset(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.assets().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    pub fn serve(self) -> Server {
        self.serve_with("/", None)
    }

    pub fn serve_with(self, base: &str, token: Option<&str>) -> Server {
        self.serve_all(base, token, None, false)
    }

    /// Serves with a file as `config.json`.
    pub fn serve_config(self, base: &str, config: &Path) -> Server {
        self.serve_all(base, None, Some(config), false)
    }

    /// Serves with the faults.
    pub fn serve_faults(self, base: &str, token: Option<&str>) -> Server {
        self.serve_all(base, token, None, true)
    }

    fn serve_all(self, base: &str, token: Option<&str>, config: Option<&Path>, faults: bool) -> Server {
        let base = base.parse().unwrap();
        let catalogue = Catalogue::open(&self.database()).unwrap();
        let mut assets = Assets::open(&self.assets(), &base).unwrap();
        if let Some(config) = config {
            assets = assets.with_config(config).unwrap();
        }
        if faults {
            assets = assets.with_faults(ELSEWHERE);
        }
        let router = app(catalogue, assets, base, token.map(|token| token.parse().unwrap()));
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(async move { axum::serve(listener, router).await });
        Server { site: self, address, _runtime: runtime }
    }
}

/// A server that ends with the value.
pub struct Server {
    pub site: Site,
    pub address: SocketAddr,
    _runtime: Runtime,
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn rows(&self) -> Vec<serde_json::Value> {
        assert_eq!(self.status, 200, "{}", self.text());
        match self.json() {
            serde_json::Value::Array(rows) => rows,
            serde_json::Value::Object(mut body) => body["brief_installers"].as_array_mut().unwrap().clone(),
            other => panic!("{other}"),
        }
    }
}

impl Server {
    pub fn get(&self, path: &str) -> Reply {
        self.request("GET", path, &[])
    }

    /// API 1 with a filter.
    pub fn repositories(&self, filter: &str) -> Reply {
        self.get(&format!("/v2/manage/repos?filter={}", encode(filter)))
    }

    /// Sends exactly this path: no client in between that would tidy it up.
    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut stream = self.send(method, path, headers);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        parse(&answer, method == "HEAD")
    }

    /// Sends a request and leaves the answer to be read.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        stream
    }
}

fn parse(answer: &[u8], head_only: bool) -> Reply {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
    let head = std::str::from_utf8(&answer[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let mut headers = HashMap::new();
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap();
        let earlier = headers.insert(name.to_ascii_lowercase(), value.to_owned());
        assert_eq!(earlier, None, "{name} is sent twice");
    }
    let body = &answer[end + 4..];
    let chunked = headers.get("transfer-encoding").is_some_and(|value| value == "chunked");
    let body = if chunked && !head_only { dechunk(body) } else { body.to_vec() };
    Reply { status, headers, body }
}

fn dechunk(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n").expect("the answer broke off");
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            return body;
        }
        body.extend_from_slice(&rest[end + 2..end + 2 + length]);
        rest = &rest[end + 4 + length..];
    }
}

/// Percent-encodes everything that is not a letter or a digit.
pub fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// A file of the folder that the project shares, if this machine has it.
pub fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(path);
    let found = path.exists();
    if !found {
        println!("SKIPPED: {} is not on this machine", path.display());
    }
    found.then_some(path)
}

/// A file of `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}
