//! An image repository, as API 1 lists it.

use crate::{Timestamp, Visibility, key};

/// What tells one repository from all others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RepositoryKey {
    /// The organization.
    pub namespace: String,
    /// The repository's name, which may hold `/`.
    pub name: String,
}

impl RepositoryKey {
    /// The form used in the address bar, `namespace/name`.
    pub fn to_param(&self) -> String {
        key::join(&[&self.namespace, &self.name])
    }

    /// Reads [`Self::to_param`] back; `None` if it is not of that form.
    pub fn from_param(param: &str) -> Option<Self> {
        key::split(param).map(|[namespace, name]| Self { namespace, name })
    }
}

/// Whose images are listed: the filter item `center` of API 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Center {
    /// The tenant's own images.
    #[default]
    Own,
    /// Images that other tenants share.
    ThirdParty,
}

impl Center {
    /// The word of API 1.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::ThirdParty => "thirdparty",
        }
    }

    /// Reads the word of API 1.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Own, Self::ThirdParty].into_iter().find(|center| center.as_str() == word)
    }
}

/// The category of a repository.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// `app_server`
    AppServer,
    /// `linux`
    Linux,
    /// `framework_app`
    FrameworkApp,
    /// `database`
    Database,
    /// `lang`
    Lang,
    /// `other`
    Other,
    /// `windows`
    Windows,
    /// `arm`
    Arm,
    /// No category was given.
    #[default]
    Uncategorised,
    /// A word that the documents do not know, kept as it is.
    Custom(String),
}

impl Category {
    /// The eight documented categories, in the documents' order.
    pub const KNOWN: [Self; 8] = [
        Self::AppServer,
        Self::Linux,
        Self::FrameworkApp,
        Self::Database,
        Self::Lang,
        Self::Other,
        Self::Windows,
        Self::Arm,
    ];

    /// The word on the wire; empty for [`Self::Uncategorised`].
    pub fn as_str(&self) -> &str {
        match self {
            Self::AppServer => "app_server",
            Self::Linux => "linux",
            Self::FrameworkApp => "framework_app",
            Self::Database => "database",
            Self::Lang => "lang",
            Self::Other => "other",
            Self::Windows => "windows",
            Self::Arm => "arm",
            Self::Uncategorised => "",
            Self::Custom(word) => word,
        }
    }

    /// Reads the word on the wire; every word is a category.
    pub fn from_word(word: String) -> Self {
        if word.is_empty() {
            return Self::Uncategorised;
        }
        Self::KNOWN.into_iter().find(|known| known.as_str() == word).unwrap_or(Self::Custom(word))
    }
}

/// One row of API 1. A number that the server did not send, or that no u64 can hold, is `None`: unknown is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repository {
    /// The organization.
    pub namespace: String,
    /// The repository's name, which may hold `/`.
    pub name: String,
    /// The tenant.
    pub domain_name: String,
    /// The category.
    pub category: Category,
    /// Free text.
    pub description: String,
    /// Total size of the images, in bytes.
    pub size: Option<u64>,
    /// Public or private.
    pub visibility: Visibility,
    /// Number of image versions (tags).
    pub num_images: Option<u64>,
    /// Number of pulls.
    pub num_download: Option<u64>,
    /// When it was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When it was last changed, UTC. May lie before `created_at` or in the future.
    pub updated_at: Option<Timestamp>,
    /// Logo address (reserved; usually empty).
    pub url: String,
    /// Pull address from outside the cluster.
    pub path: String,
    /// Pull address from inside the cluster; empty if there is none.
    pub internal_path: String,
    /// Image versions, in the server's order.
    pub tags: Vec<String>,
    /// In the documents' example only; means nothing for own images.
    pub status: Option<bool>,
    /// How many rows match in all, where each row repeats it; not part of the documented row.
    pub total_range: Option<u64>,
}

impl Repository {
    /// Its identity.
    pub fn key(&self) -> RepositoryKey {
        RepositoryKey { namespace: self.namespace.clone(), name: self.name.clone() }
    }

    /// Bytes per tag on the average, by the size and the number of tags that the server says. `None` if either is not
    /// known, or there are no tags.
    pub fn size_per_tag(&self) -> Option<u64> {
        self.size?.checked_div(self.num_images?)
    }

    /// The address to pull it from: what the server says, else what it is in `region`, such as `cn-north-4`. `None` if
    /// neither is known.
    pub fn pull_address(&self, region: Option<&str>) -> Option<String> {
        let path = self.path.trim();
        if !path.is_empty() {
            return Some(path.to_owned());
        }
        let region = region.map(str::trim).filter(|region| is_region(region))?;
        let domain = if region == "eu-west-101" { "myhuaweicloud.eu" } else { "myhuaweicloud.com" };
        Some(format!("swr.{region}.{domain}/{}/{}", self.namespace, self.name))
    }
}

/// Whether a text can be a region such as `cn-north-4`, which becomes part of a host's name.
pub(crate) fn is_region(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_per_tag_is_known_where_size_and_tags_are() {
        for (size, num_images, expected) in [
            (Some(1000), Some(4), Some(250)),
            (Some(10), Some(3), Some(3)),
            (Some(0), Some(3), Some(0)),
            (Some(u64::MAX), Some(1), Some(u64::MAX)),
            (Some(1000), Some(0), None),
            (Some(1000), None, None),
            (None, Some(4), None),
            (None, None, None),
        ] {
            let row = Repository { size, num_images, ..Repository::default() };
            assert_eq!(row.size_per_tag(), expected, "{size:?} / {num_images:?}");
        }
    }
}
