//! What was sent, and what was answered: the evidence of a request, fit to be shown.

use super::Auth;

/// One request with its answer. Nothing in it holds a credential.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exchange {
    /// The whole address; empty if nothing could be sent.
    pub url: String,
    /// How it said who asks, if it did.
    pub auth: Auth,
    /// How often it was sent.
    pub attempts: u8,
    /// Milliseconds from the first sending to the end of the last answer.
    pub millis: u32,
    /// The HTTP status, if an answer came.
    pub status: Option<u16>,
    /// The server's code for what is wrong; may be empty.
    pub code: String,
    /// The server's words for it, or the browser's; may be empty.
    pub message: String,
    /// The number under which the operator finds the request in the logs; may be empty.
    pub request_id: String,
    /// The header `Content-Type`; may be empty.
    pub content_type: String,
    /// The header `Content-Range`; may be empty.
    pub content_range: String,
    /// Bytes of the body, as they came out of any compression.
    pub bytes: u64,
    /// How many further requests like it brought the rest of the list.
    pub further: u32,
}

impl Exchange {
    /// What is to be said of this request and the next one for the same list, together.
    pub fn followed_by(self, next: Self) -> Self {
        Self {
            attempts: self.attempts.max(next.attempts),
            millis: self.millis.saturating_add(next.millis),
            bytes: self.bytes.saturating_add(next.bytes),
            further: self.further.saturating_add(1),
            ..self
        }
    }

    /// The request as a command, with the credential masked.
    pub fn curl(&self) -> String {
        let mut command = String::from("curl -i -H 'Accept: application/json'");
        if let Some((name, prefix)) = self.auth.header() {
            command.push_str(&format!(" -H '{name}: {prefix}***'"));
        }
        command.push_str(&format!(" '{}'", self.url.replace('\'', "%27")));
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_one_word_a_part_and_shows_no_secret() {
        let exchange = Exchange { url: "https://a/b?c=d'$(e)".to_owned(), auth: Auth::Bearer, ..Exchange::default() };
        let expected = "curl -i -H 'Accept: application/json' -H 'Authorization: Bearer ***' 'https://a/b?c=d%27$(e)'";
        assert_eq!(exchange.curl(), expected);
    }
}
