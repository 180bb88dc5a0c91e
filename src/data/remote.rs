//! What a server said about a key: one request at a time, the newest key alone counts.

use std::{
    pin::Pin,
    rc::Rc,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use leptos::prelude::{self, *};

use crate::{
    browser::{self, AbortGuard},
    live::{Memo, RwSignal},
};

/// The state of a request. Old values stay while a new one is loaded, and when it fails.
#[derive(Clone, Debug, PartialEq)]
pub enum Remote<K, T, E> {
    /// Nothing was asked for yet.
    Idle,
    /// On the way.
    Loading {
        /// What is asked for.
        key: K,
        /// What was there before, with its key.
        previous: Option<(K, Arc<T>)>,
        /// What is there of the answer so far, if that is worth showing.
        part: Option<Arc<T>>,
    },
    /// Arrived.
    Ready {
        /// What was asked for.
        key: K,
        /// What was answered.
        value: Arc<T>,
    },
    /// Failed.
    Failed {
        /// What was asked for.
        key: K,
        /// Why it failed.
        error: E,
        /// What was there before, with its key.
        previous: Option<(K, Arc<T>)>,
    },
}

impl<K: Clone + PartialEq, T, E> Remote<K, T, E> {
    /// Asks for a key.
    pub fn begin(self, key: K) -> Self {
        let previous = match self {
            Self::Idle => None,
            Self::Ready { key, value } => Some((key, value)),
            Self::Loading { previous, .. } | Self::Failed { previous, .. } => previous,
        };
        Self::Loading { key, previous, part: None }
    }

    /// Shows a part of the answer, or none any more. Where all of an older answer to the same key is shown, that stays.
    pub fn advance(self, answered: &K, part: Option<Arc<T>>) -> Self {
        match self {
            Self::Loading { key, previous, .. } if key == *answered => {
                let is_known = previous.as_ref().is_some_and(|(known, _)| *known == key);
                Self::Loading { key, previous, part: part.filter(|_| !is_known) }
            }
            other => other,
        }
    }

    /// Takes an answer, unless another key has been asked for since.
    pub fn settle(self, answered: &K, result: Result<T, E>) -> Self {
        match self {
            Self::Loading { key, previous, .. } if key == *answered => match result {
                Ok(value) => Self::Ready { key, value: Arc::new(value) },
                Err(error) => Self::Failed { key, error, previous },
            },
            other => other,
        }
    }

    /// The newest value, with the key that it answers; it may be a part.
    pub fn shown(&self) -> Option<(&K, &Arc<T>)> {
        match self {
            Self::Loading { key, part: Some(part), .. } => Some((key, part)),
            other => other.complete(),
        }
    }

    /// The newest value that is complete, with the key that it answers.
    pub fn complete(&self) -> Option<(&K, &Arc<T>)> {
        match self {
            Self::Idle => None,
            Self::Ready { key, value } => Some((key, value)),
            Self::Loading { previous, .. } | Self::Failed { previous, .. } => {
                previous.as_ref().map(|(key, value)| (key, value))
            }
        }
    }

    /// Whether a request is on the way.
    pub fn is_loading(&self) -> bool {
        matches!(self, Self::Loading { .. })
    }

    /// Why the last request failed.
    pub fn error(&self) -> Option<&E> {
        match self {
            Self::Failed { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// A future of this page's own thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// A request on its way, as its sender may follow and end it. Copied freely.
#[derive(Clone, Copy)]
pub struct Way {
    /// When it was first sent, in milliseconds since 1970.
    pub since: RwSignal<f64>,
    /// How often it has been sent.
    pub tries: RwSignal<u8>,
    guard: prelude::StoredValue<Option<Rc<AbortGuard>>, LocalStorage>,
}

impl Way {
    fn new() -> Self {
        Self { since: RwSignal::new(0.0), tries: RwSignal::new(0), guard: prelude::StoredValue::new_local(None) }
    }

    fn begin(self) -> Rc<AbortGuard> {
        self.end();
        let guard = Rc::new(AbortGuard::new());
        self.since.set(browser::now_millis());
        self.tries.set(0);
        self.guard.set_value(Some(Rc::clone(&guard)));
        guard
    }

    /// Notes that it was sent once more.
    pub fn tried(self, count: u8) {
        let _ = self.tries.try_set(count);
    }

    /// Sends no further request after the present one.
    pub fn suffice(self) {
        let _ = self.guard.try_with_value(|guard| guard.as_ref().map(|guard| guard.suffice()));
    }

    fn end(self) {
        if let Some(Some(guard)) = self.guard.try_update_value(Option::take) {
            guard.end();
        }
    }
}

/// Shows a part of an answer, or none any more.
pub type Publish<T> = Box<dyn Fn(Option<Arc<T>>)>;

/// How a key is asked for. Boxed, so that all that ask share one copy of the code around it.
pub type Fetch<K, T, E> = Box<dyn Fn(K, Rc<AbortGuard>, Way, Publish<T>) -> LocalFuture<Result<T, E>>>;

/// The state of the request for a key, and the request itself.
pub struct Following<K, T, E>
where
    K: Send + Sync + 'static,
    T: Send + Sync + 'static,
    E: Send + Sync + 'static,
{
    /// What the server said.
    pub state: RwSignal<Remote<Result<K, E>, T, E>>,
    /// The request on its way.
    pub way: Way,
}

impl<K, T, E> Following<K, T, E>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Send + Sync + 'static,
    E: Clone + PartialEq + Send + Sync + 'static,
{
    /// Ends the request on its way: it has failed with `error`.
    pub fn cancel(self, error: E) {
        self.way.end();
        change(self.state, move |state| match state {
            Remote::Loading { key, previous, .. } => Remote::Failed { key, error, previous },
            other => other,
        });
    }
}

impl<K: Send + Sync, T: Send + Sync, E: Send + Sync> Clone for Following<K, T, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Send + Sync, T: Send + Sync, E: Send + Sync> Copy for Following<K, T, E> {}

fn change<K, T, E>(state: RwSignal<Remote<K, T, E>>, step: impl FnOnce(Remote<K, T, E>) -> Remote<K, T, E>)
where
    Remote<K, T, E>: Send + Sync + 'static,
{
    // The page may be gone by the time an answer comes: then there is nothing to change.
    let _ = state.try_update(|state| *state = step(std::mem::replace(state, Remote::Idle)));
}

/// Runs `fetch` for every new key, and again when `reload` changes. A newer key ends the older request, and a late
/// answer never replaces a newer one. A key that no request can be made of is its own failure.
pub fn use_remote<K, T, E>(key: Memo<Result<K, E>>, reload: RwSignal<u32>, fetch: Fetch<K, T, E>) -> Following<K, T, E>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Send + Sync + 'static,
    E: Clone + PartialEq + Send + Sync + 'static,
{
    let state = RwSignal::new(Remote::Idle);
    let way = Way::new();
    Effect::new(move |_| {
        reload.track();
        let key = key.get();
        let begun = key.clone();
        change(state, move |state| state.begin(begun));
        let asked = match &key {
            Ok(asked) => asked.clone(),
            Err(error) => {
                way.end();
                let error = error.clone();
                change(state, move |state| state.settle(&key, Err(error)));
                return;
            }
        };
        let guard = way.begin();
        let publish = {
            let (key, guard) = (key.clone(), Rc::downgrade(&guard));
            move |part| {
                if guard.upgrade().is_some_and(|guard| !guard.is_ended()) {
                    change(state, |state| state.advance(&key, part));
                }
            }
        };
        let mut request = fetch(asked, Rc::clone(&guard), way, Box::new(publish));
        // What is there already is shown at once, and was never on its way.
        let there = untrack(|| request.as_mut().poll(&mut Context::from_waker(Waker::noop())));
        if let Poll::Ready(result) = there {
            change(state, move |state| state.settle(&key, result));
            return;
        }
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            // Goes down with the task, and ends the request with it.
            let guard = guard;
            let result = request.await;
            // A request that the user has ended has failed already; the same key may be on its way again.
            if !guard.is_ended() || guard.is_timed_out() {
                change(state, move |state| state.settle(&key, result));
            }
        });
    });
    on_cleanup(move || way.end());
    Following { state, way }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Number = Remote<&'static str, u32, &'static str>;

    #[test]
    fn old_values_stay_while_new_ones_load() {
        let first = Number::Idle.begin("a");
        assert!(first.is_loading() && first.shown().is_none());
        let ready = first.settle(&"a", Ok(1));
        assert_eq!(ready.shown(), Some((&"a", &Arc::new(1))));
        let second = ready.begin("b");
        assert!(second.is_loading());
        assert_eq!(second.shown(), Some((&"a", &Arc::new(1))));
        assert_eq!(second.settle(&"b", Ok(2)).shown(), Some((&"b", &Arc::new(2))));
    }

    #[test]
    fn a_late_answer_never_replaces_a_newer_one() {
        let newer = Number::Idle.begin("a").begin("b");
        assert_eq!(newer.clone().settle(&"a", Ok(1)), newer);
        let ready = newer.settle(&"b", Ok(2));
        assert_eq!(ready.clone().settle(&"a", Err("late")), ready);
    }

    #[test]
    fn a_part_is_shown_until_all_is_there_but_never_instead_of_all_there_was() {
        let part = |state: Number, of: &'static str| state.advance(&of, Some(Arc::new(7)));
        let first = part(Number::Idle.begin("a"), "a");
        assert_eq!((first.shown(), first.complete()), (Some((&"a", &Arc::new(7))), None));
        assert_eq!(first.clone().advance(&"a", None).shown(), None, "a retry starts anew");
        assert_eq!(first.clone().settle(&"a", Err("500")).shown(), None);
        let ready = first.settle(&"a", Ok(1));
        assert_eq!(part(ready.clone().begin("a"), "a").shown(), Some((&"a", &Arc::new(1))), "a refresh");
        let other = ready.begin("b");
        assert_eq!(part(other.clone(), "a"), other, "late");
        let other = part(other, "b");
        assert_eq!((other.shown(), other.complete()), (Some((&"b", &Arc::new(7))), Some((&"a", &Arc::new(1)))));
        assert_eq!(other.begin("c").shown(), Some((&"a", &Arc::new(1))), "what was a part is gone");
    }

    #[test]
    fn a_failure_keeps_the_old_value_and_a_retry_keeps_it_too() {
        let failed = Number::Idle.begin("a").settle(&"a", Ok(1)).begin("b").settle(&"b", Err("500"));
        assert_eq!(failed.error(), Some(&"500"));
        assert_eq!(failed.shown(), Some((&"a", &Arc::new(1))));
        let retried = failed.begin("b");
        assert_eq!(retried.error(), None);
        assert_eq!(retried.shown(), Some((&"a", &Arc::new(1))));
    }
}
