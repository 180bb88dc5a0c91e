//! Why rows were found: marks in their cells, and words where no cell shows it.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    slice::from_ref,
    time::Duration,
};

use catalog::query::terms;
use leptos::{html, prelude::*};

use super::{
    Desk, List,
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

/// What is sought, once typing rests: the rows are narrowed at once, and say why a moment later.
pub fn use_sought(list: List) -> RwSignal<Vec<String>> {
    let rested = RwSignal::new(Vec::new());
    let sought = Memo::new(move |_| {
        list.tools().map(|(tools, _)| list.words.with(|words| tools.records.sought(words))).unwrap_or_default()
    });
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
pub fn mark_found(list: List, drawing: Memo<Drawing>, sought: RwSignal<Vec<String>>, body: NodeRef<html::Tbody>) {
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
            if let Some((tools, _)) = untrack(|| list.tools()) {
                (tools.mark)(body, &sought);
                is_marked.set_value(true);
            }
        };
        if let Ok(waiting) = set_timeout_with_handle(mark, STILL) {
            on_cleanup(move || waiting.clear());
        }
    });
}

/// Marks what is sought in the cells of a table's body.
pub fn mark(body: NodeRef<html::Tbody>, sought: &[String]) {
    if let Some(Some(body)) = body.try_get_untracked() {
        browser::highlight(&body, "td", |text| terms::found(text, sought));
    }
}

/// Why rows were found that do not show all that was sought in their cells.
pub fn reasons(list: Desk, drawing: &Drawing, sought: &[String]) -> Vec<Option<String>> {
    let answer = if sought.is_empty() { None } else { untrack(|| list.answer()) };
    let texts = list.i18n.texts();
    let reason = |drawn: &DrawnRow| {
        let shown = drawn.row.cells.iter().map(|(_, contents)| contents.iter().map(Content::said).collect::<String>());
        let shown: Vec<String> = shown.collect();
        let is_shown = |text: &String| shown.iter().any(|cell| !terms::found(cell, from_ref(text)).is_empty());
        let hidden: Vec<String> = sought.iter().filter(|text| !is_shown(text)).cloned().collect();
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
