//! The pages: one folder a list, with the same parts in each. Pages never import each other.

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
