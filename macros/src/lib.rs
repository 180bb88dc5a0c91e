//! `view!`: elements written as leptos writes them, made into a `Tree`, which is data, instead of a type for each of them.
//!
//! What it reads: elements with attributes, `class:name`, `style:name`, `prop:name`, `on:event`, `on:event:capture` and
//! `node_ref`; components with their properties; texts between quotes; expressions between braces.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use rstml::{
    Infallible,
    node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement, NodeName},
};
use syn::{Block, Error, Expr, ExprLit, Lit, Result, Stmt, spanned::Spanned};

/// The elements that are drawn, not written.
const DRAWN: [&str; 2] = ["svg", "use"];

/// Makes a `Tree`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let tree = rstml::parse2(tokens.into()).and_then(|nodes| many(&nodes));
    tree.unwrap_or_else(|error| error.to_compile_error()).into()
}

fn many(nodes: &[Node]) -> Result<TokenStream> {
    let trees = nodes.iter().map(tree).collect::<Result<Vec<_>>>()?;
    Ok(match trees.as_slice() {
        [one] => quote! { ::gantry::tree::Tree::from(#one) },
        trees => quote! { ::gantry::tree::Tree::Many(vec![#(::gantry::tree::Tree::from(#trees)),*]) },
    })
}

fn tree(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Element(part) if is_component(part.name()) => component(part),
        Node::Element(part) => element(part),
        Node::Fragment(part) => many(&part.children),
        Node::Block(NodeBlock::ValidBlock(block)) => Ok(unbraced(block)),
        Node::Text(text) => {
            let text = &text.value;
            Ok(quote! { #text })
        }
        other => Err(Error::new(other.span(), "put a text between quotes")),
    }
}

/// What stands between braces.
fn unbraced(block: &Block) -> TokenStream {
    match block.stmts.as_slice() {
        [Stmt::Expr(expression, None)] => quote! { #expression },
        _ => quote! { #block },
    }
}

fn is_component(name: &NodeName) -> bool {
    name.to_string().starts_with(|first: char| first.is_ascii_uppercase())
}

fn element(part: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = part.name().to_string();
    let element = named();
    let new = if DRAWN.contains(&name.as_str()) { format_ident!("drawn") } else { format_ident!("new") };
    let attributes = part.attributes().iter().map(|attribute| with_attribute(keyed(attribute)?));
    let attributes = attributes.collect::<Result<Vec<_>>>()?;
    let children = part.children.iter().map(tree).collect::<Result<Vec<_>>>()?;
    Ok(quote! {{
        let mut #element = ::gantry::tree::Element::#new(#name);
        #(#attributes)*
        #(#element.child(#children);)*
        #element
    }})
}

/// What an element is called while it is made; nobody else can mean it.
fn named() -> Ident {
    Ident::new("element", Span::mixed_site())
}

fn keyed(attribute: &NodeAttribute) -> Result<&KeyedAttribute> {
    match attribute {
        NodeAttribute::Attribute(attribute) => Ok(attribute),
        NodeAttribute::Block(block) => Err(Error::new(block.span(), "an attribute has a name")),
    }
}

fn value(attribute: &KeyedAttribute) -> Result<TokenStream> {
    match attribute.value() {
        Some(Expr::Block(block)) => Ok(unbraced(&block.block)),
        Some(value) => Ok(quote! { #value }),
        None => Err(Error::new(attribute.key.span(), "what is it?")),
    }
}

fn with_attribute(attribute: &KeyedAttribute) -> Result<TokenStream> {
    let key = attribute.key.to_string();
    let span = attribute.key.span();
    let element = named();
    let parts: Vec<&str> = key.split(':').collect();
    Ok(match parts.as_slice() {
        ["on", event] | ["on", event, "capture"] => {
            let (event, act) = (Ident::new(event, span), value(attribute)?);
            let capture = key.ends_with(":capture");
            quote_spanned! { span => #element.on(::leptos::ev::#event, #capture, #act); }
        }
        [kind @ ("class" | "style" | "prop"), name] => {
            let (add, value) = (Ident::new(kind, span), value(attribute)?);
            quote_spanned! { span => #element.#add(#name, #value); }
        }
        ["node_ref"] => {
            let value = value(attribute)?;
            quote_spanned! { span => #element.node_ref(#value); }
        }
        [name] => match attribute.value() {
            Some(Expr::Lit(ExprLit { lit: Lit::Str(literal), .. })) => quote! { #element.fixed(#name, #literal); },
            Some(_) => {
                let value = value(attribute)?;
                quote! { #element.attribute(#name, #value); }
            }
            None => quote! { #element.fixed(#name, ""); },
        },
        _ => return Err(Error::new(span, "no such attribute")),
    })
}

fn component(part: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = part.name();
    let properties = part.attributes().iter().map(|attribute| {
        let attribute = keyed(attribute)?;
        let key = &attribute.key;
        Ok(match attribute.value() {
            Some(_) => {
                let value = value(attribute)?;
                quote! { .#key(#value) }
            }
            None => quote! { .#key(#key) },
        })
    });
    let properties = properties.collect::<Result<Vec<_>>>()?;
    let children = if part.children.is_empty() {
        quote! {}
    } else {
        let inside = many(&part.children)?;
        quote! { .children(::leptos::children::ToChildren::to_children(move || #inside)) }
    };
    let span = Span::call_site();
    Ok(quote_spanned! { span =>
        ::leptos::component::component_view(
            #name,
            ::leptos::component::component_props_builder(&#name) #(#properties)* #children .build(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(tokens: TokenStream) -> String {
        match rstml::parse2(tokens).and_then(|nodes| many(&nodes)) {
            Ok(made) => made.to_string().replace(' ', ""),
            Err(error) => format!("error: {error}"),
        }
    }

    #[test]
    fn each_kind_of_attribute_is_told_apart() {
        for (attribute, expected) in [
            (quote!(title = "x"), r#"fixed("title","x")"#),
            (quote!(disabled), r#"fixed("disabled","")"#),
            (quote!(data - at = { at }), r#"attribute("data-at",at)"#),
            (quote!(class:on = is_on), r#"class("on",is_on)"#),
            (quote!(style:width = share), r#"style("width",share)"#),
            (quote!(prop:checked = flag), r#"prop("checked",flag)"#),
            (quote!(on:click = act), r#"on(::leptos::ev::click,false,act)"#),
            (quote!(on:error:capture = act), r#"on(::leptos::ev::error,true,act)"#),
            (quote!(node_ref = frame), r#"node_ref(frame)"#),
        ] {
            let made = made(quote! { <p #attribute>"x"</p> });
            assert!(made.contains(&format!("element.{expected};")), "{attribute}: {made}");
        }
    }

    #[test]
    fn elements_components_and_texts_stand_in_their_order() {
        let made = made(quote! { <svg><use href="#x"/></svg>"text"{inner}<Icon name="y"/> });
        let places =
            [r#"drawn("svg")"#, r#"drawn("use")"#, r#""text""#, "inner", r#".name("y")"#].map(|part| made.find(part));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{made}");
    }

    #[test]
    fn what_cannot_be_read_is_an_error() {
        for (tokens, says) in [
            (quote! { <p>text</p> }, "between quotes"),
            (quote! { <p on:click>"x"</p> }, "what is it?"),
            (quote! { <p a:b:c="x">"x"</p> }, "no such attribute"),
        ] {
            let made = made(tokens);
            assert!(made.starts_with("error") && made.contains(says), "{made}");
        }
    }
}
