//! Writing charts: which version a chart is listed with, and in which state.

use catalog::{InstallState, Maintainer, Timestamp, order};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    super::{StoreError, fold, row::json, version_key::version_key},
    stored::{self, Pairs},
};

/// A chart of a chart repository, with all its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The chart repository.
    pub repo: String,
    /// The chart.
    pub name: String,
    /// Its versions, in any order; at least one.
    pub versions: Vec<ChartVersion>,
}

/// One version of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartVersion {
    /// The version.
    pub version: String,
    /// When it was created, if that is known.
    pub created: Option<Timestamp>,
    /// Description.
    pub description: String,
    /// Icon address.
    pub icon: String,
    /// Who maintains it.
    pub maintainers: Vec<Maintainer>,
    /// Annotations.
    pub annotations: Vec<(String, String)>,
    /// Metadata: values are base64 text.
    pub metadata: Vec<(String, String)>,
}

/// What is installed under a name; there is one of each name at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The name of the chart.
    pub name: String,
    /// The chart repository it was installed from.
    pub repo: String,
    /// The installed version.
    pub version: String,
}

/// Notes that a chart is installed. Charts written before that are not told.
pub fn add_release(connection: &Connection, release: &Release) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT OR REPLACE INTO releases (name, repo, version) VALUES (?, ?, ?)")?.execute((
        &release.name,
        &release.repo,
        &release.version,
    ))?;
    Ok(())
}

/// Puts `charts` in the place of all charts that the repository has had.
pub fn replace_repo(connection: &Connection, repo: &str, charts: &[Chart]) -> Result<(), StoreError> {
    for (table, id) in [("installers_search", "rowid"), ("installer_details", "id")] {
        let delete = format!("DELETE FROM {table} WHERE {id} IN (SELECT id FROM installers WHERE repo = ?)");
        connection.execute(&delete, (repo,))?;
    }
    connection.execute("DELETE FROM installers WHERE repo = ?", (repo,))?;
    let mut writer = Writer::new(connection)?;
    charts.iter().try_for_each(|chart| writer.write(chart))
}

/// Writes charts.
#[derive(Debug)]
pub struct Writer<'c> {
    connection: &'c Connection,
    last_id: i64,
}

impl<'c> Writer<'c> {
    /// Writes after what is there.
    pub fn new(connection: &'c Connection) -> Result<Self, StoreError> {
        let last_id = connection.query_row("SELECT coalesce(max(id), 0) FROM installers", (), |row| row.get(0))?;
        Ok(Self { connection, last_id })
    }

    /// Writes a chart, which its repository must not have yet. One without versions is left out.
    pub fn write(&mut self, chart: &Chart) -> Result<(), StoreError> {
        let mut versions: Vec<&ChartVersion> = chart.versions.iter().collect();
        versions
            .sort_by_cached_key(|version| std::cmp::Reverse((version_key(&version.version), version.version.clone())));
        let Some((listed, state)) = self.listed(chart, &versions)? else { return Ok(()) };
        let list: Vec<_> = versions.iter().map(|entry| stored::of_version(&entry.version, entry.created)).collect();
        let search = format!("{}\n{}", fold(&chart.name), fold(&listed.description));
        self.last_id += 1;
        let insert = "INSERT INTO installers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        self.connection.prepare_cached(insert)?.execute(params![
            self.last_id,
            chart.repo,
            chart.name,
            listed.version,
            fold(&chart.name),
            version_key(&listed.version),
            search,
            stored::of_state(state),
            listed.created.map(Timestamp::unix_seconds),
        ])?;
        let insert = "INSERT INTO installer_details VALUES (?, ?, ?, ?, ?, ?, ?)";
        self.connection.prepare_cached(insert)?.execute(params![
            self.last_id,
            listed.description,
            listed.icon,
            json(&stored::of_maintainers(&listed.maintainers))?,
            json(&list)?,
            json(&Pairs(listed.annotations.clone()))?,
            json(&Pairs(listed.metadata.clone()))?,
        ])?;
        self.connection
            .prepare_cached("INSERT INTO installers_search (rowid, text) VALUES (?, ?)")?
            .execute(params![self.last_id, search])?;
        Ok(())
    }

    /// The version to list, and its state: the installed one where it was installed from this very repository, else the
    /// newest (a release, if there is one), which is `SAME_NAME` where the chart is installed in another version or from another repository.
    fn listed<'v>(
        &self,
        chart: &Chart,
        newest_first: &[&'v ChartVersion],
    ) -> Result<Option<(&'v ChartVersion, InstallState)>, StoreError> {
        let newest = order::newest(newest_first.iter().map(|version| version.version.as_str()));
        let newest = newest_first.iter().find(|version| newest == Some(&version.version)).or(newest_first.first());
        let Some(newest) = newest else { return Ok(None) };
        let release: Option<(String, String)> = self
            .connection
            .prepare_cached("SELECT repo, version FROM releases WHERE name = ?")?
            .query_row((&chart.name,), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((repo, version)) = release else { return Ok(Some((newest, InstallState::Uninstall))) };
        let installed = newest_first.iter().find(|candidate| repo == chart.repo && candidate.version == version);
        Ok(Some(installed.map_or((newest, InstallState::SameName), |installed| (installed, InstallState::Installed))))
    }
}
