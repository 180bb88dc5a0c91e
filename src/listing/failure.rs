//! Failures in words.

use catalog::wire::ProblemKind;
use leptos::prelude::*;

use super::List;
use crate::{
    api::{ApiError, Endpoint},
    i18n::{Texts, use_i18n},
    ui::Failure,
};

/// What happened, to which request, and what the user can do.
pub fn explain(error: &ApiError, texts: &Texts) -> Failure {
    let (title, cure, can_retry) = match error {
        ApiError::Field(_) => (texts.error_bad_request, texts.error_bad_request_cure, false),
        ApiError::Network { .. } | ApiError::Cancelled => (texts.error_network, texts.error_network_cure, true),
        ApiError::Unreadable { .. } => (texts.error_decode, texts.error_decode_cure, true),
        ApiError::Problem { problem, .. } => match problem.kind {
            ProblemKind::SignInNeeded | ProblemKind::SessionExpired => {
                (texts.error_unauthorized, texts.error_unauthorized_cure, true)
            }
            ProblemKind::Forbidden => (texts.error_forbidden, texts.error_forbidden_cure, true),
            ProblemKind::Throttled => (texts.error_throttled, texts.error_throttled_cure, true),
            ProblemKind::NotFound => (texts.error_not_found, texts.error_not_found_cure, true),
            ProblemKind::NotOffered => (texts.error_not_offered, texts.error_not_offered_cure, true),
            ProblemKind::BadRequest => (texts.error_bad_request, texts.error_bad_request_cure, true),
            ProblemKind::Server | ProblemKind::Other => (texts.error_server, texts.error_server_cure, true),
        },
    };
    let mut details = Vec::new();
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            details.push((name.to_owned(), value.to_owned()));
        }
    };
    let mut said = String::new();
    match error {
        ApiError::Field(field) => said = (texts.may_not_hold)(field_name(field.field, texts), field.forbidden),
        ApiError::Cancelled => (),
        ApiError::Network { request, message } => {
            add(texts.error_request, request);
            add(texts.error_answer, message);
        }
        ApiError::Unreadable { request, status, reason } => {
            add(texts.error_request, request);
            add(texts.error_answer, &format!("{status} · {reason}"));
        }
        ApiError::Problem { request, problem } => {
            said.clone_from(&problem.message);
            add(texts.error_request, request);
            let answer = [problem.status.to_string(), problem.code.clone()];
            add(
                texts.error_answer,
                &answer.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            );
            add(texts.error_request_id, &problem.request_id);
        }
    }
    Failure { title: title.to_owned(), cure: cure.to_owned(), said, details, can_retry }
}

/// The name that a form gives to a field of the API.
pub fn field_name<'a>(field: &'a str, texts: &'a Texts) -> &'a str {
    match field {
        "namespace" => texts.namespace,
        "name" => texts.repository_name,
        "category" => texts.category,
        other => other,
    }
}

/// Why the text of a field can not be sent, if that is why the list could not be had.
pub fn field_error<L: Endpoint>(list: List<L>, field: &'static str) -> Signal<Option<String>> {
    let i18n = use_i18n();
    Signal::derive(move || {
        let texts = i18n.texts();
        list.said.with(|said| match said.error() {
            Some(ApiError::Field(error)) if error.field == field => {
                Some((texts.may_not_hold)(field_name(field, texts), error.forbidden))
            }
            _ => None,
        })
    })
}
