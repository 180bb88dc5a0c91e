//! What the versions of one package are to each other: which lie in a range, which line each belongs to, what kind of
//! step it took from the one before, and when; and the tags of one image.

mod change;
mod fold;
mod line;
mod range;
mod step;
mod tags;
mod timeline;

use std::mem;

pub use change::{Change, Delta, change};
pub use fold::fold;
pub use line::{By, FLOATING, Grouped, Line, NAMES, lines};
pub use range::{Range, RangeError};
use semver::Version;
pub use step::{Jump, Step, steps};
pub use tags::{GroupKind, Tag, TagGroup, first_of_each, tag_groups};
pub use timeline::{Point, Timeline, cadence, ticks, timeline};

use crate::order::{VersionKind, compare_read, sorted};

/// The places of the versions, newest first, each with what kind of version is there. Reads each text once.
fn newest_first(versions: &[&str]) -> Vec<(u32, VersionKind)> {
    let mut kinds: Vec<VersionKind> = versions.iter().map(|text| VersionKind::of(text)).collect();
    let at = |place: u32| {
        let place = place as usize;
        (kinds.get(place).unwrap_or(&VersionKind::Floating), versions.get(place).copied().unwrap_or_default())
    };
    let order = sorted(versions.len(), &|a, b| compare_read(at(a), at(b)));
    let mut take = |place: u32| Some(mem::replace(kinds.get_mut(place as usize)?, VersionKind::Floating));
    order.into_iter().filter_map(|place| Some((place, take(place)?))).collect()
}

/// Major, minor, patch.
fn numbers(version: &Version) -> [u64; 3] {
    [version.major, version.minor, version.patch]
}
