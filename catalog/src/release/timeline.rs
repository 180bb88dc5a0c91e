//! When versions came.

use super::{Step, newest_first, step::steps_in};
use crate::{Timestamp, order::sorted};

/// Seconds.
const DAY: u64 = 86_400;

/// A version in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its place in the list.
    pub place: u32,
    /// When it came.
    pub at: Timestamp,
    /// How far along the time from the first to the last, 0 to 1000. The last is always at 1000, and so are all when no
    /// second lies between them.
    pub permille: u16,
    /// What kind of step it took, in version order, from whatever is in the list; `None` for what is no semantic version.
    pub step: Option<Step>,
    /// Seconds since the one before in time; `None` for the first.
    pub gap: Option<u64>,
}

/// Versions in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// First in time first; those of one instant in version order, oldest first.
    pub points: Vec<Point>,
    /// How many versions are left out, since their time is unknown.
    pub undated: usize,
}

/// Puts versions in the order in which they came.
pub fn timeline(items: &[(&str, Option<Timestamp>)]) -> Timeline {
    let versions: Vec<&str> = items.iter().map(|(version, _)| *version).collect();
    let order = newest_first(&versions);
    let steps = steps_in(&order);
    let at = |place: u32| items.get(place as usize)?.1;
    let dated: Vec<(u32, Timestamp)> =
        order.iter().rev().filter_map(|(place, _)| Some((*place, at(*place)?))).collect();
    let dated_at = |index: u32| dated.get(index as usize);
    let order = sorted(dated.len(), &|a, b| dated_at(a).map(|it| it.1).cmp(&dated_at(b).map(|it| it.1)));
    let mut in_time = order.into_iter().filter_map(dated_at).copied().peekable();
    let first = in_time.peek().map(|it| it.1);
    let span = seconds(first, dated.iter().map(|it| it.1).max());
    let mut before: Option<Timestamp> = None;
    let points = in_time
        .map(|(place, at)| Point {
            place,
            at,
            permille: along(seconds(first, Some(at)), span),
            step: steps.get(place as usize).copied().flatten().map(|jump| jump.step),
            gap: before.replace(at).map(|before| seconds(Some(before), Some(at))),
        })
        .collect();
    Timeline { points, undated: items.len().saturating_sub(dated.len()) }
}

fn along(part: u64, whole: u64) -> u16 {
    part.saturating_mul(1000).checked_div(whole).and_then(|permille| u16::try_from(permille).ok()).unwrap_or(1000)
}

fn seconds(from: Option<Timestamp>, to: Option<Timestamp>) -> u64 {
    match (from, to) {
        (Some(from), Some(to)) => to.unix_seconds().abs_diff(from.unix_seconds()),
        _ => 0,
    }
}

/// Instants evenly spread over the time of some points, each with how far along it is; not more than `count`, but for the
/// first and the last. Without a span there is one.
pub fn ticks(points: &[Point], count: u16) -> Vec<(u16, Timestamp)> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let (from, span) = (first.at.unix_seconds(), seconds(Some(first.at), Some(last.at)));
    let steps = count.saturating_sub(1).max(1);
    let tick = |step: u16| {
        let passed = i64::try_from(u128::from(span) * u128::from(step) / u128::from(steps)).ok()?;
        Some((along(step.into(), steps.into()), Timestamp::from_unix(from.checked_add(passed)?)?))
    };
    if span == 0 { vec![(1000, last.at)] } else { (0..=steps).filter_map(tick).collect() }
}

