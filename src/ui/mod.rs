//! Widgets that know nothing of what they show: they take data and signals, and give callbacks.

mod bars;
mod chips;
mod choice;
pub mod content;
mod copy;
mod dialog;
mod field;
mod fold;
mod icon;
mod input;
pub mod markdown;
mod mover;
mod pagination;
mod panel;
mod picker;
mod select;
mod states;

pub use bars::{Bar, bars, permille};
pub use chips::{Chip, Chips};
pub use choice::{Choice, Choices};
pub use content::{Content, Tone};
pub use copy::CopyButton;
pub use dialog::Dialog;
pub use field::TextField;
pub use fold::Fold;
pub use icon::Icon;
pub use input::{InputField, InputRef, Switch, take_text};
pub use mover::Mover;
pub use pagination::{Pages, Pagination};
pub use panel::{Body, Detail, Line, Panel, Section, described, facts_view, framed, line_view, lines_view};
pub use picker::Picker;
pub use select::SelectField;
pub use states::{Failure, FailureView, Notice, ReloadButton, link_button};
