//! The four list APIs, one file each. Knows the catalogue's vocabulary, and nothing of the screen.

pub mod client;
mod error;
mod installers;
mod packages;
mod repositories;
mod versions;

use crate::browser::AbortSignal;
use catalog::{
    Total,
    query::{Answer, ListQuery, Listing},
    wire::RowError,
};

pub use error::ApiError;

/// Which server of a connection answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upstream {
    /// APIs 1 to 3.
    Swr,
    /// API 4.
    Tkeel,
}

/// How a list's answer is read.
pub trait Endpoint: Listing<Row: Clone + PartialEq + Send + Sync, Column: Send + Sync> + Send + Sync {
    /// Who answers.
    const UPSTREAM: Upstream;

    /// Reads one row.
    ///
    /// # Errors
    /// The row is not one of this list.
    fn decode(row: &[u8]) -> Result<Self::Row, RowError>;

    /// How many rows match in all, as the answer tells it.
    fn total(query: &ListQuery<Self>, rows: &[Self::Row], reply: &client::Reply) -> Total;
}

/// Asks for a list.
///
/// # Errors
/// See [`ApiError`]; rows that cannot be read are counted in the answer, and are no error.
pub async fn list<L: Endpoint>(
    url: String,
    query: &ListQuery<L>,
    signal: Option<AbortSignal>,
) -> Result<Answer<L::Row>, ApiError> {
    let mut rows = Vec::new();
    let mut skipped = 0;
    let reply = client::rows(&url, signal.as_ref(), &mut |row| match L::decode(row) {
        Ok(row) => rows.push(row),
        Err(_) => skipped += 1,
    })
    .await?;
    let total = L::total(query, &rows, &reply);
    Ok(Answer { rows, skipped: skipped + reply.oversized, total, installed_num: reply.installed_num })
}

/// The total of a list that comes whole.
fn all<T>(rows: &[T]) -> Total {
    Total::Exact(rows.len() as u64)
}
