//! The buttons beside the heading of a list, and what they open.

use leptos::prelude::*;

use super::{Chart, List};
use crate::{
    data::views::use_saved_views,
    i18n::{Text, Texts},
    live::{self, RwSignal, Signal},
    tree::{Tree, view},
    ui::Icon,
};

/// Which of the tools are open. Copied freely.
#[derive(Clone, Copy)]
pub struct Tools {
    /// The dialog that exports rows.
    pub export: RwSignal<bool>,
    /// The values of properties, counted.
    pub facets: RwSignal<bool>,
    /// What can be looked for.
    pub help: RwSignal<bool>,
    /// Columns and density.
    pub layout: RwSignal<bool>,
    /// The request behind the rows.
    pub request: RwSignal<bool>,
    /// Which of the charts.
    pub chart: RwSignal<Option<usize>>,
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

    /// Whether one of them is open; tracked.
    pub fn is_any_open(self) -> bool {
        let all = [self.export, self.facets, self.help, self.layout, self.request];
        // Each is read, so that each is tracked.
        all.into_iter().fold(self.chart.get().is_some(), |is_open, tool| tool.get() || is_open)
    }
}

/// The buttons.
#[component]
pub fn ToolButtons(
    /// The list.
    list: List,
    /// What they open.
    tools: Tools,
) -> Tree {
    view! {
        <div class="tools">
            {button(list, "help", Texts::search_help, tools.help)}
            {button(list, "facets", Texts::facets, tools.facets)}
            {charts(list, tools.chart)}
            {button(list, "check", Texts::select_rows, list.selection.is_on)}
            {button(list, "view", Texts::save_view_as, use_saved_views().open)}
            {button(list, "export", Texts::export, tools.export)}
            {button(list, "layout", Texts::view_settings, tools.layout)}
            {button(list, "code", Texts::request_drawer, tools.request)}
        </div>
    }
}

fn charts(list: List, shown: RwSignal<Option<usize>>) -> Vec<Tree> {
    let one = |(at, &Chart { icon, title }): (usize, &Chart)| {
        let open = Signal::derive(move || shown.get() == Some(at));
        let toggle = move || shown.update(|shown| *shown = if *shown == Some(at) { None } else { Some(at) });
        push_button(list, icon, title, open, Box::new(toggle))
    };
    list.spec.charts().iter().enumerate().map(one).collect()
}

fn button(list: List, icon: &'static str, name: Text, open: RwSignal<bool>) -> Tree {
    let is_open = Signal::derive(move || {
        // The saved views outlive this page.
        live::track(&open);
        open.get_untracked()
    });
    push_button(list, icon, name, is_open, Box::new(move || open.update(|open| *open = !*open)))
}

fn push_button(list: List, icon: &'static str, name: Text, open: Signal<bool>, toggle: Box<dyn Fn()>) -> Tree {
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
}
