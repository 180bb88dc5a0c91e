//! Image repositories. Keys of the address: `center`, `namespace`, `name`, `category`, `sort`, `page`, `size`, `open`.

mod columns;
mod detail;
mod filters;
mod pull;

use catalog::{
    query::{ListQuery, Repositories},
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

/// The list of image repositories.
#[component]
pub fn RepositoriesPage() -> impl IntoView {
    let i18n = use_i18n();
    let search = use_location().search;
    let query = Memo::new(move |_| ListQuery::from_search(&search.read()));
    let list = use_list(query, |query| Place::Repositories(query).href());
    if let Some(seen) = use_context::<SeenTotals>() {
        list.on_total(Repositories::default(), seen.repositories);
    }
    view! {
        <ListView
            list=list
            title=Signal::derive(move || i18n.texts().repositories.to_owned())
            remarks=|shown, texts| {
                let sizes: Vec<u64> = shown.rows().filter_map(|row| row.size).collect();
                let sum = sizes.iter().copied().fold(0u64, u64::saturating_add);
                let rows = size::grouped(sizes.len() as u64);
                if sizes.is_empty() { Vec::new() } else { vec![(texts.size_on_page)(&size::human(sum), &rows)] }
            }
            columns=columns::COLUMNS
            filters=view! { <filters::Form list=list/> }.into_any()
            chips=filters::chips
            empty=Emptiness { title: |texts| texts.empty_repositories, hint: |texts| texts.empty_repositories_hint }
            detail=detail::panel
        />
    }
}
