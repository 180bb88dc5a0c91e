//! What is filtered by, each to be taken away with one click.

use leptos::prelude::*;

use crate::{i18n::use_i18n, ui::Icon};

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
    /// The filters.
    #[prop(into)]
    chips: Signal<Vec<Chip>>,
    /// The address without any filter.
    #[prop(into)]
    clear: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let item = move |chip: Chip| {
        let name = (i18n.texts().remove_filter)(&chip.label);
        view! {
            <li>
                <a class="chip" href=chip.href aria-label=name>
                    <span>{chip.label}</span>
                    <Icon name="close"/>
                </a>
            </li>
        }
    };
    view! {
        <Show when=move || chips.with(|chips| !chips.is_empty())>
            <div class="chips">
                <ul aria-label=move || i18n.texts().active_filters>
                    {move || chips.get().into_iter().map(item).collect_view()}
                </ul>
                <a class="clear-all" href=move || clear.get()>{move || i18n.texts().clear_all}</a>
            </div>
        </Show>
    }
}
