//! HTTP: the only user of gloo-net.

use std::{cell::RefCell, rc::Rc};

use catalog::wire::{self, ApiMessage, Frame, Problem, RowStream};
use gloo_net::http::{Request, Response};

use super::{ApiError, Auth, Exchange, Failed, Found, Server, now, retry};
use crate::browser::{self, AbortGuard, Body, Early, RequestCache, RequestRedirect, Watchdog};

/// Bytes of an error's body that are read; real ones have some hundred.
const ERROR_BODY: usize = 64 << 10;

/// A request's header that says who asks: its name and its value.
type Credential = Option<(&'static str, String)>;

thread_local! {
    /// A request that was sent before its answer is wanted: its address, who asks, and what comes.
    static AHEAD: RefCell<Option<(String, Credential, Early)>> = const { RefCell::new(None) };
}

/// Sends a request before its answer is wanted, while the page that will want it is still being made; `boot.js` may have
/// sent it. It ends when another one is sent.
pub fn send_ahead(server: &Server, target: &str) {
    let (url, credential) = (browser::absolute(&server.url(target)), server.credential());
    if is_mixed(&url) {
        return;
    }
    // It knows nobody who could be signed in.
    let from_boot = Early::from_boot(&url).filter(|_| credential.is_none());
    let early = from_boot.or_else(|| {
        let guard = AbortGuard::new();
        let request = get(&url, &credential, &guard).ok()?;
        Early::send(&request.into(), guard)
    });
    AHEAD.set(early.map(|early| (url, credential, early)));
}

/// That request, if it is this one; any other one is not wanted any more.
fn sent_ahead(url: &str, credential: &Credential) -> Option<Early> {
    let (known, who, early) = AHEAD.take()?;
    (known == url && who == *credential).then_some(early)
}

/// A request for JSON, which ends with its guard. What a cache holds is asked about anew: an answer is as of now.
fn get(url: &str, credential: &Credential, guard: &AbortGuard) -> Result<Request, gloo_net::Error> {
    let request = Request::get(url).header("Accept", "application/json").cache(RequestCache::NoCache);
    let request = request.abort_signal(guard.signal().as_ref());
    match credential {
        Some((name, value)) => request.header(name, value),
        None => request,
    }
    .build()
}

/// What an answer said besides its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reply {
    /// Rows that were sent, readable or not.
    pub rows: u64,
    /// Rows that were too long to be read.
    pub oversized: u64,
    /// The header `Content-Range`.
    pub content_range: Option<String>,
    /// How many rows match, as the body says.
    pub total: Option<u64>,
    /// How many of the matching ones are installed, as the body says.
    pub installed_num: Option<u64>,
}

/// Who takes the rows.
pub trait Sink {
    /// Takes a row, as soon as its last byte is there.
    fn row(&mut self, row: &[u8]);
    /// Shows what is there before more comes, if it is time for that; whether it was.
    fn show_if_due(&mut self) -> bool;
    /// Forgets all rows: they will come again.
    fn restart(&mut self);
}

/// A request on its way.
pub struct Call<'a> {
    /// Who is asked.
    pub server: &'a Server,
    /// For what: path and query below the server's base.
    pub target: String,
    /// What ends it.
    pub guard: &'a Rc<AbortGuard>,
    /// Told the number of each try, from 1.
    pub on_try: &'a dyn Fn(u8),
}

