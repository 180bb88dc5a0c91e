//! Finds where a JSON value ends without reading what it means; the value may come in pieces of any size.
//!
//! Depth is a number, not a stack, so that a hostile row of a million brackets costs time and nothing else. For the
//! same reason the kinds of brackets are not compared: a value that mixes them is refused by whoever reads it.

use memchr::memchr2;

/// Walks through a string to its closing quote.
#[derive(Clone, Debug, Default)]
pub(super) struct StringScan {
    escaped: bool,
}

impl StringScan {
    /// How many bytes belong to the string, whose opening quote is past, and whether its closing quote is among them.
    pub(super) fn scan(&mut self, bytes: &[u8]) -> (usize, bool) {
        let mut at = 0;
        if self.escaped && !bytes.is_empty() {
            self.escaped = false;
            at = 1;
        }
        while let Some(step) = bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
            at += step + 1;
            if bytes.get(at - 1) == Some(&b'"') {
                return (at, true);
            }
            if at == bytes.len() {
                self.escaped = true;
            } else {
                at += 1;
            }
        }
        (bytes.len(), false)
    }
}

/// Walks through a value that begins with a bracket or a quote to the end of it.
#[derive(Clone, Debug, Default)]
pub(super) struct ValueScan {
    depth: usize,
    string: Option<StringScan>,
}

impl ValueScan {
    /// How many bytes belong to the value, and whether its last one is among them.
    pub(super) fn scan(&mut self, bytes: &[u8]) -> (usize, bool) {
        let mut at = 0;
        loop {
            if let Some(string) = &mut self.string {
                let (used, closed) = string.scan(bytes.get(at..).unwrap_or_default());
                at += used;
                if !closed {
                    return (at, false);
                }
                self.string = None;
                if self.depth == 0 {
                    return (at, true);
                }
            }
            let Some(byte) = bytes.get(at) else { return (at, false) };
            at += 1;
            match byte {
                b'"' => self.string = Some(StringScan::default()),
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return (at, true);
                    }
                }
                _ => {}
            }
        }
    }
}
