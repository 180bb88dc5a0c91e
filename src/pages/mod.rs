//! The pages: one folder a list, with the same parts in each. Pages never import each other.

pub mod installers;
pub mod not_found;
pub mod overview;
pub mod packages;
pub mod repositories;
pub mod unknown_connection;
pub mod versions;

use crate::{
    data::remote::LocalFuture,
    listing::{Spec, Tooling, spec, tooling},
    parts::NotLoaded,
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
pub fn load_tools(list: &'static str) -> LocalFuture<Result<Tooling, NotLoaded>> {
    Box::pin(async move { tools(list).await?.ok_or(NotLoaded) })
}

/// Where the build is split, what only this leads to is in a module of its own.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(tools, fallible)]
fn tools(list: &'static str) -> Result<Option<Tooling>, NotLoaded> {
    Ok(tools_of(list))
}

#[cfg(not(feature = "split"))]
async fn tools(list: &'static str) -> Result<Option<Tooling>, NotLoaded> {
    Ok(tools_of(list))
}

fn tools_of(list: &'static str) -> Option<Tooling> {
    match list {
        routes::REPOSITORIES_LIST => Some(tooling::<repositories::RepositoryList>()),
        routes::PACKAGES_LIST => Some(tooling::<packages::PackageList>()),
        routes::VERSIONS_LIST => Some(tooling::<versions::VersionList>()),
        routes::INSTALLERS_LIST => Some(tooling::<installers::InstallerList>()),
        _ => None,
    }
}
