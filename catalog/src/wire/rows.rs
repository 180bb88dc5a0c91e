//! Rows out of a stream of bytes: the only way a list answer is read, however small it is.
//!
//! The rows of an answer stand in one array: the body itself, `brief_installers` in the body or in its `data`, or an
//! array called `data` or `body` (wire.md B1.9). Each row is handed out the moment its last byte arrives; what stands
//! around them, the frame, is small, kept, and read at the end.

use super::{
    frame::Frame,
    scan::{StringScan, ValueScan},
};

/// Bytes that may stand around the rows. A real frame has some hundred.
const MAX_FRAME: usize = 1 << 20;
/// Bytes of the longest row that is handed out. A real row has some hundred, with a README some ten thousand.
const MAX_ROW: usize = 16 << 20;

/// Why an answer is no list. The rows handed out before remain good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StreamError {
    /// There is no body.
    #[error("the body is empty")]
    Empty,
    /// The body is no JSON, or JSON that can be no answer.
    #[error("the body is not JSON")]
    NotJson {
        /// It begins like a web page: a sign-in page or a proxy's error page stands in front of the API.
        html: bool,
    },
    /// The body ends in the middle.
    #[error("the body is cut off")]
    Truncated,
    /// Something follows the end of the JSON value.
    #[error("something follows the end of the body")]
    Trailing,
    /// More than 1 MiB stands around the rows.
    #[error("the body holds too much besides rows")]
    FrameTooLarge,
}

#[derive(Clone, Debug)]
enum Place {
    /// Before the first byte that counts; so many bytes of a byte order mark are past.
    Start(usize),
    Frame,
    FrameString(StringScan),
    /// Between two rows.
    Rows,
    Row(ValueScan),
    /// A row that is neither bracketed nor quoted.
    Scalar,
    End,
    Failed(StreamError),
}

/// Takes an answer apart into rows and frame. The result does not depend on how the bytes are cut into chunks.
#[derive(Debug)]
pub struct RowStream {
    place: Place,
    frame: Vec<u8>,
    /// Brackets of the frame that are open.
    depth: usize,
    /// The second bracket that is open belongs to `data`.
    in_data: bool,
    had_rows: bool,
    /// What earlier chunks held of the current row.
    row: Vec<u8>,
    /// The current row is too long and is passed over.
    dropping: bool,
    oversized: u64,
}

impl Default for RowStream {
    fn default() -> Self {
        Self::new()
    }
}

impl RowStream {
    /// At the start of a body.
    pub fn new() -> Self {
        Self {
            place: Place::Start(0),
            frame: Vec::new(),
            depth: 0,
            in_data: false,
            had_rows: false,
            row: Vec::new(),
            dropping: false,
            oversized: 0,
        }
    }

    /// Feeds the next bytes, in chunks of any size; calls `on_row` with the raw JSON text of each row as it completes.
    ///
    /// An element of the row array is a row whatever it is: whoever decodes it tells a good row from a bad one.
    ///
    /// # Errors
    /// As soon as it is certain that this is no list; every later call then returns the same error.
    pub fn push(&mut self, chunk: &[u8], on_row: &mut dyn FnMut(&[u8])) -> Result<(), StreamError> {
        let mut rest = chunk;
        while !rest.is_empty() {
            let used = self.step(rest, on_row).inspect_err(|error| self.place = Place::Failed(*error))?;
            rest = rest.get(used..).unwrap_or_default();
        }
        Ok(())
    }

    /// Ends the body: what stood around the rows.
    ///
    /// # Errors
    /// If the body is empty, cut off, or no JSON.
    pub fn finish(self) -> Result<Frame, StreamError> {
        match self.place {
            Place::Failed(error) => Err(error),
            Place::Start(_) => Err(StreamError::Empty),
            Place::Frame if self.depth == 0 => Frame::read(&self.frame, self.had_rows, self.oversized),
            Place::End => Frame::read(&self.frame, self.had_rows, self.oversized),
            _ => Err(StreamError::Truncated),
        }
    }

