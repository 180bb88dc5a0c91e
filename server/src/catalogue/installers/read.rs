//! Finding a page of installers.

use catalog::Installer;
use rusqlite::{Connection, Row};

use super::super::{
    StoreError,
    key_words::KeyWords,
    row::{Window, read_json, with_window},
    search::{Conditions, Selection},
    totals::Totals,
};
use super::stored::{self, Pairs};

/// Matches up to which it is quicker to sort what the search finds than to walk along the order and look for matches.
const FEW: u64 = 12_000;

/// The index that holds all that is searched.
const SCAN: &str = "installers_scan";

/// What the installers are ordered by. Ties are broken by repository and name, so that every order is total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrderBy {
    /// Name without regard to case, then version, then repository.
    #[default]
    Name,
    /// Version, semantically.
    Version,
    /// Last change.
    Timestamp,
    /// Chart repository.
    Repo,
    /// Installed, another version installed, not installed.
    State,
}

/// A direction of an order; the reverse reverses the ties as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// What it is by.
    pub by: OrderBy,
    /// Whether it is reversed.
    pub descending: bool,
}

/// Which installers are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What to look for in names and descriptions.
    pub key_words: Option<KeyWords>,
    /// Only installed ones.
    pub installed: bool,
    /// In which order.
    pub order: Order,
}

/// One page of installers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Installer>,
    /// All that match.
    pub total: u64,
    /// Installed ones among those that match the key words.
    pub installed: u64,
}

const COLUMNS: &str = "r.repo, r.name, r.version, d.description, d.icon, r.state, d.maintainers, d.version_list, \
     d.annotations, d.metadata, r.timestamp";

impl OrderBy {
    /// Columns, and the index that holds them in this order.
    fn columns(self) -> (&'static [&'static str], &'static str) {
        match self {
            Self::Name => (&["r.name_key", "r.version_key", "r.repo", "r.name"], "installers_name"),
            Self::Version => (&["r.version_key", "r.repo", "r.name"], "installers_version"),
            Self::Timestamp => (&["r.timestamp", "r.repo", "r.name"], "installers_timestamp"),
            Self::Repo => (&["r.repo", "r.name"], "installers_repo"),
            Self::State => (&["r.state", "r.repo", "r.name"], "installers_state"),
        }
    }
}

/// One page in the order asked for, with the totals.
pub fn page(connection: &Connection, totals: &Totals, query: &Query, window: Window) -> Result<Page, StoreError> {
    let (matching, installed) = count(connection, totals, query)?;
    let total = if query.installed { installed } else { matching };
    if window.offset >= total {
        return Ok(Page { rows: Vec::new(), total, installed });
    }
    let (columns, in_order) = query.order.by.columns();
    let direction = if query.order.descending { " DESC" } else { " ASC" };
    let order: Vec<String> = columns.iter().map(|column| format!("{column}{direction}")).collect();
    let order = order.join(", ");

    let few = matching <= FEW;
    let mut conditions = of_key_words(query, few);
    if query.installed {
        conditions.require("r.state = ?", 0);
    }
    // Few names match an expression: it is quicker to try it on all that the narrow index holds, and to sort them.
    let index = if few && matches!(query.key_words, Some(KeyWords::Expression(_))) { SCAN } else { in_order };
    let Selection { sql, parameters, .. } = conditions.select("installers", index);
    let sql = format!(
        "SELECT {COLUMNS} FROM installers AS r JOIN installer_details AS d ON d.id = r.id
         WHERE r.id IN (SELECT r.id {sql} ORDER BY {order} LIMIT ? OFFSET ?) ORDER BY {order}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query(rusqlite::params_from_iter(with_window(parameters, window)))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(read(row)?);
    }
    Ok(Page { rows, total, installed })
}

/// All that match the key words, and the installed ones among them.
fn count(connection: &Connection, totals: &Totals, query: &Query) -> Result<(u64, u64), StoreError> {
    let index = if query.key_words.is_some() { SCAN } else { "installers_state" };
    let Selection { sql, parameters, .. } = of_key_words(query, true).select("installers", index);
    let sql = format!("SELECT count(*), count(*) FILTER (WHERE r.state = 0) {sql}");
    Ok(totals.count(connection, &sql, &parameters)?)
}

/// What the key words ask for; a text is looked up in the search index if `searched`.
fn of_key_words(query: &Query, searched: bool) -> Conditions {
    let mut conditions = Conditions::default();
    // Holds for every row; its being there makes a search read rows, whose state and order are needed.
    conditions.require("r.state <= ?", i64::from(u8::MAX));
    match &query.key_words {
        Some(KeyWords::Text(text)) => conditions.contains("search_key", searched.then_some("text"), text),
        Some(KeyWords::Expression(expression)) => conditions.matches("search_key", expression),
        None => {}
    }
    conditions
}

fn read(row: &Row<'_>) -> Result<Installer, StoreError> {
    Ok(Installer {
        repo: row.get(0)?,
        name: row.get(1)?,
        version: row.get(2)?,
        desc: row.get(3)?,
        icon: row.get(4)?,
        state: stored::state(row.get(5)?),
        maintainers: stored::maintainers(read_json(row, 6)?),
        version_list: stored::versions(read_json(row, 7)?),
        annotations: read_json::<Pairs>(row, 8)?.0,
        metadata: read_json::<Pairs>(row, 9)?.0,
        timestamp: row.get::<_, Option<i64>>(10)?.and_then(catalog::Timestamp::from_unix),
    })
}
