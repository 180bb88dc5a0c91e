//! The vocabulary of Gantry: the four entities, the queries about them, how they look on the wire, how they are ordered.
//!
//! Pure: no browser, no runtime, no I/O. Whatever can be stated without a screen is stated here, and both the dashboard
//! and the server use it, so that the two cannot drift apart.

pub mod compare;
pub mod estate;
pub mod export;
pub mod facets;
pub mod fold;
pub mod hygiene;
pub mod installer;
pub mod key;
pub mod markdown;
pub mod order;
pub mod package;
pub mod page;
pub mod property;
pub mod query;
pub mod release;
pub mod repository;
pub mod since;
pub mod size;
pub mod store;
pub mod time;
pub mod version;
pub mod visibility;
pub mod wire;

pub use installer::{InstallState, Installer, InstallerKey, Maintainer, VersionEntry};
pub use package::{Package, PackageId, PackageKey, Permission};
pub use page::{Note, Page, PageSize, Total};
pub use repository::{Category, Center, Repository, RepositoryKey};
pub use time::Timestamp;
pub use version::{PackageVersion, VersionId};
pub use visibility::Visibility;
