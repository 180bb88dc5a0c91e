//! Widgets that know nothing of what they show: they take signals and give callbacks.

mod badge;
mod chips;
mod choice;
mod copy;
mod dialog;
mod facts;
mod field;
mod icon;
mod pagination;
mod panel;
mod select;
mod states;
mod text;
mod time;

pub use badge::{Badge, Tone};
pub use chips::{Chip, Chips};
pub use choice::{Choice, Choices};
pub use copy::CopyButton;
pub use dialog::Dialog;
pub use facts::{Fact, Facts};
pub use field::TextField;
pub use icon::Icon;
pub use pagination::Pagination;
pub use panel::{Panel, Section};
pub use select::SelectField;
pub use states::{Failure, FailureView, Notice};
pub use text::{ExternalLink, SizeBar};
pub use time::{TimeView, Times};
