//! Texts with something to them: links out of the dashboard, sizes with a bar.

use leptos::prelude::*;

use crate::{i18n::use_i18n, ui::Icon};

/// A link out of the dashboard, marked as such. The address must have been checked.
#[component]
pub fn ExternalLink(
    /// Where it leads.
    href: String,
    /// What it says.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a class="external" href=href target="_blank" rel="noopener noreferrer">
            <span>{text}</span>
            <Icon name="external"/>
            <span class="visually-hidden">{move || format!(" ({})", i18n.texts().opens_new_tab)}</span>
        </a>
    }
}

/// A thin bar that compares a number with the largest of its column. Decoration: the number stands beside it.
#[component]
pub fn SizeBar(
    /// The number.
    value: u64,
    /// The largest one.
    most: u64,
) -> impl IntoView {
    let permille = (u128::from(value) * 1000).checked_div(u128::from(most)).unwrap_or(0).min(1000);
    let width = format!("{}.{}%", permille / 10, permille % 10);
    view! { <span class="size-bar" aria-hidden="true"><span style:width=width></span></span> }
}
