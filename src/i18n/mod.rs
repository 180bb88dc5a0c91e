//! The words of the dashboard, in English and Chinese.

mod ago;
mod texts;

use leptos::prelude::*;

use crate::{live, live::RwSignal};

pub use texts::*;

/// A language of the dashboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    ZhCn,
}

impl Locale {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhCn];

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }

    /// Its words.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::En => &Texts(Self::En),
            Self::ZhCn => &Texts(Self::ZhCn),
        }
    }

    /// The language that a tag asks for, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| locale.tag().split('-').next() == Some(&primary.to_ascii_lowercase()))
    }

    /// The first of the user's languages that is one of ours.
    pub fn best(languages: &[String]) -> Self {
        languages.iter().find_map(|tag| Self::from_tag(tag)).unwrap_or_default()
    }
}

/// The language in use; reading it tracks it.
#[derive(Clone, Copy, Debug)]
pub struct I18n(pub RwSignal<Locale>);

impl I18n {
    /// The language.
    pub fn locale(self) -> Locale {
        live::track(&self.0);
        self.0.try_get_untracked().unwrap_or_default()
    }

    /// Its words.
    pub fn texts(self) -> &'static Texts {
        self.locale().texts()
    }
}

/// The language in use here.
pub fn use_i18n() -> I18n {
    use_context().unwrap_or_else(|| I18n(RwSignal::new(Locale::default())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_we_speak_wins() {
        let best = |tags: &[&str]| Locale::best(&tags.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(best(&["zh-CN", "en"]), Locale::ZhCn);
        assert_eq!(best(&["fr", "zh-Hans", "en"]), Locale::ZhCn);
        assert_eq!(best(&["EN-us", "zh"]), Locale::En);
        assert_eq!(best(&["fr"]), Locale::En);
        assert_eq!(best(&[]), Locale::En);
    }
}
