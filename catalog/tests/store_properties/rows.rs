//! Any rows: names that differ little, numbers at both ends, instants with and without fractions.

use catalog::query::{Packages, Versions, find::Searched};
use catalog::store::Stored;
use catalog::{Package, PackageId, PackageVersion, Permission, Timestamp, VersionId, Visibility};
use proptest::prelude::*;

/// What the tests have to know of a list beside [`Stored`].
pub trait Tested: Stored<Row: Clone + PartialEq + std::fmt::Debug> + Searched {
    fn row() -> BoxedStrategy<Self::Row>;
}

fn number() -> impl Strategy<Value = Option<u64>> {
    prop_oneof![2 => Just(None), 6 => (0u64..4).prop_map(Some), 2 => any::<u64>().prop_map(Some), 1 => Just(Some(u64::MAX))]
}

fn instant() -> impl Strategy<Value = Option<Timestamp>> {
    let any_second = -62_104_060_800i64..253_402_300_799;
    prop_oneof![
        Just(None),
        (0i64..3).prop_map(Timestamp::from_unix),
        any_second.clone().prop_map(Timestamp::from_unix),
        (any_second, 0u32..1_000_000_000).prop_map(|(second, nanos)| {
            let whole = Timestamp::from_unix(second)?.to_rfc3339();
            Timestamp::parse_rfc3339(&format!("{}.{nanos:09}Z", whole.trim_end_matches('Z')))
        }),
    ]
}

fn visibility() -> impl Strategy<Value = Visibility> {
    prop::sample::select(vec![Visibility::Public, Visibility::Private, Visibility::Unknown])
}

fn permission() -> impl Strategy<Value = Permission> {
    let plain = [Permission::Unknown, Permission::None, Permission::Read, Permission::Edit, Permission::Manage];
    prop_oneof![
        prop::sample::select(plain.to_vec()),
        (0u64..9).prop_map(Permission::Custom),
        any::<u64>().prop_map(Permission::Custom)
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[abAB01/-]{0,4}", 2 => "(Team|team|TEAM)/[a-b]{1,2}0{0,2}[0-9]{1,2}", 1 => "[章éÉİßẞK\0 %/1]{0,4}", 1 => ".{0,30}"]
}

fn version() -> impl Strategy<Value = String> {
    prop_oneof![
        "[vV]?[0-2](\\.[0-2]){1,2}(-(rc|a)(\\.[0-9])?)?(\\+[ab0]{1,2})?",
        "latest|LATEST|edge|V1|r[0-9]{1,2}|2024010[1-3]",
        ".{0,12}",
    ]
}

impl Tested for Packages {
    fn row() -> BoxedStrategy<Package> {
        let texts = (name(), name(), name(), name(), name(), visibility());
        let numbers = (number(), number(), number(), instant(), instant(), permission());
        (texts, numbers)
            .prop_map(|((namespace, package, domain, description, creator, visibility), numbers)| Package {
                id: numbers.0.map(PackageId),
                namespace,
                package,
                domain,
                visibility,
                description,
                creator,
                num_versions: numbers.1,
                size: numbers.2,
                created: numbers.3,
                updated: numbers.4,
                self_auth: numbers.5,
            })
            .boxed()
    }
}

impl Tested for Versions {
    fn row() -> BoxedStrategy<PackageVersion> {
        let texts = (name(), name(), version(), name(), name(), name(), visibility());
        (texts, (number(), number(), number(), instant(), instant()))
            .prop_map(|((namespace, package, version, domain, description, creator, visibility), numbers)| {
                PackageVersion {
                    id: numbers.0.map(VersionId),
                    namespace,
                    package,
                    version,
                    domain,
                    visibility,
                    description,
                    creator,
                    size: numbers.1,
                    num_files: numbers.2,
                    created: numbers.3,
                    updated: numbers.4,
                }
            })
            .boxed()
    }
}
