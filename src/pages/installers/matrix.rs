//! Installers by repository: the newest version in each, what is installed, what could be newer, what clashes.

use catalog::{
    Installer, InstallerKey,
    estate::{self, Cell},
    query::{Answer, Installers, ListQuery},
    size::grouped,
};

use crate::{
    i18n::{I18n, Texts},
    routes::Place,
    tree::{Tree, view},
    ui::{Content, Tone},
};

/// So many names and repositories are drawn.
const MOST_NAMES: usize = 200;
const MOST_REPOS: u32 = 20;

/// Draws the matrix.
pub fn draw(answer: &mut Answer<Vec<Installer>>, query: &ListQuery<Installers>, i18n: I18n) -> Tree {
    let texts = i18n.texts();
    let matrix = estate::matrix(&estate::groups(&answer.rows));
    let counts = matrix.counts;
    let number = |count: u32| grouped(u64::from(count));
    let mut summary = vec![
        texts.rows_covered(&grouped(answer.rows.len() as u64)),
        texts.installers_in(&number(counts.names), &number(counts.repos)),
    ];
    if counts.clashes > 0 {
        summary.push(texts.clashes_count(&number(counts.clashes)));
    }
    if counts.newer_available > 0 {
        summary.push(texts.newer_count(&number(counts.newer_available)));
    }
    let columns: Vec<u32> = (0..MOST_REPOS).take(matrix.repos.len()).collect();
    let heads: Vec<_> = columns
        .iter()
        .filter_map(|column| matrix.repos.get(*column as usize))
        .map(|repo| view! { <th scope="col">{repo.clone()}</th> })
        .collect();
    let left_out = matrix.lines.len().saturating_sub(MOST_NAMES);
    let rows: Vec<_> = matrix
        .lines
        .iter()
        .take(MOST_NAMES)
        .map(|line| {
            let cells: Vec<_> = columns
                .iter()
                .map(|column| {
                    let repo = matrix.repos.get(*column as usize).map(String::as_str).unwrap_or_default();
                    match line.cell(*column) {
                        Some(cell) => cell_view(query, repo, &line.name, cell, texts),
                        None => view! { <td></td> },
                    }
                })
                .collect();
            let clash = line.clash.then(|| Content::Badge(texts.clash().to_owned(), Tone::Warn).view());
            view! { <tr><th scope="row">{line.name.clone()}" "{clash}</th>{cells}</tr> }
        })
        .collect();
    let more = (left_out > 0).then(|| view! { <p class="muted">{texts.more_values(&grouped(left_out as u64))}</p> });
    view! {
        <p class="muted">{summary.join(" · ")}</p>
        <div class="comparison">
            <table class="matrix" aria-label=texts.matrix()>
                <thead><tr><th scope="col">{texts.name()}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
}

fn cell_view(query: &ListQuery<Installers>, repo: &str, name: &str, cell: &Cell, texts: &Texts) -> Tree {
    let key = InstallerKey { repo: repo.to_owned(), name: name.to_owned(), version: cell.newest_row.clone() };
    let href = Place::Installers(query.with_open(&key.to_param())).href();
    let installed = cell.installed.as_ref().map(|installed| {
        let text =
            if *installed == cell.newest { texts.installed_badge().to_owned() } else { texts.installed_is(installed) };
        Content::Badge(text, Tone::Ok).view()
    });
    let newer = cell.newer_available.then(|| Content::Badge(texts.newer_available().to_owned(), Tone::Warn).view());
    let versions = (cell.versions > 1).then(|| {
        view! { <span class="muted">{texts.versions_count(&grouped(u64::from(cell.versions)))}</span> }
    });
    view! {
        <td>
            <a href=href><code>{cell.newest.clone()}</code></a>
            " "
            {installed}
            {newer}
            {versions}
        </td>
    }
}
