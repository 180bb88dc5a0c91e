//! The catalogue's enums in words and badges, for all pages.

use catalog::{Category, InstallState, Permission, Visibility, order::VersionKind, size};

use crate::{
    i18n::Texts,
    ui::{Body, Content, Tone},
};

/// A category's name; an unknown one as the server wrote it.
pub fn category(category: &Category, texts: &Texts) -> String {
    match category {
        Category::AppServer => texts.category_app_server(),
        Category::Linux => texts.category_linux(),
        Category::FrameworkApp => texts.category_framework_app(),
        Category::Database => texts.category_database(),
        Category::Lang => texts.category_lang(),
        Category::Other => texts.category_other(),
        Category::Windows => texts.category_windows(),
        Category::Arm => texts.category_arm(),
        Category::Uncategorised => texts.uncategorised(),
        Category::Custom(word) => word,
    }
    .to_owned()
}

/// Public, private or unknown.
pub fn visibility(visibility: Visibility, texts: &Texts) -> &'static str {
    match visibility {
        Visibility::Public => texts.public(),
        Visibility::Private => texts.private(),
        Visibility::Unknown => texts.unknown(),
    }
}

/// The same as a badge; public ones stand out, since that is where a mistake costs most.
pub fn visibility_badge(value: Visibility, texts: &Texts) -> Content {
    let tone = if value == Visibility::Public { Tone::Warn } else { Tone::Plain };
    Content::Badge(visibility(value, texts).to_owned(), tone)
}

/// What the caller may do.
pub fn permission(permission: Permission, texts: &Texts) -> String {
    match permission {
        Permission::Unknown => texts.unknown().to_owned(),
        Permission::None => texts.permission_none().to_owned(),
        Permission::Read => texts.permission_read().to_owned(),
        Permission::Edit => texts.permission_edit().to_owned(),
        Permission::Manage => texts.permission_manage().to_owned(),
        Permission::Custom(bits) => texts.permission_bits(&bits.to_string()),
    }
}

/// What a property of a row is called, by the API's name for it.
pub fn property(name: &'static str, texts: &Texts) -> &'static str {
    match name {
        "namespace" => texts.namespace(),
        "name" | "package" => texts.name(),
        "version" => texts.version(),
        "category" => texts.category(),
        "visibility" => texts.visibility(),
        "self_auth" => texts.permission(),
        "creator" => texts.creator(),
        "size" => texts.size(),
        "num_images" => texts.num_tags(),
        "tags" => texts.tags(),
        "num_download" => texts.pulls(),
        "num_versions" | "version_list" => texts.num_versions(),
        "num_files" => texts.num_files(),
        "created_at" | "created" | "CreatedAt" => texts.created(),
        "updated_at" | "updated" | "UpdatedAt" => texts.updated(),
        "timestamp" => texts.last_change(),
        "description" | "desc" => texts.description(),
        "domain_name" | "domain" => texts.tenant(),
        "path" => texts.external_address(),
        "internal_path" => texts.internal_address(),
        "repo" => texts.repo(),
        "state" => texts.state(),
        "status" => texts.status(),
        "maintainers" => texts.maintainers(),
        "annotations" => texts.annotations(),
        "annotation" => texts.annotation(),
        "metadata" => texts.metadata(),
        "url" | "icon" => texts.logo(),
        other => other,
    }
}

/// What a value of a property is called, where it has a name.
pub fn property_value(name: &str, value: &str, texts: &Texts) -> Option<String> {
    let said = match (name, value) {
        ("category", word) => return Some(category(&Category::from_word(word.to_owned()), texts)),
        ("visibility", word) => visibility(Visibility::from_word(word), texts),
        ("self_auth", "none") => texts.permission_none(),
        ("self_auth", "read") => texts.permission_read(),
        ("self_auth", "edit") => texts.permission_edit(),
        ("self_auth", "manage") => texts.permission_manage(),
        ("self_auth" | "state", "") => texts.unknown(),
        ("self_auth", bits) => return Some(texts.permission_bits(bits)),
        ("state", "INSTALLED") => texts.state_installed(),
        ("state", "SAME_NAME") => texts.state_same_name(),
        ("state", "UNINSTALL") => texts.state_uninstalled(),
        _ => return None,
    };
    Some(said.to_owned())
}

/// A plain badge.
pub fn badge(text: impl Into<String>) -> Content {
    Content::Badge(text.into(), Tone::Plain)
}

/// Whether it is installed, as a badge.
pub fn state_badge(state: InstallState, texts: &Texts) -> Content {
    let (text, tone) = match state {
        InstallState::Installed => (texts.state_installed(), Tone::Ok),
        InstallState::SameName => (texts.state_same_name(), Tone::Warn),
        InstallState::Uninstall => (texts.state_uninstalled(), Tone::Plain),
        InstallState::Unknown => (texts.unknown(), Tone::Plain),
    };
    Content::Badge(text.to_owned(), tone)
}

/// What is to be said of a version: newest, pre-release, floating.
pub fn version_badge(version: &str, newest: Option<&str>, texts: &Texts) -> Option<Content> {
    let kind = VersionKind::of(version);
    let (text, tone) = if newest == Some(version) {
        (texts.newest(), Tone::Ok)
    } else if kind.is_prerelease() {
        (texts.prerelease(), Tone::Warn)
    } else if kind == VersionKind::Floating {
        (texts.floating(), Tone::Plain)
    } else {
        return None;
    };
    Some(Content::Badge(text.to_owned(), tone))
}

/// A number with its digits in groups; a dash when it is not known.
pub fn number(value: Option<u64>) -> String {
    value.map_or_else(|| "–".to_owned(), size::grouped)
}

/// How many tags; a dash when that is not known.
pub fn tags(count: Option<u64>, texts: &Texts) -> String {
    if count == Some(1) { texts.one_tag().to_owned() } else { texts.tags_count(&number(count)) }
}

/// How many versions; a dash when that is not known.
pub fn versions(count: Option<u64>, texts: &Texts) -> String {
    if count == Some(1) { texts.a_version().to_owned() } else { texts.versions_count(&number(count)) }
}

/// A size for people; a dash when it is not known.
pub fn size(value: Option<u64>) -> String {
    value.map_or_else(|| "–".to_owned(), size::human)
}

/// A size for people, with a bar when its column compares.
pub fn measured_size(value: Option<u64>) -> Content {
    Content::Measured { text: size(value), permille: None }
}

/// A size for people, with the exact number of bytes.
pub fn exact_size(value: Option<u64>, texts: &Texts) -> Content {
    match value {
        Some(bytes) => {
            Content::Remarked(size::human(bytes), format!(" ({} {})", size::grouped(bytes), texts.bytes_unit()))
        }
        None => Content::unknown(),
    }
}

/// The sum of sizes for people.
pub fn sum_of_sizes(sizes: impl Iterator<Item = u64>) -> String {
    size::human(sizes.fold(0, u64::saturating_add))
}

/// A description, or that there is none.
pub fn description(text: &str, texts: &Texts) -> Body {
    Body::Paragraph(if text.trim().is_empty() {
        Content::Muted(texts.no_description().to_owned())
    } else {
        Content::Text(text.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn one_is_not_many() {
        let texts = Locale::En.texts();
        for (count, said_tags, said_versions) in [
            (None, "– tags", "– versions"),
            (Some(0), "0 tags", "0 versions"),
            (Some(1), "1 tag", "1 version"),
            (Some(1_200), "1,200 tags", "1,200 versions"),
        ] {
            assert_eq!((tags(count, texts).as_str(), versions(count, texts).as_str()), (said_tags, said_versions));
        }
    }
}
