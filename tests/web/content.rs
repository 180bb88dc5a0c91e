//! Hostile texts stay texts.

use gantry::ui::{Content, Tone, content};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, until};

const HOSTILE: [&str; 6] = [
    "<script>window.ran = true</script>",
    "<img src=x onerror='window.ran = true'>",
    "\"><svg onload=\"window.ran = true\">",
    "javascript:window.ran=true",
    "\u{202e}reversed\u{2066}\u{200b}",
    "'; DROP TABLE repositories; --",
];

#[wasm_bindgen_test]
fn whatever_a_server_sends_is_shown_as_text() {
    for hostile in HOSTILE {
        let text = hostile.to_owned();
        let contents = vec![
            Content::Text(text.clone()),
            Content::Muted(text.clone()),
            Content::Code(text.clone()),
            Content::Copyable { text: text.clone(), what: text.clone() },
            Content::Name { prefix: text.clone(), name: text.clone() },
            Content::Badge(text.clone(), Tone::Warn),
            Content::Measured { text: text.clone(), permille: Some(500) },
            Content::Remarked(text.clone(), text.clone()),
            Content::Logo { icon: None, letter: text.clone() },
            Content::Avatar(text),
        ];
        let pieces = contents.len();
        let stage = Stage::new(move || content::all(contents));
        assert!(stage.text().matches(hostile).count() >= pieces, "{hostile}: {}", stage.html());
        assert_eq!(stage.count("script, img, svg[onload]"), 0, "{hostile}: {}", stage.html());
    }
    let ran = js_sys::Reflect::get(&web_sys::window().unwrap(), &"ran".into()).unwrap();
    assert!(ran.is_undefined(), "a script ran");
}

#[wasm_bindgen_test]
async fn a_broken_picture_becomes_its_letter() {
    let logo = Content::Logo { icon: Some("data:image/png;base64,AA==".into()), letter: "G".into() };
    let stage = Stage::new(move || logo.view());
    let error = web_sys::Event::new("error").unwrap();
    stage.find("img").dispatch_event(&error).unwrap();
    until("the letter is shown", || stage.text() == "G" && stage.count("img") == 0).await;
}
