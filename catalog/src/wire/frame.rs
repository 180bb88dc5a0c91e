//! What stands around the rows of an answer: the totals of API 4, and whether the answer is an error after all.

use super::{
    field, json,
    message::{ApiMessage, Reading},
    rows::StreamError,
};

/// What stood around the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The answer is a list: it held an array of rows, or one of the things that stand for an empty one (a null body or
    /// list, a success envelope without data, totals without a list). If not, and `error` is `None`, the answer is
    /// something else altogether.
    pub had_rows: bool,
    /// Rows longer than 16 MiB, which were passed over.
    pub oversized: u64,
    /// How many rows match in all.
    pub total: Option<u64>,
    /// How many of the matching installers are installed. May exceed `total`.
    pub installed_num: Option<u64>,
    /// The page, as it was asked for.
    pub page_num: Option<u64>,
    /// The page's size, as it was asked for.
    pub page_size: Option<u64>,
    /// The answer is an error, whatever its status says. Rows that came with it are not to be shown.
    pub error: Option<ApiMessage>,
}

impl Frame {
    /// Reads the body without its rows.
    pub(super) fn read(body: &[u8], had_rows: bool, oversized: u64) -> Result<Self, StreamError> {
        let text = String::from_utf8_lossy(body);
        let text = text.trim_ascii();
        let mut frame = Self { had_rows, oversized, ..Self::default() };
        if text == "null" {
            frame.had_rows = true;
        } else if ["null", "true", "false"].iter().any(|word| word.len() > text.len() && word.starts_with(text)) {
            return Err(StreamError::Truncated);
        } else if text.starts_with('{') {
            frame.read_object(text).map_err(|_| StreamError::NotJson { html: false })?;
        } else if !had_rows {
            return Err(StreamError::NotJson { html: false });
        }
        Ok(frame)
    }

    fn read_object(&mut self, text: &str) -> Result<(), json::Malformed> {
        let mut reading = Reading::default();
        let (mut data, mut body, mut listed) = (None, None, self.had_rows);
        json::members(text, &mut |key, raw| match key {
            "data" => data = Some(raw),
            "body" => body = Some(raw),
            _ => {
                listed |= self.take(key, raw);
                reading.take(key, raw);
            }
        })?;
        if let Some(data) = data {
            let _ = json::members(data, &mut |key, raw| listed |= self.take(key, raw));
        }
        let without_data = data.is_none_or(|data| data == "null");
        let success = matches!(reading.code.as_deref(), Some("io.tkeel.SUCCESS" | "0" | "200"));
        let refused = match reading.code.as_deref() {
            _ if success => false,
            None => {
                listed |= data == Some("null") || body == Some("null");
                false
            }
            // The gateway's own errors have no code (wire.md A2.11).
            Some("") => {
                let said = reading.said.message.as_str();
                said.starts_with("error") || without_data && !said.is_empty()
            }
            Some(_) => true,
        };
        self.had_rows = listed || success && data.is_none_or(|data| data == "null" || data.starts_with('{'));
        self.error = (refused || reading.marked).then(|| reading.finish());
        Ok(())
    }

    /// Takes one member of the list object of API 4; whether it belongs to one.
    fn take(&mut self, key: &str, raw: &str) -> bool {
        let number = match key {
            "total" => &mut self.total,
            "installed_num" => &mut self.installed_num,
            "page_num" => &mut self.page_num,
            "page_size" => &mut self.page_size,
            "brief_installers" => return raw == "null",
            _ => return false,
        };
        *number = field::count(raw).or(*number);
        true
    }
}
