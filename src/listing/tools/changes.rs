//! What has changed in a list: rows that are new, changed or gone since they were last seen. Of a list that is here as a whole
//! the browser keeps what it said, so that the next visit tells what has changed since; of a page of a longer one nothing is
//! kept, and a refresh tells what it changed.

use std::sync::Arc;

use catalog::{
    PageSize,
    query::Request,
    since::{self, Digest, MOST_ROWS, Snapshot},
    size::grouped,
    wire::label::decoded_label,
};
use leptos::task::spawn_local_scoped_with_cancellation;

use crate::{
    browser,
    data::{remote::Remote, since as kept},
    format,
    i18n::Texts,
    listing::{
        Address, Desk,
        changes::Changes,
        spec::{AnyAnswer, Change},
        status::exact,
    },
    live::{self, Memo, StoredValue},
    tree::{Tree, view},
};

/// Names of rows that are gone, said at most; and of properties that a row has changed in.
const MOST_NAMES: usize = 5;
const MOST_PROPERTIES: usize = 3;
/// Milliseconds that rows have for being drawn first.
const AFTER_ROWS: u32 = 50;
/// Rows that are read before the browser may do something else.
const AT_ONCE: u32 = 250;

/// What a list says.
#[derive(Clone)]
struct Said {
    /// The answer's number.
    serial: usize,
    /// What it is kept under: a list of the same name can be compared with it.
    list: u64,
    /// All rows that match are here.
    is_whole: bool,
    rows: Arc<Snapshot>,
}

/// What is known of a list while it is shown. Copied freely.
#[derive(Clone, Copy)]
struct Watched {
    /// What it says now.
    now: StoredValue<Option<Said>>,
    /// What that is compared with.
    before: StoredValue<Option<Said>>,
    is_shown: StoredValue<bool>,
}

/// Compares each newer answer with what was seen, until the list is left.
pub fn watch(list: Desk) {
    let (now, before) = (StoredValue::new(None), StoredValue::new(None));
    let watched = Watched { now, before, is_shown: StoredValue::new(false) };
    let is_forgotten = Memo::new(move |_| list.changes.with(Option::is_none));
    live::effect(move || {
        let texts = list.i18n.texts();
        let is_forgotten = is_forgotten.get();
        let ready = list.said().with(|said| match said {
            Remote::Ready { key, value } => Some((key.clone().ok()?, AnyAnswer::clone(value))),
            _ => None,
        });
        let Some((request, answer)) = ready else { return };
        spawn_local_scoped_with_cancellation(async move {
            browser::sleep(AFTER_ROWS).await;
            settle(list, watched, &request, &answer, is_forgotten, texts).await;
        });
    });
}

async fn settle(
    list: Desk,
    watched: Watched,
    request: &Request,
    answer: &AnyAnswer,
    is_forgotten: bool,
    texts: &Texts,
) {
    let serial = list.spec.serial(answer).unwrap_or_default();
    let known = watched.now.get_value().filter(|known| known.serial == serial);
    let is_read = known.is_some();
    let Some(now) = (if is_read { known } else { read(list, request, answer, serial).await }) else {
        watched.before.set_value(None);
        watched.is_shown.set_value(false);
        list.changes.maybe_update(|known| known.take().is_some());
        return;
    };
    let is_dismissed = is_forgotten && watched.is_shown.get_value();
    let before = if is_dismissed { None } else { before(watched, &now) };
    let changes = before.as_ref().and_then(|before| compare(list, before, &now, texts));
    if before.is_none() && now.is_whole {
        kept::begin(now.list, &now.rows);
    }
    if !is_read && now.is_whole {
        kept::keep(now.list, &now.rows);
    }
    watched.before.set_value(before.or_else(|| Some(now.clone())));
    watched.now.set_value(Some(now));
    watched.is_shown.set_value(changes.is_some());
    list.changes.maybe_update(|known| std::mem::replace(known, changes.clone()) != changes);
}

/// What a list is compared with: what it was compared with already, or what it said before this visit.
fn before(watched: Watched, now: &Said) -> Option<Said> {
    let known = watched.before.get_value().filter(|before| before.list == now.list);
    known.or_else(|| {
        let rows = if now.is_whole { kept::before(now.list) } else { None }?;
        Some(Said { rows: Arc::new(rows), ..now.clone() })
    })
}

