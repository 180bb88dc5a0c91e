//! The pages: one folder a list, with the same parts in each. Pages never import each other.

pub mod installers;
pub mod not_found;
pub mod overview;
pub mod packages;
pub mod repositories;
pub mod unknown_connection;
pub mod versions;
