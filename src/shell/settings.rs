//! Language and theme.

use leptos::prelude::*;

use crate::{
    data::preferences::{self, Theme, use_look},
    i18n::{Locale, use_i18n},
    live::Signal,
    tree::{Tree, view},
    ui::{Choice, SelectField},
};

/// The two switches.
#[component]
pub fn Settings() -> Tree {
    let i18n = use_i18n();
    let look = use_look();
    let themes = Signal::derive(move || {
        let texts = i18n.texts();
        Theme::ALL
            .into_iter()
            .map(|theme| {
                let label = match theme {
                    Theme::System => texts.theme_system(),
                    Theme::Light => texts.theme_light(),
                    Theme::Dark => texts.theme_dark(),
                };
                Choice::new(theme.as_str(), label)
            })
            .collect::<Vec<_>>()
    });
    let locales: Vec<Choice> =
        Locale::ALL.into_iter().map(|locale| Choice::new(locale.tag(), locale.texts().language_name())).collect();
    let choose_theme = Callback::new(move |value: String| {
        look.choose(Theme::from_word(&value).unwrap_or_default());
    });
    let choose_locale = Callback::new(move |tag: String| {
        let chosen = Locale::from_tag(&tag).unwrap_or_default();
        i18n.0.set(chosen);
        preferences::set_locale(chosen);
    });
    view! {
        <SelectField
            label=Signal::derive(move || i18n.texts().language().to_owned())
            choices=locales
            value=Signal::derive(move || i18n.locale().tag().to_owned())
            on_choose=choose_locale
            bare=true
        />
        <SelectField
            label=Signal::derive(move || i18n.texts().theme().to_owned())
            choices=themes
            value=Signal::derive(move || look.theme().as_str().to_owned())
            on_choose=choose_theme
            bare=true
        />
    }
}
