//! The rows of an answer as the server sent them, for whoever looks at one of them.

/// Bytes that are kept of one answer: some ten thousand rows. What follows is known as it was read, and no other way.
const MOST: usize = 4 << 20;

/// The texts of the first rows that could be read, by their place.
#[derive(Debug, Default)]
pub struct SentRows {
    bytes: Vec<u8>,
    /// Where each of them ends.
    ends: Vec<usize>,
    is_full: bool,
}

impl SentRows {
    /// Keeps the next row, if there is room.
    pub fn push(&mut self, row: &[u8]) {
        if self.is_full {
            return;
        }
        if self.bytes.len() + row.len() > MOST {
            self.is_full = true;
            return;
        }
        self.bytes.extend_from_slice(row);
        self.ends.push(self.bytes.len());
    }

    /// Forgets the rows behind the first so many.
    pub fn truncate(&mut self, count: u64) {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        if count < self.ends.len() {
            self.ends.truncate(count);
            self.bytes.truncate(self.ends.last().copied().unwrap_or_default());
            self.is_full = false;
        }
    }

    /// The row at a place.
    pub fn get(&self, place: u32) -> Option<&[u8]> {
        let place = place as usize;
        let start = place.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.bytes.get(start..*self.ends.get(place)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_found_at_its_place() {
        let mut rows = SentRows::default();
        for row in ["{}", "", "[1]"] {
            rows.push(row.as_bytes());
        }
        assert_eq!([0, 1, 2].map(|place| rows.get(place)), [Some(&b"{}"[..]), Some(b""), Some(b"[1]")]);
        assert_eq!(rows.get(3), None);
        assert_eq!(rows.get(u32::MAX), None);
    }

    #[test]
    fn those_of_a_request_that_failed_are_forgotten() {
        let mut rows = SentRows::default();
        for row in ["a", "b", "c"] {
            rows.push(row.as_bytes());
        }
        rows.truncate(1);
        rows.push(b"d");
        assert_eq!([0, 1, 2].map(|place| rows.get(place)), [Some(&b"a"[..]), Some(b"d"), None]);
        rows.truncate(0);
        rows.truncate(u64::MAX);
        assert_eq!(rows.get(0), None);
    }

    #[test]
    fn a_row_behind_the_last_that_had_room_is_not_mistaken() {
        let mut rows = SentRows::default();
        rows.push(b"first");
        rows.push(&vec![b'x'; MOST]);
        rows.push(b"third");
        assert_eq!([0, 1, 2].map(|place| rows.get(place)), [Some(&b"first"[..]), None, None]);
        // Another try of the same request.
        rows.truncate(1);
        assert!(rows.is_full);
        rows.truncate(0);
        rows.push(b"again");
        assert_eq!(rows.get(0), Some(&b"again"[..]));
    }
}
