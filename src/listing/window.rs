//! Which rows of a long list are drawn: those in sight, and some above and below.

use std::{ops::Range, sync::Arc};

use leptos::{ev, html, prelude::*};

use super::{
    List,
    passing::Passing,
    spec::{self, Row},
};
use crate::{browser, live};

/// So many rows are all drawn, so that the browser's own search and every other tool finds them.
const ALL_DRAWN: usize = 250;
/// Rows drawn above and below those in sight.
const MARGIN: usize = 8;
/// A scroll by so many rows at once is a fast one.
const FAST: usize = 8;
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
    /// It says its name alone.
    is_brief: bool,
    /// A row with the same key is the same row, and stays as it is.
    pub key: u64,
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
    columns: Vec<usize>,
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
    /// The first row in sight.
    top: StoredValue<usize>,
    height: RwSignal<f64>,
    passing: Passing,
}

impl Sight {
    /// Nothing measured yet.
    pub fn new(frame: NodeRef<html::Div>) -> Self {
        let sight = Self {
            frame,
            rows: RwSignal::new((0, 36)),
            top: StoredValue::new(0),
            height: RwSignal::new(HEIGHT),
            passing: Passing::new(),
        };
        let resized = window_event_listener(ev::resize, move |_| sight.measure());
        on_cleanup(move || resized.remove());
        sight
    }

    /// Measures a row and the frame, once the browser has laid them out.
    pub fn measure(self) {
        request_animation_frame(move || {
            let Some(Some(frame)) = self.frame.try_get_untracked() else { return };
            if let Some(height) = browser::height_within(&frame, "tbody tr:has(.row-link)")
                && height > 0.0
            {
                let _ = self.height.try_maybe_update(|known| (std::mem::replace(known, height) != height, ()));
            }
            self.look();
        });
    }

    /// Looks where the frame is scrolled to.
    pub fn look(self) {
        let Some(Some(frame)) = self.frame.try_get_untracked() else { return };
        let Some(height) = self.height.try_get_untracked() else { return };
        let top = (f64::from(frame.scroll_top().max(0)) / height) as usize;
        let fit = (f64::from(frame.client_height().max(0)) / height) as usize + 2;
        let before = self.top.try_get_value().unwrap_or_default();
        self.top.set_value(top);
        if top.abs_diff(before) >= FAST {
            self.passing.pass();
        }
        let now = span(top, fit, before);
        let _ = self.rows.try_maybe_update(|known| (std::mem::replace(known, now) != now, ()));
    }

    /// The height of so many rows, in pixels.
    pub fn height_of(self, rows: usize) -> f64 {
        self.height.get() * rows as f64
    }

    /// Which of so many rows are drawn; while more are on the way, those in sight.
    fn range(self, count: usize, is_filling: bool) -> Range<usize> {
        if count <= ALL_DRAWN && !is_filling {
            return 0..count;
        }
        let (first, length) = self.rows.get();
        let first = first.min(count.saturating_sub(length));
        first..(first + length).min(count)
    }

    /// The rows of a list that are drawn. Those that were drawn before are not made again.
    pub fn drawing(self, list: List) -> Memo<Drawing> {
        Memo::new(move |before: Option<&Drawing>| {
            let texts = list.i18n.texts();
            list.drawn.with(|drawn| {
                let (Some(drawn), Some(answer)) = (drawn, untrack(|| list.answer())) else { return Drawing::default() };
                let range = self.range(drawn.places.len(), list.is_filling());
                let below = drawn.places.len() - range.end;
                let above = range.start;
                let columns = list.columns();
                let is_known = |before: &&Drawing| before.stamp == drawn.stamp && before.columns == columns;
                let known = before.filter(is_known).map(|before| &before.rows);
                let address = list.address.get_untracked();
                let (address, answer) = (&address, &answer);
                let is_brief = self.passing.is_on();
                let source = spec::Drawing { address, answer, drawn, columns: &columns, is_brief, texts };
                let find = |place: u32| known?.iter().find(|row| row.place == place);
                let make = |place: u32| match find(place) {
                    Some(row) if is_brief || !row.is_brief => Some(row.clone()),
                    _ => {
                        let row = Arc::new(list.spec.row(&source, place)?);
                        let key = row.key();
                        Some(DrawnRow { place, row, is_brief, key })
                    }
                };
                let places = drawn.places.get(range).unwrap_or_default();
                let mut rows: Vec<DrawnRow> = places.iter().filter_map(|place| make(*place)).collect();
                part(&mut rows);
                Drawing { stamp: drawn.stamp, columns, rows, above, below }
            })
        })
    }
}

/// The first row drawn and how many are, where `fit` rows from `top` on are in sight and `before` was the first of them
/// until now.
fn span(top: usize, fit: usize, before: usize) -> (usize, usize) {
    let (above, below) = match top.abs_diff(before) {
        0..FAST => (MARGIN, MARGIN),
        _ if top > before => (BEHIND, AHEAD),
        _ => (AHEAD, BEHIND),
    };
    let first = top.saturating_sub(above) / STEP * STEP;
    let end = (top + fit + below).next_multiple_of(STEP);
    (first, end - first)
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

/// Keeps what is in sight up to date.
pub fn follow(list: List, sight: Sight) {
    let is_there =
        Memo::new(move |_| list.drawn.with(|drawn| drawn.as_ref().is_some_and(|drawn| !drawn.places.is_empty())));
    let density = Memo::new(move |_| list.layout.with(|layout| layout.density));
    live::effect(move || {
        density.track();
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
        for (top, fit, before, expected) in [
            // At the head of the list nothing stands above, and nothing is drawn for it below.
            (0, 24, 0, 0..32),
            (3, 24, 0, 0..36),
            (100, 24, 98, 92..132),
            (103, 24, 100, 92..136),
            (119, 24, 100, 112..168),
            (100, 24, 119, 76..128),
            (0, 24, 500, 0..28),
        ] {
            let (first, length) = span(top, fit, before);
            assert_eq!(first..first + length, expected, "{fit} rows from {top}, coming from {before}");
        }
    }
}
