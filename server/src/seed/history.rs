//! Histories: versions that follow each other as releases do, and the instants at which they came.

use catalog::Timestamp;

use super::random::Random;

/// `count` semantic versions, oldest first, with gaps and with pre-releases before some of the larger steps.
pub fn versions(random: &mut Random, count: usize) -> Vec<String> {
    let mut versions = Vec::with_capacity(count + 3);
    let (mut major, mut minor, mut patch) = if random.chance(60) { (0, 1, 0) } else { (1, 0, 0) };
    while versions.len() < count {
        if random.chance(22) && patch == 0 {
            let stage = random.pick(&["alpha", "beta", "rc", "rc"]);
            for number in 1..=1 + random.below(3) {
                versions.push(format!("{major}.{minor}.{patch}-{stage}.{number}"));
            }
        }
        // Some releases never came out.
        if !random.chance(4) {
            versions.push(format!("{major}.{minor}.{patch}"));
        }
        match random.below(100) {
            0..58 => patch += 1 + random.below(10) / 8,
            58..92 => (minor, patch) = (minor + 1 + random.below(12) / 10, 0),
            _ => (major, minor, patch) = (major + 1, 0, 0),
        }
    }
    versions.truncate(count);
    versions
}

/// `count` instants from `first` to `last` (Unix seconds), ascending, the last one at `last`.
pub fn instants(random: &mut Random, count: usize, first: i64, last: i64) -> Vec<i64> {
    let mut instants: Vec<i64> = (1..count).map(|_| random.within(first, last)).collect();
    instants.push(last);
    instants.sort_unstable();
    instants.truncate(count);
    instants
}

/// A span within the last five years: when something came to be, and when it was changed last. Half of all things were
/// changed within the last hundred days, a tenth never since they came to be.
pub fn span(random: &mut Random, today: i64) -> (i64, i64) {
    // What belongs to it may follow by a second and a fraction.
    let today = today - 2;
    let created = random.within(today - super::FIVE_YEARS, today - super::DAY);
    let updated = match random.below(10) {
        0 => created,
        1..=4 => random.within(created, today),
        _ => random.within(created.max(today - 100 * super::DAY), today),
    };
    // A second later at least, so that the further digits cannot turn the two round.
    (created, updated.max(created + 1))
}

/// The instant `seconds` with so many further digits, at most 9.
pub fn instant(random: &mut Random, seconds: i64, digits: usize) -> Option<Timestamp> {
    let whole = Timestamp::from_unix(seconds)?;
    if digits == 0 {
        return Some(whole);
    }
    let whole = whole.to_rfc3339();
    let fraction = format!("{:09}", random.below(1_000_000_000));
    let fraction: String = fraction.chars().take(digits).collect();
    Timestamp::parse_rfc3339(&format!("{}.{fraction}Z", whole.trim_end_matches('Z')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::version_key::version_key;

    #[test]
    fn versions_ascend_and_are_as_many_as_asked_for() {
        for place in 0..200 {
            let mut random = Random::of(1, "history", place);
            let count = usize::try_from(place).unwrap();
            let versions = versions(&mut random, count);
            assert_eq!(versions.len(), count);
            for pair in versions.windows(2) {
                assert!(version_key(&pair[0]) < version_key(&pair[1]), "{} < {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn instants_ascend_to_the_last() {
        let mut random = Random::of(1, "instants", 0);
        let instants = instants(&mut random, 50, 100, 900);
        assert_eq!((instants.len(), instants.last()), (50, Some(&900)));
        assert!(instants.is_sorted() && instants[0] >= 100);
    }
}
