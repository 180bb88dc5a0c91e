//! How the rows of the two lists that come whole are kept.

use super::{Identity, Key, Packer, Part, Schema, Shared, Stored, Unpacked};
use crate::{
    Package, PackageId, PackageKey, PackageVersion, Permission, VersionId, Visibility,
    order::Direction,
    query::{PackageColumn, Packages, Sort, VersionColumn, Versions},
};

/// As the order of [`Visibility`] has it.
const VISIBILITIES: [Visibility; 3] = [Visibility::Public, Visibility::Private, Visibility::Unknown];

fn visibility_number(visibility: Visibility) -> Option<u64> {
    (0u64..).zip(VISIBILITIES).find(|(_, one)| *one == visibility).map(|(number, _)| number)
}

fn visibility(number: Option<u64>) -> Visibility {
    let number = number.and_then(|number| usize::try_from(number).ok());
    number.and_then(|number| VISIBILITIES.get(number).copied()).unwrap_or_default()
}

/// As the order of [`Permission`] has it; [`Permission::Custom`] comes behind these.
const PERMISSIONS: [Permission; 5] =
    [Permission::Unknown, Permission::None, Permission::Read, Permission::Edit, Permission::Manage];

/// A number of the kind, and the bits of a custom one.
fn permission_numbers(permission: Permission) -> (u64, Option<u64>) {
    match permission {
        Permission::Custom(bits) => (PERMISSIONS.len() as u64, Some(bits)),
        other => ((0u64..).zip(PERMISSIONS).find(|(_, one)| *one == other).map_or(0, |(number, _)| number), None),
    }
}

fn permission(number: Option<u64>, custom: Option<u64>) -> Permission {
    let number = number.and_then(|number| usize::try_from(number).ok());
    let plain = number.and_then(|number| PERMISSIONS.get(number).copied()).unwrap_or_default();
    custom.map_or(plain, Permission::Custom)
}

impl Stored for Packages {
    // Shared: namespace, creator, domain. Own: package, description. Numbers: id 0, visibility 1, versions 2, size 3,
    // created 4 and 5, updated 6 and 7, permission 8 and 9.
    const SCHEMA: Schema =
        Schema { shared: &[Shared::Searched, Shared::Searched, Shared::Kept], prefix: true, own: 2, numbers: 10 };

    fn pack(row: &Package, packer: &mut Packer<'_>) {
        packer.shared(&row.namespace);
        packer.shared(&row.creator);
        packer.shared(&row.domain);
        packer.own(&row.package);
        packer.own(&row.description);
        packer.number(row.id.map(|id| id.0));
        packer.number(visibility_number(row.visibility));
        packer.number(row.num_versions);
        packer.number(row.size);
        packer.instant(row.created);
        packer.instant(row.updated);
        let (kind, custom) = permission_numbers(row.self_auth);
        packer.number(Some(kind));
        packer.number(custom);
    }

    fn unpack(row: &Unpacked<'_>) -> Package {
        Package {
            id: row.number(0).map(PackageId),
            namespace: row.shared(0),
            package: row.own(0),
            domain: row.shared(2),
            visibility: visibility(row.number(1)),
            description: row.own(1),
            creator: row.shared(1),
            num_versions: row.number(2),
            size: row.number(3),
            created: row.instant(4),
            updated: row.instant(6),
            self_auth: permission(row.number(8), row.number(9)),
        }
    }

    fn key(column: PackageColumn) -> Key {
        Key(match column {
            PackageColumn::Name => &[Part::Shared(0), Part::Own(0)],
            PackageColumn::Visibility => &[Part::Number(1)],
            PackageColumn::Versions => &[Part::Number(2)],
            PackageColumn::Size => &[Part::Number(3)],
            PackageColumn::Creator => &[Part::Shared(1)],
            PackageColumn::Permission => &[Part::Number(8), Part::Number(9)],
            PackageColumn::Updated => &[Part::Number(6), Part::Number(7)],
        })
    }

    fn identity(open: &str) -> Option<Identity> {
        PackageKey::from_param(open).map(|key| Identity { prefix: Some(key.namespace), own: key.package })
    }
}

impl Stored for Versions {
    // Shared: namespace, package, domain, creator. Own: version, description. Numbers: id 0, visibility 1, size 2,
    // files 3, created 4 and 5, updated 6 and 7.
    const SCHEMA: Schema = Schema {
        shared: &[Shared::Kept, Shared::Kept, Shared::Kept, Shared::Searched],
        prefix: false,
        own: 2,
        numbers: 8,
    };

    fn pack(row: &PackageVersion, packer: &mut Packer<'_>) {
        packer.shared(&row.namespace);
        packer.shared(&row.package);
        packer.shared(&row.domain);
        packer.shared(&row.creator);
        packer.own(&row.version);
        packer.own(&row.description);
        packer.number(row.id.map(|id| id.0));
        packer.number(visibility_number(row.visibility));
        packer.number(row.size);
        packer.number(row.num_files);
        packer.instant(row.created);
        packer.instant(row.updated);
    }

    fn unpack(row: &Unpacked<'_>) -> PackageVersion {
        PackageVersion {
            id: row.number(0).map(VersionId),
            namespace: row.shared(0),
            package: row.shared(1),
            version: row.own(0),
            domain: row.shared(2),
            visibility: visibility(row.number(1)),
            description: row.own(1),
            creator: row.shared(3),
            size: row.number(2),
            num_files: row.number(3),
            created: row.instant(4),
            updated: row.instant(6),
        }
    }

    fn key(column: VersionColumn) -> Key {
        Key(match column {
            VersionColumn::Version => &[Part::Version(0)],
            VersionColumn::Size => &[Part::Number(2)],
            VersionColumn::Files => &[Part::Number(3)],
            VersionColumn::Creator => &[Part::Shared(3)],
            VersionColumn::Created => &[Part::Number(4), Part::Number(5)],
            VersionColumn::Updated => &[Part::Number(6), Part::Number(7)],
        })
    }

    fn identity(open: &str) -> Option<Identity> {
        Some(Identity { prefix: None, own: open.to_owned() })
    }

    /// Newest first, unless asked otherwise.
    fn order(sort: Option<Sort<VersionColumn>>) -> Option<(Key, Direction)> {
        let newest_first = Sort { column: VersionColumn::Version, direction: Direction::Descending };
        let sort = sort.unwrap_or(newest_first);
        Some((Self::key(sort.column), sort.direction))
    }
}
