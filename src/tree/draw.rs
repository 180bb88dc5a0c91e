//! Drawing a tree, and drawing another one over it: what both have stays where it is, with focus and what was typed.

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use leptos::{
    prelude::*,
    reactive::effect::RenderEffect,
    tachys::{
        renderer::{RemoveEventHandler, dom::Dom, types},
        view::any_view::AnyViewState,
    },
};
use wasm_bindgen::JsValue;

use super::{
    Element, Tree, Value,
    element::{Act, Kind, Listener, Property},
};

/// A tree that has been drawn.
pub enum Drawn {
    /// Nothing, in its place.
    Nothing(types::Placeholder),
    /// A text.
    Text(types::Text, Cow<'static, str>),
    /// An element.
    Element(Box<DrawnElement>),
    /// One after the other, and where they end.
    Many(Vec<Drawn>, types::Placeholder),
    /// What changes.
    Live(RenderEffect<Drawn>),
    /// A view of leptos' own.
    Foreign(Box<AnyViewState>),
    /// What is drawn over nothing that has another name.
    Named(String, Box<Drawn>),
}

/// An element that has been drawn.
pub struct DrawnElement {
    node: types::Element,
    name: &'static str,
    properties: Vec<DrawnProperty>,
    listeners: Vec<DrawnListener>,
    children: Vec<Drawn>,
}

struct DrawnProperty {
    kind: Kind,
    name: &'static str,
    value: DrawnValue,
}

enum DrawnValue {
    Fixed(Option<Cow<'static, str>>),
    Live(RenderEffect<Option<String>>),
}

struct DrawnListener {
    event: Cow<'static, str>,
    captures: bool,
    act: Rc<RefCell<Act>>,
    _listening: RemoveEventHandler<types::Element>,
}

impl Drawn {
    pub(super) fn new(tree: Tree) -> Self {
        match tree {
            Tree::Nothing => Self::Nothing(Dom::create_placeholder()),
            Tree::Text(text) => Self::Text(Dom::create_text_node(&text), text),
            Tree::Element(element) => Self::Element(Box::new(DrawnElement::new(*element))),
            Tree::Many(trees) => Self::Many(trees.into_iter().map(Self::new).collect(), Dom::create_placeholder()),
            Tree::Live(tree) => Self::live(tree, None),
            Tree::Foreign(view) => Self::Foreign(Box::new(view.build())),
            Tree::Named(name, tree) => Self::Named(name, Box::new(Self::new(*tree))),
        }
    }

    fn live(tree: Box<dyn Fn() -> Tree + Send>, before: Option<Self>) -> Self {
        let draw = move |before: Option<Self>| {
            let tree = tree();
            match before {
                Some(mut drawn) => {
                    drawn.become_like(tree);
                    drawn
                }
                None => Self::new(tree),
            }
        };
        Self::Live(RenderEffect::new_with_value(draw, before))
    }

    pub(super) fn become_like(&mut self, tree: Tree) {
        match (&mut *self, tree) {
            (Self::Nothing(_), Tree::Nothing) => (),
            (Self::Text(node, before), Tree::Text(text)) => {
                if *before != text {
                    Dom::set_text(node, &text);
                    *before = text;
                }
            }
            (Self::Element(drawn), Tree::Element(element)) if drawn.suits(&element) => drawn.become_like(*element),
            (Self::Many(drawn, end), Tree::Many(trees)) => {
                drawn.drain(trees.len().min(drawn.len())..).for_each(Self::take_away);
                let mut trees = trees.into_iter();
                for (drawn, tree) in drawn.iter_mut().zip(trees.by_ref()) {
                    drawn.become_like(tree);
                }
                for tree in trees {
                    let mut new = Self::new(tree);
                    end.insert_before_this(&mut new);
                    drawn.push(new);
                }
            }
            (Self::Live(effect), Tree::Live(tree)) => {
                let before = effect.take_value();
                *self = Self::live(tree, before);
            }
            (Self::Foreign(drawn), Tree::Foreign(view)) => view.rebuild(drawn),
            (Self::Named(known, drawn), Tree::Named(name, tree)) if *known == name => drawn.become_like(*tree),
            (_, tree) => {
                let mut new = Self::new(tree);
                self.insert_before_this(&mut new);
                std::mem::replace(self, new).take_away();
            }
        }
    }

