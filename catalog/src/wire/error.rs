//! An answer that is no success, as something a person can act on.

use super::{
    json,
    message::{self, ApiMessage, Reading},
    redact::redact,
};

/// Bytes of a body that are looked at. A real error body has some hundred.
const LOOKED_AT: usize = 64 << 10;
/// Characters of a message that are kept.
const MESSAGE_CHARS: usize = 2_000;
/// Characters of a code or a request's number that are kept.
const CODE_CHARS: usize = 200;

/// What a failed answer asks of the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// There was no credential, or none that the server takes. The tKeel gateway also says so when the service behind
    /// it is down.
    SignInNeeded,
    /// The credential has expired.
    SessionExpired,
    /// The credential is good, but not for this.
    Forbidden,
    /// Too many requests; to be tried again later. SWR says so with 403.
    Throttled,
    /// What was asked for does not exist.
    NotFound,
    /// The server has no such API, which is so for packages in most regions.
    NotOffered,
    /// The server did not understand or not accept the request.
    BadRequest,
    /// The server, or something between it and the user, failed.
    Server,
    /// Something else; the status is all there is.
    #[default]
    Other,
}

/// An answer that is no success. Its texts hold no credential.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("HTTP {status} {code} {message}")]
pub struct Problem {
    /// HTTP status.
    pub status: u16,
    /// The server's code; may be empty.
    pub code: String,
    /// The server's words, 2,000 characters at most; may be empty. Never HTML.
    pub message: String,
    /// The number under which the operator finds the request in the logs; may be empty.
    pub request_id: String,
    /// What it asks of the user.
    pub kind: ProblemKind,
}

impl Problem {
    /// Reads an answer whose status is no success. `request_id` is the header `X-Request-Id`, which counts more than
    /// what the body says; `secrets` are the credentials that were sent with the request, to be masked.
    pub fn new(status: u16, request_id: Option<&str>, body: &[u8], secrets: &[&str]) -> Self {
        Self::from_message(status, request_id, said(body), secrets)
    }

    /// The same for a message found in an answer whose status is a success: [`super::Frame::error`], or
    /// [`super::is_error_row`] of the first row.
    pub fn from_message(status: u16, request_id: Option<&str>, said: ApiMessage, secrets: &[&str]) -> Self {
        let kept = |text: &str, chars| shortened(&redact(text.trim(), secrets), chars);
        let code = kept(&said.code, CODE_CHARS);
        let message = kept(&said.message, MESSAGE_CHARS);
        let request_id = kept(request_id.filter(|id| !id.trim().is_empty()).unwrap_or(&said.request_id), CODE_CHARS);
        let kind = kind(status, &code, &message);
        Self { status, code, message, request_id, kind }
    }
}

fn said(body: &[u8]) -> ApiMessage {
    let text = String::from_utf8_lossy(body.get(..LOOKED_AT).unwrap_or(body));
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut reading = Reading::default();
    match text.bytes().next() {
        Some(b'{' | b'[') => message::first_object(text, &mut |key, raw| reading.take(key, raw)),
        // A web page says nothing that the status does not say.
        None | Some(b'<') => {}
        Some(b'"') => reading.said.message = json::string(text).unwrap_or_default().into_owned(),
        Some(_) if text == "null" || text.contains(|char: char| char.is_control() && !char.is_whitespace()) => {}
        Some(_) => reading.said.message = text.to_owned(),
    }
    reading.finish()
}

fn shortened(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn kind(status: u16, code: &str, message: &str) -> ProblemKind {
    let number = code.rsplit('.').next().unwrap_or_default();
    let expired = message.to_ascii_lowercase().contains("expire");
    let sign_in = if expired { ProblemKind::SessionExpired } else { ProblemKind::SignInNeeded };
    if code.starts_with("SVCSTG.") {
        match number {
            "4001048" => return ProblemKind::SignInNeeded,
            "4010000" => return ProblemKind::SessionExpired,
            "4011064" => return ProblemKind::Forbidden,
            "4040083" => return ProblemKind::NotOffered,
            _ if number.starts_with("403103") || number.starts_with("403104") => return ProblemKind::Throttled,
            _ => {}
        }
    }
    if code.starts_with("APIGW.") || code.starts_with("APIG.") {
        match number {
            "0101" => return ProblemKind::NotOffered,
            "0301" => return sign_in,
            "0308" => return ProblemKind::Throttled,
            _ => {}
        }
    }
    match if (200..300).contains(&status) { status_of(number) } else { status } {
        401 => sign_in,
        403 => ProblemKind::Forbidden,
        404 => ProblemKind::NotFound,
        405 | 501 => ProblemKind::NotOffered,
        429 => ProblemKind::Throttled,
        400 | 422 => ProblemKind::BadRequest,
        408 | 500..=599 => ProblemKind::Server,
        _ => ProblemKind::Other,
    }
}

/// The HTTP status that an error should have come with, from its code: a status, a status and four more digits
/// (`SVCSTG.SWR.4030170`), or a number of gRPC. An error that does not say is the server's.
fn status_of(number: &str) -> u16 {
    let status = match number.len() {
        7 => number.get(..3).unwrap_or_default(),
        _ => number,
    };
    match status.parse().unwrap_or(500) {
        3 | 9 | 11 => 400,
        5 => 404,
        7 => 403,
        8 => 429,
        12 => 501,
        16 => 401,
        status @ 400..=599 => status,
        _ => 500,
    }
}
