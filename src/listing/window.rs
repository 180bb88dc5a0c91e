//! Which rows of a long list are drawn: those in sight, and some above and below.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
    sync::Arc,
};

use catalog::fold::Stand;
use leptos::{ev, html, prelude::*};

use super::{
    List,
    passing::Passing,
    spec::{self, Drawn, Row},
};
use crate::{
    browser, live,
    live::{Memo, RwSignal, StoredValue},
};

/// So many rows are all drawn in the end, so that the browser's own search and every other tool finds them.
const ALL_DRAWN: usize = 250;
/// By so many at a time, after so many milliseconds; each further time after about a frame.
const GROWTH: usize = 24;
const PAUSE: u32 = 60;
const FRAME: u32 = 16;
/// So many are drawn at least of few: a page of 25 in one go.
const HEAD: usize = 28;
/// Rows drawn above and below those in sight.
const MARGIN: usize = 4;
/// A scroll by so many rows at once is a fast one.
const FAST: usize = 8;
/// Rows that pass by so many at once cannot be read.
const PASSING: usize = 4;
/// Rows drawn where a fast scroll goes: as many as it passes in a frame; and where it comes from.
const AHEAD: usize = 24;
const BEHIND: usize = 4;
/// The rows drawn change by so many at once.
const STEP: usize = 4;
/// The height of a row before one has been measured, in pixels.
const HEIGHT: f64 = 32.0;

/// A row that is drawn.
#[derive(Clone)]
pub struct DrawnRow {
    /// Its place in the answer.
    pub place: u32,
    /// What it says.
    pub row: Arc<Row>,
    /// How it stands in its group.
    pub stand: Stand,
    /// It says its name alone.
    is_brief: bool,
    /// A row with the same key is the same row, and stays as it is.
    pub key: u64,
}

impl DrawnRow {
    fn new(place: u32, row: Arc<Row>, stand: Stand, is_brief: bool) -> Self {
        let mut key = row.key();
        if stand != Stand::Alone {
            let mut hasher = DefaultHasher::new();
            (key, &stand).hash(&mut hasher);
            key = hasher.finish();
        }
        Self { place, row, stand, is_brief, key }
    }
}

impl PartialEq for DrawnRow {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// The rows that are drawn.
#[derive(Clone, Default, PartialEq)]
pub struct Drawing {
    stamp: u64,
    /// The places of the columns shown.
    pub columns: Vec<usize>,
    /// The rows, from top to bottom.
    pub rows: Vec<DrawnRow>,
    /// How many rows stand above the first one drawn.
    pub above: usize,
    /// How many rows stand below the last one drawn.
    pub below: usize,
}

/// What is in sight. Copied freely.
#[derive(Clone, Copy)]
pub struct Sight {
    frame: NodeRef<html::Div>,
    /// The first row drawn, and how many are, while there are enough.
    rows: RwSignal<(usize, usize)>,
    /// The first line in sight.
    top: StoredValue<usize>,
    /// The frame is scrolled away from its top.
    is_away: StoredValue<bool>,
    /// How far apart lines are, in pixels, and how many rows stand side by side in each: 0 before that was measured.
    lines: RwSignal<(f64, usize)>,
    passing: Passing,
    /// Somebody has come to the rows, so that those beyond the ones in sight may be wanted soon.
    is_reached: RwSignal<bool>,
    /// Of those few rows, so many more are drawn on either side.
    grown: RwSignal<(u64, usize)>,
}

impl Sight {
    /// Nothing measured yet.
    pub fn new(frame: NodeRef<html::Div>) -> Self {
        let lines = RwSignal::new((HEIGHT, 0));
        let (rows, top, grown) = (RwSignal::new((0, HEAD)), StoredValue::new(0), RwSignal::new((0, 0)));
        let (is_away, is_reached) = (StoredValue::new(false), RwSignal::new(false));
        let sight = Self { frame, rows, top, is_away, lines, passing: Passing::new(), is_reached, grown };
        let resized = window_event_listener(ev::resize, move |_| sight.measure());
        on_cleanup(move || resized.remove());
        sight
    }

