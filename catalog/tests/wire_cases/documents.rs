//! The documents' own examples (`tests/contract`).

use catalog::wire::{Frame, RowStream, installer, package, package_version, repository};
use catalog::{
    Category, InstallState, Maintainer, PackageId, Permission, Timestamp, VersionEntry, VersionId, Visibility,
};

macro_rules! contract {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/contract/", $name))
    };
}

fn decoded<T: std::fmt::Debug, E: std::fmt::Debug>(body: &str, decode: fn(&[u8]) -> Result<T, E>) -> (T, Frame) {
    let mut rows = Vec::new();
    let mut stream = RowStream::new();
    stream.push(body.as_bytes(), &mut |row| rows.push(decode(row).unwrap())).unwrap();
    assert_eq!(rows.len(), 1);
    (rows.pop().unwrap(), stream.finish().unwrap())
}

fn at(text: &str) -> Option<Timestamp> {
    Some(Timestamp::parse_rfc3339(text).unwrap())
}

#[test]
fn r01_list_repositories() {
    let (row, frame) = decoded(contract!("repositories.json"), repository);
    assert_eq!(frame, Frame { had_rows: true, ..Frame::default() });
    assert_eq!(row.namespace, "root");
    assert_eq!(row.name, "nginx");
    assert_eq!(row.domain_name, "root");
    assert_eq!(row.category, Category::Linux);
    assert_eq!(row.size, Some(200_977_474));
    assert_eq!(row.visibility, Visibility::Private);
    assert_eq!((row.num_images, row.num_download), (Some(2), Some(0)));
    assert_eq!(row.created_at, at("2017-01-01T00:00:00Z"));
    assert_eq!(row.updated_at, at("2017-09-11T03:00:02.542841141Z"));
    assert_eq!(row.url, "");
    assert_eq!(row.path, "swr.cn-north-1.myhuaweicloud.com/namespace/repository");
    assert_eq!(row.internal_path, "10.125.0.198:20202/namespace/repository");
    assert_eq!(row.tags, ["latest", "log"]);
    assert_eq!(row.status, Some(false));
    assert_eq!((row.description.as_str(), row.total_range), ("", None), "R01: neither is in the documents' example");
}

#[test]
fn p01_list_packages() {
    let (row, frame) = decoded(contract!("packages.json"), package);
    assert_eq!(frame, Frame { had_rows: true, ..Frame::default() });
    assert_eq!(row.id, Some(PackageId(2074)));
    assert_eq!(row.package, "hello%20hello");
    assert_eq!(catalog::wire::label::decoded_label(&row.package), "hello hello");
    assert_eq!((row.namespace.as_str(), row.domain.as_str()), ("hwstaff_pub_swrpaas", "hwstaff_pub_swrpaas"));
    assert_eq!(row.visibility, Visibility::Private);
    assert_eq!((row.description.as_str(), row.creator.as_str()), ("", "z00232859"));
    assert_eq!((row.num_versions, row.size), (Some(1), Some(33_724_433)));
    assert_eq!(row.created, at("2019-09-04T12:26:52.112045Z"));
    assert_eq!(row.updated, at("2019-09-23T03:43:47.791917Z"));
    assert_eq!(row.self_auth, Permission::Manage);
}

#[test]
fn v01_list_package_versions() {
    let (row, frame) = decoded(contract!("versions.json"), package_version);
    assert_eq!(frame, Frame { had_rows: true, ..Frame::default() });
    assert_eq!(row.id, Some(VersionId(1606)));
    assert_eq!((row.package.as_str(), row.version.as_str()), ("hello%20hello", "V1"));
    assert_eq!((row.namespace.as_str(), row.domain.as_str()), ("hwstaff_pub_swrpaas", "hwstaff_pub_swrpaas"));
    assert_eq!(row.visibility, Visibility::Private);
    assert_eq!((row.description.as_str(), row.creator.as_str()), ("", "z00232859"));
    assert_eq!((row.num_files, row.size), (Some(6), Some(33_724_433)));
    assert_eq!(row.created, at("2019-09-04T12:26:52.141081Z"));
    assert_eq!(row.updated, at("2019-09-23T03:43:47.786248Z"));
}

#[test]
fn list_all_repo_installers_bare_and_enveloped() {
    for body in [contract!("installers.json"), contract!("installers-enveloped.json")] {
        let (row, frame) = decoded(body, installer);
        let one = Some(1);
        let totals = Frame { total: one, installed_num: one, page_num: one, page_size: Some(20), ..Frame::default() };
        assert_eq!(frame, Frame { had_rows: true, ..totals });
        assert_eq!((row.repo.as_str(), row.name.as_str(), row.version.as_str()), ("tkeel-default", "iothub", "1.0.0"));
        assert_eq!((row.desc.as_str(), row.icon.as_str()), ("设备接入插件", ""));
        assert_eq!(row.state, InstallState::Installed);
        let ann = Maintainer { name: "ann".into(), email: "ann@example.com".into(), url: String::new() };
        assert_eq!(row.maintainers, [ann]);
        assert_eq!(row.version_list, [VersionEntry { version: "1.0.0".into(), create_time: row.timestamp }]);
        assert_eq!(row.annotations.len(), 2);
        assert_eq!(row.metadata, []);
        assert_eq!(row.timestamp, at("2022-12-01T02:36:59Z"));
    }
}
