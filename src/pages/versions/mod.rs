//! The versions of one package. The package stands in the path; keys of the address: `sort`, `page`, `size`, `open`.

mod columns;
mod detail;

use catalog::{
    query::{ListQuery, Packages, Versions},
    size,
    wire::label,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    i18n::use_i18n,
    listing::{Emptiness, ListView, use_list},
    routes::{self, Place},
    ui::Icon,
};

/// The list of a package's versions.
#[component]
pub fn VersionsPage() -> impl IntoView {
    let i18n = use_i18n();
    let location = use_location();
    let query = Memo::new(move |_| {
        let package = routes::package_of(&location.pathname.read());
        ListQuery { filters: Versions { package }, ..ListQuery::from_search(&location.search.read()) }
    });
    let list = use_list(query, |query| Place::Versions(query).href());
    let name = move || {
        query.with(|query| {
            let package = &query.filters.package;
            format!("{}/{}", package.namespace, label::decoded_label(&package.package))
        })
    };
    let above = view! {
        <a class="back" href=Place::Packages(ListQuery::<Packages>::default()).href()>
            <Icon name="previous"/>
            {move || i18n.texts().packages}
        </a>
    };
    view! {
        <ListView
            list=list
            title=Signal::derive(move || (i18n.texts().versions_of)(&name()))
            above=above.into_any()
            remarks=|shown, texts| {
                let sum = shown.answered.answer.rows.iter().filter_map(|row| row.size).fold(0u64, u64::saturating_add);
                if shown.page.indices.is_empty() { Vec::new() } else { vec![(texts.size_in_all)(&size::human(sum))] }
            }
            columns=columns::COLUMNS
            chips=|_, _| Vec::new()
            empty=Emptiness { title: |texts| texts.empty_versions, hint: |texts| texts.empty_versions_hint }
            detail=detail::panel
        />
    }
}
