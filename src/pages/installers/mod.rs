//! Installers. Keys of the address: `key_words`, `installed`, `sort`, `page`, `size`, `open`.

mod columns;
mod detail;
mod filters;
mod logo;

use catalog::{
    query::{Installers, ListQuery},
    size,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    data::seen::SeenTotals,
    i18n::use_i18n,
    listing::{Emptiness, ListView, use_list},
    routes::Place,
};

/// The list of installers.
#[component]
pub fn InstallersPage() -> impl IntoView {
    let i18n = use_i18n();
    let search = use_location().search;
    let query = Memo::new(move |_| ListQuery::from_search(&search.read()));
    let list = use_list(query, |query| Place::Installers(query).href());
    if let Some(seen) = use_context::<SeenTotals>() {
        list.on_total(Installers::default(), seen.installers);
    }
    view! {
        <ListView
            list=list
            title=Signal::derive(move || i18n.texts().installers.to_owned())
            remarks=|shown, texts| {
                let installed = shown.answered.answer.installed_num;
                installed.map(|count| (texts.installed_count)(&size::grouped(count))).into_iter().collect()
            }
            columns=columns::COLUMNS
            filters=view! { <filters::Form list=list/> }.into_any()
            chips=filters::chips
            empty=Emptiness { title: |texts| texts.empty_installers, hint: |texts| texts.empty_installers_hint }
            detail=detail::panel
        />
    }
}
