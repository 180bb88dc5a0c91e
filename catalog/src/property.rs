//! What a row says of itself, property by property, under the names of the API: the one list that exporting, comparing,
//! counting and conditions go by.

use crate::{
    Installer, Maintainer, Package, PackageVersion, Permission, Repository, Timestamp,
    estate::{annotations, tags},
    query::{Installers, Packages, Repositories, Versions, find::Searched},
};

/// The value of a property. `None` is what the server did not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text; empty where there is none.
    Text(String),
    /// Several texts, in the server's order.
    Texts(Vec<String>),
    /// Keys with their values, in the server's order.
    Pairs(Vec<(String, String)>),
    /// A count.
    Number(Option<u64>),
    /// A size, in bytes.
    Bytes(Option<u64>),
    /// An instant, UTC.
    Instant(Option<Timestamp>),
}

/// A property of the rows of a list.
pub struct Property<R: 'static> {
    /// Its name: that of the field in the API.
    pub name: &'static str,
    /// Further names by which a condition may call it.
    pub aliases: &'static [&'static str],
    /// Rows are counted by its values: there are few different ones.
    pub is_facet: bool,
    /// It says for counting alone what another property says: a row that is written says it once.
    pub says_again: bool,
    /// Its value in a row.
    pub read: fn(&R) -> Value,
}

impl<R> Property<R> {
    const fn new(name: &'static str, aliases: &'static [&'static str], read: fn(&R) -> Value) -> Self {
        Self { name, aliases, is_facet: false, says_again: false, read }
    }

    const fn facet(name: &'static str, aliases: &'static [&'static str], read: fn(&R) -> Value) -> Self {
        Self { is_facet: true, ..Self::new(name, aliases, read) }
    }

    const fn again(name: &'static str, read: fn(&R) -> Value) -> Self {
        Self { says_again: true, ..Self::facet(name, &[], read) }
    }
}

/// A list whose rows say what they are, property by property.
pub trait Described: Searched<Row: Default> {
    /// The properties, in the order of the API's documents, the identity first.
    const PROPERTIES: &'static [Property<Self::Row>];
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn flag(flag: Option<bool>) -> Value {
    text(flag.map_or("", |flag| if flag { "true" } else { "false" }))
}

fn permission(permission: Permission) -> Value {
    match permission {
        Permission::Unknown => text(""),
        Permission::None => text("none"),
        Permission::Read => text("read"),
        Permission::Edit => text("edit"),
        Permission::Manage => text("manage"),
        Permission::Custom(bits) => Value::Text(bits.to_string()),
    }
}

impl Described for Repositories {
    const PROPERTIES: &'static [Property<Repository>] = &[
        Property::facet("namespace", &["ns", "organization"], |row| text(&row.namespace)),
        Property::new("name", &[], |row| text(&row.name)),
        Property::facet("category", &[], |row| text(row.category.as_str())),
        Property::facet("visibility", &["is_public"], |row| text(row.visibility.as_str())),
        Property::new("size", &[], |row| Value::Bytes(row.size)),
        Property::new("num_images", &["count"], |row| Value::Number(row.num_images)),
        Property::new("num_download", &["pulls"], |row| Value::Number(row.num_download)),
        Property::new("created_at", &["created"], |row| Value::Instant(row.created_at)),
        Property::new("updated_at", &["updated"], |row| Value::Instant(row.updated_at)),
        Property::new("tags", &["tag"], |row| Value::Texts(row.tags.clone())),
        Property::new("description", &["desc"], |row| text(&row.description)),
        Property::facet("domain_name", &["tenant"], |row| text(&row.domain_name)),
        Property::new("path", &[], |row| text(&row.path)),
        Property::new("internal_path", &[], |row| text(&row.internal_path)),
        Property::new("url", &[], |row| text(&row.url)),
        Property::new("status", &[], |row| flag(row.status)),
    ];
}

impl Described for Packages {
    const PROPERTIES: &'static [Property<Package>] = &[
        Property::facet("namespace", &["ns", "organization"], |row| text(&row.namespace)),
        Property::new("package", &["name"], |row| text(&row.package)),
        Property::facet("visibility", &["is_public"], |row| text(row.visibility.as_str())),
        Property::facet("self_auth", &["permission"], |row| permission(row.self_auth)),
        Property::facet("creator", &[], |row| text(&row.creator)),
        Property::new("num_versions", &["versions"], |row| Value::Number(row.num_versions)),
        Property::new("size", &[], |row| Value::Bytes(row.size)),
        Property::new("created", &[], |row| Value::Instant(row.created)),
        Property::new("updated", &[], |row| Value::Instant(row.updated)),
        Property::new("description", &["desc"], |row| text(&row.description)),
        Property::facet("domain", &["tenant"], |row| text(&row.domain)),
        Property::new("id", &[], |row| Value::Number(row.id.map(|id| id.0))),
    ];
}

impl Described for Versions {
    const PROPERTIES: &'static [Property<PackageVersion>] = &[
        Property::new("namespace", &["ns", "organization"], |row| text(&row.namespace)),
        Property::new("package", &["name"], |row| text(&row.package)),
        Property::new("version", &["tag"], |row| text(&row.version)),
        Property::facet("visibility", &["is_public"], |row| text(row.visibility.as_str())),
        Property::facet("creator", &[], |row| text(&row.creator)),
        Property::new("size", &[], |row| Value::Bytes(row.size)),
        Property::new("num_files", &["files"], |row| Value::Number(row.num_files)),
        Property::new("CreatedAt", &["created"], |row| Value::Instant(row.created)),
        Property::new("UpdatedAt", &["updated"], |row| Value::Instant(row.updated)),
        Property::new("description", &["desc"], |row| text(&row.description)),
        Property::new("domain", &["tenant"], |row| text(&row.domain)),
        Property::new("id", &[], |row| Value::Number(row.id.map(|id| id.0))),
    ];
}

impl Described for Installers {
    const PROPERTIES: &'static [Property<Installer>] = &[
        Property::facet("repo", &["ns", "repository"], |row| text(&row.repo)),
        Property::new("name", &[], |row| text(&row.name)),
        Property::new("version", &[], |row| text(&row.version)),
        Property::facet("state", &[], |row| text(row.state.as_str())),
        Property::new("timestamp", &["updated"], |row| Value::Instant(row.timestamp)),
        Property::new("desc", &["description"], |row| text(&row.desc)),
        Property::facet("maintainers", &["maintainer"], |row| {
            Value::Texts(row.maintainers.iter().filter_map(Maintainer::label).map(str::to_owned).collect())
        }),
        Property::facet("tags", &["tag"], |row| Value::Texts(tags(row))),
        Property::new("version_list", &[], |row| {
            Value::Texts(row.version_list.iter().map(|entry| entry.version.clone()).collect())
        }),
        Property::new("annotations", &[], |row| Value::Pairs(row.annotations.clone())),
        Property::again("annotation", |row| Value::Texts(annotations(row))),
        Property::new("metadata", &[], |row| Value::Pairs(row.metadata.clone())),
        Property::new("icon", &[], |row| text(&row.icon)),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<L: Described>() -> Vec<&'static str> {
        L::PROPERTIES.iter().flat_map(|property| property.aliases.iter().chain([&property.name])).copied().collect()
    }

    #[test]
    fn no_two_properties_of_a_list_share_a_name() {
        for names in [names::<Repositories>(), names::<Packages>(), names::<Versions>(), names::<Installers>()] {
            let mut once = names.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), names.len(), "{names:?}");
        }
    }
}
