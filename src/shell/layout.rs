//! The frame: rail, top bar, the page.

use leptos::prelude::*;

use super::{
    connections::ConnectionSwitch, later::LaterDialog, navigation::Rail, settings::Settings, shortcuts,
    sign_in::SignIn, updates::Updates,
};
use crate::{
    browser,
    data::{connections::use_connections, views::use_saved_views},
    i18n::{Texts, use_i18n},
    live::{self, RwSignal, Signal},
    navigation::use_navigator,
    routes::Place,
    tree::{Children, Tree, view},
    ui::Icon,
};

/// The frame around every page.
#[component]
pub fn Layout(
    /// The page.
    children: Children,
) -> Tree {
    let i18n = use_i18n();
    let navigator = use_navigator();
    let title = use_connections().config().title;
    let (help, palette) = (RwSignal::new(false), RwSignal::new(false));
    let typed = RwSignal::new(String::new());
    let views = use_saved_views().open;
    shortcuts::listen(help, palette, typed);
    let title_of = move |title: fn(&Texts) -> &'static str| Signal::derive(move || title(i18n.texts()).to_owned());
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
            >{live::text(move || i18n.texts().skip_to_content())}</a>
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
                    aria-label=live::attr(move || i18n.texts().palette())
                    title=live::attr(move || i18n.texts().palette())
                    on:click=move |_| shortcuts::open_palette(palette, typed)
                >
                    <Icon name="search"/>
                </button>
                <ConnectionSwitch/>
                <Settings/>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=live::attr(move || i18n.texts().keyboard_shortcuts())
                    title=live::attr(move || i18n.texts().keyboard_shortcuts())
                    on:click=move |_| help.set(true)
                >
                    <Icon name="keyboard"/>
                </button>
                </div>
            </header>
            <Rail/>
            <main id="content" tabindex="-1">{children.tree()}</main>
            <LaterDialog
                    open=help
                title=title_of(Texts::keyboard_shortcuts)
                draw=Box::new(|insides| (insides.keys)())
            />
            <LaterDialog
                    open=palette
                title=title_of(Texts::palette)
                draw=Box::new(move |insides| (insides.palette)(palette, typed, help))
            />
            <SignIn/>
            <LaterDialog
                    open=views
                title=title_of(Texts::saved_views)
                draw=Box::new(|insides| (insides.views)())
            />
            <Updates/>
        </div>
    }
}
