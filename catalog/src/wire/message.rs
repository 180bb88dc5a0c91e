//! What a server says when it refuses: seven shapes (wire.md B, error bodies (a) to (g); A2.11), one reading.

use super::{field, json, redact::redact};

/// What a server said. Credentials are masked already where they can be recognised by their looks; [`super::Problem`]
/// also masks the ones that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiMessage {
    /// The server's code, `SVCSTG.SWR.4010000`, `APIGW.0301`, `io.tkeel.INTERNAL_ERROR`, `3`; may be empty.
    pub code: String,
    /// Its words; may be empty.
    pub message: String,
    /// Its number for the request; may be empty.
    pub request_id: String,
}

/// An [`ApiMessage`] and what its shape says about it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) said: ApiMessage,
    /// The object says itself that it is an error, by a key that nothing else has.
    pub(super) marked: bool,
    /// `code`, where it stands; null is nowhere.
    pub(super) code: Option<String>,
    detail: String,
}

impl Reading {
    /// Takes one member of an error object.
    pub(super) fn take(&mut self, key: &str, raw: &str) {
        match key {
            "errorCode" | "error_code" => {
                self.marked |= !field::word(raw).is_empty();
                set(&mut self.said.code, raw);
            }
            "code" if raw != "null" => {
                self.code = Some(field::text(raw));
                set(&mut self.said.code, raw);
            }
            "errorMessage" | "error_msg" | "message" | "msg" | "error_description" => set(&mut self.said.message, raw),
            "detail" => set(&mut self.detail, raw),
            "request_id" | "requestId" => set(&mut self.said.request_id, raw),
            "errors" => self.nested(raw),
            "error" if raw.starts_with(['{', '[']) => self.nested(raw),
            "error" if !matches!(raw, "null" | "false") => {
                self.marked |= !field::word(raw).is_empty();
                set(&mut self.said.code, raw);
            }
            _ => {}
        }
    }

    /// Takes the first object found in `raw`, which is an object or a list of them.
    fn nested(&mut self, raw: &str) {
        let mut inner = Self::default();
        let mut any = false;
        let mut take = |key: &str, raw: &str| {
            any = true;
            // An error inside an error is one level too deep to mean anything, and a thousand levels are an attack.
            if !matches!(key, "error" | "errors") {
                inner.take(key, raw);
            }
        };
        first_object(raw, &mut take);
        self.marked |= any;
        for (known, found) in [
            (&mut self.said.code, inner.said.code),
            (&mut self.said.message, inner.said.message),
            (&mut self.said.request_id, inner.said.request_id),
            (&mut self.detail, inner.detail),
        ] {
            if known.is_empty() {
                *known = found;
            }
        }
    }

    /// What was said, fit to be kept.
    pub(super) fn finish(self) -> ApiMessage {
        let ApiMessage { code, mut message, request_id } = self.said;
        if message.is_empty() {
            message = self.detail;
        }
        let clean = |text: String| redact(&text, &[]).into_owned();
        ApiMessage { code: clean(code), message: clean(message), request_id: clean(request_id) }
    }
}

/// The message in a row of a list that is a list of errors: the documented error body is an array, as success is
/// (wire.md B (a)).
pub fn is_error_row(row: &[u8]) -> Option<ApiMessage> {
    let mut reading = Reading::default();
    let read = field::each(row, &mut |key, raw| {
        if !matches!(key, "error" | "errors") {
            reading.take(key, raw);
        }
    });
    (read.is_ok() && reading.marked).then(|| reading.finish())
}

/// Walks the members of an object, or of the first object of a list.
pub(super) fn first_object(raw: &str, take: &mut dyn FnMut(&str, &str)) {
    let mut walk = |raw: &str| {
        let _ = json::members(raw, &mut |key, raw| take(key, raw));
    };
    if !raw.trim_ascii_start().starts_with('[') {
        return walk(raw);
    }
    let mut done = false;
    let _ = json::elements(raw, &mut |raw| {
        if !done && raw.starts_with('{') {
            done = true;
            walk(raw);
        }
    });
}

fn set(known: &mut String, raw: &str) {
    if known.is_empty() {
        *known = field::text(raw);
    }
}
