//! Where each list was scrolled to, so that back, forward and reload find it again. Kept for the tab.

use std::{
    cell::RefCell,
    collections::{HashMap, VecDeque},
};

use crate::browser;

const KEY: &str = "gantry.scroll";
const MOST: usize = 50;

/// Places by list address, the oldest forgotten first.
#[derive(Debug, Default)]
struct Places {
    tops: HashMap<String, i32>,
    order: VecDeque<String>,
}

impl Places {
    fn set(&mut self, list: &str, top: i32) {
        if self.tops.insert(list.to_owned(), top).is_none() {
            self.order.push_back(list.to_owned());
        }
        while self.order.len() > MOST {
            if let Some(oldest) = self.order.pop_front() {
                self.tops.remove(&oldest);
            }
        }
    }

    /// A line a place: an address, which holds no blank, and the pixels.
    fn to_text(&self) -> String {
        let lines = self.order.iter().filter_map(|list| Some(format!("{list} {}", self.tops.get(list)?)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn from_text(text: &str) -> Self {
        let mut places = Self::default();
        for (list, top) in text.lines().filter_map(|line| line.split_once(' ')) {
            if let Ok(top) = top.parse() {
                places.set(list, top);
            }
        }
        places
    }
}

thread_local! {
    static PLACES: RefCell<Option<Places>> = const { RefCell::new(None) };
}

fn with<T>(act: impl FnOnce(&mut Places) -> T) -> T {
    PLACES.with_borrow_mut(|places| {
        act(places.get_or_insert_with(|| Places::from_text(&browser::recall_for_tab(KEY).unwrap_or_default())))
    })
}

/// Notes where a list is scrolled to, in pixels from its top.
pub fn note(list: &str, top: i32) {
    with(|places| places.set(list, top));
}

/// Where a list was scrolled to.
pub fn recall(list: &str) -> i32 {
    with(|places| places.tops.get(list).copied().unwrap_or_default())
}

/// Writes all places down before the page goes away.
pub fn persist() {
    browser::remember_for_tab(KEY, &with(|places| places.to_text()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_places_are_forgotten() {
        let mut places = Places::default();
        for n in 0..60 {
            places.set(&format!("/list?page={n}"), n);
        }
        let again = Places::from_text(&places.to_text());
        assert_eq!(again.tops.len(), MOST);
        assert_eq!(again.tops.get("/list?page=59"), Some(&59));
        assert_eq!(again.tops.get("/list?page=9"), None);
        assert!(Places::from_text("nonsense").tops.is_empty());
    }
}
