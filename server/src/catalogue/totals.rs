//! How many rows match a filter: counted once for each filter and each state of the catalogue.
//!
//! A page costs what its rows cost; counting all matches costs time in proportion to them. Paging through a list asks for
//! the same count again and again, hence this memory.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use rusqlite::{Connection, types::Value};

use super::row::read_number;

/// Filters remembered at most; then all are forgotten, which is simpler than telling which was used last.
const CAPACITY: usize = 4096;
/// Bytes of the longest filter that is remembered: nobody types more, and memory has an end.
const LONGEST: usize = 2048;

/// The memory.
#[derive(Debug, Default)]
pub struct Totals {
    counted: Mutex<HashMap<String, Counted>>,
}

#[derive(Clone, Copy, Debug)]
struct Counted {
    generation: i64,
    counts: (u64, u64),
}

impl Totals {
    /// The two numbers that `sql` gives for `parameters`, remembered until the catalogue is written to.
    pub fn count(&self, connection: &Connection, sql: &str, parameters: &[Value]) -> rusqlite::Result<(u64, u64)> {
        let key = format!("{sql}\n{parameters:?}");
        let generation =
            connection.prepare_cached("SELECT number FROM generation")?.query_row((), |row| row.get::<_, i64>(0))?;
        let known = self.counted.lock().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
        if let Some(known) = known.filter(|known| known.generation == generation) {
            return Ok(known.counts);
        }
        let counts = connection.prepare_cached(sql)?.query_row(rusqlite::params_from_iter(parameters), |row| {
            Ok((read_number(row, 0)?, read_number(row, 1)?))
        })?;
        let counts = (counts.0.unwrap_or_default(), counts.1.unwrap_or_default());
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.len() >= CAPACITY {
            counted.clear();
        }
        if key.len() <= LONGEST {
            counted.insert(key, Counted { generation, counts });
        }
        Ok(counts)
    }
}

/// Tells all readers that what they remember is out of date; belongs into every transaction that writes.
pub fn forget(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("UPDATE generation SET number = number + 1", ()).map(drop)
}
