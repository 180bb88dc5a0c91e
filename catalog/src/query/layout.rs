//! How a list is laid out, as far as its address says so. What the words mean is known to whoever lays it out; here they are
//! kept through every change of what is shown.

use super::search::{Pairs, Writer};

/// The keys: the columns in their order, those with a `-` not shown; how high rows are; `grouped` or `flat` rows; shown as
/// `cards` or as a `table`.
pub const LAYOUT: [&str; 4] = ["columns", "density", "rows", "show"];

/// The pairs of those keys that say something, as an address holds them.
pub(super) fn read(pairs: &Pairs) -> String {
    let mut writer = Writer::default();
    for key in LAYOUT {
        writer.push_set(key, pairs.get(key).unwrap_or_default());
    }
    writer.finish()
}
