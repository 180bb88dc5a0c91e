//! What the store of rows takes, beside the plain list: `cargo run --release -p catalog --example store`.
//!
//! Bytes are of this machine; in WebAssembly, where addresses are half as long, the plain list takes less of them.

#![allow(clippy::print_stdout, reason = "that is what it is for")]

use std::time::Instant;

use catalog::order::Direction;
use catalog::query::{Answer, ListQuery, Listing, PackageColumn, Packages, Sort};
use catalog::store::{Arrangement, Key, Rows, Stored};
use catalog::{Package, PackageId, Permission, Timestamp, Visibility};

const TEAMS: [&str; 8] = ["platform", "data-science", "iot-edge", "web", "ops", "ml-infra", "team", "lab"];
const PARTS: [&str; 10] =
    ["edge", "agent", "gateway", "corpus", "model", "sync", "report", "auth", "stream", "console"];
const WORDS: [&str; 8] = ["Routes", "messages", "at", "the", "edge", "Cleans", "data", "daily"];

/// How often all is measured: the best counts.
const ROUNDS: usize = 5;

/// The same numbers each time.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound.max(1)
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        let place = usize::try_from(self.below(words.len() as u64)).unwrap_or_default();
        words.get(place).copied().unwrap_or_default()
    }
}

fn packages(count: u64) -> Vec<Package> {
    let mut random = Random(7);
    let package = |number| {
        let created = 1_600_000_000 + random.below(150_000_000);
        let updated = created + random.below(50_000_000);
        let instant = |seconds: u64| Timestamp::from_unix(seconds.cast_signed());
        Package {
            id: Some(PackageId(1000 + number)),
            namespace: format!("{}-{}", random.pick(&TEAMS), random.below(25)),
            package: format!("{}-{}-{}", random.pick(&PARTS), random.pick(&PARTS), random.below(count)),
            domain: "example".to_owned(),
            visibility: if random.below(3) == 0 { Visibility::Public } else { Visibility::Private },
            description: format!("{} {} {}", random.pick(&WORDS), random.pick(&WORDS), random.pick(&WORDS)),
            creator: format!("{}.{}", random.pick(&PARTS), random.below(300)),
            num_versions: Some(random.below(120)),
            size: (random.below(50) > 0).then(|| random.below(1 << 20) * random.below(1 << 16)),
            created: instant(created),
            updated: instant(updated),
            self_auth: Permission::from_bits(Some(7)),
        }
    };
    (0..count).map(package).collect()
}

fn plain_bytes(list: &[Package]) -> usize {
    let texts = |row: &Package| {
        [&row.namespace, &row.package, &row.domain, &row.description, &row.creator]
            .map(String::capacity)
            .iter()
            .sum::<usize>()
    };
    size_of_val(list) + list.iter().map(texts).sum::<usize>()
}

/// Milliseconds, and how many rows are shown.
fn timed(work: impl FnOnce() -> u32) -> (f64, u32) {
    let start = Instant::now();
    let rows = work();
    (start.elapsed().as_secs_f64() * 1000.0, rows)
}

/// The best of some rounds, so that what else the machine does counts little.
#[derive(Default)]
struct Table {
    lines: Vec<(String, f64, u32)>,
    at: usize,
}

impl Table {
    fn line(&mut self, name: &str, (milliseconds, rows): (f64, u32)) {
        match self.lines.get_mut(self.at) {
            Some((_, best, _)) => *best = best.min(milliseconds),
            None => self.lines.push((name.to_owned(), milliseconds, rows)),
        }
        self.at += 1;
    }
}

/// The longest slice of work that is done between two questions whether to go on.
fn longest(rows: &Rows<Packages>, arrangement: &mut Arrangement) -> (f64, u32) {
    let (mut last, mut longest) = (Instant::now(), 0.0f64);
    arrangement.advance(rows.store(), &mut || {
        longest = longest.max(last.elapsed().as_secs_f64() * 1000.0);
        last = Instant::now();
        true
    });
    (longest.max(last.elapsed().as_secs_f64() * 1000.0), arrangement.len())
}

