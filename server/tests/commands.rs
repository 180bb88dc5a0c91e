//! The program itself: what it prints, how it ends, what it says when something is wrong.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use common::{Site, fixture, plan, shared};
use gantry_server::seed::Plan;
use rusqlite::Connection;

fn small() -> Site {
    Site::new(Plan { repositories: 10, packages: 10, versions: 20, installers: 10, ..plan() })
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gantry-server"));
    command.env_remove("GANTRY_TOKEN").stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Asserts that a command fails with exit code 1 and one line that says all of this.
fn fails(arguments: &[&str], says: &[&str]) {
    let output = run(arguments);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {stderr}");
    assert!(output.stdout.is_empty());
    let last = stderr.lines().last().unwrap();
    for part in says {
        assert!(last.contains(part), "{part}: {stderr}");
    }
}

fn serve_args<'a>(site: &'a Site, database: &'a Path, assets: &'a Path) -> [&'a str; 7] {
    let _ = site;
    ["serve", "--listen", "127.0.0.1:0", "--database", path(database), "--assets", path(assets)]
}

/// A running server, its address, and the rest of its standard output.
fn started(command: &mut Command) -> (Child, String, BufReader<std::process::ChildStdout>) {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    assert!(line.starts_with("http://127.0.0.1:"), "{line}");
    (child, line.trim_end().to_owned(), stdout)
}

fn get(address: &str, headers: &str) -> String {
    let (host, path) = address.trim_start_matches("http://").split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[cfg(unix)]
fn end(child: &Child, signal: &str) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn serve_prints_its_address_last_and_ends_cleanly() {
    let site = small();
    for (signal, base) in [("-INT", "/"), ("-TERM", "/a/b/")] {
        let mut command = program();
        command.args(serve_args(&site, &site.database(), &site.assets())).args(["--base-path", base]);
        let (mut child, address, mut stdout) = started(&mut command);
        if base == "/" {
            assert!(!address.trim_start_matches("http://").contains('/'), "{address}");
            assert!(get(&format!("{address}/repositories"), "").starts_with("HTTP/1.1 200"));
        } else {
            assert!(address.ends_with(base), "{address}");
            assert!(get(&format!("{address}repositories"), "").contains("<base href=\"/a/b/\">"));
        }
        // A client that keeps its connection open does not keep the server.
        let idle = TcpStream::connect(address.trim_start_matches("http://").split('/').next().unwrap()).unwrap();
        end(&child, signal);
        let status = child.wait().unwrap();
        drop(idle);
        assert_eq!(status.code(), Some(0), "{signal}");
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "", "the address is the last line");
    }
}

#[cfg(unix)]
#[test]
fn the_log_has_every_request_and_no_token() {
    let site = small();
    let mut command = program();
    command.args(serve_args(&site, &site.database(), &site.assets())).env("GANTRY_TOKEN", "s3cret-token");
    let (mut child, address, _stdout) = started(&mut command);
    assert!(get(&format!("{address}/v2/manage/packages"), "").starts_with("HTTP/1.1 401"));
    let path = "v2/manage/packages?package_name=hello&x=s3cret-token&X-Auth-Token=other-token";
    let answer =
        get(&format!("{address}/{path}"), "X-Auth-Token: s3cret-token\r\nAuthorization: Bearer third-token\r\n");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    end(&child, "-TERM");
    assert!(child.wait().unwrap().success());
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(!log.contains("-token"), "{log}");
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let requests: Vec<_> = lines.iter().filter(|line| line["message"] == "request").collect();
    assert_eq!(requests.len(), 2, "{log}");
    assert_eq!((&requests[0]["status"], &requests[1]["status"]), (&401.into(), &200.into()));
    assert_eq!(requests[1]["query"], "package_name=hello&x=***&X-Auth-Token=***");
    assert_eq!((&requests[1]["method"], &requests[1]["path"]), (&"GET".into(), &"/v2/manage/packages".into()));
    assert!(requests[1]["ms"].as_f64().unwrap() > 0.0);
}

