//! The versions over time, and by line: `2.14` holds 2.14.0, 2.14.1 and so on.

use catalog::{
    PackageVersion,
    order::newest,
    query::{Answer, ListQuery, Versions},
    release::{self, By, Step, Timeline},
    size::grouped,
};

use crate::{
    api::Whole,
    format,
    i18n::{I18n, Texts},
    routes::Place,
    tree::{Tree, view},
};

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
            let day = format::local_time(point.at.unix_millis()).text;
            let gap = point.gap_days.map(|days| texts.days_later(&grouped(days)));
            let step = point.step.map(|step| step_name(step, texts).to_owned());
            let said: Vec<String> = [Some(row.version.clone()), step, Some(day), gap].into_iter().flatten().collect();
            let said = said.join(" · ");
            let href = Place::Versions(query.with_open(&row.version)).href();
            let left = format!("{}.{}%", point.permille / 10, point.permille % 10);
            let title = said.clone();
            let class = format!("dot {}", point.step.map_or("other", step_class));
            Some(view! { <li style:left=left><a class=class href=href title=title><span class="visually-hidden">{said}</span></a></li> })
        })
        .collect();
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
            let count = texts.versions_count(&grouped(line.places.len() as u64));
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
        <ol class="timeline" aria-label=texts.timeline()>{dots}</ol>
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
        Step::Prerelease => texts.prerelease(),
        Step::Build => texts.step_build(),
    }
}

fn step_class(step: Step) -> &'static str {
    match step {
        Step::First | Step::Major => "major",
        Step::Minor => "minor",
        Step::Patch | Step::Build => "patch",
        Step::Prerelease => "pre",
    }
}
