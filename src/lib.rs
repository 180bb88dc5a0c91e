//! Gantry's dashboard: a Leptos single-page application in the browser.
//!
//! The address bar says what is shown; `catalog` turns it into a request and the answer into rows; this crate draws them.

// What `view!` makes names this crate, wherever it is written.
extern crate self as gantry;

pub mod api;
pub mod app;
pub mod browser;
pub mod config;
pub mod data;
pub mod format;
pub mod i18n;
pub mod json;
pub mod listing;
pub mod live;
pub mod navigation;
pub mod pages;
pub mod parts;
pub mod routes;
pub mod shell;
pub mod tree;
pub mod ui;
pub mod words;
