//! Elements as data, drawn over elements that are there already: for the rows of a long table, which change many at once.
//! What stays as it was is not touched, and what goes is used again for what comes.

use std::collections::VecDeque;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, Node};

use super::page::window;

/// A piece of a page: an element, or a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Markup {
    /// Empty for a text.
    tag: &'static str,
    text: String,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Markup>,
}

/// An element with this attribute is used again only for one with the same value.
const KEY: &str = "data-key";
/// The one property of style that is written as an attribute is. A property of our own (`--share`) would have the browser work
/// out whatever is said with it, for each element: a sixth of a table's layout.
const STYLED: &str = "background-size";
/// So many bytes of text fit into the narrowest column; three of them may be one letter, as wide as two others.
const FIT: usize = 8;

impl Markup {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { tag: "", text: text.into(), attributes: Vec::new(), children: Vec::new() }
    }

    /// An element.
    pub fn element(tag: &'static str, class: impl Into<String>) -> Self {
        let class = class.into();
        let attributes = if class.is_empty() { Vec::new() } else { vec![("class", class)] };
        Self { tag, text: String::new(), attributes, children: Vec::new() }
    }

    /// The same with an attribute, which a text cannot have; [`STYLED`] is a property of its style.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if !self.tag.is_empty() {
            self.attributes.push((name, value.into()));
        }
        self
    }

    /// The same with a title that says this text whole, if it may have no room in a column. A title costs the browser as much
    /// as a text.
    pub fn titled(self, text: &str) -> Self {
        if text.len() > FIT { self.with("title", text) } else { self }
    }

    /// The same with something in it.
    pub fn containing(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// The same with a text in it.
    pub fn saying(self, text: impl Into<String>) -> Self {
        self.containing([Self::text(text)])
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// A piece that has been drawn.
struct Drawn {
    node: Node,
    tag: &'static str,
    text: String,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Drawn>,
}

fn set(node: &Node, name: &str, value: Option<&str>) {
    // Only elements have attributes, and they are all of HTML: asking the browser each time costs as much as setting them.
    let element: &HtmlElement = node.unchecked_ref();
    let _ = match value {
        Some(value) if name == STYLED => element.style().set_property(name, value),
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

impl Drawn {
    fn new(document: &Document, markup: Markup) -> Option<Self> {
        let Markup { tag, text, attributes, children } = markup;
        let node: Node = match tag {
            "" => document.create_text_node(&text).into(),
            tag => document.create_element(tag).ok()?.into(),
        };
        for (name, value) in &attributes {
            set(&node, name, Some(value));
        }
        let children: Vec<Self> = children.into_iter().filter_map(|child| Self::new(document, child)).collect();
        for child in &children {
            let _ = node.append_child(&child.node);
        }
        Some(Self { node, tag, text, attributes, children })
    }

    /// Whether it can be made into another piece.
    fn suits(&self, markup: &Markup) -> bool {
        let key = self.attributes.iter().find(|(name, _)| *name == KEY).map(|(_, value)| value.as_str());
        self.tag == markup.tag && key == markup.value(KEY)
    }

    /// Makes it into another piece that it suits.
    fn become_like(&mut self, document: &Document, markup: Markup) {
        let Markup { text, attributes, children, .. } = markup;
        if text != self.text {
            self.node.set_node_value(Some(&text));
            self.text = text;
        }
        if attributes != self.attributes {
            for (name, _) in
                self.attributes.iter().filter(|(name, _)| attributes.iter().all(|(other, _)| other != name))
            {
                set(&self.node, name, None);
            }
            for attribute in attributes.iter().filter(|attribute| !self.attributes.contains(attribute)) {
                set(&self.node, attribute.0, Some(&attribute.1));
            }
            self.attributes = attributes;
        }
        for gone in self.children.split_off(children.len().min(self.children.len())) {
            let _ = self.node.remove_child(&gone.node);
        }
        let mut children = children.into_iter();
        for (known, child) in self.children.iter_mut().zip(children.by_ref()) {
            if known.suits(&child) {
                known.become_like(document, child);
            } else if let Some(new) = Self::new(document, child) {
                let _ = self.node.replace_child(&new.node, &known.node);
                *known = new;
            }
        }
        for child in children.filter_map(|child| Self::new(document, child)) {
            let _ = self.node.append_child(&child.node);
            self.children.push(child);
        }
    }
}

/// Where an item comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    /// The item there was that it is, or is made of.
    of: Option<usize>,
    /// It is the same item.
    kept: bool,
    /// It must go before this one of the items there were, beyond them to the end; else it stands where it should.
    before: Option<usize>,
}

/// How the items of some keys become those of others, with few moves.
fn steps(old: &[u64], new: &[u64]) -> Vec<Step> {
    let kept: Vec<Option<usize>> = new.iter().map(|key| old.iter().position(|known| known == key)).collect();
    let mut free: VecDeque<usize> = (0..old.len()).filter(|at| !kept.contains(&Some(*at))).collect();
    let mut moved = vec![false; old.len()];
    let mut cursor = 0;
    let mut steps = Vec::new();
    for kept in kept {
        while moved.get(cursor) == Some(&true) || (kept.is_some() && free.contains(&cursor)) {
            cursor += 1;
        }
        let of = kept.or_else(|| match free.iter().position(|at| *at == cursor) {
            Some(here) => free.remove(here),
            None => free.pop_front(),
        });
        let in_place = of == Some(cursor);
        if let (Some(of), false) = (of, in_place)
            && let Some(moved) = moved.get_mut(of)
        {
            *moved = true;
        }
        cursor += usize::from(in_place);
        steps.push(Step { of, kept: kept.is_some(), before: (!in_place).then_some(cursor) });
    }
    steps
}

/// The items that are drawn in an element, each with its key.
#[derive(Default)]
pub struct Items {
    drawn: Vec<(u64, Drawn)>,
}

impl Items {
    /// Draws these items and no others. What `markup` says of an item that stays is drawn only where it `is_new`.
    pub fn draw(
        &mut self,
        parent: &Element,
        keys: &[u64],
        is_new: impl Fn(usize) -> bool,
        mut markup: impl FnMut(usize) -> Markup,
    ) {
        let Some(document) = window().and_then(|window| window.document()) else { return };
        if self.drawn.is_empty() {
            // A page that follows another one may be given its elements, with what they hold.
            parent.set_text_content(None);
        }
        let old: Vec<u64> = self.drawn.iter().map(|(key, _)| *key).collect();
        let nodes: Vec<Node> = self.drawn.iter().map(|(_, drawn)| drawn.node.clone()).collect();
        let mut known: Vec<Option<Drawn>> = self.drawn.drain(..).map(|(_, drawn)| Some(drawn)).collect();
        for (at, (step, key)) in steps(&old, keys).into_iter().zip(keys).enumerate() {
            let item = match step.of.and_then(|of| known.get_mut(of)).and_then(Option::take) {
                Some(mut item) => {
                    if !step.kept || is_new(at) {
                        item.become_like(&document, markup(at));
                    }
                    item
                }
                None => match Drawn::new(&document, markup(at)) {
                    Some(item) => item,
                    None => continue,
                },
            };
            if let Some(before) = step.before {
                let _ = parent.insert_before(&item.node, nodes.get(before));
            }
            self.drawn.push((*key, item));
        }
        for gone in known.into_iter().flatten() {
            let _ = parent.remove_child(&gone.node);
        }
    }
}

/// A picture that could not be loaded gives way to the text that its element has for this.
pub fn replace_broken_image(event: &Event) {
    let image = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(holder) = image.and_then(|image| image.closest("[data-instead]").ok().flatten()) {
        holder.set_text_content(holder.get_attribute("data-instead").as_deref());
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What stands there after the steps, as a browser would do them; and how many were moved.
    fn follow(old: &[u64], new: &[u64]) -> (Vec<u64>, usize) {
        // Who stands there now: an item there was, by its number, or a new one beyond those.
        let mut there: Vec<usize> = (0..old.len()).collect();
        let mut says: Vec<Option<u64>> = vec![None; old.len()];
        let mut moves = 0;
        for (step, key) in steps(old, new).into_iter().zip(new) {
            let item = step.of.unwrap_or(says.len());
            if step.of.is_none() {
                says.push(None);
            }
            assert!(says[item].is_none(), "used twice");
            assert!(!step.kept || old[item] == *key);
            if let Some(before) = step.before {
                moves += 1;
                there.retain(|known| *known != item);
                let at = there.iter().position(|known| *known == before && before < old.len());
                let at = at.unwrap_or(there.len());
                there.insert(at, item);
            }
            says[item] = Some(*key);
        }
        (there.into_iter().filter_map(|item| says[item]).collect(), moves)
    }

    #[test]
    fn a_scroll_moves_only_what_comes_and_a_new_page_nothing() {
        let rows = |from: u64| (from..from + 50).collect::<Vec<u64>>();
        for (to, moves) in [(19, 19), (3, 3), (0, 0), (50, 0), (500, 0)] {
            assert_eq!(follow(&rows(0), &rows(to)), (rows(to), moves), "down by {to}");
            assert_eq!(follow(&rows(to), &rows(0)), (rows(0), moves), "up by {to}");
        }
    }

    proptest! {
        #[test]
        fn the_steps_lead_to_what_is_wanted(
            old in prop::collection::hash_set(0u64..30, 0..20),
            new in prop::collection::hash_set(0u64..30, 0..20),
        ) {
            let (old, new): (Vec<u64>, Vec<u64>) = (old.into_iter().collect(), new.into_iter().collect());
            prop_assert_eq!(follow(&old, &new).0, new);
        }
    }
}