/// The median of the days between versions: how often one comes. Halfway between the middle two it is rounded down;
/// `None` unless there are two versions.
pub fn cadence(points: &[Point]) -> Option<u64> {
    let gaps: Vec<u64> = points.iter().filter_map(|point| point.gap).collect();
    let at = |place: u32| gaps.get(place as usize);
    let order = sorted(gaps.len(), &|a, b| at(a).cmp(&at(b)));
    let nth = |index: usize| order.get(index).copied().and_then(at);
    let (low, high) = (nth(gaps.len().checked_sub(1)? / 2)?, nth(gaps.len() / 2)?);
    Some(low.midpoint(*high) / DAY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::compare_versions;
    use proptest::prelude::*;

    fn day(day: i64) -> Option<Timestamp> {
        Timestamp::from_unix(1_700_000_000 + day * 86_400)
    }

    fn shown(items: &[(&'static str, Option<Timestamp>)]) -> Vec<(&'static str, u16, Option<Step>, Option<u64>)> {
        let timeline = timeline(items);
        let row =
            |point: &Point| (items[point.place as usize].0, point.permille, point.step, point.gap.map(|gap| gap / DAY));
        timeline.points.iter().map(row).collect()
    }

    #[test]
    fn versions_are_put_in_time() {
        let items = [
            ("2.0.0", day(30)),
            ("latest", day(40)),
            ("1.0.0", day(0)),
            ("1.1.0", None),
            ("1.0.1", day(35)),
            ("1.1.1", day(30)),
        ];
        assert_eq!(
            shown(&items),
            [
                ("1.0.0", 0, Some(Step::First), None),
                ("1.1.1", 750, Some(Step::Patch), Some(30)),
                ("2.0.0", 750, Some(Step::Major), Some(0)),
                ("1.0.1", 875, Some(Step::Patch), Some(5)),
                ("latest", 1000, None, Some(5)),
            ]
        );
        let timeline = timeline(&items);
        assert_eq!(timeline.undated, 1);
        assert_eq!(cadence(&timeline.points), Some(5));
    }

    #[test]
    fn one_instant_is_the_end() {
        assert_eq!(shown(&[("1.0.0", day(0))]), [("1.0.0", 1000, Some(Step::First), None)]);
        assert_eq!(
            shown(&[("1.0.1", day(0)), ("1.0.0", day(0))]),
            [("1.0.0", 1000, Some(Step::First), None), ("1.0.1", 1000, Some(Step::Patch), Some(0))]
        );
        assert_eq!(timeline(&[]), Timeline::default());
        assert_eq!(timeline(&[("1.0.0", None)]), Timeline { points: Vec::new(), undated: 1 });
    }

    #[test]
    fn the_cadence_is_the_median() {
        for (days, expected) in [
            (&[][..], None),
            (&[0], None),
            (&[0, 7], Some(7)),
            (&[0, 1, 5], Some(2)),
            (&[0, 1, 3, 103], Some(2)),
            (&[0, 9, 10, 12, 1000], Some(5)),
        ] {
            let items: Vec<_> = days.iter().map(|at| ("1.0.0", day(*at))).collect();
            assert_eq!(cadence(&timeline(&items).points), expected, "{days:?}");
        }
    }

    #[test]
    fn the_time_between_is_told_to_the_second() {
        let at = |seconds: i64| Timestamp::from_unix(1_700_000_000 + seconds);
        let points = timeline(&[("1.0.0", at(0)), ("1.0.1", at(7_300))]).points;
        assert_eq!(points.iter().map(|point| point.gap).collect::<Vec<_>>(), [None, Some(7_300)]);
    }

    #[test]
    fn ticks_lie_evenly_from_the_first_to_the_last() {
        let told = |days: &[i64], count: u16| {
            let items: Vec<_> = days.iter().map(|at| ("1.0.0", day(*at))).collect();
            let day = |at: Timestamp| (at.unix_seconds() - 1_700_000_000) / 86_400;
            ticks(&timeline(&items).points, count).into_iter().map(|(along, at)| (along, day(at))).collect::<Vec<_>>()
        };
        assert_eq!(told(&[0, 3, 100], 5), [(0, 0), (250, 25), (500, 50), (750, 75), (1000, 100)]);
        assert_eq!(told(&[0, 100], 0), [(0, 0), (1000, 100)]);
        assert_eq!(told(&[7, 7], 5), [(1000, 7)]);
        assert_eq!(told(&[], 5), []);
    }

    #[test]
    fn the_longest_time_there_is_can_be_told() {
        let ends = [Timestamp::from_unix(-62_104_060_800), day(0), Timestamp::from_unix(253_402_300_799)];
        let points = timeline(&ends.map(|at| ("1.0.0", at))).points;
        assert_eq!(points.iter().map(|point| point.permille).collect::<Vec<_>>(), [0, 202, 1000]);
        assert_eq!(ticks(&points, 5).len(), 5);
    }

    proptest! {
        #[test]
        fn points_are_in_time_and_go_to_the_end(
            items in prop::collection::vec(("(v?[0-2]\\.[0-2]\\.[0-2](-rc)?|latest|[a-z]{1,3})", prop::option::of(0i64..2_000_000_000)), 0..14),
        ) {
            let items: Vec<(&str, Option<Timestamp>)> =
                items.iter().map(|(version, at)| (version.as_str(), at.and_then(Timestamp::from_unix))).collect();
            let Timeline { points, undated } = timeline(&items);
            prop_assert_eq!(points.len() + undated, items.len());
            for point in &points {
                prop_assert_eq!(items[point.place as usize].1, Some(point.at));
            }
            for pair in points.windows(2) {
                prop_assert!(pair[0].at <= pair[1].at && pair[0].permille <= pair[1].permille);
                let text = |point: &Point| items[point.place as usize].0;
                prop_assert!(pair[0].at < pair[1].at || compare_versions(text(&pair[0]), text(&pair[1])).is_ge());
            }
            prop_assert_eq!(points.iter().filter(|point| point.gap.is_none()).count(), points.len().min(1));
            prop_assert!(points.last().is_none_or(|point| point.permille == 1000));
            prop_assert_eq!(cadence(&points).is_some(), points.len() > 1);
            let gaps = || points.iter().filter_map(|point| point.gap.map(|gap| gap / DAY));
            prop_assert!(cadence(&points).is_none_or(|middle| gaps().min() <= Some(middle) && Some(middle) <= gaps().max()));
        }
    }
}
