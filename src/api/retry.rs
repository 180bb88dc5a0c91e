//! Which failures are worth another try, and after how long.

use super::ApiError;

/// How often a request is repeated at most.
const MOST: u8 = 2;
/// How often a request is sent at most.
pub const MOST_TRIES: u8 = MOST + 1;
/// The longest wait that a server may ask for before a repetition, in seconds; for a longer one the user is asked.
const PATIENCE: u64 = 10;

/// Milliseconds to wait before another try; `None` if there is to be none. `tried` is the number of tries so far,
/// `asked` the seconds that the server asks to wait, `random` lies in 0..1.
pub fn delay(error: &ApiError, status: Option<u16>, tried: u8, asked: Option<u64>, random: f64) -> Option<u32> {
    let passing = match error {
        ApiError::Unreachable => true,
        ApiError::Server { .. } => status.is_some_and(|status| (500..600).contains(&status)),
        _ => false,
    };
    if !passing || tried > MOST {
        return None;
    }
    if let Some(seconds) = asked {
        return (seconds <= PATIENCE).then(|| u32::try_from(seconds * 1000).unwrap_or(u32::MAX));
    }
    let base = 300.0 * 3f64.powi(i32::from(tried) - 1);
    // Half of it is jitter, so that many dashboards do not come back at the same moment.
    Some((base * (0.75 + random / 2.0)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passing_failures_are_tried_twice_again() {
        let network = |tried| delay(&ApiError::Unreachable, None, tried, None, 0.5);
        assert_eq!([network(1), network(2), network(3)], [Some(300), Some(900), None]);
        let server = |status| delay(&ApiError::Server { seconds: None }, Some(status), 1, None, 0.5);
        assert_eq!(
            [server(500), server(502), server(599), server(431), server(200)],
            [Some(300), Some(300), Some(300), None, None]
        );
    }

    #[test]
    fn jitter_stays_near() {
        let at = |random| delay(&ApiError::Unreachable, None, 1, None, random);
        assert_eq!([at(0.0), at(1.0)], [Some(225), Some(375)]);
    }

    #[test]
    fn the_servers_wish_counts_while_it_is_short() {
        let asked = |seconds| delay(&ApiError::Server { seconds: None }, Some(503), 1, Some(seconds), 0.5);
        assert_eq!(
            [asked(0), asked(1), asked(10), asked(11), asked(u64::MAX)],
            [Some(0), Some(1000), Some(10_000), None, None]
        );
    }

    #[test]
    fn nothing_else_is_tried_again() {
        for error in [
            ApiError::Offline,
            ApiError::MixedContent,
            ApiError::TimedOut { seconds: 30 },
            ApiError::Cancelled,
            ApiError::Truncated,
            ApiError::SignInNeeded,
            ApiError::Throttled { seconds: Some(1) },
            ApiError::NotFound,
            ApiError::NotOffered,
            ApiError::BadRequest { field: None },
        ] {
            assert_eq!(delay(&error, Some(500), 1, Some(1), 0.5), None, "{error:?}");
        }
    }
}
