//! Names and values, one under the other.

use leptos::prelude::*;

/// One name with its value.
pub struct Fact {
    name: String,
    value: AnyView,
}

impl Fact {
    /// A fact with any value.
    pub fn new(name: impl Into<String>, value: impl IntoAny) -> Self {
        Self { name: name.into(), value: value.into_any() }
    }

    /// A fact with a text; a dash for an empty one.
    pub fn text(name: impl Into<String>, text: &str) -> Self {
        if text.is_empty() {
            return Self::new(name, view! { <span class="muted">"–"</span> });
        }
        let text = text.to_owned();
        Self::new(name, view! { <span title=text.clone()>{text.clone()}</span> })
    }

    /// A fact with a text that is read letter by letter.
    pub fn code(name: impl Into<String>, text: &str) -> Self {
        if text.is_empty() {
            return Self::text(name, text);
        }
        let text = text.to_owned();
        Self::new(name, view! { <code title=text.clone()>{text.clone()}</code> })
    }
}

/// A list of facts.
#[component]
pub fn Facts(
    /// The facts.
    facts: Vec<Fact>,
) -> impl IntoView {
    let rows = facts
        .into_iter()
        .map(|fact| view! { <div><dt title=fact.name.clone()>{fact.name.clone()}</dt><dd>{fact.value}</dd></div> })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }
}
