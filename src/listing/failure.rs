//! Failures in words.

use catalog::size::{grouped, human};
use leptos::prelude::*;

use super::{Asked, Desk};
use crate::{
    api::{ApiError, Auth, Exchange, Failed, Fault, Found},
    i18n::{I18n, Texts},
    tree::{Tree, view},
    ui::{Content, Failure, FailureView},
};

/// What happened, to which request, and what the user can do. `what` is the list that could not be had.
pub fn explain(failed: &Failed, what: &str, texts: &Texts) -> Failure {
    let Failed { error, exchange } = failed;
    let (title, cure) = words(error, what, texts);
    Failure {
        title,
        cure,
        said: said(failed, texts),
        details: evidence(exchange, texts),
        can_retry: error.can_retry(),
        can_reload: false,
        is_absence: matches!(error, ApiError::NotOffered | ApiError::NoServer),
    }
}

fn words(error: &ApiError, what: &str, texts: &Texts) -> (String, String) {
    let owned = |(title, cure): (&str, &str)| (title.to_owned(), cure.to_owned());
    owned(match error {
        ApiError::Unsendable { .. } => (texts.error_bad_request(), texts.error_bad_request_cure()),
        ApiError::NoServer => return (texts.has_no_server_for(what), texts.error_no_server_cure().to_owned()),
        ApiError::NotOffered => return (texts.does_not_offer(what), texts.error_not_offered_cure().to_owned()),
        ApiError::Offline => (texts.error_offline(), texts.error_offline_cure()),
        ApiError::Unreachable => (texts.error_network(), texts.error_network_cure()),
        ApiError::MixedContent => (texts.error_mixed(), texts.error_mixed_cure()),
        ApiError::TimedOut { seconds } => {
            return (texts.error_timeout().to_owned(), texts.timeout_cure(&seconds.to_string()));
        }
        ApiError::Cancelled => (texts.error_cancelled(), texts.error_cancelled_cure()),
        ApiError::NotTheApi { found: Found::Html } => (texts.error_decode(), texts.error_html_cure()),
        ApiError::NotTheApi { .. } => (texts.error_decode(), texts.error_decode_cure()),
        ApiError::Truncated => (texts.error_truncated(), texts.error_truncated_cure()),
        ApiError::SignInNeeded => (texts.error_unauthorized(), texts.error_unauthorized_cure()),
        ApiError::SessionExpired => (texts.error_expired(), texts.error_expired_cure()),
        ApiError::Forbidden => (texts.error_forbidden(), texts.error_forbidden_cure()),
        ApiError::Throttled { seconds: None } => (texts.error_throttled(), texts.error_throttled_cure()),
        ApiError::Throttled { seconds: Some(seconds) } => {
            return (texts.error_throttled().to_owned(), texts.throttled_cure(&grouped(*seconds)));
        }
        ApiError::NotFound => (texts.error_not_found(), texts.error_not_found_cure()),
        ApiError::BadRequest { field: None } => (texts.error_bad_request(), texts.error_bad_request_cure()),
        ApiError::BadRequest { field: Some(field) } => {
            let cure = format!("{} {}", texts.field_refused(field), texts.error_bad_request_cure());
            return (texts.error_bad_request().to_owned(), cure);
        }
        ApiError::Server { seconds: None } => (texts.error_server(), texts.error_server_cure()),
        ApiError::Server { seconds: Some(seconds) } => {
            return (texts.error_server().to_owned(), texts.throttled_cure(&grouped(*seconds)));
        }
    })
}

/// What the server said of it itself; what the browser said stands among the evidence.
fn said(failed: &Failed, texts: &Texts) -> String {
    match failed.error {
        ApiError::Unsendable { field, why } => field_words(field, why, texts),
        _ if failed.exchange.status.is_none() => String::new(),
        _ => failed.exchange.message.clone(),
    }
}

