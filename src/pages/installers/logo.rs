//! An installer's icon: what the server names if that is safe to show, else its first letter.

use catalog::{Installer, wire::link};
use leptos::prelude::*;

use crate::browser;

/// The icon. Decoration: the name stands beside it.
pub fn logo(row: &Installer) -> AnyView {
    let letter: String = row.name.chars().next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    let broken = RwSignal::new(false);
    let icon = link::icon(&row.icon, browser::is_https()).map(str::to_owned);
    let image = move || match &icon {
        Some(icon) if !broken.get() => view! {
            <img
                src=icon.clone()
                alt=""
                loading="lazy"
                decoding="async"
                referrerpolicy="no-referrer"
                on:error=move |_| broken.set(true)
            />
        }
        .into_any(),
        _ => letter.clone().into_any(),
    };
    view! { <span class="logo" aria-hidden="true">{image}</span> }.into_any()
}
