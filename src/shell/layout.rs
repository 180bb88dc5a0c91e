//! The frame: rail, top bar, the page.

use leptos::prelude::*;

use super::{
    connections::ConnectionSwitch, navigation::Rail, palette::Palette, settings::Settings, shortcuts::Shortcuts,
    sign_in::SignIn, updates::Updates, views::SavedViewsDialog,
};
use crate::{
    browser, data::connections::use_connections, i18n::use_i18n, live, navigation::use_navigator, routes::Place,
    ui::Icon,
};

/// The frame around every page.
#[component]
pub fn Layout(
    /// The page.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigator = use_navigator();
    let title = use_connections().config().title;
    let (help, palette) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <div
            class="app"
            on:click=move |event| {
                navigator.on_click(&event);
                browser::open_row_in_tab(&event);
            }
            on:auxclick=move |event| browser::open_row_in_tab(&event)
        >
            <a
                class="skip"
                href="#content"
                on:click=move |event| {
                    // The address is relative to the dashboard's base, not to this page: the browser would leave it.
                    event.prevent_default();
                    browser::focus("#content");
                }
            >{live::text(move || i18n.texts().skip_to_content)}</a>
            <header>
                <a class="brand" href=live::attr(move || Place::Overview.href())>
                    <Icon name="brand"/>
                    <span>{title}</span>
                </a>
                <div class="top">
                <span class="grow"></span>
                <button
                    type="button"
                    class="icon-button find-anything"
                    aria-haspopup="dialog"
                    aria-label=live::attr(move || i18n.texts().palette)
                    title=live::attr(move || i18n.texts().palette)
                    on:click=move |_| palette.set(true)
                >
                    <Icon name="search"/>
                </button>
                <ConnectionSwitch/>
                <Settings/>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=live::attr(move || i18n.texts().keyboard_shortcuts)
                    title=live::attr(move || i18n.texts().keyboard_shortcuts)
                    on:click=move |_| help.set(true)
                >
                    <Icon name="keyboard"/>
                </button>
                </div>
            </header>
            <Rail/>
            <main id="content" tabindex="-1">{children()}</main>
            <Shortcuts help=help palette=palette/>
            <Palette open=palette keys=help/>
            <SignIn/>
            <SavedViewsDialog/>
            <Updates/>
        </div>
    }
}
