//! The command line: three commands, their options, and the words that `--help` shows.

use std::path::PathBuf;

use catalog::Timestamp;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{base_path::BasePath, token::Token};

/// Serves the Gantry dashboard together with an embedded catalogue of repositories, packages and installers.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the dashboard and the four list APIs until Ctrl-C
    Serve(ServeArgs),
    /// Create a catalogue and fill it with believable example data
    Seed(SeedArgs),
    /// Bring data of other programs into a catalogue
    Import {
        /// What to import.
        #[command(subcommand)]
        what: ImportCommand,
    },
}

/// What to import.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Make the charts of a Helm repository's index.yaml installers, in place of those the repository had
    Helm(HelmArgs),
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// The catalogue, made by `gantry-server seed` or `gantry-server import helm`
    #[arg(long, value_name = "FILE", default_value = "gantry.db")]
    pub database: PathBuf,
    /// Folder of the built dashboard (it holds index.html)
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub assets: PathBuf,
    /// Serve this file as config.json, which tells the dashboard its connections, in place of the one in the folder
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Answer the APIs below /faults/<kind>/ once more, each time with one fault, and add connections to them to config.json
    #[arg(long)]
    pub faults: bool,
    /// Answer API requests only with this token in X-Auth-Token or Authorization: Bearer. Give it through the
    /// environment rather than here: other users of the machine can read command lines
    #[arg(long, value_name = "T", env = "GANTRY_TOKEN", hide_env_values = true)]
    pub token: Option<Token>,
    /// Serve everything below this path, such as /a/b/
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base_path: BasePath,
    /// How the log on standard error is written; auto is text on a terminal and json elsewhere
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub log_format: LogFormat,
    /// The least important messages that are logged
    #[arg(long, value_name = "LEVEL", default_value = "info")]
    pub log_level: LogLevel,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Text on a terminal, JSON elsewhere.
    Auto,
    /// `time LEVEL message key=value …`
    Text,
    /// One JSON object a line.
    Json,
}

/// Which log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogLevel {
    /// Only failures of the server itself.
    Error,
    /// Also what is odd.
    Warn,
    /// Also every request.
    Info,
    /// Also what helps to find a fault.
    Debug,
}

/// Options of `seed`.
#[derive(Debug, Args)]
pub struct SeedArgs {
    /// The catalogue to create
    #[arg(long, value_name = "FILE", default_value = "gantry.db")]
    pub database: PathBuf,
    /// Own image repositories (40 third-party ones come on top)
    #[arg(long, value_name = "N", default_value_t = 1284)]
    pub repositories: u32,
    /// Software packages
    #[arg(long, value_name = "N", default_value_t = 412)]
    pub packages: u32,
    /// Versions of all packages together [default: about 7 a package]
    #[arg(long, value_name = "N")]
    pub versions: Option<u32>,
    /// Installers, in three chart repositories
    #[arg(long, value_name = "N", default_value_t = 96)]
    pub installers: u32,
    /// The same seed on the same day gives the same catalogue
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The day that counts as today, as an RFC 3339 instant [default: now]
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub now: Option<Timestamp>,
    /// Replace what an existing catalogue holds
    #[arg(long)]
    pub force: bool,
}

/// Options of `import helm`.
#[derive(Debug, Args)]
pub struct HelmArgs {
    /// The repository's index.yaml
    #[arg(value_name = "INDEX.yaml")]
    pub index: PathBuf,
    /// Name that the chart repository gets in the catalogue
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub repo: String,
    /// The catalogue; it is created if there is none
    #[arg(long, value_name = "FILE", default_value = "gantry.db")]
    pub database: PathBuf,
    /// Take every chart, not only those annotated tkeel.io/enable
    #[arg(long)]
    pub all: bool,
}

fn instant(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse_rfc3339(text).ok_or_else(|| "not an instant such as 2026-11-22T00:00:00Z".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }
}
