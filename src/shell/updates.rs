//! A page that stays open while Gantry is updated: it says so, and leaves it to its reader when to load it anew.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    api::client,
    browser,
    i18n::use_i18n,
    live::{self, RwSignal, StoredValue},
    parts::use_later,
    tree::{Tree, view},
    ui::{Icon, ReloadButton},
};

/// How old a page is before anybody asks whether there is a newer one.
const FIRST: Duration = Duration::from_secs(60);
/// Milliseconds between two questions: while the page is looked at, and when it is looked at again.
const WHILE_SEEN: f64 = 600_000.0;
const WHEN_SEEN_AGAIN: f64 = 60_000.0;

/// Says when the page is older than what its server has.
#[component]
pub fn Updates() -> Tree {
    let later = use_later();
    set_timeout(move || later.load(), FIRST);
    live::view(move || later.arrived().map(|insides| (insides.updates)())).into()
}

/// Asks now and then, and says what came of it. Whatever goes wrong with that is no concern of the reader's.
pub fn inside() -> Tree {
    let i18n = use_i18n();
    let newer = RwSignal::new(None::<String>);
    let declined = StoredValue::new(String::new());
    let asked = StoredValue::new(f64::NEG_INFINITY);
    let own = ["data-js", "data-wasm"].map(|name| browser::attribute_of("script[data-wasm]", name).unwrap_or_default());
    let own = StoredValue::new(own.join(" "));
    let ask = move |pause: f64| {
        let now = browser::now_millis();
        let is_due = asked.try_get_value().is_some_and(|asked| now - asked >= pause);
        if !is_due || browser::is_hidden() || browser::is_offline() {
            return;
        }
        asked.set_value(now);
        leptos::task::spawn_local(async move {
            let page = browser::absolute("");
            if !browser::is_own(&page) {
                return;
            }
            let Some(version) = client::fresh_page(&page).await.and_then(|page| version(&page)) else { return };
            let (Some(own), Some(declined)) = (own.try_get_value(), declined.try_get_value()) else { return };
            let is_new = ![own, declined].contains(&version);
            let _ = newer.try_maybe_update(|newer| {
                let next = is_new.then_some(version);
                (std::mem::replace(newer, next.clone()) != next, ())
            });
        });
    };
    ask(0.0);
    let seen_again = window_event_listener(ev::visibilitychange, move |_| ask(WHEN_SEEN_AGAIN));
    let ticking = set_interval_with_handle(move || ask(WHILE_SEEN), FIRST);
    on_cleanup(move || {
        seen_again.remove();
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    let said = move || {
        let version = newer.get()?;
        let texts = i18n.texts();
        let decline = move |_| {
            declined.set_value(version.clone());
            newer.set(None);
        };
        Some(view! {
            <div class="update-bar">
                <p>{texts.new_version()}</p>
                <ReloadButton i18n=i18n primary=true/>
                <button type="button" class="icon-button" aria-label=texts.not_now() title=texts.not_now() on:click=decline>
                    <Icon name="close"/>
                </button>
            </div>
        })
    };
    view! { <div class="update" role="status">{live::view(said)}</div> }
}

/// What tells a build from the next one: the names of its script and its WebAssembly.
fn version(page: &str) -> Option<String> {
    Some(format!("{} {}", attribute(page, "data-js=")?, attribute(page, "data-wasm=")?))
}

/// The value of an attribute as it stands in a page, with quotes or without.
fn attribute<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(name)?;
    let value = rest.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '>']).next()?;
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_build_is_known_by_the_names_of_its_parts() {
        for page in [
            "<script data-js=a-1.js data-wasm=a-2.wasm src=boot.js type=module></script>",
            "<script type='module' src='boot.js' data-wasm='a-2.wasm' data-js=\"a-1.js\"></script>",
            "<script data-js=a-1.js data-wasm=a-2.wasm>",
        ] {
            assert_eq!(version(page).as_deref(), Some("a-1.js a-2.wasm"), "{page}");
        }
        for page in ["", "<title>Sign in</title>", "<script data-js=a.js>", "<script data-js= data-wasm=>"] {
            assert_eq!(version(page), None, "{page}");
        }
    }
}
