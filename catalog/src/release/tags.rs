//! The tags of an image, grouped as one looks through them.

use super::{By, Grouped, lines};
use crate::order::VersionKind;

/// What the tags of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// They are versions of that line: `2.14.x`.
    Line(String),
    /// They are names that tell nothing of an order: dates, commits.
    Names,
    /// They move from image to image.
    Floating,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The tag.
    pub text: String,
    /// It is a version before its release.
    pub is_prerelease: bool,
}

/// Tags that belong together, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagGroup {
    /// What they have in common.
    pub kind: GroupKind,
    /// The tags; never none.
    pub tags: Vec<Tag>,
}

/// Groups tags: the lines, newest first, then the names, then the floating tags. One after the other they are in version
/// order.
pub fn tag_groups(tags: &[&str]) -> Vec<TagGroup> {
    let Grouped { lines, names, floating } = lines(tags, By::fitting(tags));
    let lines = lines.into_iter().map(|line| (GroupKind::Line(format!("{}.x", line.name)), line.places));
    let groups = lines.chain([(GroupKind::Names, names), (GroupKind::Floating, floating)]);
    let tag = |place: u32| {
        let text = *tags.get(place as usize)?;
        Some(Tag { text: text.to_owned(), is_prerelease: VersionKind::of(text).is_prerelease() })
    };
    let group = |(kind, places): (_, Vec<u32>)| TagGroup { kind, tags: places.into_iter().filter_map(tag).collect() };
    groups.map(group).filter(|group| !group.tags.is_empty()).collect()
}

/// How many of each group make up the first so many of all.
pub fn first_of_each(groups: &[TagGroup], first: usize) -> Vec<usize> {
    let mut left = first;
    let take = |group: &TagGroup| {
        let taken = group.tags.len().min(left);
        left -= taken;
        taken
    };
    groups.iter().map(take).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::by_version;
    use proptest::prelude::*;

    fn named(tags: &[&str]) -> Vec<(String, Vec<String>)> {
        let name = |kind| match kind {
            GroupKind::Line(name) => name,
            GroupKind::Names => "names".to_owned(),
            GroupKind::Floating => "floating".to_owned(),
        };
        let mark = |tag: Tag| if tag.is_prerelease { format!("({})", tag.text) } else { tag.text };
        let group = |group: TagGroup| (name(group.kind), group.tags.into_iter().map(mark).collect());
        tag_groups(tags).into_iter().map(group).collect()
    }

    #[test]
    fn tags_are_grouped_by_line_with_floating_ones_apart() {
        let tags =
            ["latest", "2.13.7", "sha-1f", "v2.14.1", "2.14.2-rc.1", "main", "2.14.0", "2024-01-02", "2.13.7-rc.1"];
        let expected: [(&str, &[&str]); 4] = [
            ("2.14.x", &["(2.14.2-rc.1)", "v2.14.1", "2.14.0"]),
            ("2.13.x", &["2.13.7", "(2.13.7-rc.1)"]),
            ("names", &["2024-01-02", "sha-1f"]),
            ("floating", &["latest", "main"]),
        ];
        let expected: Vec<_> =
            expected.map(|(name, tags)| (name.to_owned(), tags.iter().map(ToString::to_string).collect())).into();
        assert_eq!(named(&tags), expected);
        assert_eq!(named(&[]), []);
    }

    #[test]
    fn many_minor_lines_are_grouped_by_major() {
        let tags: Vec<String> = (0..13).map(|minor| format!("3.{minor}.0")).collect();
        let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
        let [group] = &tag_groups(&tags)[..] else { panic!("one line") };
        assert_eq!(group.kind, GroupKind::Line("3.x".to_owned()));
        assert_eq!(group.tags.len(), 13);
    }

    #[test]
    fn the_first_ones_are_those_of_the_newest_lines() {
        let tags = ["3.0.0", "2.0.2", "2.0.1", "2.0.0", "1.0.0", "latest"];
        let groups = tag_groups(&tags);
        for (first, expected) in
            [(0, [0, 0, 0, 0]), (1, [1, 0, 0, 0]), (3, [1, 2, 0, 0]), (4, [1, 3, 0, 0]), (9, [1, 3, 1, 1])]
        {
            assert_eq!(first_of_each(&groups, first), expected, "{first}");
        }
        assert!(first_of_each(&[], 10).is_empty());
    }

    proptest! {
        #[test]
        fn groups_hold_every_tag_in_version_order(
            tags in prop::collection::vec("(v?[0-3](\\.[0-9]{1,2}){1,2}(-(rc|alpha)(\\.[0-9])?)?|latest|edge|.{0,5})", 0..24),
            first in 0usize..30,
        ) {
            let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
            let groups = tag_groups(&tags);
            let all: Vec<&str> = groups.iter().flat_map(|group| &group.tags).map(|tag| tag.text.as_str()).collect();
            prop_assert_eq!(all, by_version(&tags, |text| text));
            prop_assert_eq!(first_of_each(&groups, first).into_iter().sum::<usize>(), first.min(tags.len()));
        }
    }
}
