//! The installers of API 4: one row for each chart of each chart repository.

mod read;
mod stored;
mod write;

pub use read::{Order, OrderBy, Page, Query, page};
pub use write::{Chart, ChartVersion, Release, Writer, add_release, replace_repo};