    /// Measures the rows and the frame, once the browser has laid them out. Where another number of rows stands side by
    /// side than before, the first row in sight stays in sight, and so does the open one.
    pub fn measure(self) {
        request_animation_frame(move || {
            let Some(Some(frame)) = self.frame.try_get_untracked() else { return };
            let Some((_, across)) = self.lines.try_get_untracked() else { return };
            let measured = browser::lines_within(&frame, "tbody tr:has(.row-link)");
            if let Some(lines) = measured.filter(|(height, _)| *height > 0.0) {
                let row = self.top.try_get_value().unwrap_or_default() * across;
                let _ = self.lines.try_maybe_update(|known| (std::mem::replace(known, lines) != lines, ()));
                if across > 0 && across != lines.1 {
                    // After the room of rows that are not drawn has changed.
                    leptos::task::spawn_local(async move {
                        self.scroll_to((lines.0 * (row / lines.1.max(1)) as f64) as i32);
                        browser::reveal(".row-link[aria-current]");
                        self.look();
                    });
                    return;
                }
            }
            self.look();
        });
    }

    /// Scrolls the frame. From its top to its top it is not even asked to, since the browser lays out the page for that.
    pub fn scroll_to(self, offset: i32) {
        let is_away = self.is_away.try_get_value().unwrap_or_default();
        let Some(Some(frame)) = self.frame.try_get_untracked().filter(|_| is_away || offset > 0) else { return };
        frame.set_scroll_top(offset);
        self.is_away.set_value(offset > 0);
    }

    /// Somebody points at the rows, touches them, or goes through them by keyboard.
    pub fn reach(self) {
        let _ = self.is_reached.try_maybe_update(|known| (!std::mem::replace(known, true), ()));
    }

    /// Looks where the frame is scrolled to.
    pub fn look(self) {
        let Some(Some(frame)) = self.frame.try_get_untracked() else { return };
        let Some((height, across)) = self.lines.try_get_untracked() else { return };
        let offset = frame.scroll_top().max(0);
        self.is_away.set_value(offset > 0);
        if offset > 0 {
            self.reach();
        }
        let top = (f64::from(offset) / height) as usize;
        let fit = (f64::from(frame.client_height().max(0)) / height) as usize + 2;
        let before = self.top.try_get_value().unwrap_or_default();
        self.top.set_value(top);
        let is_passing = top.abs_diff(before) >= PASSING && self.passing.pass();
        // A single jump leads to rows that will be read: none are drawn ahead.
        let now = span(top, fit, if is_passing { before } else { top }, across.max(1));
        let _ = self.rows.try_maybe_update(|known| (std::mem::replace(known, now) != now, ()));
    }

    /// The height of so many rows, in hundredths of a pixel.
    pub fn height_of(self, rows: usize) -> u64 {
        let (height, across) = self.lines.get();
        (height * rows.div_ceil(across.max(1)) as f64 * 100.0) as u64
    }

    /// Which rows are drawn: those in sight, once somebody has come to them some beyond, and in the end all, if they are few.
    fn range(self, drawn: &Drawn) -> Range<usize> {
        let (count, few, (first, length)) = (drawn.places.len(), few(drawn), self.rows.get());
        let across = self.lines.get().1.max(1);
        // Who types has the browser lay out those in sight alone.
        let beyond = if self.is_reached.get() { 0 } else { MARGIN.next_multiple_of(across) };
        let least = if few.is_some() { HEAD.next_multiple_of(across) } else { 0 };
        let length = length.saturating_sub(beyond).max(least);
        let first = first.min(count.saturating_sub(length).next_multiple_of(across));
        let (grown_of, grown) = self.grown.get();
        let more = if few == Some(grown_of) { grown } else { 0 };
        first.saturating_sub(more)..(first + length + more).min(count)
    }

    /// Draws all of those few rows, some at a time, so that a key that is pressed meanwhile is heard.
    fn grow(self, few: u64) {
        self.grown.set((few, 0));
        leptos::task::spawn_local(async move {
            let mut by = 0;
            while by < ALL_DRAWN {
                browser::sleep(if by == 0 { PAUSE } else { FRAME }).await;
                let grown = self.grown.try_maybe_update(|known| {
                    let is_next = *known == (few, by);
                    known.1 += if is_next { GROWTH } else { 0 };
                    (is_next, is_next)
                });
                if grown != Some(true) {
                    break;
                }
                by += GROWTH;
            }
        });
    }

