//! The software packages of API 2.

use catalog::{Package, PackageId, Permission, Visibility, query::name::with_slashes};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    StoreError, fold,
    row::{instant, number, read_instant, read_number},
    search::{Conditions, Selection},
};

/// Which packages are asked for: parts of the namespace and of the name, in any case, as in API 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the namespace.
    pub namespace: Option<String>,
    /// Part of the package's name.
    pub package: Option<String>,
}

const COLUMNS: &str = "r.id, r.namespace, r.package, r.domain, r.visibility, r.description, r.creator, r.num_versions, \
     r.size, r.created, r.updated, r.self_auth";

/// Every match, ordered by namespace and name, one after the other, until `take` fails.
pub fn each(
    connection: &Connection,
    filter: &Filter,
    mut take: impl FnMut(&Package) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    // No search index here: all that matches is sent, and finding it costs little beside that.
    let mut conditions = Conditions::default();
    if let Some(namespace) = &filter.namespace {
        conditions.contains("namespace_key", None, namespace);
    }
    if let Some(package) = &filter.package {
        conditions.contains("package_key", None, package);
    }
    let Selection { sql, parameters, .. } = conditions.select("packages", "packages_scan");
    let sql = format!("SELECT {COLUMNS} {sql} ORDER BY r.namespace, r.package");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query(rusqlite::params_from_iter(parameters))?;
    while let Some(row) = found.next()? {
        take(&read(row)?)?;
    }
    Ok(())
}

/// The id of the package of exactly these names; where there is none, `$` in them is read as `/`, for which real
/// servers want it in a path.
pub fn find(connection: &Connection, namespace: &str, package: &str) -> Result<Option<PackageId>, StoreError> {
    let found = connection
        .prepare_cached(
            "SELECT id FROM packages WHERE namespace IN (?1, ?3) AND package IN (?2, ?4)
             ORDER BY (package = ?2) * 2 + (namespace = ?1) DESC LIMIT 1",
        )?
        .query_row((namespace, package, with_slashes(namespace), with_slashes(package)), |row| read_number(row, 0))
        .optional()?;
    Ok(found.flatten().map(PackageId))
}

fn read(row: &Row<'_>) -> Result<Package, StoreError> {
    Ok(Package {
        id: read_number(row, 0)?.map(PackageId),
        namespace: row.get(1)?,
        package: row.get(2)?,
        domain: row.get(3)?,
        visibility: Visibility::from_word(row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?),
        description: row.get(5)?,
        creator: row.get(6)?,
        num_versions: read_number(row, 7)?,
        size: read_number(row, 8)?,
        created: read_instant(row, 9)?,
        updated: read_instant(row, 10)?,
        self_auth: Permission::from_bits(read_number(row, 11)?),
    })
}

/// Writes a package, whose id must be new.
pub fn write(connection: &Connection, package: &Package) -> Result<(), StoreError> {
    let insert = "INSERT INTO packages VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    connection.prepare_cached(insert)?.execute(params![
        number(package.id.map(|id| id.0)),
        package.namespace,
        package.package,
        fold(&package.namespace),
        fold(&package.package),
        package.domain,
        package.visibility.as_str(),
        package.description,
        package.creator,
        number(package.num_versions),
        number(package.size),
        instant(package.created),
        instant(package.updated),
        number(package.self_auth.bits()),
    ])?;
    Ok(())
}
