//! The versions over time, and by line: `2.14` holds 2.14.0, 2.14.1 and so on.

use catalog::{
    PackageVersion, Timestamp,
    order::newest,
    query::{Answer, ListQuery, Versions},
    release::{self, By, Point, Step, Timeline},
    size::grouped,
};

use super::elapsed;
use crate::{
    api::Whole,
    format,
    i18n::{I18n, Texts},
    routes::Place,
    tree::{Tree, view},
    words,
};

/// Days told along the axis.
const TICKS: u16 = 5;
/// Pixels that a dot needs beside others, and for how many of them the axis grows.
const DOT: usize = 8;
const MOST_DOTS: usize = 400;

/// Draws both.
pub fn draw(answer: &mut Answer<Whole<Versions>>, query: &ListQuery<Versions>, i18n: I18n) -> Tree {
    let texts = i18n.texts();
    let mut rows: Vec<PackageVersion> = Vec::new();
    answer.rows.each(|row| rows.push(row.clone()));
    let dated: Vec<_> = rows.iter().map(|row| (row.version.as_str(), row.created)).collect();
    let Timeline { points, undated } = release::timeline(&dated);
    let cadence = release::cadence(&points).filter(|days| *days > 0).map(|days| texts.cadence(&grouped(days)));
    let undated = (undated > 0).then(|| texts.undated(&grouped(undated as u64)));
    let remark: Vec<String> = cadence.into_iter().chain(undated).collect();
    let dots: Vec<_> = points
        .iter()
        .filter_map(|point| {
            let row = rows.get(point.place as usize)?;
            let format::LocalTime { text, zone } = format::local_time(point.at.unix_millis());
            let day = format!("{text} {zone}");
            let gap = point.gap.map(|seconds| texts.later_by(&elapsed::said(seconds, texts)));
            let step = point.step.map(|step| step_name(step, texts).to_owned());
            let said: Vec<String> = [Some(row.version.clone()), step, Some(day), gap].into_iter().flatten().collect();
            let said = said.join(" · ");
            let href = Place::Versions(query.with_open(&row.version)).href();
            let left = percent(point.permille);
            let title = said.clone();
            let class = format!("dot {}", Kind::of(point.step).class());
            Some(view! { <li style:left=left><a class=class href=href title=title><span class="visually-hidden">{said}</span></a></li> })
        })
        .collect();
    // Where dots would lie on each other, the axis scrolls.
    let width = format!("max(40rem, {}px)", points.len().min(MOST_DOTS) * DOT);
    let versions: Vec<&str> = rows.iter().map(|row| row.version.as_str()).collect();
    let grouped_by = release::lines(&versions, By::fitting(&versions));
    let lines: Vec<_> = grouped_by
        .lines
        .iter()
        .map(|line| {
            let held: Vec<&str> =
                line.places.iter().filter_map(|place| versions.get(*place as usize).copied()).collect();
            let latest = newest(held.iter().copied()).unwrap_or_default().to_owned();
            let is_chosen = query.filters.range.trim() == line.name;
            let range = if is_chosen { String::new() } else { line.name.clone() };
            let href = Place::Versions(query.with_filters(|filters| filters.range = range)).href();
            let count = words::versions(Some(line.places.len() as u64), texts);
            view! {
                <li>
                    <a class="button" href=href aria-current=is_chosen.then_some("true")>
                        <b>{line.name.clone()}</b>" "
                        <span class="muted">{count}" · "{latest}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <div class="timeline-frame">
            <div class="timeline-axis" style:min-width=width>
                <ol class="timeline" aria-label=texts.timeline()>{dots}</ol>
                <p class="timeline-dates muted">{dates(&points)}</p>
            </div>
        </div>
        <ul class="timeline-legend muted" aria-label=texts.legend()>{legend(&points, texts)}</ul>
        <p class="muted">{remark.join(" · ")}</p>
        <ul class="version-lines" aria-label=texts.version_lines()>{lines}</ul>
    }
}

/// What kind of step a version is.
pub fn step_name(step: Step, texts: &Texts) -> &'static str {
    match step {
        Step::First => texts.step_first(),
        Step::Major => texts.step_major(),
        Step::Minor => texts.step_minor(),
        Step::Patch => texts.step_patch(),
        Step::Prerelease => texts.step_prerelease(),
        Step::Build => texts.step_build(),
    }
}

fn percent(permille: u16) -> String {
    format!("{}.{}%", permille / 10, permille % 10)
}

/// The days along the axis, each once.
fn dates(points: &[Point]) -> Vec<Tree> {
    let mut last = String::new();
    let tick = |(at, instant): (u16, Timestamp)| {
        let text = format::local_time(instant.unix_millis()).text;
        let day = text.split(' ').next().unwrap_or_default().to_owned();
        if day == last {
            return None;
        }
        last.clone_from(&day);
        Some(view! { <time style:left=percent(at) datetime=instant.to_rfc3339()>{day}</time> })
    };
    release::ticks(points, TICKS).into_iter().filter_map(tick).collect()
}

/// What the dots stand for, of those that are drawn.
fn legend(points: &[Point], texts: &Texts) -> Vec<Tree> {
    let kinds = Kind::ALL.into_iter().filter(|kind| points.iter().any(|point| Kind::of(point.step) == *kind));
    let line = |kind: Kind| {
        let class = format!("dot {}", kind.class());
        view! { <li><span class=class aria-hidden="true"></span>{kind.name(texts)}</li> }
    };
    kinds.map(line).collect()
}

/// What a dot looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Major,
    Minor,
    Patch,
    Prerelease,
    Other,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Major, Self::Minor, Self::Patch, Self::Prerelease, Self::Other];

    fn of(step: Option<Step>) -> Self {
        match step {
            Some(Step::First | Step::Major) => Self::Major,
            Some(Step::Minor) => Self::Minor,
            Some(Step::Patch | Step::Build) => Self::Patch,
            Some(Step::Prerelease) => Self::Prerelease,
            None => Self::Other,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Patch => "patch",
            Self::Prerelease => "pre",
            Self::Other => "other",
        }
    }

    fn name(self, texts: &Texts) -> &'static str {
        match self {
            Self::Major => texts.step_major(),
            Self::Minor => texts.step_minor(),
            Self::Patch => texts.step_patch(),
            Self::Prerelease => texts.step_prerelease(),
            Self::Other => texts.step_other(),
        }
    }
}
