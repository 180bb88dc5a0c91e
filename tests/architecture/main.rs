//! Which folder may know which: the rules of docs/architecture.md, read off the paths that the code names.
//!
//! Every `use` (nested braces too) and every `a::b` in code counts; comments and strings do not. `self` and `super` are
//! followed. A failure names the file, the line and the cure.
#![cfg(not(target_arch = "wasm32"))]

mod source;
mod style;

use source::{Source, source};
use std::fs;
use std::path::Path;
use style::raw_colours;

/// The rule that `path` breaks when `source` names it, as what to do instead.
fn cure(source: &Source, path: &[&str]) -> Option<&'static str> {
    let within = |folder: &str| source.file.starts_with(folder);
    let module = |name: &str| within("src/") && source.module.first().is_some_and(|first| first == name);
    let own = |name: &str| matches!(path, ["crate" | "gantry", first, ..] if *first == name);

    if within("catalog/") {
        let foreign = ["leptos", "leptos_router", "web_sys", "js_sys", "wasm_bindgen", "gloo_net", "tokio", "axum"];
        return path
            .iter()
            .any(|name| foreign.contains(name))
            .then_some("catalog is pure Rust: leave the screen to src/ and the network to server/");
    }
    if within("server/") {
        return matches!(path, ["gantry" | "leptos" | "leptos_router" | "web_sys", ..])
            .then_some("the server knows catalog alone: move what both need there");
    }
    if path.contains(&"gloo_net") && source.file != "src/api/client.rs" {
        return Some("requests are made in src/api/client.rs alone: add a file to src/api/ and call it");
    }
    if let Some(at) = path.iter().position(|name| *name == "web_sys")
        && !module("browser")
    {
        let element = path.get(at + 1).is_some_and(|name| name.ends_with("Element"));
        if !(module("ui") && element) {
            return Some(
                "raw web_sys stays in src/browser/ (a widget in src/ui/ may name its element's type): add a function there",
            );
        }
    }
    if module("tree") || module("live") || module("json") {
        let ours = matches!(path, ["crate" | "gantry", ..]) && !own("tree") && !own("live");
        return (ours || matches!(path, ["catalog", name, ..] if *name != "wire"))
            .then_some("tree, live and json are below everything: let the caller pass what they are to know");
    }
    if module("ui") || module("format") || module("i18n") {
        let entities = ["repository", "package", "version", "installer", "query"];
        let entity = matches!(path, ["catalog", name, ..] if entities.iter().any(|e| name.to_lowercase().contains(e)));
        if entity || own("pages") || own("api") || own("data") {
            return Some(
                "ui, format and i18n know no entity: take plain values, signals or callbacks, and let the page pass them",
            );
        }
    }
    if module("api") && matches!(path, ["crate" | "gantry", ..]) && !own("api") && !own("browser") {
        return Some("api knows catalog, and of this crate only api and browser: let the caller pass the value");
    }
    if own("pages") && !module("pages") && !module("app") {
        return Some("only src/app.rs knows the pages: move what is shared to ui, data or shell");
    }
    if module("pages")
        && let (Some(here), ["crate" | "gantry", "pages", other, ..]) = (source.module.get(1), path)
        && other != here
        && *other != "*"
    {
        return Some("a page does not know another: move what is shared to ui, data or shell");
    }
    None
}

fn offences(source: &Source) -> Vec<String> {
    source
        .paths
        .iter()
        .filter_map(|(line, path)| {
            let names: Vec<&str> = path.iter().map(String::as_str).collect();
            let cure = cure(source, &names)?;
            Some(format!("{}:{line}: {}: {cure}", source.file, names.join("::")))
        })
        .collect()
}