    /// Takes it off the page. What it reads may be gone already: what happens to it from now on is nobody's business, like
    /// the loss of focus that this means for a field in it.
    fn take_away(mut self) {
        self.silence();
        self.unmount();
        self.let_go();
    }

    /// Ends all effects in it. Those in a changing part would live until that part is told that it has ended; one that has
    /// heard of a change by then would read what is gone.
    fn let_go(self) {
        match self {
            Self::Nothing(_) | Self::Text(..) | Self::Foreign(_) => (),
            Self::Element(drawn) => drawn.children.into_iter().for_each(Self::let_go),
            Self::Many(drawn, _) => drawn.into_iter().for_each(Self::let_go),
            Self::Live(effect) => {
                if let Some(drawn) = effect.take_value() {
                    drawn.let_go();
                }
            }
            Self::Named(_, drawn) => drawn.let_go(),
        }
    }

    fn silence(&mut self) {
        match self {
            Self::Nothing(_) | Self::Text(..) | Self::Foreign(_) => (),
            Self::Element(drawn) => {
                drawn.listeners.clear();
                drawn.children.iter_mut().for_each(Self::silence);
            }
            Self::Many(drawn, _) => drawn.iter_mut().for_each(Self::silence),
            Self::Live(effect) => drop(effect.with_value_mut(Self::silence)),
            Self::Named(_, drawn) => drawn.silence(),
        }
    }
}

impl DrawnElement {
    fn new(element: Element) -> Self {
        let Element { name, is_drawn, properties, children, listeners, on_draw } = element;
        let namespace = is_drawn.then_some("http://www.w3.org/2000/svg");
        let node = Dom::create_element(name, namespace);
        let properties = properties.into_iter().map(|property| DrawnProperty::new(&node, property)).collect();
        let listeners = listeners.take().into_iter().map(|listener| DrawnListener::new(&node, listener)).collect();
        let mut children: Vec<Drawn> = children.into_iter().map(Drawn::new).collect();
        for child in &mut children {
            child.mount(&node, None);
        }
        if let Some(on_draw) = on_draw {
            on_draw(&node);
        }
        Self { node, name, properties, listeners, children }
    }

    /// Whether it can be made into another element.
    fn suits(&self, element: &Element) -> bool {
        let same_properties = |(drawn, property): (&DrawnProperty, &Property)| {
            drawn.name == property.name
                && drawn.kind == property.kind
                && matches!(
                    (&drawn.value, &property.value),
                    (DrawnValue::Fixed(_), Value::Fixed(_)) | (DrawnValue::Live(_), Value::Live(_))
                )
        };
        let same_listeners = |(drawn, listener): (&DrawnListener, &Listener)| {
            drawn.event == listener.event && drawn.captures == listener.captures
        };
        self.name == element.name
            && self.properties.len() == element.properties.len()
            && self.listeners.len() == element.listeners.len()
            && self.children.len() == element.children.len()
            && self.properties.iter().zip(&element.properties).all(same_properties)
            && self.listeners.iter().zip(element.listeners.iter()).all(same_listeners)
    }

    fn become_like(&mut self, element: Element) {
        let Element { properties, children, listeners, on_draw, .. } = element;
        for (drawn, property) in self.properties.iter_mut().zip(properties) {
            drawn.become_like(&self.node, property.value);
        }
        for (drawn, listener) in self.listeners.iter_mut().zip(listeners.take()) {
            drawn.act.replace(listener.act);
        }
        for (drawn, child) in self.children.iter_mut().zip(children) {
            drawn.become_like(child);
        }
        if let Some(on_draw) = on_draw {
            on_draw(&self.node);
        }
    }
}

impl DrawnProperty {
    fn new(node: &types::Element, property: Property) -> Self {
        let Property { kind, name, value } = property;
        let value = match value {
            Value::Fixed(value) => {
                if value.is_some() || !matches!(kind, Kind::Attribute | Kind::Class) {
                    set(node, kind, name, value.as_deref());
                }
                DrawnValue::Fixed(value)
            }
            Value::Live(value) => DrawnValue::Live(follow(node, kind, name, value, None)),
        };
        Self { kind, name, value }
    }