    /// The rows of a list that are drawn. Those that were drawn before are not made again.
    pub fn drawing(self, list: List) -> Memo<Drawing> {
        Memo::new(move |before: Option<&Drawing>| {
            let texts = list.i18n.texts();
            list.drawn.with(|drawn| {
                let (Some(drawn), Some(answer)) = (drawn, untrack(|| list.answer())) else { return Drawing::default() };
                let range = self.range(drawn);
                let below = drawn.places.len() - range.end;
                let above = range.start;
                let columns = list.columns();
                let is_known = |before: &&Drawing| before.stamp == drawn.stamp && before.columns == columns;
                let known = before.filter(is_known).map(|before| &before.rows);
                let address = list.address.get_untracked();
                let (address, answer) = (&address, &answer);
                // A card is as high as what it says.
                let is_brief = self.passing.is_on() && !list.has_cards.get();
                let source = spec::Drawing { address, answer, drawn, columns: &columns, is_brief, texts };
                let row = list.spec.rows(&source);
                let find = |place: u32| known?.iter().find(|row| row.place == place && (is_brief || !row.is_brief));
                let make = |position: usize| {
                    let place = *drawn.places.get(position)?;
                    let stand = drawn.stands.get(position).cloned().unwrap_or_default();
                    match find(place) {
                        Some(row) if row.stand == stand => Some(row.clone()),
                        Some(row) => Some(DrawnRow::new(place, Arc::clone(&row.row), stand, row.is_brief)),
                        None => Some(DrawnRow::new(place, Arc::new(row(place)?), stand, is_brief)),
                    }
                };
                let mut rows: Vec<DrawnRow> = range.filter_map(make).collect();
                drop(row);
                part(&mut rows);
                Drawing { stamp: drawn.stamp, columns, rows, above, below }
            })
        })
    }
}

/// The first row drawn and how many are, in lines of `across` rows, where `fit` lines from `top` on are in sight and
/// `before` was the first of them until now.
fn span(top: usize, fit: usize, before: usize, across: usize) -> (usize, usize) {
    let lines = |rows: usize| rows.div_ceil(across);
    let (above, below) = match top.abs_diff(before) {
        by if by < lines(FAST) => (MARGIN, MARGIN),
        _ if top > before => (BEHIND, AHEAD),
        _ => (AHEAD, BEHIND),
    };
    let step = lines(STEP);
    let first = top.saturating_sub(lines(above)) / step * step;
    let end = (top + fit + lines(below)).next_multiple_of(step);
    (first * across, (end - first) * across)
}

/// Which rows they are, if they are so few that all are drawn in the end.
fn few(drawn: &Drawn) -> Option<u64> {
    (1..=ALL_DRAWN).contains(&drawn.places.len()).then(|| {
        let mut hasher = DefaultHasher::new();
        (drawn.serial, &drawn.address, &drawn.places).hash(&mut hasher);
        hasher.finish()
    })
}

/// Tells apart rows that say the very same.
fn part(rows: &mut [DrawnRow]) {
    let mut keys = Vec::new();
    for row in rows {
        while keys.contains(&row.key) {
            row.key = row.key.wrapping_add(1);
        }
        keys.push(row.key);
    }
}

/// Keeps what is in sight up to date; told whether a panel stands beside the rows, which makes room for fewer side by side.
pub fn follow(list: List, sight: Sight, is_beside: RwSignal<bool>) {
    let is_there =
        Memo::new(move |_| list.drawn.with(|drawn| drawn.as_ref().is_some_and(|drawn| !drawn.places.is_empty())));
    let density = Memo::new(move |_| list.layout.with(|layout| layout.density));
    let whole =
        Memo::new(move |_| list.drawn.with(|drawn| drawn.as_ref().and_then(few)).filter(|_| !list.is_filling()));
    live::effect(move || {
        if let Some(few) = whole.get() {
            sight.grow(few);
        }
    });
    live::effect(move || {
        density.track();
        list.has_cards.track();
        is_beside.track();
        if is_there.get() {
            sight.measure();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn rows_are_drawn_around_those_in_sight_and_ahead_of_a_fast_scroll() {
        for (top, fit, before, across, expected) in [
            // At the head of the list nothing stands above, and nothing is drawn for it below.
            (0, 24, 0, 1, 0..28),
            (3, 24, 0, 1, 0..32),
            (100, 24, 98, 1, 96..128),
            (103, 24, 100, 1, 96..132),
            (119, 24, 100, 1, 112..168),
            (100, 24, 119, 1, 76..128),
            (0, 24, 500, 1, 0..28),
            // Side by side: whole lines, and about as many rows beyond those in sight.
            (0, 6, 0, 4, 0..28),
            (10, 6, 9, 4, 36..68),
            (10, 6, 2, 4, 36..88),
            (10, 6, 20, 4, 16..68),
            (10, 6, 9, 3, 24..54),
        ] {
            let (first, length) = span(top, fit, before, across);
            assert_eq!(first..first + length, expected, "{fit} lines of {across} from {top}, coming from {before}");
            assert_eq!((first % across, length % across), (0, 0), "whole lines");
        }
    }
}
