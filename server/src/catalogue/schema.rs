//! The tables. A catalogue is recognised by its application id and the number of this schema.

use rusqlite::Connection;

/// "Gant" in the header of the file: tells a catalogue from any other SQLite database.
pub const APPLICATION_ID: i32 = 0x4761_6E74;
/// Raised with every change of the tables below.
pub const VERSION: i32 = 1;

/// How the tables answer quickly:
///
/// - `*_key` columns hold [`super::fold`]ed text, so that a search is a plain byte comparison in any script.
/// - `repositories.id` grows in the order of the list (center, namespace, name). So the matches of the trigram index,
///   which come by id, need no sorting, and a page ends as soon as it is full.
/// - The `*_scan` indexes hold all that a filter looks at: what the trigrams cannot find (one or two characters) is found
///   without reading a row.
/// - `package_versions` is clustered by package, since API 3 reads one package's rows and no others.
/// - `installer_details` keeps the bulk of an installer (icons, read-me files) out of the way of finding and ordering.
/// - One index an order of API 4; each ends with repo and name, so that every order is total.
const TABLES: &str = "
CREATE TABLE generation (number INTEGER NOT NULL);
INSERT INTO generation VALUES (1);

CREATE TABLE repositories (
    id INTEGER PRIMARY KEY,
    center INTEGER NOT NULL,
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    namespace_key TEXT NOT NULL,
    name_key TEXT NOT NULL,
    domain_name TEXT NOT NULL,
    category TEXT NOT NULL,
    description TEXT NOT NULL,
    size INTEGER NOT NULL,
    is_public INTEGER NOT NULL,
    num_images INTEGER NOT NULL,
    num_download INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    url TEXT NOT NULL,
    path TEXT NOT NULL,
    internal_path TEXT NOT NULL,
    tags TEXT NOT NULL,
    status INTEGER NOT NULL,
    UNIQUE (center, namespace, name)
) STRICT;
CREATE INDEX repositories_scan ON repositories (id, namespace_key, name_key);
CREATE INDEX repositories_category ON repositories (category, id, namespace_key, name_key);
CREATE VIRTUAL TABLE repositories_search
    USING fts5 (namespace, name, content = '', tokenize = 'trigram case_sensitive 1');

CREATE TABLE packages (
    id INTEGER PRIMARY KEY,
    namespace TEXT NOT NULL,
    package TEXT NOT NULL,
    namespace_key TEXT NOT NULL,
    package_key TEXT NOT NULL,
    domain TEXT NOT NULL,
    visibility TEXT NOT NULL,
    description TEXT NOT NULL,
    creator TEXT NOT NULL,
    num_versions INTEGER NOT NULL,
    size INTEGER NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    self_auth INTEGER NOT NULL,
    UNIQUE (namespace, package)
) STRICT;
CREATE INDEX packages_scan ON packages (namespace, package, namespace_key, package_key);

CREATE TABLE package_versions (
    package_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    version TEXT NOT NULL,
    visibility TEXT NOT NULL,
    description TEXT NOT NULL,
    creator TEXT NOT NULL,
    size INTEGER NOT NULL,
    num_files INTEGER NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    PRIMARY KEY (package_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE installers (
    id INTEGER PRIMARY KEY,
    repo TEXT NOT NULL,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    name_key TEXT NOT NULL,
    version_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    state INTEGER NOT NULL,
    timestamp INTEGER,
    UNIQUE (repo, name)
) STRICT;
CREATE TABLE installer_details (
    id INTEGER PRIMARY KEY,
    description TEXT NOT NULL,
    icon TEXT NOT NULL,
    maintainers TEXT NOT NULL,
    version_list TEXT NOT NULL,
    annotations TEXT NOT NULL,
    metadata TEXT NOT NULL
) STRICT;
CREATE INDEX installers_name ON installers (name_key, version_key, repo, name, state);
CREATE INDEX installers_version ON installers (version_key, repo, name, state);
CREATE INDEX installers_timestamp ON installers (timestamp, repo, name, state);
CREATE INDEX installers_repo ON installers (repo, name, state);
CREATE INDEX installers_state ON installers (state, repo, name);
CREATE INDEX installers_scan ON installers (state, search_key);
CREATE VIRTUAL TABLE installers_search
    USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');

CREATE TABLE releases (
    name TEXT PRIMARY KEY,
    repo TEXT NOT NULL,
    version TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

/// Makes the tables in an empty database and marks it as a catalogue.
pub fn create(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(TABLES)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", VERSION)
}

/// Removes every table, for a catalogue that is to be filled anew.
pub fn clear(connection: &Connection) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC",
    )?;
    let names = statement.query_map((), |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    for name in names {
        // A search index takes its shadow tables along, hence IF EXISTS, and hence the order.
        connection.execute_batch(&format!("DROP TABLE IF EXISTS \"{}\"", name.replace('"', "\"\"")))?;
    }
    Ok(())
}
