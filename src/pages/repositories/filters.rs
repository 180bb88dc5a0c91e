//! The filter form of the repositories: every parameter of API 1.

use catalog::{Category, Center, query::Repositories};
use leptos::prelude::*;

use crate::{
    i18n::{Texts, use_i18n},
    listing::{List, field_error},
    navigation::Step,
    pages::words,
    ui::{Choice, Choices, SelectField, TextField},
};

/// The form.
#[component]
pub fn Form(
    /// The list that it filters.
    list: List<Repositories>,
) -> impl IntoView {
    let i18n = use_i18n();
    let texts = move || i18n.texts();
    let centers = Signal::derive(move || {
        vec![
            Choice::new(Center::Own.as_str(), texts().center_own),
            Choice::new(Center::ThirdParty.as_str(), texts().center_thirdparty),
        ]
    });
    let categories = Signal::derive(move || {
        let known = Category::KNOWN.iter().map(|known| Choice::new(known.as_str(), words::category(known, texts())));
        let mut choices: Vec<Choice> = std::iter::once(Choice::new("", texts().any)).chain(known).collect();
        let chosen = list.query.with(|query| query.filters.category.clone());
        if choices.iter().all(|choice| choice.value != chosen) {
            choices.push(Choice::new(chosen.clone(), chosen));
        }
        choices
    });
    let choose_center = Callback::new(move |word: String| {
        list.filter(Step::Push, |filters| filters.center = Center::parse(&word).unwrap_or_default());
    });
    let choose_category = Callback::new(move |word: String| list.filter(Step::Push, |filters| filters.category = word));
    let type_namespace =
        Callback::new(move |text: String| list.filter(Step::Replace, |filters| filters.namespace = text));
    let type_name = Callback::new(move |text: String| list.filter(Step::Replace, |filters| filters.name = text));
    view! {
        <form class="filters" role="search" aria-label=move || texts().filters on:submit=|event| event.prevent_default()>
            <Choices
                label=Signal::derive(move || texts().center.to_owned())
                name="center"
                choices=centers
                value=Signal::derive(move || list.query.with(|query| query.filters.center.as_str().to_owned()))
                on_choose=choose_center
            />
            <TextField
                label=Signal::derive(move || texts().namespace.to_owned())
                value=Signal::derive(move || list.query.with(|query| query.filters.namespace.clone()))
                on_change=type_namespace
                error=field_error(list, "namespace")
            />
            <TextField
                label=Signal::derive(move || texts().repository_name.to_owned())
                value=Signal::derive(move || list.query.with(|query| query.filters.name.clone()))
                on_change=type_name
                error=field_error(list, "name")
                main=true
            />
            <SelectField
                label=Signal::derive(move || texts().category.to_owned())
                choices=categories
                value=Signal::derive(move || list.query.with(|query| query.filters.category.clone()))
                on_choose=choose_category
            />
        </form>
    }
}

/// The active filters.
pub fn chips(filters: &Repositories, texts: &Texts) -> Vec<(String, fn(&mut Repositories))> {
    let mut chips: Vec<(String, fn(&mut Repositories))> = Vec::new();
    if !filters.namespace.trim().is_empty() {
        chips.push(((texts.labelled)(texts.namespace, &filters.namespace), |filters| filters.namespace.clear()));
    }
    if !filters.name.trim().is_empty() {
        chips.push(((texts.labelled)(texts.repository_name, &filters.name), |filters| filters.name.clear()));
    }
    if !filters.category.is_empty() {
        let category = words::category(&Category::from_word(filters.category.clone()), texts);
        chips.push(((texts.labelled)(texts.category, &category), |filters| filters.category.clear()));
    }
    chips
}
