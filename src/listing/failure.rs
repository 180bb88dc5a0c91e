//! Failures in words.

use catalog::{query::FieldError, wire::ProblemKind};
use leptos::prelude::*;

use super::List;
use crate::{api::ApiError, i18n::Texts, ui::Failure};

/// What happened, to which request, and what the user can do.
pub fn explain(error: &ApiError, texts: &Texts) -> Failure {
    let (title, cure) = match error {
        ApiError::Field(_) => (texts.error_bad_request, texts.error_bad_request_cure),
        ApiError::Network { .. } | ApiError::Cancelled => (texts.error_network, texts.error_network_cure),
        ApiError::Unreadable { .. } => (texts.error_decode, texts.error_decode_cure),
        ApiError::Problem { problem, .. } => match problem.kind {
            ProblemKind::SignInNeeded | ProblemKind::SessionExpired => {
                (texts.error_unauthorized, texts.error_unauthorized_cure)
            }
            ProblemKind::Forbidden => (texts.error_forbidden, texts.error_forbidden_cure),
            ProblemKind::Throttled => (texts.error_throttled, texts.error_throttled_cure),
            ProblemKind::NotFound => (texts.error_not_found, texts.error_not_found_cure),
            ProblemKind::NotOffered => (texts.error_not_offered, texts.error_not_offered_cure),
            ProblemKind::BadRequest => (texts.error_bad_request, texts.error_bad_request_cure),
            ProblemKind::Server | ProblemKind::Other => (texts.error_server, texts.error_server_cure),
        },
    };
    let (said, details) = evidence(error, texts);
    let details = details
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    let can_retry = !matches!(error, ApiError::Field(_));
    Failure { title: title.to_owned(), cure: cure.to_owned(), said, details, can_retry }
}

/// What the server said, and what was sent and answered.
fn evidence(error: &ApiError, texts: &Texts) -> (String, Vec<(&'static str, String)>) {
    match error {
        ApiError::Field(error) => (field_words(*error, texts), Vec::new()),
        ApiError::Cancelled => (String::new(), Vec::new()),
        ApiError::Network { request, message } => {
            (String::new(), vec![(texts.error_request, request.clone()), (texts.error_answer, message.clone())])
        }
        ApiError::Unreadable { request, status, reason } => {
            let answer = format!("{} · {reason}", (texts.status_code)(&status.to_string()));
            (String::new(), vec![(texts.error_request, request.clone()), (texts.error_answer, answer)])
        }
        ApiError::Problem { request, problem } => {
            let status = (texts.status_code)(&problem.status.to_string());
            let answer = if problem.code.is_empty() { status } else { format!("{status} · {}", problem.code) };
            let details = vec![
                (texts.error_request, request.clone()),
                (texts.error_answer, answer),
                (texts.error_request_id, problem.request_id.clone()),
            ];
            (problem.message.clone(), details)
        }
    }
}

fn field_words(error: FieldError, texts: &Texts) -> String {
    let field = match error.field {
        "namespace" => texts.namespace,
        "name" => texts.repository_name,
        "category" => texts.category,
        other => other,
    };
    (texts.may_not_hold)(field, error.forbidden)
}

/// Why the text of a field can not be sent, if that is why the list could not be had.
pub fn field_error(list: List, field: &str) -> Option<String> {
    let texts = list.i18n.texts();
    list.said.with(|said| match said.error() {
        Some(ApiError::Field(error)) if error.field == field => Some(field_words(*error, texts)),
        _ => None,
    })
}