    /// Takes at least one byte of `rest`, or moves to another place.
    fn step(&mut self, rest: &[u8], on_row: &mut dyn FnMut(&[u8])) -> Result<usize, StreamError> {
        let Some(&byte) = rest.first() else { return Ok(0) };
        match &mut self.place {
            Place::Failed(error) => Err(*error),
            Place::Start(_) => self.start(byte),
            Place::Frame => self.around(byte),
            Place::FrameString(string) => {
                let (used, closed) = string.scan(rest);
                self.keep(rest.get(..used).unwrap_or_default())?;
                if closed {
                    self.place = Place::Frame;
                }
                Ok(used)
            }
            Place::Rows => Ok(self.between(byte)),
            Place::Row(row) => {
                let (used, ended) = row.scan(rest);
                self.collect(rest.get(..used).unwrap_or_default(), ended, on_row);
                Ok(used)
            }
            Place::Scalar => {
                let used = rest.iter().position(|&byte| ends_scalar(byte));
                self.collect(rest.get(..used.unwrap_or(rest.len())).unwrap_or_default(), used.is_some(), on_row);
                Ok(used.unwrap_or(rest.len()))
            }
            Place::End if is_space(byte) => Ok(1),
            Place::End => Err(StreamError::Trailing),
        }
    }

    fn start(&mut self, byte: u8) -> Result<usize, StreamError> {
        const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];
        match (&mut self.place, byte) {
            (Place::Start(past), _) if MARK.get(*past) == Some(&byte) => *past += 1,
            (Place::Start(1 | 2), _) => return Err(StreamError::NotJson { html: false }),
            (_, byte) if is_space(byte) => {}
            (_, b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                self.place = Place::Frame;
                return Ok(0);
            }
            _ => return Err(StreamError::NotJson { html: byte == b'<' }),
        }
        Ok(1)
    }

    fn around(&mut self, byte: u8) -> Result<usize, StreamError> {
        match byte {
            b'[' if self.opens_rows() => {
                self.had_rows = true;
                self.place = Place::Rows;
                self.keep(b"[]")?;
                return Ok(1);
            }
            b'"' => self.place = Place::FrameString(StringScan::default()),
            b'{' | b'[' => {
                if self.depth == 1 {
                    self.in_data = byte == b'{' && follows_key(&self.frame, b"data");
                }
                self.depth += 1;
            }
            b'}' | b']' => {
                self.depth = self.depth.checked_sub(1).ok_or(StreamError::NotJson { html: false })?;
                if self.depth == 0 {
                    self.place = Place::End;
                }
            }
            _ => {}
        }
        self.keep(&[byte])?;
        Ok(1)
    }

    fn opens_rows(&self) -> bool {
        let follows = |key: &str| follows_key(&self.frame, key.as_bytes());
        match self.depth {
            0 => self.frame.is_empty(),
            1 => follows("data") || follows("body") || follows("brief_installers"),
            2 => self.in_data && follows("brief_installers"),
            _ => false,
        }
    }

    fn between(&mut self, byte: u8) -> usize {
        match byte {
            b']' => {
                self.place = if self.depth == 0 { Place::End } else { Place::Frame };
                return 1;
            }
            // A published sample lacks a comma, so commas are not counted.
            b',' | b' ' | b'\t' | b'\r' | b'\n' => return 1,
            b'{' | b'[' | b'"' => self.place = Place::Row(ValueScan::default()),
            _ => self.place = Place::Scalar,
        }
        0
    }

    fn collect(&mut self, part: &[u8], ended: bool, on_row: &mut dyn FnMut(&[u8])) {
        if self.dropping || self.row.len() + part.len() > MAX_ROW {
            self.dropping = true;
            self.row = Vec::new();
        } else if !ended || !self.row.is_empty() {
            self.row.extend_from_slice(part);
        }
        if !ended {
            return;
        }
        if self.dropping {
            self.oversized += 1;
        } else {
            on_row(if self.row.is_empty() { part } else { &self.row });
        }
        self.row.clear();
        self.dropping = false;
        self.place = Place::Rows;
    }

    fn keep(&mut self, bytes: &[u8]) -> Result<(), StreamError> {
        if self.frame.len() + bytes.len() > MAX_FRAME {
            return Err(StreamError::FrameTooLarge);
        }
        self.frame.extend_from_slice(bytes);
        Ok(())
    }
}

/// Whether the frame so far ends with `"key":`. A quote inside a string is escaped, so what looks like a key is one.
fn follows_key(frame: &[u8], key: &[u8]) -> bool {
    let before = || {
        let frame = frame.trim_ascii_end().strip_suffix(b":")?.trim_ascii_end();
        frame.strip_suffix(b"\"")?.strip_suffix(key)?.strip_suffix(b"\"")
    };
    before().is_some_and(|frame| matches!(frame.trim_ascii_end().last(), Some(b'{' | b',')))
}

fn ends_scalar(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b',' | b']' | b'"' | b'{' | b'[')
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}