fn measure(list: &[Package], table: &mut Table) -> String {
    table.at = 0;
    let mut rows = Rows::<Packages>::new();
    let push = timed(|| {
        list.iter().for_each(|row| rows.push(row));
        rows.len()
    });
    table.line("push all", push);

    let mut arrangement = Arrangement::new();
    let ask = |arrangement: &mut Arrangement, words: &str, sort: Option<(Key, Direction)>| {
        timed(|| {
            arrangement.ask(words, sort);
            arrangement.advance(rows.store(), &mut || true);
            arrangement.len()
        })
    };
    for words in ["e", "ed", "edg", "edge", "edge-", "edge-a", "edge-", "edge", "team-3/", "team-3/age", "zzz"] {
        table.line(&format!("find {words:?}"), ask(&mut arrangement, words, None));
    }
    let by = |column, direction| Packages::order(Some(Sort { column, direction }));
    let (up, down) = (Direction::Ascending, Direction::Descending);
    for (name, words, sort) in [
        ("sort by size", "", by(PackageColumn::Size, down)),
        ("sort by size, the other way", "", by(PackageColumn::Size, up)),
        ("find \"model\", sorted by size", "model", by(PackageColumn::Size, up)),
        ("find \"gateway-stream\", sorted by name", "gateway-stream", by(PackageColumn::Name, up)),
        ("sort by name", "", by(PackageColumn::Name, up)),
        ("sort by creator", "", by(PackageColumn::Creator, up)),
        ("sort by last change", "", by(PackageColumn::Updated, down)),
        ("sort by visibility", "", by(PackageColumn::Visibility, up)),
    ] {
        table.line(name, ask(&mut arrangement, words, sort));
    }
    let open = list.last().map(Packages::row_param).unwrap_or_default();
    table.line("find the last row by its identity", timed(|| rows.find(&open).unwrap_or_default()));
    let per_row = |bytes: usize| bytes as f64 / list.len() as f64;
    let summary = format!(
        "{:.1} bytes a row, the plain list {:.1}; remembered for the next answers: {:.1}",
        per_row(rows.store().heap_bytes()),
        per_row(plain_bytes(list)),
        per_row(arrangement.heap_bytes())
    );
    let mut arrangement = Arrangement::new();
    arrangement.ask("e", by(PackageColumn::Name, down));
    table.line("the longest slice of finding and sorting", longest(&rows, &mut arrangement));
    summary
}

fn measure_plain(list: Vec<Package>, table: &mut Table) {
    let answer = Answer { rows: list, ..Answer::default() };
    for (name, column) in
        [("the plain list by size", PackageColumn::Size), ("the plain list by name", PackageColumn::Name)]
    {
        let sort = Some(Sort { column, direction: Direction::Ascending });
        let query = ListQuery { sort, ..ListQuery::default() };
        let sorted = || u32::try_from(Packages::arrange(&query, &answer).indices.len()).unwrap_or_default();
        table.line(name, timed(sorted));
    }
    let holds = |text: &str| text.to_lowercase().contains("edg");
    let fits = |row: &&Package| {
        holds(&format!("{}/{}", row.namespace, row.package)) || holds(&row.description) || holds(&row.creator)
    };
    let found = || u32::try_from(answer.rows.iter().filter(fits).count()).unwrap_or_default();
    table.line("the plain list, find \"edg\"", timed(found));
}

fn main() {
    for count in [1000, 10_000, 100_000, 1_000_000] {
        let (list, mut table, mut summary) = (packages(count), Table::default(), String::new());
        for _ in 0..ROUNDS {
            summary = measure(&list, &mut table);
        }
        measure_plain(list, &mut table);
        println!("{count} packages: {summary}");
        for (name, milliseconds, rows) in &table.lines {
            println!("  {name:<44} {milliseconds:>10.2} ms {rows:>9} rows");
        }
    }
}
