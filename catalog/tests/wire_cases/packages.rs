//! Rows of APIs 2 and 3: P03 to P06, V01, V04 (P01 and the sample of V01 in `documents.rs`).

use crate::object;
use catalog::wire::{RowError, package, package_version};
use catalog::{Package, PackageId, PackageVersion, Permission, Timestamp, VersionId, Visibility, size};

fn row(members: &str) -> Package {
    package(object(members, r#""namespace":"n","package":"p""#).as_bytes()).expect(members)
}

fn version(members: &str) -> PackageVersion {
    package_version(object(members, r#""version":"V1""#).as_bytes()).expect(members)
}

#[test]
fn permissions() {
    for (id, value, expected) in [
        ("P03.a", "7", Permission::Manage),
        ("P03.b", "3", Permission::Edit),
        ("P03.c", "1", Permission::Read),
        ("P03.d", "0", Permission::None),
        ("P03.e", "2", Permission::Custom(2)),
        ("P03.f", "15", Permission::Custom(15)),
        ("P03.g", "null", Permission::Unknown),
        ("P03.h", r#""7""#, Permission::Manage),
    ] {
        assert_eq!(row(&format!(r#""self_auth":{value}"#)).self_auth, expected, "{id}");
    }
}

#[test]
fn visibilities() {
    for (id, value, expected) in [
        ("P04.a", r#""public""#, Visibility::Public),
        ("P04.b", r#""private""#, Visibility::Private),
        ("P04.c", r#""PUBLIC""#, Visibility::Public),
        ("P04.d", r#""""#, Visibility::Unknown),
        ("P04.e", "null", Visibility::Unknown),
    ] {
        assert_eq!(row(&format!(r#""visibility":{value}"#)).visibility, expected, "{id}");
        assert_eq!(version(&format!(r#""visibility":{value}"#)).visibility, expected, "{id}");
    }
}

#[test]
fn ids() {
    for (id, members, expected) in [
        ("P05.a", r#""id":2074"#, Some(PackageId(2074))),
        ("P05.b", r#""id":9007199254740993"#, Some(PackageId(9_007_199_254_740_993))),
        ("P05.c", r#""x":1"#, None),
    ] {
        assert_eq!(row(members).id, expected, "{id}");
        assert_eq!(row(members).key().to_param(), "n/p", "{id}: the identity does not need a number");
        assert_eq!(version(members).id.map(|VersionId(id)| id), expected.map(|PackageId(id)| id), "{id}");
    }
}

#[test]
fn zero_is_not_unknown() {
    let found = row(r#""num_versions":0,"size":0,"description":null"#);
    assert_eq!((found.num_versions, found.size, found.description.as_str()), (Some(0), Some(0), ""), "P06");
    let found = version(r#""num_files":6,"size":33724433"#);
    assert_eq!(found.num_files, Some(6), "V04.a");
    assert_eq!(found.size.map(size::human).as_deref(), Some("32.2 MiB"), "V04.a");
    assert_eq!(version(r#""num_files":6,"size":null"#).size, None, "V04.b");
}

#[test]
fn dates_have_three_spellings() {
    for name in ["CreatedAt", "created_at", "created"] {
        let members = format!(r#""{name}":"2019-09-04T12:26:52.141081Z""#);
        let expected = Timestamp::parse_rfc3339("2019-09-04T12:26:52.141081Z");
        assert_eq!(version(&members).created, expected, "V01 {name}");
        assert_eq!(row(&members).created, expected, "V01 {name}");
    }
    for name in ["UpdatedAt", "updated_at", "updated"] {
        let members = format!(r#""{name}":"2019-09-23T03:43:47.786248Z""#);
        let expected = Timestamp::parse_rfc3339("2019-09-23T03:43:47.786248Z");
        assert_eq!(version(&members).updated, expected, "V01 {name}");
        assert_eq!(row(&members).updated, expected, "V01 {name}");
    }
}

#[test]
fn a_row_without_identity_is_refused() {
    assert_eq!(package(br#"{"package":"p"}"#), Err(RowError::Missing("namespace")));
    assert_eq!(package(br#"{"namespace":"n"}"#), Err(RowError::Missing("package")));
    assert_eq!(package_version(br#"{"namespace":"n","package":"p"}"#), Err(RowError::Missing("version")));
    assert_eq!(package_version(b"[]"), Err(RowError::NotAnObject));
}
