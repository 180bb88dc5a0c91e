//! A row of API 3.

use super::field::{self, RowError};
use crate::{PackageVersion, VersionId, Visibility};

/// Reads a row of API 3.
///
/// # Errors
/// If the row is no object, or has no `version`. Package and organization are those that were asked for.
pub fn package_version(row: &[u8]) -> Result<PackageVersion, RowError> {
    let mut found = PackageVersion::default();
    field::each(row, &mut |key, raw| match key {
        "id" => found.id = field::count(raw).map(VersionId),
        "namespace" => found.namespace = field::text(raw),
        "package" => found.package = field::text(raw),
        "version" => found.version = field::text(raw),
        "domain" => found.domain = field::text(raw),
        "visibility" => found.visibility = Visibility::from_word(&field::word(raw)),
        "description" => found.description = field::text(raw),
        "creator" => found.creator = field::text(raw),
        "size" => found.size = field::count(raw),
        "num_files" => found.num_files = field::count(raw),
        "CreatedAt" | "created_at" | "created" => found.created = field::instant(raw).or(found.created),
        "UpdatedAt" | "updated_at" | "updated" => found.updated = field::instant(raw).or(found.updated),
        _ => {}
    })?;
    field::require(&found.version, "version")?;
    Ok(found)
}
