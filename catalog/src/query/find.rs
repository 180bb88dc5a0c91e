//! Finding words in the rows of a page; a whole list is searched where it is kept, in [`crate::store`].

use super::{Installers, Listing, Packages, Repositories, Versions};
use crate::{Installer, Package, PackageVersion, Repository, order::folded};

/// A list whose rows can be searched as they are.
pub trait Searched: Listing {
    /// The texts of a row that words are looked for in, each by itself.
    fn texts(row: &Self::Row) -> Vec<String>;
}

/// Keeps the places of rows that hold the words, capital or small letters, in one of their texts.
pub fn retain<L: Searched>(places: &mut Vec<u32>, rows: &[L::Row], words: &str) {
    let words = folded(words.trim());
    if words.is_empty() {
        return;
    }
    places.retain(|place| {
        let texts = rows.get(*place as usize).map(L::texts).unwrap_or_default();
        texts.iter().any(|text| folded(text).contains(&words))
    });
}

impl Searched for Repositories {
    fn texts(row: &Repository) -> Vec<String> {
        let own =
            [format!("{}/{}", row.namespace, row.name), row.category.as_str().to_owned(), row.description.clone()];
        own.into_iter().chain(row.tags.iter().cloned()).collect()
    }
}

impl Searched for Packages {
    fn texts(row: &Package) -> Vec<String> {
        vec![format!("{}/{}", row.namespace, row.package), row.description.clone(), row.creator.clone()]
    }
}

impl Searched for Versions {
    fn texts(row: &PackageVersion) -> Vec<String> {
        vec![row.version.clone(), row.description.clone(), row.creator.clone()]
    }
}

impl Searched for Installers {
    fn texts(row: &Installer) -> Vec<String> {
        let own = [&row.name, &row.repo, &row.version, &row.desc];
        let people = row.maintainers.iter().flat_map(|person| [&person.name, &person.email]);
        own.into_iter().chain(people).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_one_text_whatever_the_case() {
        let row = |namespace: &str, name: &str, description: &str| Repository {
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            description: description.to_owned(),
            tags: vec!["v1.0-Alpine".to_owned()],
            ..Repository::default()
        };
        let rows = [row("Team", "web", "the front"), row("team-web", "api", ""), row("ops", "平台", "ÄRGER")];
        let found = |words: &str| {
            let mut places = vec![2, 1, 0];
            retain::<Repositories>(&mut places, &rows, words);
            places
        };
        assert_eq!(found(""), [2, 1, 0], "in their order");
        assert_eq!(found(" WEB "), [1, 0]);
        assert_eq!(found("team/w"), [0]);
        assert!(found("web the").is_empty(), "not over two texts");
        assert_eq!(found("ärger"), [2]);
        assert_eq!(found("平"), [2]);
        assert_eq!(found("alpine"), [2, 1, 0]);
    }
}