/// What an answer says; nothing of one with very many rows.
async fn read(list: Desk, request: &Request, answer: &AnyAnswer, serial: usize) -> Option<Said> {
    let (count, skipped) = list.records.counts(answer)?;
    let count = u32::try_from(count).ok().filter(|count| *count as usize <= MOST_ROWS)?;
    let total = list.drawn.with_untracked(|drawn| {
        let drawn = drawn.as_ref().filter(|drawn| drawn.serial == serial)?;
        exact(drawn.total)
    });
    // A row that cannot be read is not gone.
    let is_all = skipped == 0 && total.is_some_and(|total| total <= u64::from(count));
    let all = if is_all { of_all(list, request) } else { None };
    let is_whole = all.is_some();
    let whose = Digest::default().text(&list.asked.whose());
    let name = match all {
        Some(all) => whose.text(&all.target()),
        None => whose.text("page").text(&request.target()),
    };
    let at = list.spec.arrived(answer).map(|(_, at)| at).unwrap_or_default();
    let mut rows = Snapshot::new(at as u64);
    for place in 0..count {
        if place.is_multiple_of(AT_ONCE) {
            browser::next_turn().await;
        }
        if let (Some(param), Some(values)) = (list.spec.param(answer, place), list.records.values(answer, place)) {
            rows.add(param, &values);
        }
    }
    Some(Said { serial, list: name.finish(), is_whole, rows: Arc::new(rows) })
}

/// The request for all rows of the list that `request` asks for, in no order, whichever of them are shown. None on the way to
/// another list.
fn of_all(list: Desk, request: &Request) -> Option<Request> {
    let mut address = list.address.get_untracked();
    list.spec.request(&address).ok().filter(|asked| asked == request)?;
    for change in [Change::Order(""), Change::Size(PageSize::Whole)] {
        let href = list.spec.href(&address, change);
        let (pathname, search) = href.split_once('?').unwrap_or((&href, ""));
        address = Address { pathname: pathname.to_owned(), search: search.to_owned() };
    }
    list.spec.request(&address).ok()
}

/// What has changed; nothing if nothing has.
fn compare(list: Desk, before: &Said, now: &Said, texts: &Texts) -> Option<Arc<Changes>> {
    let difference = before.rows.compare(&now.rows);
    if difference.is_empty() {
        return None;
    }
    let mut changes = Changes { since: before.rows.at as f64, is_dated: now.is_whole, ..Changes::default() };
    let properties = list.records.properties(texts);
    let titled = |known: &String| properties.iter().find(|(name, _)| name == known).map(|(_, title)| *title);
    for (param, change) in difference.rows {
        let said = match change {
            since::Change::New => {
                changes.new += 1;
                texts.new_row().to_owned()
            }
            since::Change::Changed(names) => {
                let mut said: Vec<&str> = names.iter().take(MOST_PROPERTIES).filter_map(titled).collect();
                if names.len() > MOST_PROPERTIES {
                    said.push("…");
                }
                texts.changed_row(&said.join(texts.changed_separator()))
            }
        };
        changes.rows.push((param, said));
    }
    changes.gone = difference.gone.iter().map(|param| decoded_label(param).into_owned()).collect();
    Some(Arc::new(changes))
}

/// What the changes are, in words, until they were seen.
pub fn note(list: Desk) -> Option<Tree> {
    let changes = list.changes.get()?;
    let texts = list.i18n.texts();
    let since = changes.since as i64;
    let since = if changes.is_dated {
        let format::LocalTime { text, zone } = format::local_time(since);
        format!("{text} {zone}")
    } else {
        format::clock_time(since)
    };
    let count = |count: usize| grouped(count as u64);
    let changed = count(changes.rows.len().saturating_sub(changes.new));
    let said = texts.changes_since(&since, &count(changes.new), &changed, &count(changes.gone.len()));
    let mut names = changes.gone.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join(", ");
    if changes.gone.len() > MOST_NAMES {
        names.push_str(", …");
    }
    let gone = (!names.is_empty()).then(|| view! { <p class="muted">{texts.gone_rows(&names)}</p> });
    Some(view! {
        <div class="changes" role="status">
            <div>
                <p>{said}</p>
                {gone}
            </div>
            <button type="button" class="button" on:click=move |_| list.changes.set(None)>{texts.mark_seen()}</button>
        </div>
    })
}
