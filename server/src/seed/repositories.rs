//! Image repositories.

use std::collections::HashSet;

use catalog::{Category, Center, Repository, Timestamp, Visibility};
use rusqlite::Connection;

use super::{
    Plan,
    awkward::{self, Special},
    history,
    random::Random,
    words::{IMAGE_ROLES, ORGANIZATIONS, Organization, Role, SHARED, Subject, THIRD_PARTIES, VARIANTS},
};
use crate::catalogue::{StoreError, repositories::Writer};

/// Third-party repositories, on top of the own ones.
pub const THIRD_PARTY: usize = 40;
const TENANT: &str = "gantry-demo";
const PUBLIC_HOST: &str = "swr.cn-north-4.myhuaweicloud.com";
const INTERNAL_HOST: &str = "10.125.0.198:20202";

/// What is known of a repository before it is written.
struct Sketch {
    third_party: bool,
    namespace: &'static str,
    name: String,
    domain: &'static str,
    description: String,
    category: &'static str,
    special: Special,
}

/// Writes all repositories in the order of their list.
pub fn fill(connection: &Connection, plan: Plan) -> Result<(), StoreError> {
    let mut sketches = own(plan);
    if plan.repositories > 0 {
        sketches.extend(third_party(plan.seed));
    }
    sketches.sort_by(|a, b| (a.third_party, a.namespace, &a.name).cmp(&(b.third_party, b.namespace, &b.name)));
    let mut writer = Writer::new(connection);
    for (place, sketch) in (0..).zip(&sketches) {
        let mut random = Random::of(plan.seed, "repository", place);
        let center = if sketch.third_party { Center::ThirdParty } else { Center::Own };
        writer.write(center, &finish(sketch, &mut random, plan.today))?;
    }
    Ok(())
}

fn own(plan: Plan) -> Vec<Sketch> {
    let mut names = Names::default();
    let mut sketches = Vec::with_capacity(plan.repositories as usize + THIRD_PARTY);
    for (namespace, name, description, special) in awkward::repositories() {
        names.taken.insert((namespace, name.clone()));
        sketches.push(Sketch {
            third_party: false,
            namespace,
            name,
            domain: TENANT,
            description: description.to_owned(),
            category: "app_server",
            special,
        });
    }
    sketches.truncate(plan.repositories as usize);
    for place in sketches.len() as u64..u64::from(plan.repositories) {
        let mut random = Random::of(plan.seed, "repository name", place);
        let Named { organization, subject, role, name } = names.next(&mut random, &IMAGE_ROLES);
        sketches.push(Sketch {
            third_party: false,
            namespace: organization.namespace,
            name,
            domain: TENANT,
            description: describe(&mut random, organization.chinese, subject, role),
            category: category(&mut random, organization, role),
            special: Special::No,
        });
    }
    sketches
}

fn third_party(seed: u64) -> Vec<Sketch> {
    let mut taken = HashSet::new();
    let mut sketches = Vec::with_capacity(THIRD_PARTY);
    for place in 0.. {
        if sketches.len() == THIRD_PARTY {
            break;
        }
        let mut random = Random::of(seed, "third party", place);
        let (namespace, domain) = random.pick(&THIRD_PARTIES);
        let (name, english, chinese, category) = random.pick(&SHARED);
        if !taken.insert((namespace, name)) {
            continue;
        }
        let description = if random.chance(30) { chinese } else { english };
        sketches.push(Sketch {
            third_party: true,
            namespace,
            name: name.to_owned(),
            domain,
            description: description.to_owned(),
            category,
            special: Special::No,
        });
    }
    sketches
}

/// What a thing was named after.
pub struct Named {
    /// Who owns it.
    pub organization: Organization,
    /// What it is about.
    pub subject: Subject,
    /// What it is.
    pub role: Role,
    /// Its name, which its organization has only once.
    pub name: String,
}