impl Call<'_> {
    /// Asks for a list; a failure that may pass is tried again, if somebody wants the answer yet.
    ///
    /// # Errors
    /// See [`ApiError`]. Rows handed on before a failure are good, but not all.
    pub async fn rows(&self, sink: &mut dyn Sink) -> Result<(Reply, Exchange), Failed> {
        let url = browser::absolute(&self.server.url(&self.target));
        let mut early = sent_ahead(&url, &self.server.credential());
        let start = browser::now_millis() - early.as_ref().map_or(0.0, Early::millis);
        let mut exchange = Exchange {
            url,
            auth: self.server.token.as_ref().map(|_| self.server.auth).unwrap_or_default(),
            ..Exchange::default()
        };
        if is_mixed(&exchange.url) {
            return Err(Failed { error: ApiError::MixedContent, exchange: Box::new(exchange) });
        }
        let ended = loop {
            exchange.attempts = exchange.attempts.saturating_add(1);
            (self.on_try)(exchange.attempts);
            let mut wait = None;
            let ended = self.once(early.take(), sink, &mut exchange, &mut wait).await;
            let Err(error) = &ended else { break ended };
            let random = js_sys::Math::random();
            let delay = retry::delay(error, exchange.status, exchange.attempts, wait, random);
            let Some(delay) = delay.filter(|_| !self.guard.is_ahead()) else { break ended };
            browser::sleep(delay).await;
            if self.guard.is_ended() {
                break Err(ApiError::Cancelled);
            }
            sink.restart();
        };
        exchange.millis = (browser::now_millis() - start) as u32;
        match ended {
            Ok(reply) => Ok((reply, exchange)),
            Err(error) => Err(Failed { error, exchange: Box::new(exchange) }),
        }
    }

    async fn once(
        &self,
        early: Option<Early>,
        sink: &mut dyn Sink,
        exchange: &mut Exchange,
        wait: &mut Option<u64>,
    ) -> Result<Reply, ApiError> {
        let watchdog = Watchdog::new(self.guard, self.server.timeout_seconds);
        *exchange = Exchange {
            url: std::mem::take(&mut exchange.url),
            auth: exchange.auth,
            attempts: exchange.attempts,
            ..Exchange::default()
        };
        let response = self.send(early, &exchange.url).await.map_err(|why| self.broken(&why, exchange))?;
        watchdog.touch();
        let status = response.status();
        let headers = response.headers();
        let header = |name: &str| headers.get(name).unwrap_or_default();
        exchange.status = Some(status);
        exchange.content_type = header("Content-Type");
        exchange.content_range = header("Content-Range");
        exchange.request_id = header("X-Request-Id");
        *wait = retry_after(&header("Retry-After"));
        if !response.ok() {
            let body = error_body(&response, &watchdog).await;
            let secrets = self.server.secrets();
            let problem = Problem::new(status, Some(&exchange.request_id), &body, &secrets);
            return Err(refused(&problem, *wait, exchange));
        }
        let mut stream = RowStream::new();
        let (mut count, mut first, mut broken, mut bytes) = (0, None, None, 0);
        let mut body = response.body().as_ref().map(Body::new);
        let read = loop {
            let piece = match &mut body {
                Some(body) => body.piece().await,
                None => Ok(None),
            };
            let (Ok(Some(piece)), Some(body)) = (&piece, &mut body) else { break piece };
            watchdog.touch();
            bytes += piece.len() as u64;
            let pushed = stream.push(piece, &mut |row| {
                count += 1;
                if count == 1 {
                    first = wire::is_error_row(row);
                }
                sink.row(row);
            });
            broken = broken.or(pushed.err());
            if sink.show_if_due() {
                body.shown().await;
            }
        };
        exchange.bytes = bytes;
        read.map_err(|error| self.broken(&browser::error_message(&error), exchange))?;
        if let Some(said) = first {
            return Err(self.refused(said, exchange));
        }
        if let Some(error) = broken {
            return Err(error.into());
        }
        let Frame { had_rows, oversized, total, installed_num, error, .. } = stream.finish()?;
        match error {
            Some(said) => Err(self.refused(said, exchange)),
            None if !had_rows => Err(ApiError::NotTheApi { found: Found::OtherJson }),
            None => {
                let content_range = headers.get("Content-Range");
                Ok(Reply { rows: count, oversized, content_range, total, installed_num })
            }
        }
    }

    async fn send(&self, early: Option<Early>, url: &str) -> Result<Response, String> {
        if let Some(early) = early {
            return self.guard.adopt(early).await.map(Response::from).map_err(|error| browser::error_message(&error));
        }
        let sent = async { get(url, &self.server.credential(), self.guard)?.send().await };
        sent.await.map_err(|error| error.to_string())
    }

    /// An answer that did not come, or broke off.
    fn broken(&self, message: &str, exchange: &mut Exchange) -> ApiError {
        if self.guard.is_timed_out() {
            return ApiError::TimedOut { seconds: self.server.timeout_seconds };
        }
        if self.guard.is_ended() {
            return ApiError::Cancelled;
        }
        message.clone_into(&mut exchange.message);
        if browser::is_offline() { ApiError::Offline } else { ApiError::Unreachable }
    }

    /// A refusal inside an answer whose status is a success.
    fn refused(&self, said: ApiMessage, exchange: &mut Exchange) -> ApiError {
        let status = exchange.status.unwrap_or_default();
        let secrets = self.server.secrets();
        let problem = Problem::from_message(status, Some(&exchange.request_id), said, &secrets);
        refused(&problem, None, exchange)
    }
}

fn refused(problem: &Problem, wait: Option<u64>, exchange: &mut Exchange) -> ApiError {
    problem.code.clone_into(&mut exchange.code);
    problem.message.clone_into(&mut exchange.message);
    problem.request_id.clone_into(&mut exchange.request_id);
    match ApiError::of_problem(problem, wait) {
        // Some servers call a missing token an expired one.
        ApiError::SessionExpired if exchange.auth == Auth::None => ApiError::SignInNeeded,
        error => error,
    }
}

/// Whether the browser forbids this page that address.
fn is_mixed(url: &str) -> bool {
    browser::is_https() && is_plain(url)
}

/// Whether a page over HTTPS may not call that address: plain HTTP, and not on this machine.
fn is_plain(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("http://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    !(name == "localhost" || name.ends_with(".localhost") || name.starts_with("127.") || name == "[::1]")
}

fn retry_after(header: &str) -> Option<u64> {
    if header.is_empty() {
        return None;
    }
    wire::retry_after(header, now()).map(|wait| wait.as_secs())
}

/// A page of our own host as it is now, past every cache; `None` for whatever is no success, and for a way to another page.
pub async fn fresh_page(url: &str) -> Option<String> {
    let request = Request::get(url).cache(RequestCache::NoStore).redirect(RequestRedirect::Manual);
    let response = request.send().await.ok().filter(Response::ok)?;
    response.text().await.ok()
}

async fn error_body(response: &Response, watchdog: &Watchdog) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(mut body) = response.body().as_ref().map(Body::new) {
        // A body that breaks off still says something.
        while let Ok(Some(piece)) = body.piece().await {
            watchdog.touch();
            let room = ERROR_BODY.saturating_sub(bytes.len()).min(piece.len());
            bytes.extend_from_slice(piece.get(..room).unwrap_or_default());
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn plain_http_is_told_from_this_machine() {
        for (url, expected) in [
            ("http://keel.example/apis", true),
            ("http://10.0.0.1:30707/apis", true),
            ("http://localhost:30707/apis", false),
            ("http://127.0.0.1/apis", false),
            ("http://[::1]:8080/", false),
            ("http://localhost.example/", true),
            ("https://keel.example/apis", false),
            ("v2/manage/repos", false),
        ] {
            assert_eq!(is_plain(url), expected, "{url}");
        }
    }
}
