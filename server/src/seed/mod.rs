//! `gantry-server seed`: a catalogue of believable names, histories and sizes, the same for the same seed and day.
//!
//! Every row has a random source of its own, derived from the seed and its place, so that rows can be written one after
//! the other, however many there are, and a change to one kind changes no other.

mod awkward;
mod history;
mod icon;
mod installers;
mod packages;
mod random;
mod repositories;
mod words;

use std::{io::Write, path::Path, time::SystemTime};

use catalog::Timestamp;
use rusqlite::Connection;

use crate::{
    catalogue::{StoreError, create},
    cli::SeedArgs,
    error::Error,
};

const DAY: i64 = 86_400;
/// How far back the oldest rows go, in seconds: five years.
const FIVE_YEARS: i64 = 5 * 365 * DAY;
/// Versions of a package, on the average, unless their number is given: 2,900 of 412.
const VERSIONS_OF_A_PACKAGE: (u64, u64) = (2900, 412);

/// How much is to be generated, from what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Own repositories.
    pub repositories: u32,
    /// Packages.
    pub packages: u32,
    /// Versions of all packages together.
    pub versions: u32,
    /// Installers.
    pub installers: u32,
    /// The seed.
    pub seed: u64,
    /// The start of today, in Unix seconds: no instant lies after it.
    pub today: i64,
}

impl Plan {
    /// The plan that the command line asks for.
    pub fn of(arguments: &SeedArgs) -> Self {
        let now = arguments.now.map_or_else(system_seconds, Timestamp::unix_seconds);
        let (versions, packages) = VERSIONS_OF_A_PACKAGE;
        let usual = (u64::from(arguments.packages) * versions).div_ceil(packages);
        Self {
            repositories: arguments.repositories,
            packages: arguments.packages,
            versions: arguments.versions.unwrap_or(u32::try_from(usual).unwrap_or(u32::MAX)),
            installers: arguments.installers,
            seed: arguments.seed,
            today: now - now.rem_euclid(DAY),
        }
    }
}

/// Does what the command line asks for.
pub fn run(arguments: &SeedArgs) -> Result<(), Error> {
    let plan = Plan::of(arguments);
    let path = &arguments.database;
    if arguments.force && path.exists() {
        replace(path, plan)?
    } else {
        new(path, plan)?
    }
    let Plan { repositories, packages, versions, installers, .. } = plan;
    let path = path.display();
    // Whoever closed standard output does not want to know.
    let _ = writeln!(
        std::io::stdout(),
        "{path}: {repositories} repositories, {packages} packages with {versions} versions, {installers} installers"
    );
    Ok(())
}

/// Makes and fills a new catalogue.
pub fn new(path: &Path, plan: Plan) -> Result<(), Error> {
    create::new(path, |connection| fill(connection, plan))
}

/// Fills an existing catalogue anew.
pub fn replace(path: &Path, plan: Plan) -> Result<(), Error> {
    create::anew(path, |connection| fill(connection, plan))
}

fn fill(connection: &Connection, plan: Plan) -> Result<(), StoreError> {
    repositories::fill(connection, plan)?;
    packages::fill(connection, plan)?;
    installers::fill(connection, plan)?;
    // One segment instead of many makes searches quicker from the first one on.
    connection.execute_batch(
        "INSERT INTO repositories_search (repositories_search) VALUES ('optimize');
         INSERT INTO installers_search (installers_search) VALUES ('optimize');",
    )?;
    Ok(())
}

fn system_seconds() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or_default()
}
