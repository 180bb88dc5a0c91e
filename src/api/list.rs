//! Asking for a list, whatever its rows are.

use std::rc::Rc;

use catalog::{
    PageSize, Total,
    query::{FieldError, Paging, Request},
};

use super::{
    ApiError, Exchange, Failed, Server,
    client::{Call, Reply, Sink},
    verbatim,
};
use crate::browser::{AbortGuard, now_millis};

/// An answer that fills.
pub trait Fill {
    /// The request for what is asked for next.
    ///
    /// # Errors
    /// A filter that no request can carry.
    fn request(&self) -> Result<Request, FieldError>;
    /// The same request in the other spelling that a server may want of it.
    fn verbatim(&self) -> Option<Request>;
    /// Which page, or part, is asked for next.
    fn paging(&mut self) -> &mut Paging;
    /// All rows come at once, and are worth showing before the last one is there.
    fn comes_whole(&self) -> bool;
    /// All rows are wanted of a list that its server pages.
    fn comes_in_parts(&self) -> bool;
    /// The request names something that may not exist.
    fn may_be_absent(&self) -> bool;
    /// Takes a row.
    fn row(&mut self, row: &[u8]);
    /// How many rows there are.
    fn count(&self) -> u64;
    /// Takes what an answer said besides its rows; how many rows match in all.
    fn take(&mut self, reply: &Reply) -> Total;
    /// Forgets the rows of the present request; whether those are all.
    fn restart(&mut self) -> bool;
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

/// Milliseconds between the first rows and the next ones that are shown before all are there.
const BETWEEN: f64 = 200.0;

struct Taking<'a> {
    fill: &'a mut dyn Fill,
    watch: &'a dyn Watch,
    /// How many rows are shown next.
    next: u64,
    /// When some were last shown.
    shown: Option<f64>,
}

impl Sink for Taking<'_> {
    fn row(&mut self, row: &[u8]) {
        self.fill.row(row);
    }

    fn show_if_due(&mut self) -> bool {
        let is_time = self.shown.is_none_or(|shown| now_millis() - shown >= BETWEEN);
        let is_due = is_time && self.fill.comes_whole() && self.fill.count() >= self.next;
        if is_due {
            // Twice as many each time: showing them costs what all of them cost, and not that many times over.
            self.next = self.fill.count().saturating_mul(2);
            self.watch.changed(false);
            self.shown = Some(now_millis());
        }
        is_due
    }

    fn restart(&mut self) {
        if self.fill.restart() {
            self.next = FIRST_ROWS;
            self.watch.changed(true);
        }
    }
}

/// Asks for a list, which fills. Where all rows of a list are wanted that its server pages, one request follows the other
/// until they are there, [`Paging::MOST`] are, or `guard` says that it is enough.
///
/// # Errors
/// See [`ApiError`]; rows that cannot be read are counted in the answer, and are no error.
pub async fn list(
    server: &Server,
    fill: &mut dyn Fill,
    guard: &Rc<AbortGuard>,
    watch: &dyn Watch,
) -> Result<Exchange, Failed> {
    let mut taking = Taking { fill, watch, next: FIRST_ROWS, shown: None };
    let on_try = |count| watch.sent(count);
    let in_parts = taking.fill.comes_in_parts();
    let (mut sent, mut all) = (0, None::<Exchange>);
    loop {
        let (request, verbatim) = (taking.fill.request()?, taking.fill.verbatim());
        let asked = ask(server, request, verbatim, guard, &on_try, &mut taking).await;
        let may_be_absent = taking.fill.may_be_absent();
        let (reply, exchange) = asked.map_err(|failed| if may_be_absent { failed } else { without_api(failed) })?;
        sent += reply.rows;
        let total = taking.fill.take(&reply);
        let paging = taking.fill.paging();
        let (_, wanted) = paging.window();
        let mut is_last = !in_parts || sent >= Paging::MOST || matches!(total, Total::Exact(total) if sent >= total);
        if !is_last && reply.rows < wanted {
            // It sends fewer at a time than it was asked for, unless these are the last ones.
            match PageSize::PAGED.into_iter().find(|size| size.rows() == reply.rows) {
                Some(size) if reply.rows == sent && matches!(total, Total::Exact(_)) => {
                    *paging = Paging { page: 0, size };
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
        *paging = paging.at(paging.page + 1);
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
