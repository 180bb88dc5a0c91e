//! The filter form of the packages: every parameter of API 2.

use catalog::query::Packages;
use leptos::prelude::*;

use crate::{
    i18n::{Texts, use_i18n},
    listing::List,
    navigation::Step,
    ui::TextField,
};

/// The form.
#[component]
pub fn Form(
    /// The list that it filters.
    list: List<Packages>,
) -> impl IntoView {
    let i18n = use_i18n();
    let texts = move || i18n.texts();
    let type_name =
        Callback::new(move |text: String| list.filter(Step::Replace, |filters| filters.package_name = text));
    let type_namespace =
        Callback::new(move |text: String| list.filter(Step::Replace, |filters| filters.namespace = text));
    view! {
        <form class="filters" role="search" aria-label=move || texts().filters on:submit=|event| event.prevent_default()>
            <TextField
                label=Signal::derive(move || texts().namespace.to_owned())
                value=Signal::derive(move || list.query.with(|query| query.filters.namespace.clone()))
                on_change=type_namespace
            />
            <TextField
                label=Signal::derive(move || texts().package_name.to_owned())
                value=Signal::derive(move || list.query.with(|query| query.filters.package_name.clone()))
                on_change=type_name
                main=true
            />
        </form>
    }
}

/// The active filters.
pub fn chips(filters: &Packages, texts: &Texts) -> Vec<(String, fn(&mut Packages))> {
    let mut chips: Vec<(String, fn(&mut Packages))> = Vec::new();
    if !filters.namespace.trim().is_empty() {
        chips.push(((texts.labelled)(texts.namespace, &filters.namespace), |filters| filters.namespace.clear()));
    }
    if !filters.package_name.trim().is_empty() {
        chips.push(((texts.labelled)(texts.package_name, &filters.package_name), |filters| {
            filters.package_name.clear();
        }));
    }
    chips
}
