//! Why a list could not be had: one variant for each cause that a person can act on.

use catalog::{query::FieldError, wire::Problem};

/// Why a list could not be had.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ApiError {
    /// A filter that no request can carry; nothing was sent.
    #[error("{0}")]
    Field(#[from] FieldError),
    /// No answer came: offline, refused, or blocked by the browser.
    #[error("{request}: {message}")]
    Network {
        /// Method and address.
        request: String,
        /// What the browser said.
        message: String,
    },
    /// The request was ended because it was no longer wanted.
    #[error("cancelled")]
    Cancelled,
    /// An answer came that is not one of this API.
    #[error("{request}: {reason}")]
    Unreadable {
        /// Method and address.
        request: String,
        /// The HTTP status.
        status: u16,
        /// What is wrong with it.
        reason: String,
    },
    /// The server refused or failed.
    #[error("{request}: {}", problem.message)]
    Problem {
        /// Method and address.
        request: String,
        /// What it said.
        problem: Problem,
    },
}
