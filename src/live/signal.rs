//! Signals of any type, compiled once: leptos' own bring all their code anew for each type that they hold.
//!
//! Each holds a boxed value in one kind of leptos' signals, so that it is tracked, disposed and shared as those are. What
//! stands here for each type is the way out of the box.

use std::{any::Any, fmt, marker::PhantomData, sync::Arc};

use leptos::{
    prelude::{self, *},
    reactive::{
        graph::{AnySource, ToAnySource},
        signal::guards::{Plain, ReadGuard},
        traits,
    },
};

/// What a signal holds.
type Boxed = Box<dyn Any + Send + Sync>;
/// What a memo holds.
type Compared = Box<dyn Compare>;

/// What can say whether it is another one.
trait Compare: Send + Sync {
    fn is(&self, other: &dyn Compare) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<T: PartialEq + Send + Sync + 'static> Compare for T {
    fn is(&self, other: &dyn Compare) -> bool {
        other.any().downcast_ref::<T>().is_some_and(|other| self == other)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

/// A value that changes. Copied freely.
pub struct RwSignal<T>(prelude::RwSignal<Boxed>, PhantomData<fn() -> T>);

/// A value that follows from others; whoever reads it is told only when it is another one. Copied freely.
pub struct Memo<T>(prelude::Memo<Compared>, PhantomData<fn() -> T>);

/// A value that nobody is told of. Copied freely.
pub struct StoredValue<T>(prelude::StoredValue<Boxed>, PhantomData<fn() -> T>);

/// A value that is read, wherever it comes from. Copied freely.
pub struct Signal<T: 'static>(StoredValue<Arc<dyn Fn() -> T + Send + Sync>>);

macro_rules! copied {
    ($($name:ident)*) => {$(
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(stringify!($name))
            }
        }
    )*};
}

copied! { RwSignal Memo StoredValue Signal }

fn read(signal: prelude::RwSignal<Boxed>, is_tracked: bool) -> Option<ReadGuard<Boxed, Plain<Boxed>>> {
    if is_tracked { signal.try_read() } else { signal.try_read_untracked() }
}

/// Lets `change` change the value, and tells who reads it if that says so; whether it is there.
fn write(signal: prelude::RwSignal<Boxed>, change: &mut dyn FnMut(&mut Boxed) -> bool) -> bool {
    signal.try_maybe_update(|value| (change(value), ())).is_some()
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A value that changes.
    pub fn new(value: T) -> Self {
        Self(prelude::RwSignal::new(Box::new(value)), PhantomData)
    }

    fn look<U>(self, is_tracked: bool, see: impl FnOnce(&T) -> U) -> Option<U> {
        read(self.0, is_tracked)?.downcast_ref().map(see)
    }

    /// Reads it; tracked.
    pub fn with<U>(self, see: impl FnOnce(&T) -> U) -> U {
        there(self.look(true, see))
    }

    /// Reads it, if it is still there; tracked.
    pub fn try_with<U>(self, see: impl FnOnce(&T) -> U) -> Option<U> {
        self.look(true, see)
    }

    /// Reads it.
    pub fn with_untracked<U>(self, see: impl FnOnce(&T) -> U) -> U {
        there(self.look(false, see))
    }

    /// Reads it, if it is still there.
    pub fn try_with_untracked<U>(self, see: impl FnOnce(&T) -> U) -> Option<U> {
        self.look(false, see)
    }

    /// Changes it, and tells who reads it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let _ = self.try_update(change);
    }

    /// Changes it, and tells who reads it; nothing if it is gone.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        self.try_maybe_update(|value| (true, change(value)))
    }

    /// Changes it, and tells who reads it if that says so.
    pub fn maybe_update(self, change: impl FnOnce(&mut T) -> bool) {
        let _ = self.try_maybe_update(|value| (change(value), ()));
    }

    /// Changes it, and tells who reads it if that says so; nothing if it is gone.
    pub fn try_maybe_update<U>(self, change: impl FnOnce(&mut T) -> (bool, U)) -> Option<U> {
        let (mut change, mut said) = (Some(change), None);
        write(self.0, &mut |boxed| {
            let (Some(value), Some(change)) = (boxed.downcast_mut(), change.take()) else { return false };
            let (is_told, value) = change(value);
            said = Some(value);
            is_told
        });
        said
    }

    /// Makes it another one.
    pub fn set(self, value: T) {
        let _ = self.try_set(value);
    }

    /// Makes it another one; gives it back if there is nothing left to be made it.
    pub fn try_set(self, value: T) -> Option<T> {
        let mut value = Some(value);
        write(self.0, &mut |boxed| {
            if let (Some(held), Some(value)) = (boxed.downcast_mut(), value.take()) {
                *held = value;
            }
            true
        });
        value
    }

    /// Tells who reads it that it may have changed.
    pub fn notify(self) {
        self.0.notify();
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// It; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// It, if it is still there; tracked.
    pub fn try_get(self) -> Option<T> {
        self.look(true, T::clone)
    }

    /// It.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// It, if it is still there.
    pub fn try_get_untracked(self) -> Option<T> {
        self.look(false, T::clone)
    }
}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

fn look(
    memo: prelude::Memo<Compared>,
    is_tracked: bool,
) -> Option<<prelude::Memo<Compared> as traits::ReadUntracked>::Value> {
    if is_tracked { memo.try_read() } else { memo.try_read_untracked() }
}

