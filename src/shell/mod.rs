//! What stands around every page: navigation, top bar, shortcuts.

mod connections;
mod layout;
mod navigation;
mod settings;
mod shortcuts;
mod sign_in;

pub use layout::Layout;
