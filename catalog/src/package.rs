//! A software package, as API 2 lists it.

use crate::{Timestamp, Visibility, key};

/// The server's number for a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackageId(pub u64);

/// What tells one package from all others.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackageKey {
    /// The organization.
    pub namespace: String,
    /// The package's name exactly as the server gave it; it may itself look percent-encoded.
    pub package: String,
}

impl PackageKey {
    /// The form used in the address bar, `namespace/package`.
    pub fn to_param(&self) -> String {
        key::join(&[&self.namespace, &self.package])
    }

    /// Reads [`Self::to_param`] back; `None` if it is not of that form.
    pub fn from_param(param: &str) -> Option<Self> {
        key::split(param).map(|[namespace, package]| Self { namespace, package })
    }
}

/// What the caller may do with a package: `self_auth` of API 2, a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// The server did not say.
    #[default]
    Unknown,
    /// 0: nothing.
    None,
    /// 1: read.
    Read,
    /// 3: read and edit.
    Edit,
    /// 7: read, edit and manage.
    Manage,
    /// Any other number.
    Custom(u64),
}

impl Permission {
    /// Reads `self_auth`.
    pub fn from_bits(bits: Option<u64>) -> Self {
        match bits {
            None => Self::Unknown,
            Some(0) => Self::None,
            Some(1) => Self::Read,
            Some(3) => Self::Edit,
            Some(7) => Self::Manage,
            Some(other) => Self::Custom(other),
        }
    }

    /// The number on the wire.
    pub fn bits(self) -> Option<u64> {
        match self {
            Self::Unknown => None,
            Self::None => Some(0),
            Self::Read => Some(1),
            Self::Edit => Some(3),
            Self::Manage => Some(7),
            Self::Custom(bits) => Some(bits),
        }
    }
}

/// One row of API 2. A number that the server did not send, or that no u64 can hold, is `None`: unknown is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// The server's number for it.
    pub id: Option<PackageId>,
    /// The organization.
    pub namespace: String,
    /// The package's name exactly as the server gave it.
    pub package: String,
    /// The tenant.
    pub domain: String,
    /// Public or private.
    pub visibility: Visibility,
    /// Free text.
    pub description: String,
    /// The user who created it.
    pub creator: String,
    /// Number of versions.
    pub num_versions: Option<u64>,
    /// Total size, in bytes.
    pub size: Option<u64>,
    /// When it was created, UTC.
    pub created: Option<Timestamp>,
    /// When it was last changed, UTC.
    pub updated: Option<Timestamp>,
    /// What the caller may do with it.
    pub self_auth: Permission,
}

impl Package {
    /// Its identity.
    pub fn key(&self) -> PackageKey {
        PackageKey { namespace: self.namespace.clone(), package: self.package.clone() }
    }
}
