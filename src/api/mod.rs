//! The four list APIs, one file each. Knows the catalogue's vocabulary, and nothing of the screen.

pub mod client;
mod error;
mod exchange;
mod installers;
mod packages;
mod repositories;
mod retry;
mod rows;
mod sent;
mod server;
mod verbatim;
mod versions;

use std::{
    rc::Rc,
    sync::{Arc, Mutex, PoisonError},
};

use crate::browser::AbortGuard;
use catalog::{
    PageSize, Total,
    property::Described,
    query::{Answer, ListQuery, Listing, Paging, Request},
    wire::RowError,
};
use client::{Call, Reply, Sink};
use sent::SentRows;

pub use error::{ApiError, Failed, Fault, Found};
pub use exchange::Exchange;
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
        let answer = Answer { rows, skipped: 0, total: Total::Unknown, installed_num: None };
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

/// Who follows a request on its way.
pub trait Watch {
    /// It was sent; `count` is how often by now.
    fn sent(&self, count: u8);
    /// More rows are there than before, and more are to come; or none are any more, and all will come again.
    fn changed(&self, is_empty: bool);
}

/// Rows that are worth showing before the rest is there.
const FIRST_ROWS: u64 = 64;

struct Filling<'a, L: Endpoint> {
    held: &'a Held<L>,
    watch: &'a dyn Watch,
    /// How many rows are shown next.
    next: u64,
    /// What earlier requests brought: so many rows, and so many that could not be read.
    kept: (u64, u64),
}

impl<L: Endpoint> Sink for Filling<'_, L> {
    fn row(&mut self, row: &[u8]) {
        self.held.hold(|Holding { answer, sent }| match L::decode(row) {
            Ok(read) => {
                answer.rows.push(read);
                sent.push(row);
            }
            Err(_) => answer.skipped += 1,
        });
    }

    fn pause(&mut self) -> bool {
        let count = self.held.with(|answer| answer.rows.count());
        let is_time = L::Rows::IS_WHOLE && count >= self.next;
        if is_time {
            // Twice as many each time: showing them costs what all of them cost, and not that many times over.
            self.next = count.saturating_mul(2);
            self.watch.changed(false);
        }
        is_time
    }

    fn restart(&mut self) {
        let (rows, skipped) = self.kept;
        self.held.hold(|Holding { answer, sent }| {
            answer.rows.truncate(rows);
            sent.truncate(rows);
            answer.skipped = skipped;
        });
        if rows == 0 {
            self.next = FIRST_ROWS;
            self.watch.changed(true);
        }
    }
}

/// Asks for a list, which fills `held`. Where all rows of a list are wanted that its server pages, one request follows the
/// other until they are there, [`Paging::MOST`] are, or `guard` says that it is enough.
///
/// # Errors
/// See [`ApiError`]; rows that cannot be read are counted in the answer, and are no error.
pub async fn list<L: Endpoint>(
    server: &Server,
    query: &ListQuery<L>,
    guard: &Rc<AbortGuard>,
    held: &Held<L>,
    watch: &dyn Watch,
) -> Result<Exchange, Failed> {
    let mut sink = Filling { held, watch, next: FIRST_ROWS, kept: (0, 0) };
    let on_try = |count| watch.sent(count);
    let in_parts = !L::Rows::IS_WHOLE && query.paging.size == PageSize::Whole;
    let (mut part, mut sent, mut all) = (query.clone(), 0, None::<Exchange>);
    loop {
        let asked = ask(server, part.request()?, part.verbatim(), guard, &on_try, &mut sink).await;
        let (reply, exchange) = asked.map_err(|failed| if L::MAY_BE_ABSENT { failed } else { without_api(failed) })?;
        sent += reply.rows;
        let (_, wanted) = part.paging.window();
        let total = held.with(|answer| {
            answer.total = L::total(&part, &answer.rows, &reply);
            answer.skipped += reply.oversized;
            answer.installed_num = reply.installed_num;
            sink.kept = (answer.rows.count(), answer.skipped);
            answer.total
        });
        let mut is_last = !in_parts || sent >= Paging::MOST || matches!(total, Total::Exact(total) if sent >= total);
        if !is_last && reply.rows < wanted {
            // It sends fewer at a time than it was asked for, unless these are the last ones.
            match PageSize::PAGED.into_iter().find(|size| size.rows() == reply.rows) {
                Some(size) if reply.rows == sent && matches!(total, Total::Exact(_)) => {
                    part.paging = Paging { page: 0, size }
                }
                _ => is_last = true,
            }
        }
        let so_far = match all {
            Some(before) => before.followed_by(exchange),
            None => exchange,
        };
        if is_last || guard.is_enough() {
            return Ok(so_far);
        }
        all = Some(so_far);
        watch.changed(false);
        part.paging = part.paging.at(part.paging.page + 1);
    }
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
fn all<L: Endpoint>(rows: &L::Rows) -> Total {
    Total::Exact(rows.count())
}
