//! A row of API 1.

use super::field::{self, RowError};
use crate::{Category, Repository, Visibility};

/// Reads a row of API 1.
///
/// # Errors
/// If the row is no object, or has no `namespace` or `name`.
pub fn repository(row: &[u8]) -> Result<Repository, RowError> {
    let mut found = Repository::default();
    field::each(row, &mut |key, raw| match key {
        "namespace" => found.namespace = field::text(raw),
        "name" => found.name = field::text(raw),
        "domain_name" => found.domain_name = field::text(raw),
        "category" => found.category = Category::from_word(field::text(raw)),
        "description" => found.description = field::text(raw),
        "size" => found.size = field::count(raw),
        "is_public" => found.visibility = Visibility::from_flag(field::flag(raw)),
        "num_images" => found.num_images = field::count(raw),
        "num_download" => found.num_download = field::count(raw),
        "created_at" | "created" | "CreatedAt" => found.created_at = field::instant(raw).or(found.created_at),
        "updated_at" | "updated" | "UpdatedAt" => found.updated_at = field::instant(raw).or(found.updated_at),
        "url" => found.url = field::text(raw),
        "path" => found.path = field::text(raw),
        "internal_path" => found.internal_path = field::text(raw),
        "tags" => found.tags = field::texts(raw),
        "status" => found.status = field::flag(raw),
        "total_range" => found.total_range = field::count(raw),
        _ => {}
    })?;
    field::require(&found.namespace, "namespace")?;
    field::require(&found.name, "name")?;
    Ok(found)
}
