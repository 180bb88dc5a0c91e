//! The page for addresses that name no view.

use leptos::prelude::*;

use crate::{
    i18n::use_i18n,
    live,
    routes::Place,
    tree::{Tree, view},
    ui::Notice,
};

/// Says so, and leads back.
#[component]
pub fn NotFoundPage() -> Tree {
    let i18n = use_i18n();
    let page = move || {
        let texts = i18n.texts();
        let overview = (Place::Overview.href(), texts.go_to_overview());
        view! {
            <div class="single-page">
                <h1 class="visually-hidden">{texts.not_found()}</h1>
                <Notice title=texts.not_found() hint=texts.not_found_hint() action=Some(overview)/>
            </div>
        }
    };
    live::view(page).into()
}
