//! The text field: what is typed counts after a pause, at once with Enter, and never in the middle of a composition.

use std::sync::{Arc, Mutex};

use gantry::{live::RwSignal, tree::view, ui::TextField};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use crate::support::{Stage, pause, until};

struct Field {
    stage: Stage,
    value: RwSignal<String>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Field {
    fn new() -> Self {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let value = RwSignal::new(String::new());
        let ear = Arc::clone(&heard);
        let stage = Stage::new(move || {
            let on_change = Callback::new(move |text: String| ear.lock().unwrap().push(text));
            view! { <TextField name="name" label="Name" value=value on_change=on_change/> }
        });
        Self { stage, value, heard }
    }

    fn input(&self) -> HtmlInputElement {
        self.stage.find("input").unchecked_into()
    }

    fn send(&self, event: &str) {
        self.input().dispatch_event(&Event::new(event).unwrap()).unwrap();
    }

    fn type_text(&self, text: &str) {
        self.input().set_value(text);
        self.send("input");
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

#[wasm_bindgen_test]
async fn a_pause_makes_what_is_typed_count_once() {
    let field = Field::new();
    for text in ["w", "we", "web"] {
        field.type_text(text);
    }
    until("the text counts", || field.heard() == ["web"]).await;
}

#[wasm_bindgen_test]
async fn enter_makes_it_count_at_once_and_only_once() {
    let field = Field::new();
    field.type_text("api");
    let init = KeyboardEventInit::new();
    init.set_key("Enter");
    let enter = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    field.input().dispatch_event(&enter).unwrap();
    assert_eq!(field.heard(), ["api"]);
    pause(400).await;
    assert_eq!(field.heard(), ["api"], "the pause must not say it again");
}

#[wasm_bindgen_test]
async fn nothing_counts_in_the_middle_of_a_composition() {
    let field = Field::new();
    field.send("compositionstart");
    field.type_text("wang");
    field.type_text("wang g");
    pause(400).await;
    assert_eq!(field.heard(), Vec::<String>::new());
    field.type_text("网关");
    field.send("compositionend");
    until("the composed text counts", || field.heard() == ["网关"]).await;
}

#[wasm_bindgen_test]
async fn a_value_from_elsewhere_is_taken_over() {
    let field = Field::new();
    field.type_text("typed");
    until("the text counts", || field.heard() == ["typed"]).await;
    field.value.set("typed".into());
    field.value.set("from Back".into());
    until("the field shows it", || field.input().value() == "from Back").await;
    pause(400).await;
    assert_eq!(field.heard(), ["typed"], "what came from elsewhere is no typing");
}
