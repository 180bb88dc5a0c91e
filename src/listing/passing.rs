//! Rows that pass too fast to be read say their names alone, until the scroll comes to rest.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    browser,
    live::{RwSignal, StoredValue},
};

/// Two fast moves within so many milliseconds belong to one scroll; one alone is a jump to rows that will be read.
const TOGETHER: f64 = 120.0;
/// How long nothing passes before what is there is read.
const REST: Duration = Duration::from_millis(120);

/// Whether rows pass fast. Copied freely.
#[derive(Clone, Copy)]
pub struct Passing {
    /// When many rows passed at once, in milliseconds since 1970.
    last: StoredValue<f64>,
    is_on: RwSignal<bool>,
}

impl Passing {
    /// They do not.
    pub fn new() -> Self {
        Self { last: StoredValue::new(0.0), is_on: RwSignal::new(false) }
    }

    /// Whether they do; tracked.
    pub fn is_on(self) -> bool {
        self.is_on.get()
    }

    /// Many have passed at once: whether that goes on, and is no single jump.
    pub fn pass(self) -> bool {
        let now = browser::now_millis();
        let before = self.last.try_get_value().unwrap_or_default();
        self.last.set_value(now);
        if now - before < TOGETHER && self.is_on.try_get_untracked() == Some(false) {
            self.is_on.set(true);
            self.wait();
        }
        self.is_on.try_get_untracked() == Some(true)
    }

    fn wait(self) {
        let look = move || match self.last.try_get_value() {
            Some(last) if browser::now_millis() - last < REST.as_millis() as f64 => self.wait(),
            Some(_) => drop(self.is_on.try_set(false)),
            None => (),
        };
        set_timeout(look, REST);
    }
}
