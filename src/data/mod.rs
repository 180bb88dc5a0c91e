//! What the dashboard holds: answers of servers, places scrolled to, preferences.

pub mod preferences;
pub mod remote;
pub mod scroll;
pub mod seen;