/// Every file below `folder` of the repository with this ending, sorted: its relative name and its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending)
                && let (Ok(name), Ok(text)) = (path.strip_prefix(root), fs::read_to_string(&path))
            {
                found.push((name.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_folder_knows_only_what_it_may() {
    let sources: Vec<_> =
        ["src", "catalog/src", "server/src"].into_iter().flat_map(|folder| files(folder, "rs")).collect();
    assert!(!sources.is_empty(), "no source was found");
    let offences: Vec<_> = sources.iter().flat_map(|(file, text)| offences(&source(file, text))).collect();
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

#[test]
fn only_the_tokens_write_a_colour() {
    let offences: Vec<_> = files("style", "css").iter().flat_map(|(file, css)| raw_colours(file, css)).collect();
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

/// The first offence of a file with this one line, or "".
fn first(file: &str, text: &str) -> String {
    offences(&source(file, text)).into_iter().next().unwrap_or_default()
}

#[test]
fn each_rule_can_fail() {
    for (file, text) in [
        ("src/ui/table.rs", "use catalog::repository::Repository;"),
        ("src/tree/draw.rs", "use crate::ui::Icon;"),
        ("src/live/mod.rs", "use crate::i18n::I18n;"),
        ("src/ui/chart/bars.rs", "fn f(row: catalog::Package) {}"),
        ("src/format.rs", "use crate::data::cache;"),
        ("src/i18n/texts.rs", "use super::super::api::client;"),
        ("src/api/packages.rs", "use crate::{browser, config::Config};"),
        ("src/shell/palette.rs", "use crate::pages::packages;"),
        ("src/main.rs", "fn main() { gantry::pages::packages::show() }"),
        ("src/pages/packages/detail.rs", "use crate::{ui, pages::{installers::columns, packages}};"),
        ("src/pages/packages/mod.rs", "use super::installers::columns;"),
        ("src/data/remote.rs", "let request = gloo_net::http::Request::get(url);"),
        ("src/pages/packages/mod.rs", "use leptos::web_sys::window;"),
        ("src/ui/dialog.rs", "web_sys::window()"),
        ("catalog/src/package.rs", "use leptos::prelude::*;"),
        ("catalog/src/package.rs", "#[tokio::test]"),
        ("server/src/main.rs", "use gantry::routes;"),
    ] {
        assert!(!first(file, text).is_empty(), "{file}: `{text}` should break a rule");
    }
}

#[test]
fn what_is_allowed_passes() {
    for (file, text) in [
        ("src/ui/table.rs", "use catalog::{order::Order, page::Page, size};\nuse crate::{format, i18n::Text};"),
        ("src/ui/dialog.rs", "use web_sys::HtmlDialogElement; type E = leptos::web_sys::SvgElement;"),
        ("src/api/packages.rs", "use super::client::get; use catalog::query::PackageQuery; use crate::browser;"),
        ("src/api/client.rs", "use gloo_net::http::Request;"),
        ("src/browser/page.rs", "web_sys::window()"),
        ("src/app.rs", "use crate::pages::{installers, packages};"),
        ("src/lib.rs", "pub mod pages;"),
        ("src/pages/mod.rs", "pub use self::packages::Packages;"),
        (
            "src/pages/packages/mod.rs",
            "mod tests { use super::*; }\nuse self::columns::all; use crate::pages::packages::filters;",
        ),
        (
            "src/data/remote.rs",
            "/// See [`crate::pages::packages`] and gloo_net::http.\nlet s = \"crate::pages::packages\";",
        ),
        ("catalog/src/lib.rs", "mod query; use crate::query::Query; use serde::Deserialize;"),
        ("server/src/main.rs", "use tokio::net::TcpListener; use catalog::query::PackageQuery;"),
    ] {
        assert_eq!(first(file, text), "", "{file}: `{text}`");
    }
}

#[test]
fn an_offence_tells_file_line_path_and_cure() {
    let text = "use crate::{\n    ui,\n    pages::{\n        packages::Row as R,\n    },\n};\n";
    let offence = first("src/data/cache.rs", text);
    assert_eq!(
        offence,
        "src/data/cache.rs:4: crate::pages::packages::Row: only src/app.rs knows the pages: move what is shared to ui, data or shell"
    );
}

#[test]
fn comments_strings_and_lifetimes_do_not_hide_code() {
    let text = r####"
        fn f<'a>(s: &'a str) -> char { let _ = ("\"//", r#"" /* "#, '"', '\'', b'/'); ':' }
        /* a /* nested */ web_sys::window() */ // web_sys::window()
        use gloo_net::http;
    "####;
    let found = offences(&source("src/data/cache.rs", text));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found.iter().all(|o| o.starts_with("src/data/cache.rs:4: gloo_net::http")), "{found:?}");
}
