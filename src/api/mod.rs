//! The four list APIs, one file each. Knows the catalogue's vocabulary, and nothing of the screen.

pub mod client;
mod error;
mod exchange;
mod filling;
mod installers;
mod list;
mod packages;
mod repositories;
mod retry;
mod rows;
mod sent;
mod server;
mod verbatim;
mod versions;

use std::sync::{Arc, Mutex, PoisonError};

use catalog::{
    Total,
    property::Described,
    query::{Answer, ListQuery, Listing},
    wire::RowError,
};
use client::Reply;
use sent::SentRows;

pub use error::{ApiError, Failed, Fault, Found};
pub use exchange::Exchange;
pub use filling::Filling;
pub use list::{Fill, Watch, list};
pub use retry::MOST_TRIES;
pub use rows::{Looked, Rows, Whole, now};
pub use server::{Auth, Server, Token};

/// Which server of a connection answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Upstream {
    /// APIs 1 to 3.
    Swr,
    /// API 4.
    Tkeel,
}

impl Upstream {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Swr, Self::Tkeel];

    /// Its name, which is the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Swr => "SWR",
            Self::Tkeel => "tKeel",
        }
    }
}

/// How a list's answer is read.
pub trait Endpoint:
    Listing<Row: Clone + PartialEq + Send + Sync, Column: Send + Sync> + Described + Send + Sync
{
    /// How its rows are kept.
    type Rows: Rows<Self>;
    /// Who answers.
    const UPSTREAM: Upstream;
    /// The request names something that may not exist; otherwise only the API itself can be what is not found.
    const MAY_BE_ABSENT: bool = false;

    /// Reads one row.
    ///
    /// # Errors
    /// The row is not one of this list.
    fn decode(row: &[u8]) -> Result<Self::Row, RowError>;

    /// How many rows match in all, as the answer tells it.
    fn total(query: &ListQuery<Self>, rows: &Self::Rows, reply: &Reply) -> Total;
}

/// An answer as it fills, shared by whoever fills it and whoever shows it.
pub struct Held<L: Endpoint>(Arc<Mutex<Holding<L>>>);

struct Holding<L: Endpoint> {
    answer: Answer<L::Rows>,
    sent: SentRows,
}

impl<L: Endpoint> Held<L> {
    /// An answer of which nothing is there yet.
    pub fn new() -> Self {
        let rows = L::Rows::default();
        let answer = Answer { rows, skipped: 0, unread: Vec::new(), total: Total::Unknown, installed_num: None };
        Self(Arc::new(Mutex::new(Holding { answer, sent: SentRows::default() })))
    }

    /// Reads it, or changes it.
    pub fn with<T>(&self, act: impl FnOnce(&mut Answer<L::Rows>) -> T) -> T {
        self.hold(|holding| act(&mut holding.answer))
    }

    /// The row at a place as the server sent it, if that is still known.
    pub fn sent(&self, place: u32) -> Option<String> {
        self.hold(|holding| Some(String::from_utf8_lossy(holding.sent.get(place)?).into_owned()))
    }

    fn hold<T>(&self, act: impl FnOnce(&mut Holding<L>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<L: Endpoint> Default for Held<L> {
    fn default() -> Self {
        Self::new()
    }
}

impl<L: Endpoint> Clone for Held<L> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

/// The total of a list that comes whole.
fn all<L: Endpoint>(rows: &L::Rows) -> Total {
    Total::Exact(rows.count())
}
