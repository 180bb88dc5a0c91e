//! What stands around every page: navigation, top bar, shortcuts.

mod layout;
mod navigation;
mod settings;
mod shortcuts;

pub use layout::Layout;
