//! Why a list could not be had: one variant for each cause that a person can act on.

use catalog::{
    query::FieldError,
    wire::{Problem, ProblemKind, StreamError},
};

use super::Exchange;

/// Why a list could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// The text of a field that no request can carry; nothing was sent.
    #[error("{field} can not be sent")]
    Unsendable {
        /// The field's name in the API.
        field: &'static str,
        /// What is wrong with its text.
        why: Fault,
    },
    /// The connection names no such server; nothing was sent.
    #[error("no such server")]
    NoServer,
    /// The browser has no network.
    #[error("offline")]
    Offline,
    /// No answer came: refused, reset, or kept from this page by the browser (CORS, certificates). It does not say which.
    #[error("unreachable")]
    Unreachable,
    /// A page loaded over HTTPS may not call an `http:` address; nothing was sent.
    #[error("mixed content")]
    MixedContent,
    /// Nothing came for too long.
    #[error("nothing came for {seconds} s")]
    TimedOut {
        /// Seconds without a byte.
        seconds: u32,
    },
    /// The user, or a newer request, ended it.
    #[error("cancelled")]
    Cancelled,
    /// Something other than this API answered.
    #[error("not the API")]
    NotTheApi {
        /// What it looks like.
        found: Found,
    },
    /// The answer ends in the middle.
    #[error("truncated")]
    Truncated,
    /// There was no credential, or none that the server takes.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The credential has expired.
    #[error("session expired")]
    SessionExpired,
    /// The credential is good, but not for this.
    #[error("forbidden")]
    Forbidden,
    /// Too many requests.
    #[error("throttled")]
    Throttled {
        /// Seconds to wait, if the server said.
        seconds: Option<u64>,
    },
    /// What was asked for does not exist.
    #[error("not found")]
    NotFound,
    /// The server has no such API.
    #[error("not offered")]
    NotOffered,
    /// The server did not accept the request.
    #[error("bad request")]
    BadRequest {
        /// The parameter that is at fault, if that can be told.
        field: Option<&'static str>,
    },
    /// The server, or something on the way, failed; code and number of the request are in the [`Exchange`].
    #[error("server error")]
    Server {
        /// Seconds to wait, if the server said.
        seconds: Option<u64>,
    },
}

/// What is wrong with the text of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It holds something that would mean something else in a request.
    Holds(&'static str),
    /// It is no regular expression.
    NotARegularExpression,
    /// It is no range of versions.
    NotARange,
}

/// What answered in the API's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A web page: a sign-in page, or a proxy.
    Html,
    /// Nothing at all.
    Empty,
    /// JSON, but not of this API.
    OtherJson,
    /// Something else.
    Other,
}

impl From<FieldError> for ApiError {
    fn from(error: FieldError) -> Self {
        Self::Unsendable { field: error.field, why: Fault::Holds(error.forbidden) }
    }
}

impl From<StreamError> for ApiError {
    fn from(error: StreamError) -> Self {
        let found = match error {
            StreamError::Truncated => return Self::Truncated,
            StreamError::Empty => Found::Empty,
            StreamError::NotJson { html: true } => Found::Html,
            StreamError::NotJson { html: false } | StreamError::Trailing => Found::Other,
            StreamError::FrameTooLarge => Found::OtherJson,
        };
        Self::NotTheApi { found }
    }
}

impl ApiError {
    /// The cause of a refusal; `retry_after` are the seconds that the server asks to wait.
    pub fn of_problem(problem: &Problem, retry_after: Option<u64>) -> Self {
        match problem.kind {
            ProblemKind::SignInNeeded => Self::SignInNeeded,
            ProblemKind::SessionExpired => Self::SessionExpired,
            ProblemKind::Forbidden => Self::Forbidden,
            ProblemKind::Throttled => Self::Throttled { seconds: retry_after },
            ProblemKind::NotFound => Self::NotFound,
            ProblemKind::NotOffered => Self::NotOffered,
            ProblemKind::BadRequest => Self::BadRequest { field: field_of(&problem.code, &problem.message) },
            ProblemKind::Server | ProblemKind::Other => Self::Server { seconds: retry_after },
        }
    }

    /// Signing in may help.
    pub fn wants_sign_in(&self) -> bool {
        matches!(self, Self::SignInNeeded | Self::SessionExpired)
    }

    /// Asking again may help.
    pub fn can_retry(&self) -> bool {
        !matches!(
            self,
            Self::Unsendable { .. } | Self::NoServer | Self::MixedContent | Self::Forbidden | Self::NotOffered
        )
    }
}

/// The parameter that a refusal is about, by SWR's codes (wire.md B) and rudder's words (wire.md A2.10).
fn field_of(code: &str, message: &str) -> Option<&'static str> {
    let by_code = match code.rsplit('.').next().unwrap_or_default() {
        "4001035" | "4009014" => Some("filter"),
        "4001028" => Some("namespace"),
        "4001030" | "4000015" => Some("package_name"),
        "4000056" => Some("page"),
        "4001096" => Some("order_by"),
        _ => None,
    };
    let named = || message.split_once("parsing field \"")?.1.split('"').next();
    let known = ["page_num", "page_size", "order_by", "is_descending", "key_words", "installed"];
    by_code.or_else(|| named().and_then(|name| known.into_iter().find(|known| *known == name)))
}

/// Why a list could not be had, with the evidence.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{error}")]
pub struct Failed {
    /// The cause.
    pub error: ApiError,
    /// What was sent and answered.
    pub exchange: Box<Exchange>,
}

impl<E: Into<ApiError>> From<E> for Failed {
    fn from(error: E) -> Self {
        Self { error: error.into(), exchange: Box::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_its_field() {
        for (code, message, expected) in [
            ("SVCSTG.SWR.4001035", "Invalid filter", Some("filter")),
            ("SVCSTG.SWR.4001030", "", Some("package_name")),
            ("io.tkeel.INTERNAL_ERROR", "x: parsing field \"page_num\": strconv.ParseInt", Some("page_num")),
            ("io.tkeel.INTERNAL_ERROR", "parsing field \"onclick\": y", None),
            ("", "", None),
        ] {
            assert_eq!(field_of(code, message), expected, "{code} {message}");
        }
    }

    #[test]
    fn what_cannot_help_is_not_offered() {
        for error in [ApiError::Forbidden, ApiError::NotOffered, ApiError::NoServer, ApiError::MixedContent] {
            assert!(!error.can_retry(), "{error:?}");
        }
        for error in [
            ApiError::Server { seconds: None },
            ApiError::Offline,
            ApiError::Cancelled,
            ApiError::Throttled { seconds: None },
        ] {
            assert!(error.can_retry(), "{error:?}");
        }
    }
}
