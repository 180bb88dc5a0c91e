mod edit;
mod properties;
mod read;
mod reason;

use super::*;
use crate::{
    Category, Installer, Maintainer, Repository, Visibility,
    query::{Installers, Packages, Repositories, Versions},
};

fn instant(text: &str) -> Timestamp {
    Timestamp::parse_rfc3339(text).expect(text)
}

fn now() -> Timestamp {
    instant("2026-11-20T12:00:00Z")
}

fn parse(text: &str) -> Terms {
    Terms::parse::<Repositories>(text)
}

fn repository() -> Repository {
    Repository {
        namespace: "Team".to_owned(),
        name: "web-Front".to_owned(),
        category: Category::Linux,
        size: Some(3 << 29),
        num_images: Some(5),
        updated_at: Some(instant("2026-11-10T12:00:00.5Z")),
        tags: vec!["v1.0".to_owned(), "Latest".to_owned()],
        description: "The front, \"new\"; 平台 C:\\web".to_owned(),
        url: "https://example.org/hidden".to_owned(),
        ..Repository::default()
    }
}

fn installer() -> Installer {
    let person = |name: &str| Maintainer { name: name.to_owned(), ..Maintainer::default() };
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    Installer {
        repo: "stable".to_owned(),
        maintainers: vec![person("Ann Lee"), person("bob")],
        annotations: vec![pair("License", "Apache-2.0"), pair("kind", "chart=x")],
        ..Installer::default()
    }
}