#[test]
fn a_taken_port_is_told() {
    let site = small();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (database, assets) = (site.database(), site.assets());
    let arguments = ["serve", "--listen", &address, "--database", path(&database), "--assets", path(&assets)];
    fails(&arguments, &[&address, "taken", "--listen"]);
    fails(&["serve", "--listen", "nonsense", "--database", path(&database), "--assets", path(&assets)], &["nonsense"]);
}

#[test]
fn an_unusable_database_is_told() {
    let site = small();
    let assets = site.assets();
    let at = |name: &str| site.folder.path().join(name);
    fails(&serve_args(&site, &at("missing.db"), &assets), &["missing.db", "gantry-server seed", "--database"]);

    fs::write(at("text.db"), "this is a text, and a long one at that".repeat(100)).unwrap();
    fs::write(at("empty.db"), "").unwrap();
    Connection::open(at("foreign.db")).unwrap().execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)").unwrap();
    for name in ["text.db", "empty.db", "foreign.db"] {
        let before = fs::read(at(name)).unwrap();
        fails(&serve_args(&site, &at(name), &assets), &[name, "not a Gantry catalogue"]);
        for force in [&[][..], &["--force"]] {
            let database = at(name);
            let arguments = [&["seed", "--database", path(&database)], force].concat();
            fails(&arguments, &[name, "not a Gantry catalogue"]);
        }
        let (index, database) = (fixture("index.yaml"), at(name));
        let arguments = ["import", "helm", path(&index), "--repo", "r", "--database", path(&database)];
        fails(&arguments, &[name, "not a Gantry catalogue"]);
        assert_eq!(fs::read(at(name)).unwrap(), before, "{name} is left as it is");
    }

    fs::copy(site.database(), at("future.db")).unwrap();
    Connection::open(at("future.db")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    fails(&serve_args(&site, &at("future.db"), &assets), &["future.db", "another release", "99"]);
}

#[test]
fn a_locked_database_is_told() {
    let site = small();
    let owner = Connection::open(site.database()).unwrap();
    owner.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let (database, assets, index) = (site.database(), site.assets(), fixture("index.yaml"));
    fails(&serve_args(&site, &database, &assets), &["gantry.db", "locked"]);
    fails(&["seed", "--database", path(&database), "--force"], &["gantry.db", "locked"]);
    fails(&["import", "helm", path(&index), "--repo", "r", "--database", path(&database)], &["gantry.db", "locked"]);
}

#[test]
fn unusable_assets_are_told() {
    let site = small();
    let database = site.database();
    let at = |name: &str| site.folder.path().join(name);
    fails(&serve_args(&site, &database, &at("nowhere")), &["nowhere", "make build", "--assets"]);
    fails(&serve_args(&site, &database, &database), &["gantry.db", "no folder", "--assets"]);
    fs::create_dir(at("bare")).unwrap();
    fails(&serve_args(&site, &database, &at("bare")), &["bare", "index.html", "--assets"]);
    fs::write(at("bare").join("index.html"), "<p>").unwrap();
    let bare = at("bare");
    let arguments = [&serve_args(&site, &database, &bare)[..], &["--base-path", "/a/"]].concat();
    fails(&arguments, &["<base href", "/a/"]);
}

