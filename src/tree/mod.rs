//! What `view!` makes: elements as data, which one piece of code draws, and draws anew over what is there.
//!
//! leptos' own views have a type for each element with its attributes and what stands in it, and each type brings code of
//! its own to be made, drawn, drawn anew, put somewhere and taken away. What that comes to, and what this saves, stands in
//! docs/decisions/0009-trees.md. A tree is a view of leptos: its components, effects and routes know no difference.

mod draw;
mod element;

use std::borrow::Cow;

use leptos::{
    children::ToChildren,
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        view::{Position, PositionState, add_attr::AddAnyAttr},
    },
};

pub use draw::Drawn;
pub use element::{Element, Value};
pub use gantry_macros::view;

/// A part of the page that is yet to be drawn.
#[derive(Default)]
pub enum Tree {
    /// Nothing.
    #[default]
    Nothing,
    /// A text.
    Text(Cow<'static, str>),
    /// An element.
    Element(Box<Element>),
    /// One after the other.
    Many(Vec<Tree>),
    /// What changes.
    Live(Box<dyn Fn() -> Tree + Send>),
    /// A view of leptos' own.
    Foreign(Box<AnyView>),
    /// What is drawn over nothing that has another name.
    Named(String, Box<Tree>),
}

impl Tree {
    /// A view of leptos' own.
    pub fn foreign(view: impl IntoView + 'static) -> Self {
        Self::Foreign(Box::new(view.into_any()))
    }
}

impl From<()> for Tree {
    fn from((): ()) -> Self {
        Self::Nothing
    }
}

impl From<&'static str> for Tree {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Tree {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Element> for Tree {
    fn from(element: Element) -> Self {
        Self::Element(Box::new(element))
    }
}

impl<T: Into<Self>> From<Option<T>> for Tree {
    fn from(tree: Option<T>) -> Self {
        tree.map_or(Self::Nothing, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Tree {
    fn from(trees: Vec<T>) -> Self {
        Self::Many(trees.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>> FromIterator<T> for Tree {
    fn from_iter<I: IntoIterator<Item = T>>(trees: I) -> Self {
        Self::Many(trees.into_iter().map(Into::into).collect())
    }
}

impl From<Box<dyn Fn() -> Tree + Send>> for Tree {
    fn from(tree: Box<dyn Fn() -> Tree + Send>) -> Self {
        Self::Live(tree)
    }
}

/// What stands in a component.
pub struct Children(Box<dyn FnOnce() -> Tree + Send>);

impl Children {
    /// It.
    pub fn tree(self) -> Tree {
        (self.0)()
    }
}

impl<F: FnOnce() -> Tree + Send + 'static> ToChildren<F> for Children {
    fn to_children(tree: F) -> Self {
        Self(Box::new(tree))
    }
}

impl Render for Tree {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn::new(self)
    }

    fn rebuild(self, drawn: &mut Drawn) {
        drawn.become_like(self);
    }
}

/// Nothing is added to a tree from outside.
impl AddAnyAttr for Tree {
    type Output<Added: Attribute> = Self;

    fn add_any_attr<Added: Attribute>(self, _: Added) -> Self {
        self
    }
}

/// The dashboard is drawn in browsers alone.
impl RenderHtml for Tree {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
