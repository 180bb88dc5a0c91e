//! `import helm`: an index becomes installers, completely or not at all.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops here")]

mod common;

use std::{fs, path::Path};

use common::{Server, Site, fixture, plan, shared};
use gantry_server::{cli::HelmArgs, error::Error, import};
use serde_json::{Value, json};

fn import(index: &Path, repo: &str, database: &Path) -> Result<(), Error> {
    let (index, repo, database) = (index.to_owned(), repo.to_owned(), database.to_owned());
    import::run(&HelmArgs { index, repo, database, all: false })
}

fn rows(server: &Server, repo: &str) -> Vec<Value> {
    server.get("/repos/installers?page_size=1000").rows().into_iter().filter(|row| row["repo"] == repo).collect()
}

#[test]
fn an_index_becomes_installers() {
    let server = Site::new(plan()).serve();
    import(&fixture("index.yaml"), "charts", &server.site.database()).unwrap();
    let rows = rows(&server, "charts");
    assert_eq!(rows.len(), 2, "library charts are left out");
    assert_eq!(
        rows[0],
        json!({
            "name": "alarm-center", "version": "1.10.0", "repo": "charts", "desc": "汇集告警并通知值班人员",
            "icon": "https://example.org/alarm.svg", "state": rows[0]["state"],
            "maintainers": [
                {"name": "Platform team", "email": "platform@example.org", "url": "https://example.org/teams/platform"},
                {"name": "平台组", "email": "", "url": ""},
            ],
            "version_list": [
                {"version": "2.0.0-rc.1", "create_time": "0"},
                {"version": "1.10.0", "create_time": "1714531019"},
                {"version": "1.9.0", "create_time": "1709251200"},
            ],
            "annotations": {
                "tkeel.io/deployment-name": "alarm-center", "tkeel.io/enable": "true", "tkeel.io/plugin-port": "8080",
                "tkeel.io/tag": "manager",
            },
            "metadata": {},
            "timestamp": "1714531019",
        })
    );
    // The server that runs all along finds them by their key words.
    let found = server.get("/repos/installers?key_words=%E6%B1%87%E9%9B%86%E5%91%8A%E8%AD%A6&page_size=1000").rows();
    assert!(found.iter().any(|row| row["repo"] == "charts"));
    assert_eq!(server.get("/repos/installers").json()["total"], 98);
}

#[test]
fn importing_again_replaces_that_repository_and_no_other() {
    let server = Site::new(plan()).serve();
    let database = server.site.database();
    let before = server.get("/repos/installers?page_size=1000").body;
    import(&fixture("index.yaml"), "charts", &database).unwrap();
    let once = server.get("/repos/installers?page_size=1000").body;
    import(&fixture("index.yaml"), "charts", &database).unwrap();
    assert_eq!(server.get("/repos/installers?page_size=1000").body, once);
    assert_eq!(server.get("/repos/installers?key_words=alarm-center&page_size=1000").rows().len(), {
        let all = server.get("/repos/installers?page_size=1000").rows();
        all.iter().filter(|row| row["name"].as_str().unwrap().contains("alarm-center")).count()
    });
    let empty = database.with_file_name("empty.yaml");
    fs::write(&empty, "apiVersion: v1\nentries: {}\n").unwrap();
    import(&empty, "charts", &database).unwrap();
    assert_eq!(server.get("/repos/installers?page_size=1000").body, before);
}

#[test]
fn a_broken_index_is_refused_with_its_line_and_changes_nothing() {
    let server = Site::new(plan()).serve();
    let database = server.site.database();
    import(&fixture("index.yaml"), "charts", &database).unwrap();
    let before = server.get("/repos/installers?page_size=1000").body;
    let error = import(&fixture("broken.yaml"), "charts", &database).unwrap_err().to_string();
    assert!(error.contains("broken.yaml, line 48: ") && error.ends_with("nothing was imported"), "{error}");
    let unannotated = database.with_file_name("plain.yaml");
    fs::write(&unannotated, "apiVersion: v1\nentries: {a: [{name: a, version: 1.0.0}]}\n").unwrap();
    let error = import(&unannotated, "charts", &database).unwrap_err().to_string();
    assert!(error.contains("--all"), "{error}");
    assert!(
        import(Path::new("/no/such/index.yaml"), "charts", &database).unwrap_err().to_string().contains("cannot read")
    );
    assert_eq!(server.get("/repos/installers?page_size=1000").body, before);
    // Nor does a refused file leave a new catalogue behind.
    let other = database.with_file_name("other.db");
    import(&fixture("broken.yaml"), "charts", &other).unwrap_err();
    assert!(!other.exists());
    import(&fixture("index.yaml"), "charts", &other).unwrap();
    assert!(other.exists());
}

#[test]
fn charts_installed_from_elsewhere_are_namesakes() {
    let server = Site::new(plan()).serve();
    let all = server.get("/repos/installers?page_size=1000").rows();
    let installed = all.iter().find(|row| row["state"] == "INSTALLED").unwrap();
    let name = installed["name"].as_str().unwrap();
    let index = server.site.database().with_file_name("one.yaml");
    let entry = |name: &str| {
        format!("  {name}: [{{name: {name}, version: 0.0.1, annotations: {{tkeel.io/enable: \"true\"}}}}]\n")
    };
    fs::write(&index, format!("apiVersion: v1\nentries:\n{}{}", entry(name), entry("unheard-of"))).unwrap();
    import(&index, "charts", &server.site.database()).unwrap();
    let states: Vec<Value> = rows(&server, "charts").iter().map(|row| row["state"].clone()).collect();
    let mut expected = [(name, "SAME_NAME"), ("unheard-of", "UNINSTALL")];
    expected.sort_unstable();
    assert_eq!(states, expected.iter().map(|(_, state)| json!(state)).collect::<Vec<_>>());
}

#[test]
fn the_real_index_has_142_installers_of_32_charts() {
    let Some(index) = shared("data/tkeel-helm-index.yaml") else { return };
    let server = Site::new(plan()).serve();
    import(&index, "tkeel", &server.site.database()).unwrap();
    let rows = rows(&server, "tkeel");
    assert_eq!(rows.len(), 32);
    let versions = |row: &Value| row["version_list"].as_array().unwrap().len();
    assert_eq!(rows.iter().map(versions).sum::<usize>(), 142);
    for row in &rows {
        assert!(row["annotations"]["tkeel.io/enable"].is_string(), "{}", row["name"]);
        assert!(row["timestamp"].as_str().unwrap().starts_with("16"), "{}", row["timestamp"]);
    }
    assert!(rows.iter().any(|row| row["maintainers"][0]["email"].as_str().is_some_and(|mail| mail.contains('@'))));
}
