//! The filter form of the installers: every parameter of API 4.

use catalog::{
    order::Direction,
    query::{Column, InstallerColumn, Installers, Sort},
};
use leptos::prelude::*;

use crate::{
    i18n::{Texts, use_i18n},
    listing::List,
    navigation::Step,
    ui::{Choice, Choices, Icon, SelectField, TextField},
};

fn column_name(column: InstallerColumn, texts: &Texts) -> &'static str {
    match column {
        InstallerColumn::Name => texts.name,
        InstallerColumn::Version => texts.version,
        InstallerColumn::Repo => texts.repo,
        InstallerColumn::State => texts.state,
        InstallerColumn::Timestamp => texts.last_change,
    }
}

/// The form.
#[component]
pub fn Form(
    /// The list that it filters.
    list: List<Installers>,
) -> impl IntoView {
    let i18n = use_i18n();
    let texts = move || i18n.texts();
    let states =
        Signal::derive(move || vec![Choice::new("", texts().all), Choice::new("true", texts().installed_only)]);
    let orders = Signal::derive(move || {
        let columns = InstallerColumn::ALL.iter();
        let columns = columns.map(|column| Choice::new(column.as_str(), column_name(*column, texts())));
        std::iter::once(Choice::new("", texts().order_default)).chain(columns).collect::<Vec<_>>()
    });
    let sort = Memo::new(move |_| list.query.with(|query| query.sort));
    let order = Signal::derive(move || sort.get().map(|sort| sort.column.as_str().to_owned()).unwrap_or_default());
    let order_by = Callback::new(move |name: String| {
        let column = InstallerColumn::ALL.iter().copied().find(|column| column.as_str() == name);
        let sort = column.map(|column| Sort { column, direction: column.first_direction() });
        list.show(list.query.with_untracked(|query| query.with_sort(sort)), Step::Push);
    });
    let reversed = move || {
        let sort = sort.get().map(|sort| Sort { direction: sort.direction.reversed(), ..sort });
        list.href(list.query.with(|query| query.with_sort(sort)))
    };
    let direction = move || {
        let descending = sort.get()?.direction == Direction::Descending;
        let (icon, text) = if descending { ("down", texts().descending) } else { ("up", texts().ascending) };
        Some(view! { <a class="button" href=reversed><Icon name=icon/>{text}</a> })
    };
    let type_words = Callback::new(move |text: String| list.filter(Step::Replace, |filters| filters.key_words = text));
    let choose_state =
        Callback::new(move |value: String| list.filter(Step::Push, |filters| filters.installed = value == "true"));
    view! {
        <form class="filters" role="search" aria-label=move || texts().filters on:submit=|event| event.prevent_default()>
            <TextField
                label=Signal::derive(move || texts().key_words.to_owned())
                value=Signal::derive(move || list.query.with(|query| query.filters.key_words.clone()))
                on_change=type_words
                main=true
            />
            <Choices
                label=Signal::derive(move || texts().state_filter.to_owned())
                name="installed"
                choices=states
                value=Signal::derive(move || {
                    if list.query.with(|query| query.filters.installed) { "true" } else { "" }.to_owned()
                })
                on_choose=choose_state
            />
            <SelectField
                label=Signal::derive(move || texts().order_by.to_owned())
                choices=orders
                value=order
                on_choose=order_by
            />
            {direction}
        </form>
    }
}

/// The active filters.
pub fn chips(filters: &Installers, texts: &Texts) -> Vec<(String, fn(&mut Installers))> {
    let mut chips: Vec<(String, fn(&mut Installers))> = Vec::new();
    if !filters.key_words.trim().is_empty() {
        chips.push(((texts.labelled)(texts.key_words, &filters.key_words), |filters| filters.key_words.clear()));
    }
    if filters.installed {
        chips.push(((texts.labelled)(texts.state_filter, texts.installed_only), |filters| filters.installed = false));
    }
    chips
}
