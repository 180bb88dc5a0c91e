//! Rows folded by what they are versions of: of each group the newest stands for all, and the others come below it once it
//! is unfolded.

use std::cmp::Ordering;

use crate::{
    Page,
    order::{VersionKind, compare_newest, compare_read, sorted},
    query::Paging,
};

/// From here on places are those of what rows list: of the row at the remainder, the entry whose number, from 1, is the
/// quotient.
pub const LISTED: u32 = 1 << 24;

/// How a row stands among those of its group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stand {
    /// There is no other.
    #[default]
    Alone,
    /// It stands for the others.
    Head {
        /// The identity of the group.
        group: String,
        /// How many others there are.
        others: u32,
        /// Whether they are shown.
        is_unfolded: bool,
    },
    /// It is one of the others.
    Below,
}

/// Rows, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The places of the rows that are shown, from top to bottom.
    pub places: Vec<u32>,
    /// How each of them stands.
    pub stands: Vec<Stand>,
    /// How many groups there are.
    pub groups: u32,
    /// How many of them hold what belongs to no group.
    pub leftovers: u32,
    /// The group in which the open row is folded away, by its identity.
    pub hides: Option<String>,
}

impl Folded {
    /// Leaves the groups of a page of them; which rows those begin with.
    pub fn cut(&mut self, paging: Paging) -> Page {
        let begins = (0u32..).zip(&self.stands).filter(|(_, stand)| **stand != Stand::Below);
        let begins: Vec<u32> = begins.map(|(at, _)| at).collect();
        let page = paging.cut(begins.clone());
        let (first, last) = (page.indices.first().copied(), page.indices.last().copied());
        let end = begins.into_iter().find(|begin| last.is_some_and(|last| *begin > last));
        let end = end.map_or(self.places.len(), |end| end as usize);
        let first = first.map_or(0, |first| first as usize).min(end);
        self.places = self.places.get(first..end).unwrap_or_default().to_vec();
        self.stands = self.stands.get(first..end).unwrap_or_default().to_vec();
        page
    }
}

/// Rows as they are folded, each by its position among those that are.
pub trait Rows {
    /// Compares the groups of two rows: any order, in which those of one group are equal.
    fn compare(&self, a: u32, b: u32) -> Ordering;
    /// The identity of its group; `None` if the row is none.
    fn group(&self, position: u32) -> Option<String>;
    /// Its version.
    fn version(&self, position: u32) -> (&VersionKind, &str);
    /// Whether it is the open one.
    fn is_open(&self, position: u32) -> bool;
    /// Whether its group holds what belongs to no group.
    fn is_leftover(&self, _position: u32) -> bool {
        false
    }
}

/// Folds the rows at these places: each group stands where the first of its rows stood. Its newest version stands for it,
/// the first one in their order where all are names; the others follow, newest first, if it is among those `unfolded`.
pub fn fold(places: &[u32], rows: &dyn Rows, unfolded: &[String]) -> Folded {
    let order = sorted(places.len(), &|a, b| rows.compare(a, b));
    // Each group where its first row stood: the sort has left them in their order.
    let mut groups: Vec<&[u32]> = vec![&[]; places.len()];
    for group in order.chunk_by(|a, b| rows.compare(*a, *b).is_eq()) {
        if let Some(slot) = group.first().and_then(|first| groups.get_mut(*first as usize)) {
            *slot = group;
        }
    }
    let mut folded = Folded::default();
    for group in groups {
        let newest = |a: &&u32, b: &&u32| compare_newest(rows.version(**a), rows.version(**b));
        let Some(head) = group.iter().min_by(newest).copied() else { continue };
        folded.groups += 1;
        folded.leftovers += u32::from(rows.is_leftover(head));
        let mut show = |position: u32, stand: Stand| {
            if let Some(place) = places.get(position as usize) {
                folded.places.push(*place);
                folded.stands.push(stand);
            }
        };
        let others: Vec<u32> = group.iter().copied().filter(|position| *position != head).collect();
        let id = if others.is_empty() { None } else { rows.group(head) };
        let Some(id) = id else {
            group.iter().for_each(|position| show(*position, Stand::Alone));
            continue;
        };
        let is_unfolded = unfolded.contains(&id);
        let count = u32::try_from(others.len()).unwrap_or(u32::MAX);
        show(head, Stand::Head { group: id.clone(), others: count, is_unfolded });
        if is_unfolded {
            let at = |at: u32| others.get(at as usize).copied().unwrap_or_default();
            let order = sorted(others.len(), &|a, b| compare_read(rows.version(at(a)), rows.version(at(b))));
            order.into_iter().for_each(|other| show(at(other), Stand::Below));
        } else if !rows.is_open(head) && others.iter().any(|other| rows.is_open(*other)) {
            folded.hides = Some(id);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PageSize;
    use proptest::prelude::*;

    fn folded(stands: &[Stand]) -> Folded {
        Folded { places: (100..).take(stands.len()).collect(), stands: stands.to_vec(), ..Folded::default() }
    }

    fn head(is_unfolded: bool) -> Stand {
        Stand::Head { group: String::new(), others: 2, is_unfolded }
    }

    #[test]
    fn a_page_holds_whole_groups() {
        let mut stands = vec![head(true), Stand::Below, Stand::Below];
        stands.extend(vec![Stand::Alone; 9]);
        stands.extend([head(true), Stand::Below, Stand::Below, head(false)]);
        let all = folded(&stands);
        for (number, rows, offset) in [(0, 100..112, 0), (1, 112..116, 10), (7, 112..116, 10)] {
            let mut cut = all.clone();
            let page = cut.cut(Paging { page: number, size: PageSize::Ten });
            assert_eq!(cut.places, rows.collect::<Vec<u32>>(), "page {number}");
            assert_eq!(cut.stands.len(), cut.places.len());
            assert_eq!((page.offset, page.total), (offset, crate::Total::Exact(12)));
        }
        let mut whole = all.clone();
        assert_eq!(whole.cut(Paging { page: 0, size: PageSize::Whole }).span(), Some((1, 12)));
        assert_eq!(whole, all);
        let mut empty = Folded::default();
        assert_eq!((empty.cut(Paging::default()).span(), empty), (None, Folded::default()));
    }

    proptest! {
        #[test]
        fn pages_hold_every_row_once(kinds in prop::collection::vec(0..3, 0..60)) {
            // Nothing comes below before a group has begun.
            let stand = |(at, kind)| match kind {
                0 => head(true),
                1 if at > 0 => Stand::Below,
                _ => Stand::Alone,
            };
            let all = folded(&kinds.into_iter().enumerate().map(stand).collect::<Vec<_>>());
            let mut seen = Folded::default();
            for page in 0..6 {
                let mut cut = all.clone();
                if cut.cut(Paging { page, size: PageSize::Ten }).offset == page * 10 {
                    prop_assert_ne!(cut.stands.first(), Some(&Stand::Below));
                    seen.places.append(&mut cut.places);
                    seen.stands.append(&mut cut.stands);
                }
            }
            prop_assert_eq!(seen, all);
        }
    }
}
