//! What can be done with a whole list, beside its heading: lay it out, look at its request, take it away.

mod export;
mod facets;
mod help;
mod layout;
mod request;
mod selection;

use leptos::prelude::*;

pub use selection::{Selection, pick};

use super::List;
use crate::{data::views::use_saved_views, i18n::Text, live, ui::Icon};

/// Which of the tools are open. Copied freely.
#[derive(Clone, Copy)]
pub struct Tools {
    export: RwSignal<bool>,
    facets: RwSignal<bool>,
    help: RwSignal<bool>,
    layout: RwSignal<bool>,
    request: RwSignal<bool>,
    /// Which of the charts.
    chart: RwSignal<Option<usize>>,
}

impl Tools {
    /// None of them.
    pub fn new() -> Self {
        Self {
            export: RwSignal::new(false),
            facets: RwSignal::new(false),
            help: RwSignal::new(false),
            layout: RwSignal::new(false),
            request: RwSignal::new(false),
            chart: RwSignal::new(None),
        }
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
            {button(list, "help", |texts| texts.search_help, tools.help)}
            {button(list, "facets", |texts| texts.facets, tools.facets)}
            {charts(list, tools.chart)}
            {button(list, "check", |texts| texts.select_rows, list.selection.is_on)}
            {button(list, "view", |texts| texts.save_view_as, use_saved_views().open)}
            {button(list, "export", |texts| texts.export, tools.export)}
            {button(list, "layout", |texts| texts.view_settings, tools.layout)}
            {button(list, "code", |texts| texts.request_drawer, tools.request)}
        </div>
    }
}

fn charts(list: List, shown: RwSignal<Option<usize>>) -> Vec<AnyView> {
    let one = |(at, (icon, title)): (usize, (&'static str, Text))| {
        let open = Signal::derive(move || shown.get() == Some(at));
        let toggle = move || shown.update(|shown| *shown = if *shown == Some(at) { None } else { Some(at) });
        push_button(list, icon, title, open, Box::new(toggle))
    };
    list.spec.charts().into_iter().enumerate().map(one).collect()
}

fn button(list: List, icon: &'static str, name: Text, open: RwSignal<bool>) -> AnyView {
    push_button(list, icon, name, open.into(), Box::new(move || open.update(|open| *open = !*open)))
}

fn push_button(list: List, icon: &'static str, name: Text, open: Signal<bool>, toggle: Box<dyn Fn()>) -> AnyView {
    let name = move || name(list.i18n.texts());
    let state = move || if open.get() { "true" } else { "false" };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=live::attr(name)
            title=live::attr(name)
            aria-expanded=live::attr(state)
            on:click=move |_| toggle()
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
        let chart = tools.chart.get().and_then(|at| chart(list, at));
        let facets = tools.facets.get().then(|| facets::drawer(list));
        facets.into_iter().chain(chart).chain(request).chain(selection).collect()
    })
}

/// A chart of the rows that are here.
fn chart(list: List, at: usize) -> Option<AnyView> {
    let (_, title) = *list.spec.charts().get(at)?;
    let drawn = move || {
        let answer = list.answer()?;
        list.address.with(|address| list.spec.chart(at, address, &answer, list.i18n))
    };
    let name = move || title(list.i18n.texts());
    Some(view! { <section class="drawer chart" aria-label=live::attr(name)>{live::maybe(drawn)}</section> }.into_any())
}

/// What lies over the page while it is open.
pub fn dialogs(list: List, tools: Tools) -> live::Views {
    live::many(move || {
        let layout = tools.layout.get().then(|| layout::dialog(list, tools.layout));
        let export = tools.export.get().then(|| export::dialog(list, tools.export));
        let help = tools.help.get().then(|| help::dialog(list, tools.help));
        layout.into_iter().chain(export).chain(help).collect()
    })
}
