//! A row of API 2.

use super::field::{self, RowError};
use crate::{Package, PackageId, Permission, Visibility};

/// Reads a row of API 2.
///
/// # Errors
/// If the row is no object, or has no `namespace` or `package`.
pub fn package(row: &[u8]) -> Result<Package, RowError> {
    let mut found = Package::default();
    field::each(row, &mut |key, raw| match key {
        "id" => found.id = field::count(raw).map(PackageId),
        "namespace" => found.namespace = field::text(raw),
        "package" => found.package = field::text(raw),
        "domain" => found.domain = field::text(raw),
        "visibility" => found.visibility = Visibility::from_word(&field::word(raw)),
        "description" => found.description = field::text(raw),
        "creator" => found.creator = field::text(raw),
        "num_versions" => found.num_versions = field::count(raw),
        "size" => found.size = field::count(raw),
        "created" | "created_at" | "CreatedAt" => found.created = field::instant(raw).or(found.created),
        "updated" | "updated_at" | "UpdatedAt" => found.updated = field::instant(raw).or(found.updated),
        "self_auth" => found.self_auth = Permission::from_bits(field::count(raw)),
        _ => {}
    })?;
    field::require(&found.namespace, "namespace")?;
    field::require(&found.package, "package")?;
    Ok(found)
}
