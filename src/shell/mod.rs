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

pub use later::awaited;
pub use layout::Layout;

use crate::{api::Failed, i18n::Texts, parts::Insides, tree::Tree};

/// What of the frame comes later, beside what draws the rows that are `kept` and what is on a page, and explains failures.
pub fn insides(kept: fn() -> Tree, compare: fn() -> Tree, explain: fn(&Failed, &str, &Texts) -> String) -> Insides {
    Insides {
        compare,
        connections: connections::inside,
        explain,
        kept,
        keys: shortcuts::inside,
        palette: palette::inside,
        sign_in: sign_in::inside,
        updates: updates::inside,
        views: views::inside,
    }
}
