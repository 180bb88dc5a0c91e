//! The rail: the views, with how many there are of each once that has been seen.

use catalog::size::grouped;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::views::RailViews;
use crate::{
    data::seen::SeenTotals,
    i18n::{Texts, use_i18n},
    live::{self, Memo, RwSignal},
    routes::{self, Place},
    tree::{Tree, view},
    ui::Icon,
};

/// The navigation.
#[component]
pub fn Rail() -> Tree {
    let i18n = use_i18n();
    let seen = use_context::<SeenTotals>().unwrap_or_default();
    let none = RwSignal::new(None);
    view! {
        <nav class="rail" aria-label=live::attr(move || i18n.texts().main_navigation())>
            {entry("overview", Texts::overview, Place::Overview, none)}
            {entry("repositories", Texts::repositories, Place::List(routes::REPOSITORIES_LIST), seen.repositories)}
            {entry("packages", Texts::packages, Place::List(routes::PACKAGES_LIST), seen.packages)}
            {entry("installers", Texts::installers, Place::List(routes::INSTALLERS_LIST), seen.installers)}
            <RailViews/>
        </nav>
    }
}

fn entry(icon: &'static str, title: fn(&Texts) -> &'static str, place: Place, count: RwSignal<Option<u64>>) -> Tree {
    let i18n = use_i18n();
    let pathname = use_location().pathname;
    let href = Memo::new(move |_| place.href());
    let here = Memo::new(move |_| href.with(|href| routes::view_of(&pathname.read()) == routes::view_of(href)));
    let count = move || count.get().map(|count| view! { <span class="count">{grouped(count)}</span> });
    view! {
        <a href=live::attr(move || href.get()) aria-current=live::optional(move || here.get().then_some("page"))>
            <Icon name=icon/>
            <span class="rail-title">{live::text(move || title(i18n.texts()))}</span>
            {live::view(count)}
        </a>
    }
}
