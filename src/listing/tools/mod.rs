//! What can be done with a whole list, beside its heading: lay it out, look at its request, take it away.

mod export;
mod layout;
mod request;
mod selection;

use leptos::prelude::*;

pub use selection::{Selection, pick};

use super::List;
use crate::{data::views::use_saved_views, i18n::Texts, live, ui::Icon};

/// Which of the tools are open. Copied freely.
#[derive(Clone, Copy)]
pub struct Tools {
    export: RwSignal<bool>,
    layout: RwSignal<bool>,
    request: RwSignal<bool>,
}

impl Tools {
    /// None of them.
    pub fn new() -> Self {
        Self { export: RwSignal::new(false), layout: RwSignal::new(false), request: RwSignal::new(false) }
    }
}

/// The buttons.
#[component]
pub fn ToolButtons(
    /// The list.
    list: List,
    /// What they open.
    tools: Tools,
) -> impl IntoView {
    view! {
        <div class="tools">
            {button(list, "check", |texts| texts.select_rows, list.selection.is_on)}
            {button(list, "view", |texts| texts.save_view_as, use_saved_views().open)}
            {button(list, "export", |texts| texts.export, tools.export)}
            {button(list, "layout", |texts| texts.view_settings, tools.layout)}
            {button(list, "code", |texts| texts.request_drawer, tools.request)}
        </div>
    }
}

fn button(list: List, icon: &'static str, name: fn(&Texts) -> &'static str, open: RwSignal<bool>) -> AnyView {
    let name = move || name(list.i18n.texts());
    let state = move || if open.get() { "true" } else { "false" };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=live::attr(name)
            title=live::attr(name)
            aria-expanded=live::attr(state)
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon name=icon/>
        </button>
    }
    .into_any()
}

/// What stands between the form and the rows while it is open.
pub fn drawers(list: List, tools: Tools) -> live::Views {
    live::many(move || {
        let request = tools.request.get().then(|| request::drawer(list));
        let selection = list.selection.is_on.get().then(|| selection::bar(list, tools.export));
        request.into_iter().chain(selection).collect()
    })
}

/// What lies over the page while it is open.
pub fn dialogs(list: List, tools: Tools) -> live::Views {
    live::many(move || {
        let layout = tools.layout.get().then(|| layout::dialog(list, tools.layout));
        let export = tools.export.get().then(|| export::dialog(list, tools.export));
        layout.into_iter().chain(export).collect()
    })
}
