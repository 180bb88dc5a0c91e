//! The installers of all repositories, seen as a whole: which there are, where they come from, who looks after them, and
//! what their charts say.
//!
//! [`groups`] comes first; [`matrix`] and [`maintainers`] are made from the groups. [`fold()`] is for rows that are shown.

pub mod fold;
pub mod groups;
pub mod maintainers;
pub mod matrix;
pub mod tags;
#[cfg(test)]
mod tests;

pub use fold::{fold, listed};
pub use groups::{Group, Listed, groups};
pub use maintainers::{Index, Maintained, NOBODY, maintainers, naming_nobody};
pub use matrix::{Cell, Counts, Line, Matrix, matrix};
pub use tags::{annotations, tags};
