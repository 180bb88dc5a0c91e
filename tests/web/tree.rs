//! Trees: what is drawn over what is there leaves it where it is, and what is taken away hears of nothing any more.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use gantry::{
    live::{self, RwSignal},
    tree::{Tree, view},
};
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

use crate::support::Stage;

fn focused() -> Option<String> {
    web_sys::window().unwrap().document().unwrap().active_element().map(|element| element.tag_name())
}

#[wasm_bindgen_test]
async fn what_two_trees_have_in_common_stays_with_its_focus() {
    let count = RwSignal::new(1);
    let stage = Stage::new(move || {
        let changing = move || {
            let count = count.get();
            let more: Vec<Tree> = (0..count).map(|at| view! { <i>{at.to_string()}</i> }).collect();
            view! { <p class=format!("p{count}")><input type="text"/>{count.to_string()}{more}</p> }
        };
        view! { <div>{live::view(changing)}</div> }
    });
    let input = stage.find("input");
    input.unchecked_ref::<HtmlElement>().focus().unwrap();
    for (now, text) in [(3, "3012"), (0, "0"), (2, "201")] {
        count.set(now);
        tick().await;
        assert_eq!(stage.text(), text);
        assert_eq!(stage.find("p").class_name(), format!("p{now}"));
        assert!(stage.find("input").is_same_node(Some(&input)), "the field is another one");
        assert_eq!(focused().as_deref(), Some("INPUT"));
    }
}

#[wasm_bindgen_test]
async fn what_has_another_name_or_other_attributes_takes_its_place() {
    let which = RwSignal::new(0);
    let stage = Stage::new(move || {
        let changing = move || match which.get() {
            0 => Tree::Named("a".into(), Box::new(view! { <p>"one"</p> })),
            1 => Tree::Named("b".into(), Box::new(view! { <p>"one"</p> })),
            2 => view! { <p title="x">"one"</p> },
            3 => view! { <p>"one"</p><p>"two"</p> },
            4 => Tree::Nothing,
            _ => Tree::from("text"),
        };
        view! { <div>"before "{live::view(changing)}" after"</div> }
    });
    for (now, text) in [(1, "one"), (2, "one"), (3, "onetwo"), (4, ""), (5, "text"), (3, "onetwo"), (0, "one")] {
        let before = stage.count("p").ne(&0).then(|| stage.find("p"));
        which.set(now);
        tick().await;
        assert_eq!(stage.text(), format!("before {text} after"), "{now}");
        if let (Some(before), true) = (before, stage.count("p") > 0) {
            assert!(!stage.find("p").is_same_node(Some(&before)), "{now} is drawn over what is something else");
        }
    }
}

#[wasm_bindgen_test]
async fn what_is_done_is_what_the_newest_tree_does_and_nothing_once_it_is_gone() {
    let (heard, which) = (Arc::new(AtomicU32::new(0)), RwSignal::new(Some(1)));
    let ear = Arc::clone(&heard);
    let stage = Stage::new(move || {
        let changing = move || {
            let by = which.get()?;
            let ear = Arc::clone(&ear);
            let hear = Arc::clone(&ear);
            Some(view! {
                <button
                    on:click=move |_| { ear.fetch_add(by, Ordering::Relaxed); }
                    on:blur=move |_| { hear.fetch_add(1000, Ordering::Relaxed); }
                >"x"</button>
            })
        };
        view! { <div>{live::view(changing)}</div> }
    });
    let button = stage.find("button");
    let click = || button.dispatch_event(&Event::new("click").unwrap()).unwrap();
    click();
    which.set(Some(10));
    tick().await;
    click();
    assert_eq!(heard.load(Ordering::Relaxed), 11);
    button.unchecked_ref::<HtmlElement>().focus().unwrap();
    which.set(None);
    tick().await;
    click();
    assert_eq!(heard.load(Ordering::Relaxed), 11, "the loss of focus, or a click, was heard of");
}

#[wasm_bindgen_test]
async fn classes_that_come_and_go_outlive_another_attribute() {
    let (is_on, name) = (RwSignal::new(true), RwSignal::new("a"));
    let stage = Stage::new(move || {
        let changing = move || view! { <p class=name.get() class:on=live::flag(move || is_on.get())>"x"</p> };
        view! { <div>{live::view(changing)}</div> }
    });
    for (now, on, expected) in [("b", true, "b on"), ("b", false, "b"), ("c", true, "c on")] {
        name.set(now);
        is_on.set(on);
        tick().await;
        assert_eq!(stage.find("p").class_name(), expected);
    }
}

#[wasm_bindgen_test]
async fn what_is_taken_away_does_not_read_what_is_gone_with_it() {
    let (is_on, which, told) = (RwSignal::new(false), RwSignal::new(0), RwSignal::new(0));
    let stage = Stage::new(move || {
        // Hears of a change before the page does, and tells what stands in the page.
        live::effect(move || told.set(which.get()));
        let page = move || {
            if !is_on.get() {
                return Tree::Nothing;
            }
            let now = which.get();
            let own = RwSignal::new(now);
            let inside = move || {
                let text = move || format!("{} {}", own.get(), told.get());
                view! { <b title=live::attr(text)>{live::text(text)}</b> }
            };
            Tree::Named(now.to_string(), Box::new(view! { <p>{live::view(inside)}</p> }))
        };
        view! { <div>{live::view(page)}</div> }
    });
    tick().await;
    is_on.set(true);
    tick().await;
    for now in 1..4 {
        which.set(now);
        tick().await;
        assert_eq!(stage.text(), format!("{now} {now}"));
        assert_eq!(stage.find("b").get_attribute("title"), Some(format!("{now} {now}")));
    }
}
