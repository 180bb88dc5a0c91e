//! The changing pieces of a view, boxed: each kind of piece is compiled once, and not once for every closure. What that
//! saves stands in docs/performance.md.

mod signal;

pub use signal::{Memo, RwSignal, Signal, StoredValue};

use std::{cell::RefCell, time::Duration};

use crate::tree::Tree;
use leptos::{
    prelude::*,
    reactive::graph::{Observer, Source, ToAnySource},
};

/// Tracks a signal that outlives its readers, such as the language: each reader takes itself off its list when it goes. The
/// list would otherwise keep a little of every reader there ever was.
pub fn track<S: Track + ToAnySource>(signal: &S) {
    signal.track();
    if let Some(reader) = Observer::get() {
        let source = signal.to_any_source();
        on_cleanup(move || source.remove_subscriber(&reader));
    }
}

thread_local! {
    static MINUTE: RefCell<Option<ArcRwSignal<u32>>> = const { RefCell::new(None) };
}

/// The minutes that have passed, tracked: for what says how long ago something was.
pub fn track_minutes() -> u32 {
    let minute = MINUTE.with_borrow_mut(|minute| {
        let first = || {
            let minute = ArcRwSignal::new(0u32);
            let passed = minute.clone();
            set_interval(move || passed.update(|count| *count = count.wrapping_add(1)), Duration::from_secs(60));
            minute
        };
        minute.get_or_insert_with(first).clone()
    });
    track(&minute);
    minute.get_untracked()
}

/// An attribute that changes, or is not there.
pub type Attribute = Box<dyn Fn() -> Option<String> + Send>;
/// A part of the page that changes, or is not there.
pub type View = Box<dyn Fn() -> Tree + Send>;

/// A text that changes.
pub fn text<T: Into<String>>(text: impl Fn() -> T + Send + 'static) -> View {
    Box::new(move || Tree::from(text().into()))
}

/// An attribute that is always there.
pub fn attr<T: Into<String>>(value: impl Fn() -> T + Send + 'static) -> Attribute {
    Box::new(move || Some(value().into()))
}

/// An attribute that may not be there.
pub fn optional<T: Into<String>>(value: impl Fn() -> Option<T> + Send + 'static) -> Attribute {
    Box::new(move || value().map(Into::into))
}

/// A class or property that is there or not.
pub fn flag(is_there: impl Fn() -> bool + Send + 'static) -> Attribute {
    Box::new(move || is_there().then(String::new))
}

/// A part of the page that changes.
pub fn view<T: Into<Tree>>(tree: impl Fn() -> T + Send + 'static) -> View {
    Box::new(move || tree().into())
}

/// Does something now, and whenever what it reads has changed.
pub fn effect(act: impl FnMut() + 'static) {
    run(Box::new(act));
}

fn run(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_| act());
}
