//! Why rows were found: marks in their cells, and words where no cell shows it.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    time::Duration,
};

use catalog::query::terms;
use leptos::{html, prelude::*};

use super::{
    Desk, List,
    search::Sought,
    window::{Drawing, DrawnRow},
};
use crate::{
    browser,
    live::{self, Memo, RwSignal, StoredValue},
    ui::Content,
};

/// How long typing rests before rows say why they were found, and how long rows stand still before they are marked.
const REST: Duration = Duration::from_millis(120);
const STILL: Duration = Duration::from_millis(60);

/// What is looked for, once typing rests: the rows are narrowed at once, and say why a moment later.
pub fn use_sought(list: List) -> RwSignal<String> {
    let rested = RwSignal::new(String::new());
    let sought = Memo::new(move |_| list.tools().map(|_| list.words.get()).unwrap_or_default());
    live::effect(move || {
        let sought = sought.get();
        rested.maybe_update(|rested| !std::mem::take(rested).is_empty());
        if sought.is_empty() {
            return;
        }
        let rest = move || {
            let _ = rested.try_set(sought);
        };
        if let Ok(waiting) = set_timeout_with_handle(rest, REST) {
            on_cleanup(move || waiting.clear());
        }
    });
    rested
}

/// Marks what was found in the rows that are drawn, once they stand still.
pub fn mark_found(list: List, drawing: Memo<Drawing>, sought: RwSignal<String>, body: NodeRef<html::Tbody>) {
    let is_marked = StoredValue::new(false);
    on_cleanup(browser::unhighlight);
    live::effect(move || {
        drawing.track();
        let sought = sought.get();
        if is_marked.get_value() {
            browser::unhighlight();
            is_marked.set_value(false);
        }
        if sought.is_empty() {
            return;
        }
        let mark = move || {
            if let Some((tools, desk)) = untrack(|| list.tools()) {
                (tools.mark)(desk, body, &sought);
                is_marked.set_value(true);
            }
        };
        if let Ok(waiting) = set_timeout_with_handle(mark, STILL) {
            on_cleanup(move || waiting.clear());
        }
    });
}

/// Marks what the words look for in the cells of a table's body: words in any, what is asked of a property in its own.
pub fn mark(list: Desk, body: NodeRef<html::Tbody>, words: &str) {
    let Some(Some(body)) = body.try_get_untracked() else { return };
    let sought = list.records.sought(words, list.i18n.texts());
    let marks = sought.iter().map(|sought| (selector(sought), sought.written.as_slice()));
    browser::highlight(&body, &marks.collect::<Vec<_>>(), terms::found);
}

fn selector(sought: &Sought) -> String {
    sought.shown_in.map_or_else(|| "td".to_owned(), |place| format!("td.{place}"))
}

/// Whether cells, each with its classes, show what is sought: words somewhere, a property in whatever its cell says.
fn is_shown(sought: &Sought, cells: &[(&str, String)]) -> bool {
    let column = sought.shown_in.and_then(|place| place.split(' ').next());
    cells.iter().any(|(classes, text)| match column {
        Some(column) => classes.split(' ').next() == Some(column),
        None => !terms::found(text, &sought.written).is_empty(),
    })
}

/// Why rows were found that do not show all that was sought in their cells.
pub fn reasons(list: Desk, drawing: &Drawing, words: &str) -> Vec<Option<String>> {
    let texts = list.i18n.texts();
    let sought = list.records.sought(words, texts);
    let answer = if sought.is_empty() { None } else { untrack(|| list.answer()) };
    let reason = |drawn: &DrawnRow| {
        let cells = drawn.row.cells.iter();
        let cells: Vec<(&str, String)> =
            cells.map(|(class, contents)| (class.as_str(), contents.iter().map(Content::said).collect())).collect();
        let hidden = sought.iter().filter(|sought| !is_shown(sought, &cells));
        let hidden: Vec<terms::Sought> = hidden.map(|sought| sought.asked.clone()).collect();
        if hidden.is_empty() {
            return None;
        }
        let (property, piece) = list.records.reason(answer.as_ref()?, drawn.place, &hidden, texts)?;
        Some(format!("{property}: {piece}"))
    };
    drawing.rows.iter().map(reason).collect()
}

/// The key of a row that also says why it was found.
pub fn keyed(key: u64, reason: Option<&str>) -> u64 {
    let Some(reason) = reason else { return key };
    let mut hasher = DefaultHasher::new();
    (key, reason).hash(&mut hasher);
    hasher.finish()
}
