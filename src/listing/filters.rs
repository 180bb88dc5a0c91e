//! The filter form of a list, and the chips that say what is filtered by.

use catalog::order::Direction;
use leptos::prelude::*;

use super::{
    Address, List, organizations,
    spec::{Change, Spec},
};
use crate::{
    i18n::Texts,
    live::{self, Memo, Signal},
    navigation::Step,
    tree::{Tree, view},
    ui::{Chip, Choice, Choices, Icon, SelectField, Switch, TextField},
};

/// A field of a filter form.
#[derive(Clone, Copy)]
pub struct Field {
    /// The filter's key in the address.
    pub key: &'static str,
    /// What it is called.
    pub label: fn(&Texts) -> &'static str,
    /// How it is drawn.
    pub kind: Kind,
}

/// How a field is drawn.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A text to type, which is what `/` focuses.
    Text,
    /// The name of an organization, to type or to choose out of those that have been seen.
    Organization,
    /// One of a few, side by side: values with their names. It chooses a list rather than narrows it, when it has no chip.
    Choices {
        /// Values and names; the first one is the default.
        choices: fn(&Texts) -> Vec<(&'static str, String)>,
        /// It narrows the list, and so has a chip.
        narrows: bool,
    },
    /// One of many, out of a list: values with their names.
    Select(fn(&Texts) -> Vec<(&'static str, String)>),
    /// Ticked or not; ticked is `true`.
    Switch,
}

impl Field {
    /// The name of an organization.
    pub const fn organization(key: &'static str) -> Self {
        Self { key, label: Texts::namespace, kind: Kind::Organization }
    }

    /// The text that `/` focuses.
    pub const fn main(key: &'static str, label: fn(&Texts) -> &'static str) -> Self {
        Self { key, label, kind: Kind::Text }
    }

    /// A box to tick.
    pub const fn switch(key: &'static str, label: fn(&Texts) -> &'static str) -> Self {
        Self { key, label, kind: Kind::Switch }
    }

    /// What the chip of this field says; `None` when it filters nothing.
    fn chip(&self, value: &str, texts: &Texts) -> Option<String> {
        let shown = match self.kind {
            Kind::Switch | Kind::Choices { narrows: false, .. } => return None,
            Kind::Text | Kind::Organization => value.trim().to_owned(),
            Kind::Choices { choices, .. } | Kind::Select(choices) => {
                let named = choices(texts).into_iter().find(|(word, _)| *word == value);
                named.map_or_else(|| value.to_owned(), |(_, name)| name)
            }
        };
        (!value.trim().is_empty()).then(|| texts.labelled((self.label)(texts), &shown))
    }
}

/// What is filtered by.
pub fn chips(spec: &dyn Spec, address: &Address, texts: &Texts) -> Vec<Chip> {
    let chip = |field: &Field| {
        let label = field.chip(&spec.value(address, field.key), texts)?;
        Some(Chip { label, href: spec.href(address, Change::Filter(field.key, "")) })
    };
    spec.fields().iter().filter_map(chip).collect()
}

/// The form.
#[component]
pub fn FilterForm(
    /// The list that it filters.
    list: List,
) -> Tree {
    let fields: Vec<_> = list.spec.fields().iter().map(|field| field_view(list, field)).collect();
    view! {
        <form
            class="filters"
            role="search"
            aria-label=live::attr(move || list.i18n.texts().filters())
            on:submit=|event| event.prevent_default()
        >
            {fields}
            {order(list)}
        </form>
    }
}

fn field_view(list: List, field: &'static Field) -> Tree {
    let label = Signal::derive(move || (field.label)(list.i18n.texts()).to_owned());
    let value = Signal::derive(move || list.address.with(|address| list.spec.value(address, field.key)));
    let set = move |step| Callback::new(move |text: String| list.go(Change::Filter(field.key, &text), step));
    let text_field = move |main| {
        let error = Signal::derive(move || list.tools().and_then(|(tools, desk)| (tools.field_error)(desk, field.key)));
        let change = set(Step::Replace);
        view! { <TextField name=field.key label=label value=value on_change=change error=error main=main/> }
    };
    match field.kind {
        Kind::Text => text_field(true),
        Kind::Organization => {
            let picker = organizations::picker(list, field.key, set(Step::Push));
            view! { <div class="picked-field">{text_field(false)}{picker}</div> }
        }
        Kind::Choices { choices, .. } => {
            let choices = Signal::derive(move || named(choices(list.i18n.texts())));
            let first = choices.with_untracked(|choices| choices.first().map(|choice| choice.value.clone()));
            let first = first.unwrap_or_default();
            let shown = Signal::derive(move || {
                let value = value.get();
                if value.is_empty() { first.clone() } else { value }
            });
            view! { <Choices label=label name=field.key choices=choices value=shown on_choose=set(Step::Push)/> }
        }
        Kind::Select(choices) => {
            // Kept as long as it says the same: new options would be drawn, and would all read the address.
            let choices = Memo::new(move |_| {
                let mut choices = named(choices(list.i18n.texts()));
                let chosen = value.get();
                // A value that the form does not know, out of an address, is still what is filtered by.
                if choices.iter().all(|choice| choice.value != chosen) {
                    choices.push(Choice::new(chosen.clone(), chosen));
                }
                choices
            });
            view! { <SelectField label=label choices=choices value=value on_choose=set(Step::Push)/> }
        }
        Kind::Switch => {
            let ticked = Signal::derive(move || value.with(|value| value == "true"));
            let change = Callback::new(move |on: bool| {
                list.go(Change::Filter(field.key, if on { "true" } else { "" }), Step::Push);
            });
            view! { <Switch label=label value=ticked on_change=change/> }
        }
    }
}

fn named(choices: Vec<(&'static str, String)>) -> Vec<Choice> {
    choices.into_iter().map(|(value, name)| Choice::new(value, name)).collect()
}

/// The order, and the way to turn it round. The style sheet shows it where headings are missing; where rows may be cards it
/// stays, so that the form is the same beside either.
fn order(list: List) -> Tree {
    let order = Memo::new(move |_| list.address.with(|address| list.spec.order(address)));
    let label = Signal::derive(move || list.i18n.texts().order_by().to_owned());
    let choices = Signal::derive(move || {
        let texts = list.i18n.texts();
        let is_theirs = list.spec.is_as_sent(&Address::default());
        let first = if is_theirs { texts.order_default() } else { texts.order_own() };
        let columns = list.spec.orders(texts).into_iter().map(|(name, title)| Choice::new(name, title));
        std::iter::once(Choice::new("", first)).chain(columns).collect()
    });
    let value = Signal::derive(move || order.get().map(|(name, _)| name.to_owned()).unwrap_or_default());
    let choose = Callback::new(move |name: String| list.go(Change::Order(&name), Step::Push));
    let direction = move || {
        let texts = list.i18n.texts();
        let (icon, text) = match order.get()?.1 {
            Direction::Ascending => ("up", texts.ascending()),
            Direction::Descending => ("down", texts.descending()),
        };
        let name = texts.turn_round(text);
        Some(
            view! { <a class="button" href=list.href(Change::Reversed) aria-label=name.clone() title=name><Icon name=icon/>{text}</a> },
        )
    };
    let class = if list.spec.can_be_cards() { "order always" } else { "order" };
    view! {
        <div class=class>
            <SelectField label=label choices=choices value=value on_choose=choose/>
            {live::view(direction)}
        </div>
    }
}