/// What was sent and answered.
pub fn evidence(exchange: &Exchange, texts: &Texts) -> Vec<(String, Content)> {
    if exchange.url.is_empty() {
        return Vec::new();
    }
    let answer = match exchange.status {
        None => exchange.message.clone(),
        Some(status) => {
            let bytes = (exchange.bytes > 0).then(|| human(exchange.bytes));
            let parts = [
                Some(texts.status_code(&status.to_string())),
                Some(exchange.code.clone()),
                Some(exchange.content_type.clone()),
                Some(exchange.content_range.clone()),
                bytes,
            ];
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
    };
    let mut took = texts.milliseconds(&grouped(u64::from(exchange.millis)));
    if exchange.attempts > 1 {
        took = format!("{took} · {}", texts.tries(&exchange.attempts.to_string()));
    }
    let code = Content::Code;
    let mut lines = vec![(texts.error_request(), code(format!("GET {}", exchange.url)))];
    let more = [(texts.error_answer(), answer), (texts.error_request_id(), exchange.request_id.clone())];
    lines.extend(more.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, code(value))));
    if exchange.attempts > 0 {
        lines.push((texts.error_took(), code(took)));
    }
    let command = Content::Copyable { text: exchange.curl(), what: texts.curl_command().to_owned() };
    lines.push((texts.error_command(), command));
    lines.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn field_words(field: &str, why: Fault, texts: &Texts) -> String {
    let name = match field {
        "namespace" => texts.namespace(),
        "name" => texts.repository_name(),
        "category" => texts.category(),
        "key_words" => texts.key_words(),
        other => other,
    };
    match why {
        Fault::Holds(forbidden) => texts.may_not_hold(name, forbidden),
        Fault::NotARegularExpression => texts.not_a_regex().to_owned(),
        Fault::NotARange => texts.not_a_range().to_owned(),
    }
}

/// A failure of a request, with what can be done about it.
pub fn failure_view(asked: Asked, failed: &Failed, what: &str, over_rows: bool, i18n: I18n) -> Tree {
    let mut failure = explain(failed, what, i18n.texts());
    if failed.error.wants_sign_in() && !asked.can_sign_in(&failed.error) {
        i18n.texts().error_no_auth_cure().clone_into(&mut failure.cure);
    }
    let retry = Callback::new(move |()| asked.reload());
    let sign_in = asked.can_sign_in(&failed.error).then(|| Callback::new(move |()| asked.sign_in()));
    view! {
        <FailureView i18n=i18n failure=failure over_rows=over_rows on_retry=retry on_sign_in=sign_in/>
    }
}

/// Why the text of a field can not be sent, if that is why the list could not be had.
pub fn field_error(list: Desk, field: &str) -> Option<String> {
    let texts = list.i18n.texts();
    list.said().with(|said| match said.error().map(|failed| &failed.error) {
        Some(ApiError::Unsendable { field: at, why }) if *at == field => Some(field_words(field, *why, texts)),
        _ => list.address.with(|address| list.records.wrong(address, field)).map(|why| field_words(field, why, texts)),
    })
}

/// Whether a token was sent with a request that was refused for want of a good one.
pub fn was_signed_in(failed: &Failed) -> bool {
    failed.exchange.auth != Auth::None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    const ALL: [ApiError; 18] = [
        ApiError::Unsendable { field: "name", why: Fault::Holds("|") },
        ApiError::NoServer,
        ApiError::Offline,
        ApiError::Unreachable,
        ApiError::MixedContent,
        ApiError::TimedOut { seconds: 30 },
        ApiError::Cancelled,
        ApiError::NotTheApi { found: Found::Html },
        ApiError::NotTheApi { found: Found::Empty },
        ApiError::Truncated,
        ApiError::SignInNeeded,
        ApiError::SessionExpired,
        ApiError::Forbidden,
        ApiError::Throttled { seconds: Some(5) },
        ApiError::NotFound,
        ApiError::NotOffered,
        ApiError::BadRequest { field: Some("filter") },
        ApiError::Server { seconds: None },
    ];

    #[test]
    fn each_cause_has_words_and_a_cure_of_its_own() {
        for locale in Locale::ALL {
            let texts = locale.texts();
            let mut seen = Vec::new();
            for error in ALL {
                let failure = explain(&Failed { error, exchange: Box::default() }, "packages", texts);
                assert!(!failure.title.is_empty() && !failure.cure.is_empty(), "{failure:?}");
                let both = (failure.title, failure.cure);
                assert!(!seen.contains(&both), "{both:?} twice");
                seen.push(both);
            }
        }
    }

    #[test]
    fn the_evidence_names_the_request_and_hides_the_token() {
        let exchange = Exchange {
            url: "https://a/v2/manage/repos".into(),
            auth: Auth::XAuthToken,
            attempts: 3,
            millis: 1234,
            status: Some(502),
            code: "APIGW.0201".into(),
            content_type: "text/html".into(),
            request_id: "9c2f".into(),
            ..Exchange::default()
        };
        let lines = evidence(&exchange, Locale::En.texts());
        let text = format!("{lines:?}");
        for part in [
            "GET https://a/v2/manage/repos",
            "status 502 · APIGW.0201 · text/html",
            "9c2f",
            "1,234 ms · sent 3 times",
            "X-Auth-Token: ***",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(evidence(&Exchange::default(), Locale::En.texts()), Vec::new());
    }
}