/// Names that are taken.
#[derive(Default)]
pub struct Names {
    /// Namespace and name.
    pub taken: HashSet<(&'static str, String)>,
}

impl Names {
    /// The next free name: subject and role, then a variant as well, then a number.
    pub fn next(&mut self, random: &mut Random, roles: &[Role]) -> Named {
        let organization = weighted(random);
        let mut attempt = 0u64;
        loop {
            let subject = random.pick(organization.subjects);
            let role = random.pick(roles);
            let plain = format!("{}-{}", subject.0, role.0);
            let name = match attempt {
                0..4 => plain,
                4..10 => format!("{plain}-{}", random.pick(&VARIANTS)),
                _ => format!("{plain}-{}-{}", random.pick(&VARIANTS), 1 + random.below(attempt * 8)),
            };
            attempt += 1;
            if self.taken.insert((organization.namespace, name.clone())) {
                return Named { organization, subject, role, name };
            }
        }
    }
}

fn weighted(random: &mut Random) -> Organization {
    let mut left = random.below(ORGANIZATIONS.iter().map(|organization| organization.weight).sum());
    for organization in ORGANIZATIONS {
        match left.checked_sub(organization.weight) {
            Some(rest) => left = rest,
            None => return organization,
        }
    }
    Organization::default()
}

/// A sentence about a subject in a role. One in sixteen things was never described.
pub fn describe(random: &mut Random, chinese: u64, subject: Subject, role: Role) -> String {
    if random.chance(6) {
        return String::new();
    }
    if random.chance(chinese) { role.2.replace("{}", subject.2) } else { role.1.replace("{}", subject.1) }
}

fn category(random: &mut Random, organization: Organization, role: Role) -> &'static str {
    match random.below(100) {
        0..4 => "",
        4..40 if organization.namespace == "base-images" => random.pick(&["linux", "lang", "windows", "arm"]),
        _ => role.3,
    }
}

fn finish(sketch: &Sketch, random: &mut Random, today: i64) -> Repository {
    let (created, updated) = history::span(random, today);
    let tags = tags(sketch.special, random, today);
    let size = match sketch.special {
        Special::Bytes(bytes) => bytes,
        _ if tags.is_empty() => 0,
        _ => random.size(14, 36),
    };
    let path = format!("{}/{}", sketch.namespace, sketch.name);
    let public = sketch.third_party || random.chance(12) || sketch.namespace == "base-images" && random.chance(60);
    let digits = random.pick(&[0, 3, 6, 9]);
    Repository {
        namespace: sketch.namespace.to_owned(),
        name: sketch.name.clone(),
        domain_name: sketch.domain.to_owned(),
        category: Category::from_word(sketch.category.to_owned()),
        description: sketch.description.clone(),
        size: Some(size),
        visibility: if public { Visibility::Public } else { Visibility::Private },
        num_images: Some(tags.len() as u64),
        num_download: Some(if tags.is_empty() { 0 } else { random.size(0, 18) - 1 }),
        created_at: if random.chance(10) {
            Timestamp::from_unix(created)
        } else {
            history::instant(random, created, digits)
        },
        updated_at: history::instant(random, updated, 9),
        url: String::new(),
        path: format!("{PUBLIC_HOST}/{path}"),
        internal_path: format!("{INTERNAL_HOST}/{path}"),
        tags,
        status: Some(sketch.third_party),
        total_range: None,
    }
}

/// Tags as pushed, oldest first: releases, and among them names that move, days and commits.
fn tags(special: Special, random: &mut Random, today: i64) -> Vec<String> {
    let count = match special {
        Special::Empty => 0,
        Special::Many(count) => count as usize,
        Special::Bytes(_) => 24,
        _ => 1 + usize::try_from(random.below(36) * random.below(36) / 36).unwrap_or_default(),
    };
    let releases = history::versions(random, count);
    let prefix = if random.chance(20) { "v" } else { "" };
    let (days, commits) = if count > 100 { (12, 15) } else { (3, 3) };
    let mut tags: Vec<String> = Vec::with_capacity(count);
    for (place, release) in releases.into_iter().enumerate() {
        let days_ago = i64::try_from(count - place).unwrap_or_default() * super::DAY;
        let tag = match random.below(100) {
            roll if roll < days => day(today - days_ago),
            roll if roll < days + commits => format!("sha-{:07x}", random.below(1 << 28)),
            _ => format!("{prefix}{release}"),
        };
        tags.push(tag);
    }
    let floating = ["latest", "stable", "main"];
    for (name, place) in floating.iter().zip([1, 3, 6]) {
        let chance = if *name == "latest" { 70 } else { 12 };
        if count > place
            && (random.chance(chance) || count > 100)
            && let Some(tag) = tags.get_mut(count - place)
        {
            *tag = (*name).to_owned();
        }
    }
    // A tag exists only once: by chance two commits or two days might be the same.
    let mut seen = HashSet::new();
    for (place, tag) in tags.iter_mut().enumerate() {
        if !seen.insert(tag.clone()) {
            *tag = format!("build-{place}");
        }
    }
    tags
}

fn day(seconds: i64) -> String {
    let date = Timestamp::from_unix(seconds).map(Timestamp::to_rfc3339).unwrap_or_default();
    date.chars().take("2026-11-22".len()).collect()
}
