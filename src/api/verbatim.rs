//! Names that look percent-encoded: a server may know `hello%20hello` by the path `hello%2520hello` or by
//! `hello%20hello`, and does not say which (wire.md B3). The path that was right is remembered as long as the page lives.

use std::cell::RefCell;

use super::{ApiError, Failed};

/// Names remembered; a person opens some dozen.
const MOST: usize = 1_000;

thread_local! {
    static WON: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Whether that request is known to be right only as it stands.
pub fn wins(request: &str) -> bool {
    WON.with_borrow(|won| won.iter().any(|known| known == request))
}

/// Remembers that it is.
pub fn remember(request: String) {
    WON.with_borrow_mut(|won| {
        if won.len() < MOST {
            won.push(request);
        }
    });
}

/// Whether the server does not know the name as it was sent.
pub fn is_worth_asking(failed: &Failed) -> bool {
    failed.error == ApiError::NotFound
        || failed.exchange.status == Some(404)
        || failed.exchange.code.ends_with(".4001030")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Exchange;

    #[test]
    fn an_unknown_name_is_asked_for_again() {
        let failed = |error, status, code: &str| Failed {
            error,
            exchange: Box::new(Exchange { status: Some(status), code: code.to_owned(), ..Exchange::default() }),
        };
        for (failed, expected) in [
            (failed(ApiError::NotFound, 404, "SVCSTG.SWR.4040004"), true),
            (failed(ApiError::NotOffered, 404, "APIGW.0101"), true),
            (failed(ApiError::BadRequest { field: None }, 400, "SVCSTG.SWR.4001030"), true),
            (failed(ApiError::BadRequest { field: None }, 400, "SVCSTG.SWR.4001035"), false),
            (failed(ApiError::SignInNeeded, 401, ""), false),
        ] {
            assert_eq!(is_worth_asking(&failed), expected, "{failed:?}");
        }
    }

    #[test]
    fn the_right_path_is_remembered() {
        assert!(!wins("a"));
        remember("a".to_owned());
        assert!(wins("a") && !wins("b"));
    }
}
