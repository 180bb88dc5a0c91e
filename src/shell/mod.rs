//! What stands around every page: navigation, top bar, shortcuts.

mod connections;
mod later;
mod layout;
mod navigation;
mod palette;
mod settings;
mod shortcuts;
mod sign_in;
mod updates;
mod views;

pub use layout::Layout;
