//! The pages: one folder a list, with the same parts in each. Pages never import each other.

pub mod compare;
pub mod installers;
pub mod not_found;
pub mod overview;
pub mod packages;
pub mod repositories;
pub mod unknown_connection;
pub mod versions;

use crate::{
    listing::{Spec, Tooling, spec, tooling},
    routes,
};

/// The list of that name.
pub fn list(name: &str) -> Option<&'static dyn Spec> {
    match name {
        routes::REPOSITORIES_LIST => Some(spec::<repositories::RepositoryList>()),
        routes::PACKAGES_LIST => Some(spec::<packages::PackageList>()),
        routes::VERSIONS_LIST => Some(spec::<versions::VersionList>()),
        routes::INSTALLERS_LIST => Some(spec::<installers::InstallerList>()),
        _ => None,
    }
}

/// The tools of the list of that name.
pub fn tools(list: &str) -> Option<Tooling> {
    match list {
        routes::REPOSITORIES_LIST => Some(tooling::<repositories::RepositoryList>()),
        routes::PACKAGES_LIST => Some(tooling::<packages::PackageList>()),
        routes::VERSIONS_LIST => Some(tooling::<versions::VersionList>()),
        routes::INSTALLERS_LIST => Some(tooling::<installers::InstallerList>()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use catalog::query::{layout::LAYOUT, search::Writer};

    use super::*;
    use crate::{api::Upstream, listing::Address};

    /// What `boot.js` knows of the lists' first requests: an object of JSON.
    fn known_at_boot() -> serde_json::Value {
        let script = include_str!("../../public/boot.js");
        let (_, rest) = script.split_once("const FIRST = ").expect("the table is there");
        let (table, _) = rest.split_once(";\n").expect("the table ends");
        serde_json::from_str(table).expect("the table is JSON")
    }

    #[test]
    fn boot_asks_for_what_the_lists_ask_for() {
        let known = known_at_boot();
        let known = known.as_object().expect("the table is an object");
        assert_eq!(known.len(), 3);
        for (name, first) in known {
            let spec = list(name).expect("a list of that name");
            let target = |search: &str| {
                let address = Address { pathname: format!("/{name}"), search: search.to_owned() };
                spec.request(&address).expect("a plain request").target()
            };
            assert_eq!(first["target"], target(""), "{name}");
            let upstream = match spec.upstream() {
                Upstream::Swr => "swr",
                Upstream::Tkeel => "tkeel",
            };
            assert_eq!(first["upstream"], upstream, "{name}");
            for key in LAYOUT {
                assert!(
                    first["idle"].as_array().is_some_and(|idle| idle.iter().any(|one| one == key)),
                    "{name}: {key}"
                );
            }
            for key in first["idle"].as_array().expect("idle keys") {
                for value in [
                    "2",
                    "50",
                    "100",
                    "all",
                    "-name",
                    "updated",
                    "-versions",
                    "a/b",
                    "edge agent",
                    "roomy",
                    "name,-size",
                ] {
                    let mut search = Writer::default();
                    search.push(key.as_str().expect("a key"), value);
                    assert_eq!(first["target"], target(&search.finish()), "{name}: {key} {value}");
                }
            }
        }
    }
}
