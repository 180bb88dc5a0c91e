//! Requests in the order of their keys, whatever the order of their answers.

use std::sync::{Arc, Mutex};

use futures_channel::oneshot;
use gantry::data::remote::{Remote, use_remote};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, until};

type Said = Remote<Result<u32, String>, u32, String>;
type Answers = Arc<Mutex<Vec<(u32, oneshot::Sender<Result<u32, String>>)>>>;

#[wasm_bindgen_test]
async fn a_newer_key_ends_the_older_request() {
    let answers: Answers = Arc::default();
    let key = RwSignal::new(1u32);
    let said: Arc<Mutex<Option<RwSignal<Said>>>> = Arc::default();
    let aborted: Arc<Mutex<Vec<u32>>> = Arc::default();
    let (asked, kept, ended) = (Arc::clone(&answers), Arc::clone(&said), Arc::clone(&aborted));
    let _stage = Stage::new(move || {
        let fetch = move |key: u32, signal: Option<gantry::browser::AbortSignal>| {
            let (sender, receiver) = oneshot::channel();
            asked.lock().unwrap().push((key, sender));
            let ended = Arc::clone(&ended);
            let on_abort = wasm_bindgen::closure::Closure::<dyn Fn()>::new(move || ended.lock().unwrap().push(key));
            signal.unwrap().set_onabort(Some(wasm_bindgen::JsCast::unchecked_ref(on_abort.as_ref())));
            on_abort.forget();
            let answer = async move { receiver.await.unwrap_or_else(|_| Err("gone".into())) };
            Box::pin(answer) as gantry::data::remote::LocalFuture<Result<u32, String>>
        };
        let state = use_remote(Memo::new(move |_| Ok(key.get())), RwSignal::new(0), Box::new(fetch));
        *kept.lock().unwrap() = Some(state);
    });
    until("the first is asked for", || answers.lock().unwrap().len() == 1).await;
    let state = said.lock().unwrap().unwrap();
    key.set(2);
    until("the second is asked for", || answers.lock().unwrap().len() == 2).await;
    until("the first was ended", || aborted.lock().unwrap().contains(&1)).await;
    let (_, second) = answers.lock().unwrap().pop().unwrap();
    second.send(Ok(20)).unwrap();
    until("the second is there", || state.with_untracked(|state| state.shown().map(|(_, value)| **value)) == Some(20))
        .await;
    let (_, first) = answers.lock().unwrap().pop().unwrap();
    assert!(first.send(Ok(10)).is_err(), "nobody waits for the first any more");
    assert_eq!(state.with_untracked(|state| state.shown().map(|(_, value)| **value)), Some(20));
}
