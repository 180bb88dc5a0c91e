//! What the annotations of an installer say: its tags, and the rest.

use crate::{Installer, order::folded};

/// The tags among the annotations: the values of `tkeel.io/tag` and of any other key whose last part is `tag` or `tags`,
/// split at commas. In small letters, since case means nothing in them (wire.md A2.13), and without the asterisks that
/// some charts put around them. Each once, in the order of the annotations; none is not the default one.
pub fn tags(installer: &Installer) -> Vec<String> {
    let mut tags = Vec::new();
    for (key, value) in &installer.annotations {
        if !is_tag(key) {
            continue;
        }
        for part in value.split([',', '，']) {
            let tag = folded(part.trim_matches(|char: char| char.is_whitespace() || char == '*'));
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    }
    tags
}

/// A longer value tells one row from all others, and no two rows are alike in it.
const LONGEST: usize = 60;

/// The other annotations, each as `key=value`, but for those of very long values. Each once, in their order.
pub fn annotations(installer: &Installer) -> Vec<String> {
    let others = installer.annotations.iter().filter(|(key, _)| !is_tag(key));
    let mut pairs = Vec::new();
    for (key, value) in others.filter(|(_, value)| value.chars().nth(LONGEST).is_none()) {
        let pair = format!("{key}={value}");
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    pairs
}

fn is_tag(key: &str) -> bool {
    let last = key.rsplit('/').next().unwrap_or_default().trim();
    last.eq_ignore_ascii_case("tag") || last.eq_ignore_ascii_case("tags")
}
