//! An element that is yet to be drawn.

use std::{borrow::Cow, rc::Rc};

use leptos::{
    ev::EventDescriptor,
    prelude::*,
    tachys::{
        html::{element::ElementType, node_ref::NodeRefContainer},
        renderer::types,
    },
};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use super::Tree;
use crate::live;

/// What an event does.
pub(super) type Act = Rc<dyn Fn(types::Event)>;
/// Somebody who wants to know an element.
pub(super) type OnDraw = Box<dyn FnOnce(&types::Element) + Send>;

/// An element that is yet to be drawn.
pub struct Element {
    pub(super) name: &'static str,
    pub(super) is_drawn: bool,
    pub(super) properties: Vec<Property>,
    pub(super) children: Vec<Tree>,
    pub(super) listeners: SendWrapper<Vec<Listener>>,
    pub(super) on_draw: Option<OnDraw>,
}

/// What of an element a value stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Attribute,
    /// One of its classes, which is there or not.
    Class,
    /// One of its styles.
    Style,
    /// A property that is a text.
    Text,
    /// A property that is true or false.
    Flag,
}

pub(super) struct Property {
    pub(super) kind: Kind,
    pub(super) name: &'static str,
    pub(super) value: Value,
}

pub(super) struct Listener {
    pub(super) event: Cow<'static, str>,
    pub(super) captures: bool,
    pub(super) act: Act,
}

/// A value, or the lack of it.
pub enum Value {
    /// It stays as it is.
    Fixed(Option<Cow<'static, str>>),
    /// It changes.
    Live(live::Attribute),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Fixed(Some(Cow::Borrowed(text)))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Fixed(Some(Cow::Owned(text)))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Fixed(text.map(Cow::Owned))
    }
}

impl From<Option<&'static str>> for Value {
    fn from(text: Option<&'static str>) -> Self {
        Self::Fixed(text.map(Cow::Borrowed))
    }
}

impl From<bool> for Value {
    fn from(is_there: bool) -> Self {
        Self::Fixed(is_there.then_some(Cow::Borrowed("")))
    }
}

impl From<live::Attribute> for Value {
    fn from(value: live::Attribute) -> Self {
        Self::Live(value)
    }
}

impl Element {
    /// An element of HTML.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            is_drawn: false,
            properties: Vec::new(),
            children: Vec::new(),
            listeners: SendWrapper::new(Vec::new()),
            on_draw: None,
        }
    }

    /// An element of SVG.
    pub fn drawn(name: &'static str) -> Self {
        Self { is_drawn: true, ..Self::new(name) }
    }

    fn add(&mut self, kind: Kind, name: &'static str, value: Value) {
        self.properties.push(Property { kind, name, value });
    }

    /// With an attribute that stays.
    pub fn fixed(&mut self, name: &'static str, value: &'static str) {
        self.add(Kind::Attribute, name, value.into());
    }

    /// With an attribute.
    pub fn attribute(&mut self, name: &'static str, value: impl Into<Value>) {
        self.add(Kind::Attribute, name, value.into());
    }

    /// With a class that is there or not. The attribute `class` must stay as it is then.
    pub fn class(&mut self, name: &'static str, value: impl Into<Value>) {
        self.add(Kind::Class, name, value.into());
    }

    /// With a style.
    pub fn style(&mut self, name: &'static str, value: impl Into<Value>) {
        self.add(Kind::Style, name, value.into());
    }

    /// With a property; `value` is a text, all others are true or false.
    pub fn prop(&mut self, name: &'static str, value: impl Into<Value>) {
        self.add(if name == "value" { Kind::Text } else { Kind::Flag }, name, value.into());
    }

    /// With something that an event does.
    pub fn on<E: EventDescriptor>(&mut self, event: E, captures: bool, act: impl Fn(E::EventType) + 'static)
    where
        E::EventType: JsCast,
    {
        let act = move |event: types::Event| act(event.unchecked_into());
        self.listeners.push(Listener { event: event.name(), captures, act: Rc::new(act) });
    }

    /// With somebody who wants to know it.
    pub fn node_ref<E: ElementType + 'static>(&mut self, node: NodeRef<E>)
    where
        NodeRef<E>: NodeRefContainer<E>,
    {
        self.on_draw = Some(Box::new(move |element| node.load(element)));
    }

    /// With something in it.
    pub fn child(&mut self, child: impl Into<Tree>) {
        self.children.push(child.into());
    }
}
