//! Small labels.

use leptos::prelude::*;

/// What a badge's colour says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Fine: installed, newest.
    Ok,
    /// Look here: public, pre-release.
    Warn,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "badge",
            Self::Ok => "badge badge-ok",
            Self::Warn => "badge badge-warn",
        }
    }
}

/// A small label; its colour never says what its text does not.
#[component]
pub fn Badge(
    /// What it says.
    #[prop(into)]
    text: String,
    /// What its colour says.
    #[prop(optional)]
    tone: Tone,
) -> impl IntoView {
    view! { <span class=tone.class()>{text}</span> }
}
