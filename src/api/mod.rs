//! The four list APIs, one file each. Knows the catalogue's vocabulary, and nothing of the screen.

pub mod client;
mod error;
mod exchange;
mod installers;
mod packages;
mod repositories;
mod retry;
mod server;
mod verbatim;
mod versions;

use std::rc::Rc;

use crate::browser::AbortGuard;
use catalog::{
    Total,
    query::{Answer, ListQuery, Listing, Request},
    wire::RowError,
};
use client::{Call, Reply, Sink};

pub use error::{ApiError, Failed, Fault, Found};
pub use exchange::Exchange;
pub use retry::MOST_TRIES;
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
pub trait Endpoint: Listing<Row: Clone + PartialEq + Send + Sync, Column: Send + Sync> + Send + Sync {
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
    fn total(query: &ListQuery<Self>, rows: &[Self::Row], reply: &Reply) -> Total;
}

struct Rows<L: Endpoint> {
    rows: Vec<L::Row>,
    skipped: u64,
}

impl<L: Endpoint> Sink for Rows<L> {
    fn row(&mut self, row: &[u8]) {
        match L::decode(row) {
            Ok(row) => self.rows.push(row),
            Err(_) => self.skipped += 1,
        }
    }

    fn restart(&mut self) {
        self.rows.clear();
        self.skipped = 0;
    }
}

/// Asks for a list. `on_try` is told the number of each try, from 1.
///
/// # Errors
/// See [`ApiError`]; rows that cannot be read are counted in the answer, and are no error.
pub async fn list<L: Endpoint>(
    server: &Server,
    query: &ListQuery<L>,
    guard: &Rc<AbortGuard>,
    on_try: &dyn Fn(u8),
) -> Result<(Answer<L::Row>, Exchange), Failed> {
    let mut sink = Rows::<L> { rows: Vec::new(), skipped: 0 };
    let request = query.request()?;
    let asked = ask(server, request, query.verbatim(), guard, on_try, &mut sink).await;
    let (reply, exchange) = asked.map_err(|failed| if L::MAY_BE_ABSENT { failed } else { without_api(failed) })?;
    let Rows { rows, skipped } = sink;
    let total = L::total(query, &rows, &reply);
    let answer = Answer { rows, skipped: skipped + reply.oversized, total, installed_num: reply.installed_num };
    Ok((answer, exchange))
}

/// Sends a request; where the server may know what is named by its text as it stands, that is asked for next.
async fn ask(
    server: &Server,
    request: Request,
    verbatim: Option<Request>,
    guard: &Rc<AbortGuard>,
    on_try: &dyn Fn(u8),
    sink: &mut dyn Sink,
) -> Result<(Reply, Exchange), Failed> {
    let call = |request: &Request| Call { server, target: request.target(), guard, on_try };
    let Some(verbatim) = verbatim else { return call(&request).rows(sink).await };
    let known = format!("{} {}", server.base, request.target());
    if verbatim::wins(&known) {
        return call(&verbatim).rows(sink).await;
    }
    let asked = call(&request).rows(sink).await;
    match &asked {
        Err(failed) if verbatim::is_worth_asking(failed) => {
            let again = call(&verbatim).rows(sink).await;
            if again.is_ok() {
                verbatim::remember(known);
            }
            again
        }
        _ => asked,
    }
}

/// A list that names nothing cannot be absent: it is the API that is.
fn without_api(failed: Failed) -> Failed {
    match failed.error {
        ApiError::NotFound if failed.exchange.code.is_empty() => Failed { error: ApiError::NotOffered, ..failed },
        _ => failed,
    }
}

/// The total of a list that comes whole.
fn all<T>(rows: &[T]) -> Total {
    Total::Exact(rows.len() as u64)
}
