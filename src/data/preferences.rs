//! What the user chose, kept in the browser across visits.

use leptos::prelude::*;

use crate::{browser, format, i18n::Locale, live::RwSignal};

/// Light, dark, or as the system is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The theme of a name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == word)
    }

    /// Its name where it is kept, and on the root element.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The names under which preferences are kept. `boot.js` reads the first two before the dashboard starts.
const THEME: &str = "gantry.theme";
const LOCALE: &str = "gantry.locale";
const ZONE: &str = "gantry.zone";
const PULL_CLIENT: &str = "gantry.pull.client";
const PULL_INTERNAL: &str = "gantry.pull.internal";

/// The theme that was chosen.
pub fn theme() -> Theme {
    let kept = browser::recall(THEME).unwrap_or_default();
    Theme::from_word(&kept).unwrap_or_default()
}

/// Applies a theme; without a choice of the user the operator's holds.
pub fn apply_theme(theme: Theme, operators: Option<Theme>) {
    let chosen = match theme {
        Theme::System if browser::recall(THEME).is_none() => operators.unwrap_or_default(),
        theme => theme,
    };
    browser::set_root_attribute("data-theme", (chosen != Theme::System).then(|| chosen.as_str()));
}

/// The theme in use, wherever it is chosen. Copied freely.
#[derive(Clone, Copy, Debug)]
pub struct Look(RwSignal<Theme>);

impl Look {
    /// The theme that was chosen.
    pub fn recall() -> Self {
        Self(RwSignal::new(theme()))
    }

    /// The theme; tracked.
    pub fn theme(self) -> Theme {
        self.0.get()
    }

    /// Applies a theme and keeps it.
    pub fn choose(self, theme: Theme) {
        browser::remember(THEME, theme.as_str());
        apply_theme(theme, None);
        self.0.set(theme);
    }
}

/// The theme of this dashboard.
pub fn use_look() -> Look {
    use_context().unwrap_or_else(Look::recall)
}

/// The language that was chosen, else the operator's, else the best of the browser's.
pub fn locale(operators: Option<Locale>) -> Locale {
    browser::recall(LOCALE)
        .and_then(|tag| Locale::from_tag(&tag))
        .or(operators)
        .unwrap_or_else(|| Locale::best(&browser::languages()))
}

/// Keeps a language.
pub fn set_locale(locale: Locale) {
    browser::remember(LOCALE, locale.tag());
}

/// Shows times in the zone that was chosen.
pub fn apply_zone() {
    format::set_zone(&browser::recall(ZONE).unwrap_or_default());
}

/// Shows times in a zone from now on; what shows times has to be drawn anew.
pub fn set_zone(word: &str) {
    browser::remember(ZONE, word);
    format::set_zone(word);
}

/// How images are pulled: by which client, from which side.
#[derive(Clone, Copy, Debug)]
pub struct PullPreference {
    /// The client's command.
    pub client: RwSignal<String>,
    /// From inside the cluster.
    pub internal: RwSignal<bool>,
}

impl PullPreference {
    /// What was chosen last.
    pub fn recall() -> Self {
        let client = browser::recall(PULL_CLIENT).unwrap_or_default();
        let internal = browser::recall(PULL_INTERNAL).as_deref() == Some("true");
        Self { client: RwSignal::new(client), internal: RwSignal::new(internal) }
    }

    /// Chooses a client.
    pub fn set_client(self, client: &str) {
        self.client.set(client.to_owned());
        browser::remember(PULL_CLIENT, client);
    }

    /// Chooses a side.
    pub fn set_internal(self, internal: bool) {
        self.internal.set(internal);
        browser::remember(PULL_INTERNAL, if internal { "true" } else { "false" });
    }
}
