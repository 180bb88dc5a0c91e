//! Marks pieces of text without touching the elements they stand in: the browser paints them over.

use std::ops::Range;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Range as DomRange};

use super::page::window;

#[wasm_bindgen]
extern "C" {
    type Highlight;

    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn add(this: &Highlight, range: &DomRange) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn set_highlight(name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = delete, catch)]
    fn delete_highlight(name: &str) -> Result<JsValue, JsValue>;
}

/// The name of the marks in the style sheet: `::highlight(found)`.
const NAME: &str = "found";

/// Where some texts stand within a text, in bytes.
type Pieces = fn(&str, &[String]) -> Vec<Range<usize>>;

/// Marks texts in the elements that a selector names: where `pieces` tells that they stand. Marks made before go.
pub fn highlight(within: &Element, sought: &[(String, &[String])], pieces: Pieces) {
    // A browser that knows no marks shows the text as it is.
    let Ok(marks) = Highlight::new() else { return };
    let Some(document) = window().and_then(|window| window.document()) else { return };
    for (selector, sought) in sought {
        let Ok(elements) = within.query_selector_all(selector) else { continue };
        for at in 0..elements.length() {
            let Some(element) = elements.get(at) else { continue };
            let (mut text, mut nodes) = (String::new(), Vec::new());
            collect(&element, &mut text, &mut nodes);
            for range in pieces(&text, sought).iter().filter_map(|piece| range_of(&document, &nodes, &text, piece)) {
                let _ = marks.add(&range);
            }
        }
    }
    let _ = set_highlight(NAME, &marks);
}

/// Takes all marks away.
pub fn unhighlight() {
    let _ = delete_highlight(NAME);
}

/// The text of a node, with the nodes that hold it and where each begins in it.
fn collect(node: &Node, text: &mut String, nodes: &mut Vec<(usize, Node)>) {
    if node.node_type() == Node::TEXT_NODE {
        nodes.push((text.len(), node.clone()));
        text.push_str(&node.node_value().unwrap_or_default());
        return;
    }
    let mut child = node.first_child();
    while let Some(present) = child {
        collect(&present, text, nodes);
        child = present.next_sibling();
    }
}

fn range_of(document: &Document, nodes: &[(usize, Node)], text: &str, piece: &Range<usize>) -> Option<DomRange> {
    // The node that holds a byte, and where it stands there as the browser counts.
    let place = |byte: usize, is_end: bool| {
        let is_before = |start: usize| if is_end { start < byte } else { start <= byte };
        let (start, node) = nodes.iter().rfind(|(start, _)| is_before(*start))?;
        let offset = text.get(*start..byte)?.encode_utf16().count();
        Some((node, u32::try_from(offset).ok()?))
    };
    let range = document.create_range().ok()?;
    let ((first, from), (last, to)) = (place(piece.start, false)?, place(piece.end, true)?);
    range.set_start(first, from).ok()?;
    range.set_end(last, to).ok()?;
    Some(range)
}
