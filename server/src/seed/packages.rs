//! Packages and their versions.

use catalog::{Package, PackageId, PackageVersion, Permission, Timestamp, VersionId, Visibility};
use rusqlite::Connection;

use super::{
    Plan,
    awkward::{self, Special},
    history,
    random::Random,
    repositories::{Named, Names, describe},
    words::{CREATORS, PACKAGE_ROLES},
};
use crate::catalogue::{StoreError, packages, versions};

const TENANT: &str = "gantry-demo";
const FIRST_PACKAGE: u64 = 2_001;
const FIRST_VERSION: u64 = 16_001;

/// What is known of a package before it is written.
struct Sketch {
    namespace: &'static str,
    name: String,
    description: String,
    special: Special,
    versions: usize,
}

/// Writes all packages, in the order of their list, each after its versions.
pub fn fill(connection: &Connection, plan: Plan) -> Result<(), StoreError> {
    let mut sketches = sketch(plan);
    distribute(&mut sketches, plan);
    sketches.sort_by(|a, b| (a.namespace, &a.name).cmp(&(b.namespace, &b.name)));
    let mut next_version = FIRST_VERSION;
    for (place, sketch) in (0..).zip(&sketches) {
        let mut random = Random::of(plan.seed, "package", place);
        let package = begin(sketch, PackageId(FIRST_PACKAGE + place), &mut random, plan.today);
        write(connection, sketch, package, &mut next_version, &mut random, plan.today)?;
    }
    Ok(())
}

fn sketch(plan: Plan) -> Vec<Sketch> {
    let mut names = Names::default();
    let mut sketches = Vec::with_capacity(plan.packages as usize);
    for (namespace, name, description, special) in awkward::packages() {
        names.taken.insert((namespace, name.to_owned()));
        let (name, description) = (name.to_owned(), description.to_owned());
        sketches.push(Sketch { namespace, name, description, special, versions: 0 });
    }
    sketches.truncate(plan.packages as usize);
    for place in sketches.len() as u64..u64::from(plan.packages) {
        let mut random = Random::of(plan.seed, "package name", place);
        let Named { organization, subject, role, name } = names.next(&mut random, &PACKAGE_ROLES);
        let description = describe(&mut random, organization.chinese, subject, role);
        let namespace = organization.namespace;
        sketches.push(Sketch { namespace, name, description, special: Special::No, versions: 0 });
    }
    sketches
}

/// Gives every package its number of versions, all of `plan.versions` together: most have few, some have many.
fn distribute(sketches: &mut [Sketch], plan: Plan) {
    let mut left = plan.versions as usize;
    let mut take = |wanted: usize| {
        let taken = wanted.min(left);
        left -= taken;
        taken
    };
    let mut shares = 0u64;
    for (place, sketch) in (0..).zip(sketches.iter_mut()) {
        sketch.versions = match sketch.special {
            Special::Empty => 0,
            Special::OneVersion => take(1),
            Special::Bytes(_) => take(4),
            Special::Many(count) => take(count as usize),
            Special::No => {
                let part = 1 + Random::of(plan.seed, "versions", place).below(10);
                shares += part * part;
                take(1)
            }
        };
    }
    let (rest, mut seen, mut given) = (left as u64, 0, 0);
    for (place, sketch) in (0..).zip(sketches.iter_mut()).filter(|(_, sketch)| sketch.special == Special::No) {
        let part = 1 + Random::of(plan.seed, "versions", place).below(10);
        seen += part * part;
        let due = rest * seen / shares;
        sketch.versions += usize::try_from(due - given).unwrap_or_default();
        given = due;
    }
    // With no ordinary package at all, the first one takes what is left.
    if let Some(first) = sketches.first_mut() {
        first.versions += usize::try_from(rest - given).unwrap_or_default();
    }
}

fn begin(sketch: &Sketch, id: PackageId, random: &mut Random, today: i64) -> Package {
    let (created, updated) = history::span(random, today);
    Package {
        id: Some(id),
        namespace: sketch.namespace.to_owned(),
        package: sketch.name.clone(),
        domain: TENANT.to_owned(),
        visibility: if random.chance(25) { Visibility::Public } else { Visibility::Private },
        description: sketch.description.clone(),
        creator: random.pick(&CREATORS).to_owned(),
        num_versions: Some(sketch.versions as u64),
        size: Some(0),
        created: history::instant(random, created, 6),
        updated: history::instant(random, updated, 6),
        self_auth: random.pick(&[Permission::Manage, Permission::Manage, Permission::Edit, Permission::Read]),
    }
}

fn write(
    connection: &Connection,
    sketch: &Sketch,
    mut package: Package,
    next_version: &mut u64,
    random: &mut Random,
    today: i64,
) -> Result<(), StoreError> {
    let id = package.id.unwrap_or(PackageId(0));
    let first = package.created.map_or(today, Timestamp::unix_seconds);
    let last = package.updated.map_or(today, Timestamp::unix_seconds);
    let count = sketch.versions;
    let instants = history::instants(random, count, first, last);
    let mut instants: Vec<_> = instants.into_iter().filter_map(|at| history::instant(random, at, 6)).collect();
    instants.sort_unstable();
    let usual = random.size(11, 33);
    let mut total = 0;
    for (place, (name, created)) in names(sketch, random).into_iter().zip(instants).enumerate() {
        let size = match sketch.special {
            Special::Bytes(bytes) => share(bytes, count, place),
            _ => usual - usual / 8 + random.below(usual / 4 + 1),
        };
        total += size;
        let second = created.unix_seconds();
        let updated = random.within(second + 1, second.saturating_add(7 * super::DAY).min(today - 1));
        let version = PackageVersion {
            id: Some(VersionId(*next_version)),
            namespace: package.namespace.clone(),
            package: package.package.clone(),
            version: name,
            domain: package.domain.clone(),
            visibility: package.visibility,
            description: note(random, &package.description),
            creator: random.pick(&CREATORS).to_owned(),
            size: Some(size),
            num_files: Some(1 + random.below(random.clone().size(1, 9))),
            created: Some(created),
            updated: history::instant(random, updated, 6),
        };
        *next_version += 1;
        package.updated = package.updated.max(version.updated);
        versions::write(connection, id, &version)?;
    }
    package.size = Some(total);
    packages::write(connection, &package)
}

/// Part `place` of `count` parts that are `bytes` together.
fn share(bytes: u64, count: usize, place: usize) -> u64 {
    let each = bytes / count.max(1) as u64;
    if place == 0 { bytes - each * (count as u64).saturating_sub(1) } else { each }
}

fn names(sketch: &Sketch, random: &mut Random) -> Vec<String> {
    let releases = history::versions(random, sketch.versions);
    let style = if sketch.special == Special::OneVersion { 0 } else { random.below(10) };
    let numbered = releases.into_iter().zip(1..);
    match style {
        0 => numbered.map(|(_, number)| format!("V{number}")).collect(),
        1 => numbered.map(|(release, _)| format!("v{release}")).collect(),
        _ => numbered.map(|(release, _)| release).collect(),
    }
}

/// What a version's uploader wrote: often nothing, sometimes what the package is.
fn note(random: &mut Random, package: &str) -> String {
    match random.below(10) {
        0..4 => String::new(),
        4..6 => package.to_owned(),
        6 => "修复已知问题，提升稳定性。".to_owned(),
        7 => "Fixes and smaller improvements.".to_owned(),
        8 => "Rebuilt with current dependencies.".to_owned(),
        _ => "Adds what the release notes say; upgrade in place.".to_owned(),
    }
}
