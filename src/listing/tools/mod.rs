//! What can be done with a list beyond showing it: lay it out, look at a row and at its request, take it away. Nothing of
//! it is needed for the first rows, so that it comes after them: only [`tooling`] leads here.

mod changes;
mod export;
mod facets;
mod help;
mod layout;
mod panel;
mod request;
mod selection;

use leptos::prelude::*;

use super::{Desk, ListPage, Tooling, erased, organizations, toolbar::Tools};
use crate::{
    live,
    tree::{Tree, view},
};

/// The tools of a list page.
pub fn tooling<P: ListPage>() -> Tooling {
    Tooling { records: erased::records::<P>(), panel: panel::panel, drawers, dialogs, note: changes::note, watch }
}

/// Looks after a list as long as it is shown.
fn watch(list: Desk) {
    changes::watch(list);
    organizations::note(list);
}

/// What stands between the form and the rows while it is open.
fn drawers(list: Desk, tools: Tools) -> Vec<Tree> {
    let request = tools.request.get().then(|| request::drawer(list));
    let selection = list.selection.is_on.get().then(|| selection::bar(list, tools.export));
    let chart = tools.chart.get().and_then(|at| chart(list, at));
    let facets = tools.facets.get().then(|| facets::drawer(list));
    facets.into_iter().chain(chart).chain(request).chain(selection).collect()
}

/// A chart of the rows that are here.
fn chart(list: Desk, at: usize) -> Option<Tree> {
    let title = list.spec.charts().get(at)?.title;
    let drawn = move || {
        let answer = list.answer()?;
        list.address.with(|address| list.records.chart(at, address, &answer, list.i18n))
    };
    let name = move || title(list.i18n.texts());
    Some(view! { <section class="drawer chart" aria-label=live::attr(name)>{live::view(drawn)}</section> })
}

/// What lies over the page while it is open.
fn dialogs(list: Desk, tools: Tools) -> Vec<Tree> {
    let layout = tools.layout.get().then(|| layout::dialog(*list, tools.layout));
    let export = tools.export.get().then(|| export::dialog(list, tools.export));
    let help = tools.help.get().then(|| help::dialog(list, tools.help));
    layout.into_iter().chain(export).chain(help).collect()
}
