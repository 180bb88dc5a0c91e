//! The panel beside a list, and its sections.

use leptos::prelude::*;

use crate::{i18n::use_i18n, ui::Icon};

/// The panel's frame: a title, a button that closes it, and whatever stands in it.
#[component]
pub fn Panel(
    /// What stands before the name, dimmed.
    #[prop(into)]
    prefix: String,
    /// The name.
    #[prop(into)]
    title: String,
    /// Closes the panel.
    on_close: Callback<()>,
    /// What stands left of the name.
    #[prop(optional)]
    logo: Option<AnyView>,
    /// Badges under the name.
    #[prop(optional)]
    badges: Option<AnyView>,
    /// The sections.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <header class="panel-head">
            {logo}
            <div class="panel-title">
                <p class="muted" title=prefix.clone()>{prefix.clone()}</p>
                <h2 title=title.clone()>{title.clone()}</h2>
                <div class="badges">{badges}</div>
            </div>
            <button
                type="button"
                class="icon-button"
                aria-label=move || i18n.texts().close
                title=move || i18n.texts().close
                on:click=move |_| on_close.run(())
            >
                <Icon name="close"/>
            </button>
        </header>
        <div class="panel-body" tabindex="0" role="group" aria-label=title.clone()>{children()}</div>
    }
}

/// A section of the panel.
#[component]
pub fn Section(
    /// Its heading.
    #[prop(into)]
    title: String,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <h3>{title}</h3>
            {children()}
        </section>
    }
}
