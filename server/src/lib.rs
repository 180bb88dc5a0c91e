//! Gantry's server: the built dashboard as static files, and an embedded catalogue that answers the four list APIs of
//! `spec/api.md` exactly as they are documented.
//!
//! The way of a request: [`serve`] listens, [`app`] adds what every answer carries and strips the base path, [`api`]
//! reads parameters and writes bodies, [`catalogue`] asks SQLite, [`answer`] turns an entity of the `catalog` crate into
//! the documented JSON; whatever is no API is a file of [`assets`]. [`seed`] and [`import`] fill the catalogue; [`faults`]
//! makes the APIs fail for whoever wants to see that.

pub mod answer;
pub mod api;
pub mod app;
pub mod assets;
pub mod base_path;
pub mod catalogue;
pub mod cli;
pub mod csp;
pub mod error;
pub mod faults;
pub mod import;
pub mod logging;
pub mod pairs;
pub mod seed;
pub mod serve;
pub mod token;