#[cfg(unix)]
#[test]
fn a_configuration_is_served_and_checked_at_the_start() {
    let site = small();
    let (database, assets) = (site.database(), site.assets());
    let at = |name: &str| site.folder.path().join(name);
    let missing = at("missing.json");
    let with = |config: &Path| {
        [
            &serve_args(&site, &database, &assets).map(str::to_owned)[..],
            &["--config".to_owned(), path(config).to_owned()],
        ]
        .concat()
    };
    let refused = |config: &Path, says: &[&str]| {
        let arguments = with(config);
        fails(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), says);
    };
    refused(&missing, &["cannot read", "missing.json"]);
    refused(site.folder.path(), &["cannot read", "no file"]);

    let token = "https://a.example; script-src *";
    fs::write(at("odd.json"), format!(r#"{{"connections": [{{"swr": {{"base": "{token}"}}}}]}}"#)).unwrap();
    fs::write(at("broken.json"), "{\n  \"connections\": [}").unwrap();
    for (name, warning) in [("odd.json", "no address of a server"), ("broken.json", "no JSON")] {
        let (mut child, address, _stdout) = started(program().args(with(&at(name))));
        let answer = get(&format!("{address}/config.json"), "");
        assert!(answer.starts_with("HTTP/1.1 200"), "a broken one is shown by the dashboard: {answer}");
        assert!(answer.ends_with(&fs::read_to_string(at(name)).unwrap()), "{answer}");
        assert!(answer.contains("connect-src 'self';"), "{answer}");
        end(&child, "-TERM");
        assert!(child.wait().unwrap().success());
        let mut log = String::new();
        child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        let warnings: Vec<_> = log.lines().filter(|line| line.contains("\"WARN\"")).collect();
        assert_eq!(warnings.len(), 1, "{log}");
        assert!(warnings[0].contains(warning) && warnings[0].contains(name), "{log}");
    }
}

#[test]
fn seed_makes_a_catalogue_once() {
    let folder = tempfile::TempDir::new().unwrap();
    let database = folder.path().join("new.db");
    let few = ["--repositories", "8", "--packages", "4", "--versions", "9", "--installers", "3"];
    let arguments = [&["seed", "--database", path(&database)], &few[..]].concat();
    let output = run(&arguments);
    assert!(output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("8 repositories, 4 packages with 9 versions, 3 installers"), "{told}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    fails(&arguments, &["new.db", "already", "--force"]);
    assert!(
        run(&[&arguments[..], &["--force", "--seed", "7", "--now", "2026-11-22T10:00:00Z"]].concat()).status.success()
    );
    let nowhere = folder.path().join("no/such/folder/x.db");
    fails(&["seed", "--database", path(&nowhere)], &["cannot create", "x.db"]);
    fails(&["seed", "--database", path(folder.path())], &[]);
}

#[test]
fn import_helm_tells_what_it_did() {
    let site = small();
    let (database, index, broken) = (site.database(), fixture("index.yaml"), fixture("broken.yaml"));
    let output = run(&["import", "helm", path(&index), "--repo", "charts", "--database", path(&database)]);
    assert!(output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(
        told.contains("charts has 2 installers with 4 versions; left out 1 not annotated tkeel.io/enable"),
        "{told}"
    );
    let arguments = ["import", "helm", path(&broken), "--repo", "charts", "--database", path(&database)];
    fails(&arguments, &["broken.yaml, line 48", "nothing was imported"]);
    if let Some(index) = shared("data/tkeel-helm-index.yaml") {
        let output = run(&["import", "helm", path(&index), "--repo", "tkeel", "--database", path(&database)]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(told.contains("tkeel has 32 installers with 142 versions; left out 44 not"), "{told}");
    }
}

#[test]
fn wrong_options_are_usage_errors() {
    for arguments in [
        &[][..],
        &["serve", "--token", ""],
        &["serve", "--token", "a b"],
        &["serve", "--base-path", "a/b"],
        &["serve", "--base-path", "/a/../b"],
        &["seed", "--repositories", "-1"],
        &["seed", "--seed", "x"],
        &["seed", "--now", "today"],
        &["import", "helm", "x.yaml"],
        &["import", "helm", "x.yaml", "--repo", ""],
        &["nonsense"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!String::from_utf8(output.stderr).unwrap().contains("panicked"));
    }
    let help = String::from_utf8(run(&["serve", "--help"]).stdout).unwrap();
    assert!(help.contains("GANTRY_TOKEN") && help.contains("--base-path"), "{help}");
}
