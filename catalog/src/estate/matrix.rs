//! Installers by repository: who offers what, in which version, and where the same name comes from several places.

use super::Group;
use crate::order::{self, compare_names};

/// An installer of one repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The place of its repository in [`Matrix::repos`].
    pub column: u32,
    /// The newest version there.
    pub newest: String,
    /// The newest version there that has a row of its own.
    pub newest_row: String,
    /// The newest of the versions installed from there.
    pub installed: Option<String>,
    /// Whether the newest version is above the one installed.
    pub newer_available: bool,
    /// How many versions there are.
    pub versions: u32,
}

/// A name, in every repository that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The installers' name.
    pub name: String,
    /// Where it is offered, by column. Never empty; repositories that do not have it have no cell.
    pub cells: Vec<Cell>,
    /// Whether it comes from two or more repositories.
    pub clash: bool,
}

impl Line {
    /// What the repository of that column has of this name.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().and_then(|at| self.cells.get(at))
    }
}

/// How many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Installers: cells.
    pub installers: u32,
    /// Different names: lines.
    pub names: u32,
    /// Repositories: columns.
    pub repos: u32,
    /// Names that come from several repositories.
    pub clashes: u32,
    /// Installers of which a newer version is available than the one installed.
    pub newer_available: u32,
}

/// Names down, repositories across.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The repositories, by name.
    pub repos: Vec<String>,
    /// The names, in their order.
    pub lines: Vec<Line>,
    /// The sums.
    pub counts: Counts,
}

/// Lays out the groups, in the order in which [`super::groups()`] gives them. As large as they are, however many names
/// and repositories there may be.
pub fn matrix(groups: &[Group]) -> Matrix {
    let (repos, columns) = columns(groups);
    let mut matrix = Matrix { repos, ..Matrix::default() };
    let mut columns = columns.into_iter();
    for same in groups.chunk_by(|a, b| a.name == b.name) {
        let cells: Vec<Cell> = same.iter().zip(columns.by_ref()).map(|(group, column)| cell(group, column)).collect();
        let newer = cells.iter().filter(|cell| cell.newer_available).count();
        let clash = cells.len() > 1;
        matrix.counts.installers += number(cells.len());
        matrix.counts.clashes += u32::from(clash);
        matrix.counts.newer_available += number(newer);
        let name = same.first().map(|group| group.name.clone()).unwrap_or_default();
        matrix.lines.push(Line { name, cells, clash });
    }
    matrix.counts.names = number(matrix.lines.len());
    matrix.counts.repos = number(matrix.repos.len());
    matrix
}

fn cell(group: &Group, column: u32) -> Cell {
    Cell {
        column,
        newest: group.newest.clone(),
        newest_row: group.newest_row().to_owned(),
        installed: group.installed.first().cloned(),
        newer_available: group.newer_available,
        versions: number(group.versions.len()),
    }
}

/// The repositories by name, and the column of each group.
fn columns(groups: &[Group]) -> (Vec<String>, Vec<u32>) {
    let repo = |place: u32| groups.get(place as usize).map(|group| group.repo.as_str()).unwrap_or_default();
    let order = order::sorted(groups.len(), &|a, b| repo(a).cmp(repo(b)));
    let runs: Vec<&[u32]> = order.chunk_by(|a, b| repo(*a) == repo(*b)).collect();
    let places = |run: u32| runs.get(run as usize).copied().unwrap_or_default();
    let name = |run: u32| places(run).first().map(|place| repo(*place)).unwrap_or_default();
    let order = order::sorted(runs.len(), &|a, b| compare_names(name(a), name(b)));
    let mut columns = vec![0; groups.len()];
    for (column, run) in (0..).zip(&order) {
        for place in places(*run) {
            if let Some(slot) = columns.get_mut(*place as usize) {
                *slot = column;
            }
        }
    }
    (order.into_iter().map(|run| name(run).to_owned()).collect(), columns)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
