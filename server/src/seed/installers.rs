//! Installers in three chart repositories, some of them installed.

use std::collections::{BTreeMap, HashSet};

use base64::{Engine, prelude::BASE64_STANDARD};
use catalog::{Maintainer, Timestamp};
use rusqlite::Connection;

use super::{
    Plan, history,
    icon::icon,
    random::Random,
    words::{PLUGINS, Subject, TEAMS, VARIANTS},
};
use crate::catalogue::{
    StoreError,
    installers::{Chart, ChartVersion, Release, Writer, add_release},
};

/// The chart repositories, the first one holding most.
const REPOS: [&str; 6] = ["gantry-stable", "gantry-stable", "gantry-stable", "community", "community", "edge-lab"];

/// What is known of a chart before it is written.
struct Sketch {
    repo: &'static str,
    name: String,
    plugin: Subject,
}

/// Writes what is installed, then all charts.
pub fn fill(connection: &Connection, plan: Plan) -> Result<(), StoreError> {
    let sketches = sketch(plan);
    for place in installed(&sketches, plan.seed) {
        let Some(sketch) = sketches.get(place) else { continue };
        let chart = finish(sketch, place, plan);
        let mut random = Random::of(plan.seed, "release", place as u64);
        // The newest version of half of them, any other of the rest.
        let back = if random.chance(50) { 0 } else { random.below(chart.versions.len() as u64) };
        let version = chart.versions.iter().rev().nth(usize::try_from(back).unwrap_or_default());
        if let Some(version) = version {
            let release = Release { name: chart.name, repo: chart.repo, version: version.version.clone() };
            add_release(connection, &release)?;
        }
    }
    let mut writer = Writer::new(connection)?;
    sketches.iter().enumerate().try_for_each(|(place, sketch)| writer.write(&finish(sketch, place, plan)))
}

fn sketch(plan: Plan) -> Vec<Sketch> {
    let mut taken = HashSet::new();
    let mut sketches = Vec::with_capacity(plan.installers as usize);
    for place in 0..u64::from(plan.installers) {
        let mut random = Random::of(plan.seed, "installer name", place);
        let mut attempt = 0u64;
        loop {
            let repo = random.pick(&REPOS);
            let plugin = random.pick(&PLUGINS);
            let name = match attempt {
                0..3 if random.chance(55) || attempt > 0 => plugin.0.to_owned(),
                0..20 => format!("{}-{}", plugin.0, random.pick(&VARIANTS)),
                _ => format!("{}-{}-{}", plugin.0, random.pick(&VARIANTS), 1 + random.below(attempt * 8)),
            };
            attempt += 1;
            if taken.insert((repo, name.clone())) {
                sketches.push(Sketch { repo, name, plugin });
                break;
            }
        }
    }
    sketches
}

/// Places of the charts that are installed: half of all names, each from one repository.
fn installed(sketches: &[Sketch], seed: u64) -> Vec<usize> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, sketch) in sketches.iter().enumerate() {
        places.entry(&sketch.name).or_default().push(place);
    }
    let mut chosen = Vec::new();
    for of_one_name in places.values() {
        let mut random = Random::of(seed, "installed", of_one_name.first().copied().unwrap_or_default() as u64);
        if random.chance(52) {
            chosen.push(random.pick(of_one_name));
        }
    }
    chosen
}

fn finish(sketch: &Sketch, place: usize, plan: Plan) -> Chart {
    let mut random = Random::of(plan.seed, "installer", place as u64);
    let count = random.pick(&[1, 1, 2, 2, 3, 3, 4, 5, 5, 7]);
    let (first, last) = history::span(&mut random, plan.today);
    let (_, english, chinese) = sketch.plugin;
    let description = if random.chance(40) { chinese } else { english };
    let icon = if random.chance(80) { icon(&mut random, &sketch.name) } else { String::new() };
    let maintainers = maintainers(&mut random);
    let metadata = metadata(&mut random, sketch);
    let user = random.chance(25);
    let annotated = !random.chance(6);
    let names = history::versions(&mut random, count);
    let instants = history::instants(&mut random, count, first, last);
    let version = |(version, created): (String, i64)| ChartVersion {
        description: description.to_owned(),
        icon: icon.clone(),
        maintainers: maintainers.clone(),
        annotations: if annotated { annotations(&sketch.name, &version, user) } else { Vec::new() },
        metadata: metadata.clone(),
        created: Timestamp::from_unix(created),
        version,
    };
    Chart {
        repo: sketch.repo.to_owned(),
        name: sketch.name.clone(),
        versions: names.into_iter().zip(instants).map(version).collect(),
    }
}

fn maintainers(random: &mut Random) -> Vec<Maintainer> {
    let count = random.pick(&[0, 1, 1, 1, 2, 2, 3]);
    let mut chosen: Vec<Maintainer> = Vec::with_capacity(count);
    while chosen.len() < count {
        let (name, email, url) = random.pick(&TEAMS);
        if chosen.iter().all(|maintainer| maintainer.name != name) {
            chosen.push(Maintainer { name: name.to_owned(), email: email.to_owned(), url: url.to_owned() });
        }
    }
    chosen
}

fn annotations(name: &str, version: &str, user: bool) -> Vec<(String, String)> {
    let pair = |key: &str, value: &str| (format!("tkeel.io/{key}"), value.to_owned());
    vec![
        pair("deployment-name", name),
        pair("enable", if user { "false" } else { "true" }),
        pair("plugin-port", if name.starts_with("console-") { "80" } else { "8080" }),
        pair("tag", if user { "User" } else { "manager" }),
        pair("version", &format!("v{version}")),
    ]
}

/// As the real server keeps it: files of the chart, as base64 of their bytes.
fn metadata(random: &mut Random, sketch: &Sketch) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut add = |key: &str, text: String| pairs.push((key.to_owned(), BASE64_STANDARD.encode(text)));
    let (name, (_, english, chinese)) = (&sketch.name, sketch.plugin);
    if random.chance(30) {
        add("configuration", format!("replicas: {}\nport: 8080\nlog:\n  level: info\n", 1 + random.below(3)));
    }
    if random.chance(60) {
        add(
            "readme",
            format!(
                "# {name}\n\n{english}\n\n## 简介\n\n{chinese}\n\n```sh\nhelm install {name} {}/{name}\n```\n",
                sketch.repo
            ),
        );
    }
    pairs
}
