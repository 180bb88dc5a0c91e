//! What an installer is tagged with.

use crate::{Installer, order::folded};

/// The tags among the annotations: the values of `tkeel.io/tag` and of any other key whose last part is `tag` or `tags`,
/// split at commas. In small letters, since case means nothing in them (wire.md A2.13), and without the asterisks that
/// some charts put around them. Each once, in the order of the annotations; none is not the default one.
pub fn tags(installer: &Installer) -> Vec<String> {
    let mut tags = Vec::new();
    for (key, value) in &installer.annotations {
        let last = key.rsplit('/').next().unwrap_or_default().trim();
        if !last.eq_ignore_ascii_case("tag") && !last.eq_ignore_ascii_case("tags") {
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
