//! Requests in the order of their keys, whatever the order of their answers.

use std::{
    rc::Rc,
    sync::{Arc, Mutex},
};

use futures_channel::oneshot;
use gantry::{
    browser::AbortGuard,
    data::remote::{Following, Publish, Way, use_remote},
    live::{Memo, RwSignal},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, pause, until};

type Answers = Arc<Mutex<Vec<(u32, oneshot::Sender<Result<u32, String>>)>>>;

#[wasm_bindgen_test]
async fn a_newer_key_ends_the_older_request() {
    let answers: Answers = Arc::default();
    let key = RwSignal::new(1u32);
    let said: Arc<Mutex<Option<Following<u32, u32, String>>>> = Arc::default();
    let aborted: Arc<Mutex<Vec<u32>>> = Arc::default();
    let (asked, kept, ended) = (Arc::clone(&answers), Arc::clone(&said), Arc::clone(&aborted));
    let _stage = Stage::new(move || {
        let fetch = move |key: u32, guard: Rc<AbortGuard>, _: Way, _: Publish<u32>| {
            let (sender, receiver) = oneshot::channel();
            asked.lock().unwrap().push((key, sender));
            let ended = Arc::clone(&ended);
            let on_abort = wasm_bindgen::closure::Closure::<dyn Fn()>::new(move || ended.lock().unwrap().push(key));
            guard.signal().unwrap().set_onabort(Some(wasm_bindgen::JsCast::unchecked_ref(on_abort.as_ref())));
            on_abort.forget();
            let answer = async move { receiver.await.unwrap_or_else(|_| Err("gone".into())) };
            Box::pin(answer) as gantry::data::remote::LocalFuture<Result<u32, String>>
        };
        let following = use_remote(Memo::new(move |_| Ok(key.get())), RwSignal::new(0), Box::new(fetch));
        *kept.lock().unwrap() = Some(following);
    });
    until("the first is asked for", || answers.lock().unwrap().len() == 1).await;
    let following = said.lock().unwrap().unwrap();
    let state = following.state;
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

    key.set(3);
    until("the third is asked for", || answers.lock().unwrap().len() == 1).await;
    following.cancel("cancelled".to_owned());
    until("the third was ended", || aborted.lock().unwrap().contains(&3)).await;
    assert_eq!(state.with_untracked(|state| state.error().cloned()), Some("cancelled".to_owned()));
    let (_, third) = answers.lock().unwrap().pop().unwrap();
    let _ = third.send(Ok(30));
    pause(20).await;
    assert_eq!(state.with_untracked(|state| state.error().cloned()), Some("cancelled".to_owned()), "it stays ended");
    assert_eq!(state.with_untracked(|state| state.shown().map(|(_, value)| **value)), Some(20), "old values stay");
}