    fn become_like(&mut self, node: &types::Element, value: Value) {
        match (&mut self.value, value) {
            // Another attribute `class` takes the classes away that are there or not.
            (DrawnValue::Fixed(before), Value::Fixed(value)) if *before != value || self.kind == Kind::Class => {
                set(node, self.kind, self.name, value.as_deref());
                *before = value;
            }
            (DrawnValue::Live(effect), Value::Live(value)) => {
                let before = if self.kind == Kind::Class { None } else { effect.take_value() };
                *effect = follow(node, self.kind, self.name, value, before);
            }
            _ => (),
        }
    }
}

fn follow(
    node: &types::Element,
    kind: Kind,
    name: &'static str,
    value: crate::live::Attribute,
    before: Option<Option<String>>,
) -> RenderEffect<Option<String>> {
    let node = node.clone();
    let write = move |before: Option<Option<String>>| {
        let value = value();
        if before.as_ref() != Some(&value) {
            set(&node, kind, name, value.as_deref());
        }
        value
    };
    RenderEffect::new_with_value(write, before)
}

fn set(node: &types::Element, kind: Kind, name: &str, value: Option<&str>) {
    match (kind, value) {
        (Kind::Attribute, Some(value)) => Dom::set_attribute(node, name, value),
        (Kind::Attribute, None) => Dom::remove_attribute(node, name),
        (Kind::Class, Some(_)) => Dom::add_class(&Dom::class_list(node), name),
        (Kind::Class, None) => Dom::remove_class(&Dom::class_list(node), name),
        (Kind::Style, Some(value)) => Dom::set_css_property(&Dom::style(node), name, value),
        (Kind::Style, None) => Dom::remove_css_property(&Dom::style(node), name),
        (Kind::Text, value) => Dom::set_property(node, name, &JsValue::from_str(value.unwrap_or_default())),
        (Kind::Flag, value) => Dom::set_property(node, name, &JsValue::from_bool(value.is_some())),
    }
}

impl DrawnListener {
    fn new(node: &types::Element, listener: Listener) -> Self {
        let Listener { event, captures, act } = listener;
        let act = Rc::new(RefCell::new(act));
        let current = Rc::clone(&act);
        let hear = Box::new(move |event: types::Event| {
            // Taken out first: what it does may lead back to here.
            let act = Rc::clone(&current.borrow());
            act(event);
        });
        let listening = if captures {
            Dom::add_event_listener_use_capture(node, &event, hear)
        } else {
            Dom::add_event_listener(node, &event, hear)
        };
        Self { event, captures, act, _listening: listening }
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        match self {
            Self::Nothing(place) => place.unmount(),
            Self::Text(node, _) => node.unmount(),
            Self::Element(drawn) => drawn.node.unmount(),
            Self::Many(drawn, end) => {
                drawn.iter_mut().for_each(Mountable::unmount);
                end.unmount();
            }
            Self::Live(effect) => effect.unmount(),
            Self::Foreign(drawn) => drawn.unmount(),
            Self::Named(_, drawn) => drawn.unmount(),
        }
    }

    fn mount(&mut self, parent: &types::Element, before: Option<&types::Node>) {
        match self {
            Self::Nothing(place) => place.mount(parent, before),
            Self::Text(node, _) => node.mount(parent, before),
            Self::Element(drawn) => drawn.node.mount(parent, before),
            Self::Many(drawn, end) => {
                drawn.iter_mut().for_each(|drawn| drawn.mount(parent, before));
                end.mount(parent, before);
            }
            Self::Live(effect) => effect.mount(parent, before),
            Self::Foreign(drawn) => drawn.mount(parent, before),
            Self::Named(_, drawn) => drawn.mount(parent, before),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Nothing(place) => place.insert_before_this(child),
            Self::Text(node, _) => node.insert_before_this(child),
            Self::Element(drawn) => drawn.node.insert_before_this(child),
            Self::Many(drawn, end) => match drawn.first() {
                Some(first) => first.insert_before_this(child),
                None => end.insert_before_this(child),
            },
            Self::Live(effect) => effect.insert_before_this(child),
            Self::Foreign(drawn) => drawn.insert_before_this(child),
            Self::Named(_, drawn) => drawn.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Nothing(_) | Self::Text(..) => Vec::new(),
            Self::Element(drawn) => vec![drawn.node.clone()],
            Self::Many(drawn, _) => drawn.iter().flat_map(Mountable::elements).collect(),
            Self::Live(effect) => effect.elements(),
            Self::Foreign(drawn) => drawn.elements(),
            Self::Named(_, drawn) => drawn.elements(),
        }
    }
}
