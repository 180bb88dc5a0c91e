//! The versions of a package, API 3.

use catalog::{PackageId, PackageVersion, VersionId, Visibility};
use rusqlite::{Connection, params};

use super::{
    StoreError,
    row::{instant, number, read_instant, read_number},
};

/// Every version of a package, the one created last first, one after the other, until `take` fails.
pub fn each(
    connection: &Connection,
    package: PackageId,
    mut take: impl FnMut(&PackageVersion) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT v.id, p.namespace, p.package, v.version, p.domain, v.visibility, v.description, v.creator, v.size,
             v.num_files, v.created, v.updated
         FROM packages AS p CROSS JOIN package_versions AS v ON v.package_id = p.id
         WHERE p.id = ? ORDER BY v.id DESC",
    )?;
    let mut found = statement.query((number(Some(package.0)),))?;
    while let Some(row) = found.next()? {
        take(&PackageVersion {
            id: read_number(row, 0)?.map(VersionId),
            namespace: row.get(1)?,
            package: row.get(2)?,
            version: row.get(3)?,
            domain: row.get(4)?,
            visibility: Visibility::from_word(row.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?),
            description: row.get(6)?,
            creator: row.get(7)?,
            size: read_number(row, 8)?,
            num_files: read_number(row, 9)?,
            created: read_instant(row, 10)?,
            updated: read_instant(row, 11)?,
        })?;
    }
    Ok(())
}

/// Writes a version of `package`, whose id must be new. Ids grow with the time of creation.
pub fn write(connection: &Connection, package: PackageId, version: &PackageVersion) -> Result<(), StoreError> {
    let insert = "INSERT INTO package_versions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    connection.prepare_cached(insert)?.execute(params![
        number(Some(package.0)),
        number(version.id.map(|id| id.0)),
        version.version,
        version.visibility.as_str(),
        version.description,
        version.creator,
        number(version.size),
        number(version.num_files),
        instant(version.created),
        instant(version.updated),
    ])?;
    Ok(())
}
