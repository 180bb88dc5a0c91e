//! The image repositories of API 1.

use catalog::{Category, Center, Repository, Visibility, query::name::with_slashes};
use rusqlite::{Connection, Row, params};

use super::{
    StoreError, fold,
    row::{Window, instant, json, number, read_instant, read_json, read_number, with_window},
    search::{Conditions, Selection},
    totals::Totals,
};

/// Which repositories are asked for. Namespace and name are parts of the wanted ones, in any case, as real servers
/// take them, and a `$` in the name may stand for `/`, as they want it; the category is exact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Own or third-party.
    pub center: Center,
    /// Part of the namespace.
    pub namespace: Option<String>,
    /// Part of the name.
    pub name: Option<String>,
    /// The category.
    pub category: Option<String>,
}

/// Third-party repositories have ids from here on; own ones lie below.
const THIRD_PARTY: i64 = 1 << 40;

const COLUMNS: &str = "r.namespace, r.name, r.domain_name, r.category, r.description, r.size, r.is_public, r.num_images, \
     r.num_download, r.created_at, r.updated_at, r.url, r.path, r.internal_path, r.tags, r.status";

impl Filter {
    fn select(&self) -> Selection {
        let mut conditions = Conditions::default();
        let (first, last) = match self.center {
            Center::Own => (0, THIRD_PARTY - 1),
            Center::ThirdParty => (THIRD_PARTY, i64::MAX),
        };
        conditions.ids(first, last);
        if let Some(category) = &self.category {
            conditions.require("r.category = ?", category.clone());
        }
        if let Some(namespace) = &self.namespace {
            conditions.contains("namespace_key", Some("namespace"), namespace);
        }
        if let Some(name) = &self.name {
            let slashes = with_slashes(name);
            let name = name.as_str();
            let terms = if name == slashes { vec![name] } else { vec![name, slashes.as_str()] };
            conditions.contains_any("name_key", Some("name"), &terms);
        }
        let index = if self.category.is_some() { "repositories_category" } else { "repositories_scan" };
        conditions.select("repositories", index)
    }
}

/// One page, ordered by namespace and name, and the number of all that match.
pub fn page(
    connection: &Connection,
    totals: &Totals,
    filter: &Filter,
    window: Window,
) -> Result<(Vec<Repository>, u64), StoreError> {
    let Selection { sql, id, parameters } = filter.select();
    let (total, _) = totals.count(connection, &format!("SELECT count(*), 0 {sql}"), &parameters)?;
    if window.offset >= total {
        return Ok((Vec::new(), total));
    }
    // The inner statement touches indexes only; rows are read for this page alone.
    let sql = format!(
        "SELECT {COLUMNS} FROM repositories AS r WHERE r.id IN (SELECT {id} {sql} ORDER BY {id} LIMIT ? OFFSET ?)
         ORDER BY r.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query(rusqlite::params_from_iter(with_window(parameters, window)))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(read(row)?);
    }
    Ok((rows, total))
}

/// Every match in the order of [`page`], one after the other, until `take` fails.
pub fn each(
    connection: &Connection,
    filter: &Filter,
    mut take: impl FnMut(&Repository) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let Selection { sql, id, parameters } = filter.select();
    let sql = format!(
        "SELECT {COLUMNS} FROM (SELECT {id} AS id {sql} ORDER BY {id}) AS f CROSS JOIN repositories AS r ON r.id = f.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query(rusqlite::params_from_iter(parameters))?;
    while let Some(row) = found.next()? {
        take(&read(row)?)?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Repository, StoreError> {
    Ok(Repository {
        namespace: row.get(0)?,
        name: row.get(1)?,
        domain_name: row.get(2)?,
        category: Category::from_word(row.get(3)?),
        description: row.get(4)?,
        size: read_number(row, 5)?,
        visibility: Visibility::from_flag(Some(row.get(6)?)),
        num_images: read_number(row, 7)?,
        num_download: read_number(row, 8)?,
        created_at: read_instant(row, 9)?,
        updated_at: read_instant(row, 10)?,
        url: row.get(11)?,
        path: row.get(12)?,
        internal_path: row.get(13)?,
        tags: read_json(row, 14)?,
        status: Some(row.get(15)?),
        total_range: None,
    })
}

/// Writes repositories. They must come in the order of the list: own before third-party, then by namespace and name.
#[derive(Debug)]
pub struct Writer<'c> {
    connection: &'c Connection,
    own: i64,
    third_party: i64,
}

impl<'c> Writer<'c> {
    /// Writes to an empty table.
    pub fn new(connection: &'c Connection) -> Self {
        Self { connection, own: 0, third_party: THIRD_PARTY }
    }

    /// Writes the next one.
    pub fn write(&mut self, center: Center, repository: &Repository) -> Result<(), StoreError> {
        let next = match center {
            Center::Own => &mut self.own,
            Center::ThirdParty => &mut self.third_party,
        };
        *next += 1;
        let id = *next;
        let (namespace_key, name_key) = (fold(&repository.namespace), fold(&repository.name));
        let insert = "INSERT INTO repositories VALUES \
             (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)";
        self.connection.prepare_cached(insert)?.execute(params![
            id,
            center == Center::ThirdParty,
            repository.namespace,
            repository.name,
            namespace_key,
            name_key,
            repository.domain_name,
            repository.category.as_str(),
            repository.description,
            number(repository.size),
            repository.visibility == Visibility::Public,
            number(repository.num_images),
            number(repository.num_download),
            instant(repository.created_at),
            instant(repository.updated_at),
            repository.url,
            repository.path,
            repository.internal_path,
            json(&repository.tags)?,
            repository.status.unwrap_or_default(),
        ])?;
        self.connection
            .prepare_cached("INSERT INTO repositories_search (rowid, namespace, name) VALUES (?, ?, ?)")?
            .execute(params![id, namespace_key, name_key])?;
        Ok(())
    }
}
