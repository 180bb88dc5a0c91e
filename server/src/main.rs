//! `gantry-server`: parses the command line, does what it says, and turns a failure into one sentence and exit code 1.

use std::process::ExitCode;

use clap::Parser;
use gantry_server::{
    cli::{Cli, Command, ImportCommand},
    error::Error,
    import, seed, serve,
};

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gantry-server: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), Error> {
    match cli.command {
        Command::Serve(arguments) => serve::run(arguments),
        Command::Seed(arguments) => seed::run(&arguments),
        Command::Import { what: ImportCommand::Helm(arguments) } => import::run(&arguments),
    }
}
