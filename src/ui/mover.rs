//! The buttons that move an entry of a list up and down.

use leptos::prelude::*;

use crate::{
    browser,
    tree::{Tree, view},
    ui::Icon,
};

/// The two buttons. After a move the focus is where the entry is: on the same button, or the other one at an end.
#[component]
pub fn Mover(
    /// A selector of the list whose children the entries are.
    list: &'static str,
    /// The entry's place in it.
    at: usize,
    /// What the buttons are called: up, and down.
    names: [String; 2],
    /// Which of them does nothing.
    is_off: [bool; 2],
    /// Lets an entry change places with the next one.
    swap: Callback<usize>,
) -> Tree {
    let [up, down] = names;
    let [is_top, is_last] = is_off;
    let button = move |name: String, step: &'static str, is_off: bool| {
        let act = move |_| {
            let (upper, now) = if step == "up" { (at.saturating_sub(1), at) } else { (at, at.saturating_add(2)) };
            swap.run(upper);
            // Once the entries have been drawn anew.
            request_animation_frame(move || {
                let entry = format!("{list} > :nth-child({now}) .move");
                browser::focus_first(&[&format!("{entry}.{step}:enabled"), &format!("{entry}:enabled")]);
            });
        };
        view! {
            <button type="button" class=format!("icon-button move {step}") aria-label=name.clone() title=name disabled=is_off on:click=act>
                <Icon name=step/>
            </button>
        }
    };
    view! { {button(up, "up", is_top)}{button(down, "down", is_last)} }
}
