//! Entities as the JSON that `spec/api.md` documents, field for field.

use catalog::{InstallState, Installer, Package, PackageVersion, Repository, Timestamp, Visibility};
use serde::Serialize;

use crate::pairs;

/// A row of API 1.
#[derive(Debug, Serialize)]
pub struct RepositoryAnswer<'a> {
    name: &'a str,
    category: &'a str,
    description: &'a str,
    size: u64,
    is_public: bool,
    num_images: u64,
    num_download: u64,
    created_at: String,
    updated_at: String,
    url: &'a str,
    path: &'a str,
    internal_path: &'a str,
    domain_name: &'a str,
    namespace: &'a str,
    tags: &'a [String],
    status: bool,
}

impl<'a> From<&'a Repository> for RepositoryAnswer<'a> {
    fn from(row: &'a Repository) -> Self {
        Self {
            name: &row.name,
            category: row.category.as_str(),
            description: &row.description,
            size: row.size.unwrap_or_default(),
            is_public: row.visibility == Visibility::Public,
            num_images: row.num_images.unwrap_or_default(),
            num_download: row.num_download.unwrap_or_default(),
            created_at: row.created_at.map(Timestamp::to_rfc3339).unwrap_or_default(),
            updated_at: row.updated_at.map(Timestamp::to_rfc3339).unwrap_or_default(),
            url: &row.url,
            path: &row.path,
            internal_path: &row.internal_path,
            domain_name: &row.domain_name,
            namespace: &row.namespace,
            tags: &row.tags,
            status: row.status.unwrap_or_default(),
        }
    }
}

/// A row of API 2.
#[derive(Debug, Serialize)]
pub struct PackageAnswer<'a> {
    id: u64,
    domain: &'a str,
    namespace: &'a str,
    package: &'a str,
    visibility: &'a str,
    description: &'a str,
    num_versions: u64,
    size: u64,
    creator: &'a str,
    created: String,
    updated: String,
    self_auth: u64,
}

impl<'a> From<&'a Package> for PackageAnswer<'a> {
    fn from(row: &'a Package) -> Self {
        Self {
            id: row.id.map(|id| id.0).unwrap_or_default(),
            domain: &row.domain,
            namespace: &row.namespace,
            package: &row.package,
            visibility: row.visibility.as_str(),
            description: &row.description,
            num_versions: row.num_versions.unwrap_or_default(),
            size: row.size.unwrap_or_default(),
            creator: &row.creator,
            created: microseconds(row.created),
            updated: microseconds(row.updated),
            self_auth: row.self_auth.bits().unwrap_or_default(),
        }
    }
}

/// A row of API 3.
#[derive(Debug, Serialize)]
pub struct VersionAnswer<'a> {
    id: u64,
    domain: &'a str,
    namespace: &'a str,
    package: &'a str,
    version: &'a str,
    visibility: &'a str,
    description: &'a str,
    num_files: u64,
    size: u64,
    creator: &'a str,
    #[serde(rename = "CreatedAt")]
    created: String,
    #[serde(rename = "UpdatedAt")]
    updated: String,
}

impl<'a> From<&'a PackageVersion> for VersionAnswer<'a> {
    fn from(row: &'a PackageVersion) -> Self {
        Self {
            id: row.id.map(|id| id.0).unwrap_or_default(),
            domain: &row.domain,
            namespace: &row.namespace,
            package: &row.package,
            version: &row.version,
            visibility: row.visibility.as_str(),
            description: &row.description,
            num_files: row.num_files.unwrap_or_default(),
            size: row.size.unwrap_or_default(),
            creator: &row.creator,
            created: microseconds(row.created),
            updated: microseconds(row.updated),
        }
    }
}

/// The body of API 4.
#[derive(Debug, Serialize)]
pub struct InstallersAnswer<'a> {
    /// This page's rows.
    pub brief_installers: Vec<InstallerAnswer<'a>>,
    /// Installed ones among all that match the key words.
    pub installed_num: u64,
    /// The page, from 1.
    pub page_num: u64,
    /// Rows on a page.
    pub page_size: u64,
    /// All that match.
    pub total: u64,
}

/// A row of API 4.
#[derive(Debug, Serialize)]
pub struct InstallerAnswer<'a> {
    name: &'a str,
    version: &'a str,
    repo: &'a str,
    desc: &'a str,
    icon: &'a str,
    state: &'a str,
    maintainers: Vec<MaintainerAnswer<'a>>,
    version_list: Vec<VersionEntryAnswer<'a>>,
    #[serde(serialize_with = "as_object")]
    annotations: &'a [(String, String)],
    #[serde(serialize_with = "as_object")]
    metadata: &'a [(String, String)],
    timestamp: String,
}

#[derive(Debug, Serialize)]
struct MaintainerAnswer<'a> {
    name: &'a str,
    email: &'a str,
    url: &'a str,
}

#[derive(Debug, Serialize)]
struct VersionEntryAnswer<'a> {
    version: &'a str,
    create_time: String,
}

impl<'a> From<&'a Installer> for InstallerAnswer<'a> {
    fn from(row: &'a Installer) -> Self {
        let maintainer =
            |one: &'a catalog::Maintainer| MaintainerAnswer { name: &one.name, email: &one.email, url: &one.url };
        let version = |one: &'a catalog::VersionEntry| VersionEntryAnswer {
            version: &one.version,
            create_time: unix_seconds(one.create_time),
        };
        Self {
            name: &row.name,
            version: &row.version,
            repo: &row.repo,
            desc: &row.desc,
            icon: &row.icon,
            state: if row.state == InstallState::Unknown { "UNINSTALL" } else { row.state.as_str() },
            maintainers: row.maintainers.iter().map(maintainer).collect(),
            version_list: row.version_list.iter().map(version).collect(),
            annotations: &row.annotations,
            metadata: &row.metadata,
            timestamp: unix_seconds(row.timestamp),
        }
    }
}

fn as_object<S: serde::Serializer>(pairs: &&[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    pairs::serialize(pairs, serializer)
}

/// APIs 2 and 3 write six digits of the second, zeros included. An unknown instant is empty.
fn microseconds(instant: Option<Timestamp>) -> String {
    let Some(instant) = instant else { return String::new() };
    let whole = Timestamp::from_unix(instant.unix_seconds()).map(Timestamp::to_rfc3339).unwrap_or_default();
    format!("{}.{:06}Z", whole.trim_end_matches('Z'), instant.subsec_nanos() / 1000)
}

/// API 4 writes whole seconds as text; unknown is the zero of its number type.
fn unix_seconds(instant: Option<Timestamp>) -> String {
    instant.map_or(0, Timestamp::unix_seconds).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_as_each_api_writes_them() {
        let instant = Timestamp::parse_rfc3339("2019-09-04T12:26:52.112Z");
        assert_eq!(microseconds(instant), "2019-09-04T12:26:52.112000Z");
        assert_eq!(unix_seconds(instant), "1567600012");
        assert_eq!((microseconds(None), unix_seconds(None)), (String::new(), "0".to_owned()));
    }
}
