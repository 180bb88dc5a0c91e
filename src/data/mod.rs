//! What the dashboard holds: connections and tokens, answers of servers, places scrolled to, preferences.

pub mod connections;
pub mod credentials;
pub mod kept;
pub mod layout;
pub mod organizations;
pub mod preferences;
pub mod remote;
pub mod scroll;
pub mod seen;
pub mod since;
pub mod views;
