//! The keyboard: what each key does, and the list of all of them.

use leptos::{ev, prelude::*};

use crate::{
    browser,
    i18n::{Texts, use_i18n},
    listing,
    live::{self, RwSignal},
    navigation::use_navigator,
    parts::use_later,
    routes::{self, Place},
    tree::{Tree, view},
};

type Name = fn(&Texts) -> &'static str;

/// Keys and what they do.
const KEYS: [(&[&str], Name); 9] = [
    (&["Ctrl K"], Texts::palette),
    (&["/"], Texts::shortcut_filter),
    (&["f"], Texts::find_in_rows),
    (&["j", "k", "↓", "↑"], Texts::shortcut_move),
    (&["Enter"], Texts::shortcut_open),
    (&["v"], Texts::shortcut_versions),
    (&["Esc"], Texts::shortcut_close),
    (&["1", "2", "3", "4"], Texts::shortcut_go),
    (&["?"], Texts::shortcut_help),
];

/// Listens to the keyboard; opens the list of keys, and the palette, and keeps what is typed into that before it has come.
pub fn listen(help: RwSignal<bool>, palette: RwSignal<bool>, typed: RwSignal<String>) {
    let (navigator, later) = (use_navigator(), use_later());
    let go = move |place: Place| navigator.open(&place.href());
    let listener = window_event_listener(ev::keydown, move |event| {
        let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        if is_command && event.key() == "k" && !event.is_composing() && !browser::is_dialog_open() {
            event.prevent_default();
            open_palette(palette, typed);
            return;
        }
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if palette.get_untracked() && !modified && !event.is_composing() && later.is_on_the_way() {
            type_ahead(&event, typed);
            return;
        }
        if modified || event.is_composing() || event.default_prevented() || browser::is_dialog_open() {
            return;
        }
        // In a field, letters are text and Esc empties it.
        if browser::is_typing() {
            return;
        }
        match event.key().as_str() {
            "Escape" => browser::click(".panel-head .close, .panel > .state > a, .panel > .actions > a"),
            "/" => browser::focus("[data-main-filter]"),
            "f" => browser::focus("[data-find]"),
            "j" | "ArrowDown" => listing::move_focus(1),
            "k" | "ArrowUp" => listing::move_focus(-1),
            "v" => browser::click("tr:focus-within [data-href], tbody:not(:focus-within) tr.open [data-href]"),
            "?" => help.set(true),
            "1" => go(Place::Overview),
            "2" => go(Place::List(routes::REPOSITORIES_LIST)),
            "3" => go(Place::List(routes::PACKAGES_LIST)),
            "4" => go(Place::List(routes::INSTALLERS_LIST)),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

/// Opens the palette, with nothing typed into it.
pub fn open_palette(palette: RwSignal<bool>, typed: RwSignal<String>) {
    typed.set(String::new());
    palette.set(true);
}

/// Keeps a key for the field that it is meant for.
fn type_ahead(event: &ev::KeyboardEvent, typed: RwSignal<String>) {
    let key = event.key();
    if key.chars().count() == 1 {
        typed.update(|typed| typed.push_str(&key));
    } else if key == "Backspace" {
        typed.update(|typed| {
            typed.pop();
        });
    } else {
        return;
    }
    event.prevent_default();
}

/// The list of keys.
pub fn inside() -> Tree {
    let i18n = use_i18n();
    let rows = move || {
        let line = |(keys, what): (&[&'static str], Name)| {
            let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view();
            view! { <div><dt>{keys}</dt><dd>{what(i18n.texts())}</dd></div> }
        };
        KEYS.into_iter().map(line).collect::<Tree>()
    };
    view! { <dl class="keys">{live::view(rows)}</dl> }
}
