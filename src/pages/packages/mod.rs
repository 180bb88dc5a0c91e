//! Software packages. Keys of the address: `package_name`, `namespace`, `sort`, `page`, `size`, `open`.

mod columns;
mod detail;
mod filters;

use catalog::{
    Total,
    query::{ListQuery, Packages},
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

/// The list of software packages.
#[component]
pub fn PackagesPage() -> impl IntoView {
    let i18n = use_i18n();
    let search = use_location().search;
    let query = Memo::new(move |_| ListQuery::from_search(&search.read()));
    let list = use_list(query, |query| Place::Packages(query).href());
    if let Some(seen) = use_context::<SeenTotals>() {
        list.on_total(Packages::default(), seen.packages);
    }
    view! {
        <ListView
            list=list
            title=Signal::derive(move || i18n.texts().packages.to_owned())
            remarks=|shown, texts| {
                let sum = shown.answered.answer.rows.iter().filter_map(|row| row.size).fold(0u64, u64::saturating_add);
                if shown.page.total == Total::Exact(0) { Vec::new() } else { vec![(texts.size_in_all)(&size::human(sum))] }
            }
            columns=columns::COLUMNS
            filters=view! { <filters::Form list=list/> }.into_any()
            chips=filters::chips
            empty=Emptiness { title: |texts| texts.empty_packages, hint: |texts| texts.empty_packages_hint }
            detail=detail::panel
        />
    }
}
