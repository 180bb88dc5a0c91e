//! What is filtered by, each to be taken away with one click.

use leptos::prelude::*;

use crate::{
    i18n::I18n,
    tree::{Tree, view},
    ui::Icon,
};

/// One active filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// `Organization: platform`.
    pub label: String,
    /// The address without it.
    pub href: String,
}

/// The active filters. Nothing when there are none.
#[component]
pub fn Chips(
    /// The words.
    i18n: I18n,
    /// The filters.
    chips: Vec<Chip>,
    /// The address without any filter.
    clear: String,
) -> Tree {
    if chips.is_empty() {
        return Tree::Nothing;
    }
    let texts = i18n.texts();
    let item = |chip: Chip| {
        let name = texts.remove_filter(&chip.label);
        view! {
            <li>
                <a class="chip" href=chip.href aria-label=name><span>{chip.label}</span><Icon name="close"/></a>
            </li>
        }
    };
    let items: Vec<_> = chips.into_iter().map(item).collect();
    view! {
        <div class="chips">
            <ul aria-label=texts.active_filters()>{items}</ul>
            <a class="clear-all" href=clear>{texts.clear_all()}</a>
        </div>
    }
}
