//! What can be done with a list beyond showing it: lay it out, look at a row and at its request, take it away. Nothing of
//! it is needed for the first rows, so that it comes after them: only [`tooling`] leads here.

mod ahead;
mod changes;
mod export;
mod facets;
mod help;
mod layout;
mod panel;
mod request;
mod selection;
mod typing;

use super::{Desk, ListPage, Tooling, erased, failure, marks, spec::AnyAnswer, toolbar::Tools};
use crate::{
    browser,
    data::remote::Remote,
    live::{self, StoredValue},
    tree::{Tree, view},
};

/// The tools of a list page.
pub fn tooling<P: ListPage>() -> Tooling {
    Tooling {
        records: erased::records::<P>(),
        panel: panel::panel,
        drawers,
        dialogs,
        note: changes::note,
        watch,
        mark: marks::mark,
        reasons: marks::reasons,
        failure: failure::failure_view,
        field_error: failure::field_error,
    }
}

/// Looks after a list as long as it is shown.
fn watch(list: Desk) {
    ahead::watch(*list);
    changes::watch(list);
    layout::watch(*list);
    selection::watch(list);
    typing::watch(*list);
    prepare(list);
}

/// Prepares other orders of a list that is all here, and the first panel, while nobody waits for anything.
fn prepare(list: Desk) {
    let is_first = StoredValue::new(true);
    live::effect(move || {
        let answer = list.said().with(|said| match said {
            Remote::Ready { value, .. } => Some(AnyAnswer::clone(value)),
            _ => None,
        });
        let Some(answer) = answer else { return };
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            loop {
                // After the rows have been drawn, and after each key that is pressed meanwhile.
                browser::sleep(PAUSE).await;
                let end = browser::now_millis() + SLICE;
                if !list.records.prepare(&answer, &mut || browser::now_millis() < end) {
                    break;
                }
            }
            if is_first.try_update_value(std::mem::take) == Some(true) {
                // Whoever came at the same time has been served by then.
                browser::sleep(QUIET).await;
                panel::prepare(list, &answer);
            }
        });
    });
}

/// Milliseconds between two pieces of work that nobody waits for, and of one.
const PAUSE: u32 = 4;
/// Milliseconds until somebody who is there may open a panel.
const QUIET: u32 = 400;
const SLICE: f64 = 8.0;

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
