//! How the four APIs look on the wire: rows out of a stream of bytes, envelopes, totals, errors, links.
//!
//! Bytes go through [`RowStream`], which hands out each row as soon as it is complete; [`repository()`],
//! [`package()`], [`package_version()`] and [`installer()`] turn one row into an entity; the [`Frame`] says what stood
//! around the rows. An answer that is no success is read by [`Problem::new`].
//!
//! The invariants: a row that cannot be read costs that row and no other; unknown is never zero, false or "not
//! installed"; nothing read here can overflow the stack or panic; no message leaves here with a credential in it.

pub mod console;
pub mod content_range;
pub mod json;
pub mod label;
pub mod link;
pub mod metadata;

mod error;
mod field;
mod frame;
mod indent;
mod installer;
mod message;
mod package;
mod redact;
mod repository;
mod retry_after;
mod rows;
mod scan;
mod version;

pub use error::{Problem, ProblemKind};
pub use field::RowError;
pub use frame::Frame;
pub use indent::indented;
pub use installer::installer;
pub use message::{ApiMessage, is_error_row};
pub use package::package;
pub use redact::redact;
pub use repository::repository;
pub use retry_after::retry_after;
pub use rows::{RowStream, StreamError};
pub use version::package_version;