/// What a memo follows from, and from what it was before.
type Follow = Box<dyn Fn(Option<&Compared>) -> Compared + Send + Sync>;

fn memo(follow: Follow) -> prelude::Memo<Compared> {
    prelude::Memo::new_with_compare(follow, |before, now| match (before, now) {
        (Some(before), Some(now)) => !before.is(&**now),
        _ => true,
    })
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A value that follows from others, and from what it was before.
    pub fn new(follow: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let follow = move |before: Option<&Compared>| -> Compared {
            Box::new(follow(before.and_then(|before| (**before).any().downcast_ref())))
        };
        Self(memo(Box::new(follow)), PhantomData)
    }

    fn look<U>(self, is_tracked: bool, see: impl FnOnce(&T) -> U) -> Option<U> {
        (**look(self.0, is_tracked)?).any().downcast_ref().map(see)
    }

    /// Reads it; tracked.
    pub fn with<U>(self, see: impl FnOnce(&T) -> U) -> U {
        there(self.look(true, see))
    }

    /// Reads it.
    pub fn with_untracked<U>(self, see: impl FnOnce(&T) -> U) -> U {
        there(self.look(false, see))
    }

    /// Reads it, if it is still there.
    pub fn try_with_untracked<U>(self, see: impl FnOnce(&T) -> U) -> Option<U> {
        self.look(false, see)
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Memo<T> {
    /// It; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// It.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// It, if it is still there.
    pub fn try_get_untracked(self) -> Option<T> {
        self.look(false, T::clone)
    }
}

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// A value that nobody is told of.
    pub fn new(value: T) -> Self {
        Self(prelude::StoredValue::new(Box::new(value)), PhantomData)
    }

    /// Reads it, if it is still there.
    pub fn try_with_value<U>(self, see: impl FnOnce(&T) -> U) -> Option<U> {
        self.0.try_read_value()?.downcast_ref().map(see)
    }

    /// Reads it.
    pub fn with_value<U>(self, see: impl FnOnce(&T) -> U) -> U {
        there(self.try_with_value(see))
    }

    /// Changes it; nothing if it is gone.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        self.0.try_write_value()?.downcast_mut().map(change)
    }

    /// Makes it another one, if it is still there.
    pub fn set_value(self, value: T) {
        let _ = self.try_update_value(|held| *held = value);
    }
}

impl<T: Clone + Send + Sync + 'static> StoredValue<T> {
    /// It.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }

    /// It, if it is still there.
    pub fn try_get_value(self) -> Option<T> {
        self.try_with_value(T::clone)
    }
}

impl<T: 'static> Signal<T> {
    /// What a function says; it is tracked what that reads.
    pub fn derive(value: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(StoredValue::new(Arc::new(value)))
    }

    /// It; tracked.
    pub fn get(self) -> T {
        self.0.get_value()()
    }

    /// It.
    pub fn get_untracked(self) -> T {
        untrack(|| self.get())
    }

    /// It, if it is still there.
    pub fn try_get_untracked(self) -> Option<T> {
        self.0.try_get_value().map(|value| untrack(|| value()))
    }

    /// Reads it; tracked.
    pub fn with<U>(self, see: impl FnOnce(&T) -> U) -> U {
        see(&self.get())
    }

    /// Reads it.
    pub fn with_untracked<U>(self, see: impl FnOnce(&T) -> U) -> U {
        see(&self.get_untracked())
    }
}

impl<T: Clone + Send + Sync + 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::derive(move || value.clone())
    }
}

impl<T: Default + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::derive(T::default)
    }
}

impl From<&'static str> for Signal<String> {
    fn from(value: &'static str) -> Self {
        Self::derive(|| value.to_owned())
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(value: RwSignal<T>) -> Self {
        Self::derive(move || value.get())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(value: Memo<T>) -> Self {
        Self::derive(move || value.get())
    }
}

impl<T> traits::DefinedAt for RwSignal<T> {
    fn defined_at(&self) -> Option<&'static std::panic::Location<'static>> {
        self.0.defined_at()
    }
}

impl<T> traits::Track for RwSignal<T> {
    fn track(&self) {
        self.0.track();
    }
}

impl<T> traits::IsDisposed for RwSignal<T> {
    fn is_disposed(&self) -> bool {
        self.0.is_disposed()
    }
}

impl<T> ToAnySource for RwSignal<T> {
    fn to_any_source(&self) -> AnySource {
        self.0.to_any_source()
    }
}

impl<T> traits::DefinedAt for Memo<T> {
    fn defined_at(&self) -> Option<&'static std::panic::Location<'static>> {
        self.0.defined_at()
    }
}

impl<T> traits::Track for Memo<T> {
    fn track(&self) {
        self.0.track();
    }
}

impl<T> Memo<T> {
    /// Tracks one that outlives its readers, as [`track`](super::track) does.
    pub fn track_briefly(self) {
        super::track(&ArcMemo::from(self.0));
    }
}

/// What must be there: whoever reads it lives no longer than it does. Where that may be otherwise, one tries.
fn there<T>(value: Option<T>) -> T {
    match value {
        Some(value) => value,
        None => unreachable!("a signal is read after what it belongs to is gone"),
    }
}
