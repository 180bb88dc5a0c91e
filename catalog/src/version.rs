//! A version of a package, as API 3 lists it.

use crate::{Timestamp, Visibility};

/// The server's number for a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionId(pub u64);

/// One row of API 3. A number that the server did not send, or that no u64 can hold, is `None`: unknown is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageVersion {
    /// The server's number for it.
    pub id: Option<VersionId>,
    /// The organization.
    pub namespace: String,
    /// The package's name exactly as the server gave it.
    pub package: String,
    /// The version; its identity within the package.
    pub version: String,
    /// The tenant.
    pub domain: String,
    /// Public or private.
    pub visibility: Visibility,
    /// Free text.
    pub description: String,
    /// The user who created it.
    pub creator: String,
    /// Size, in bytes.
    pub size: Option<u64>,
    /// Number of files.
    pub num_files: Option<u64>,
    /// When it was created, UTC.
    pub created: Option<Timestamp>,
    /// When it was last changed, UTC.
    pub updated: Option<Timestamp>,
}
