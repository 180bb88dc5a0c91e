//! Pieces of content: what a cell, a fact or a line holds, said as data and drawn in one place.
//!
//! Each piece of markup that is written as a view of its own is compiled on its own; as data, all of them share one.

use catalog::{Timestamp, wire::label};

use crate::{
    browser::{self, Markup},
    format::{self, LocalTime},
    i18n::{I18n, Locale, use_i18n},
    live::{self, RwSignal},
    tree::{Tree, view},
    ui::{CopyButton, Icon},
};

/// What a badge's colour says; never what its text does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Fine: installed, newest.
    Ok,
    /// Look here: public, pre-release.
    Warn,
}

/// A piece of content.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Content {
    /// A text.
    Text(String),
    /// A text of less weight.
    Muted(String),
    /// A text that is read letter by letter: a version, a command, a path.
    Code(String),
    /// The same with a button that copies it.
    Copyable {
        /// The text.
        text: String,
        /// What it is, for the button's name.
        what: String,
    },
    /// A name with what stands before it, dimmed.
    Name {
        /// What stands before it.
        prefix: String,
        /// The name as it is shown.
        name: String,
    },
    /// A name, with where it is from if that has no room beside it.
    NameFrom {
        /// Where it is from.
        prefix: String,
        /// The name alone.
        name: String,
    },
    /// A small label.
    Badge(String, Tone),
    /// A number with a thin bar that compares it with the largest of its column.
    Measured {
        /// The number.
        text: String,
        /// The bar's length in thousandths; `None` for no bar.
        permille: Option<u16>,
    },
    /// A text with a remark of less weight.
    Remarked(String, String),
    /// An instant as the relative time; the rest on hover.
    Ago(Option<Timestamp>),
    /// An instant in full: ISO date and time with its zone, and the relative time.
    Instant(Option<Timestamp>),
    /// A link within the dashboard.
    Link {
        /// Where it leads.
        href: String,
        /// What it says.
        text: String,
        /// It looks like a button.
        button: bool,
    },
    /// A link out of the dashboard: a page, or a mail address. It must have been checked.
    External {
        /// Where it leads.
        href: String,
        /// What it says.
        text: String,
    },
    /// A picture, or a letter where there is none.
    Logo {
        /// The picture's address; it must have been checked.
        icon: Option<String>,
        /// The letter.
        letter: String,
    },
    /// Initials in a circle.
    Avatar(String),
}

impl Content {
    /// A text; a dash for an empty one.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::unknown() } else { Self::Text(text) }
    }

    /// A text that is read letter by letter; a dash for an empty one.
    pub fn code(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::unknown() } else { Self::Code(text) }
    }

    /// What is not known.
    pub fn unknown() -> Self {
        Self::Muted("–".to_owned())
    }

    /// What it looks like in a cell of a table, where nothing in it does anything.
    pub fn cell(&self, locale: Locale) -> Vec<Markup> {
        let labelled =
            |class: &'static str, text: &String| vec![Markup::element("span", class).titled(text).saying(text)];
        match self {
            Self::Text(text) => vec![Markup::text(text)],
            Self::Muted(text) => labelled("muted", text),
            Self::Badge(text, tone) => labelled(tone_class(*tone), text),
            Self::Code(text) | Self::Copyable { text, .. } => {
                vec![Markup::element("code", "").titled(text).saying(text)]
            }
            Self::Name { prefix, name } | Self::NameFrom { prefix, name } => {
                let full = format!("{prefix}{name}");
                let class = if label::turns(&full) { "full-name turning" } else { "full-name" };
                let parts = [("namespace", prefix), ("name", name)];
                let parts = parts.map(|(class, text)| Markup::element("span", class).saying(text));
                vec![Markup::element("span", class).with("title", full).containing(parts)]
            }
            Self::Measured { text, permille } => {
                let bar = permille.map(|permille| {
                    let share = format!("{}.{}%", permille / 10, permille % 10);
                    Markup::element("span", "size-bar").with("aria-hidden", "true").with("background-size", share)
                });
                std::iter::once(Markup::text(text)).chain(bar).collect()
            }
            Self::Remarked(text, remark) => vec![Markup::text(text), Markup::element("span", "muted").saying(remark)],
            Self::Ago(at) | Self::Instant(at) => match at {
                Some(at) => {
                    let LocalTime { text, zone } = format::local_time(at.unix_millis());
                    let utc = at.to_rfc3339();
                    let title = format!("{text} {zone} · {utc}");
                    let time = Markup::element("time", "").with("datetime", utc).with("title", title);
                    vec![time.saying(ago(*at, locale))]
                }
                None => Self::unknown().cell(locale),
            },
            // No link of its own: a row is one. A click on it leads there all the same.
            Self::Link { href, text, .. } => {
                vec![Markup::element("span", "straight").with("data-href", href).saying(text)]
            }
            Self::External { text, .. } => vec![Markup::text(text)],
            Self::Logo { icon, letter } => {
                let logo = Markup::element("span", "logo").with("aria-hidden", "true").with("data-instead", letter);
                let key = icon.as_deref().unwrap_or_default();
                // First what decides how it is loaded.
                let image =
                    Markup::element("img", "").with("alt", "").with("loading", "lazy").with("decoding", "async");
                let inside = match icon {
                    Some(icon) => image.with("referrerpolicy", "no-referrer").with("src", icon),
                    None => Markup::text(letter),
                };
                vec![logo.with("data-key", key).containing([inside])]
            }
            Self::Avatar(initials) => {
                vec![Markup::element("span", "avatar").with("aria-hidden", "true").saying(initials)]
            }
        }
    }

    /// The text that can be read of it.
    pub fn said(&self) -> String {
        match self {
            Self::Text(text) | Self::Muted(text) | Self::Badge(text, _) | Self::Code(text) => text.clone(),
            Self::Copyable { text, .. } | Self::Measured { text, .. } => text.clone(),
            Self::Link { text, .. } | Self::External { text, .. } => text.clone(),
            Self::Name { prefix, name } => format!("{prefix}{name}"),
            Self::NameFrom { name, .. } => name.clone(),
            Self::Remarked(text, remark) => format!("{text}{remark}"),
            Self::Ago(_) | Self::Instant(_) | Self::Logo { .. } | Self::Avatar(_) => String::new(),
        }
    }

    /// The name that it is, in full.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Name { prefix, name } => Some(format!("{prefix}{name}")),
            Self::Code(text) | Self::NameFrom { name: text, .. } => Some(text.clone()),
            _ => None,
        }
    }

    /// Draws it.
    pub fn view(self) -> Tree {
        match self {
            Self::Text(text) => labelled("text", text.clone(), text),
            Self::Muted(text) => labelled("muted", text.clone(), text),
            Self::Code(text) => view! { <code title=text.clone()>{text.clone()}</code> },
            Self::Copyable { text, what } => view! {
                <span class="copyable"><code title=text.clone()>{text.clone()}</code><CopyButton text=text what=what/></span>
            },
            Self::Name { prefix, name } | Self::NameFrom { prefix, name } => {
                let full = format!("{prefix}{name}");
                labelled("name", full.clone(), full)
            }
            Self::Badge(text, tone) => labelled(tone_class(tone), text.clone(), text),
            Self::Measured { text, .. } => text.into(),
            Self::Remarked(text, remark) => view! { {text}<span class="muted">{remark}</span> },
            Self::Ago(at) => instant(at, false),
            Self::Instant(at) => instant(at, true),
            Self::Link { href, text, button } => {
                let class = if button { "button" } else { "link" };
                view! { <a class=class href=href title=text.clone()>{text.clone()}</a> }
            }
            Self::External { href, text } => external(href, text, use_i18n()),
            Self::Logo { icon, letter } => logo(icon, letter),
            Self::Avatar(initials) => view! { <span class="avatar" aria-hidden="true">{initials}</span> },
        }
    }
}

/// Draws several pieces, one after the other.
pub fn all(contents: Vec<Content>) -> Vec<Tree> {
    contents.into_iter().map(Content::view).collect()
}

fn labelled(class: &'static str, title: String, text: String) -> Tree {
    view! { <span class=class title=title>{text}</span> }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "badge",
        Tone::Ok => "badge badge-ok",
        Tone::Warn => "badge badge-warn",
    }
}

fn instant(at: Option<Timestamp>, full: bool) -> Tree {
    let Some(at) = at else { return Content::unknown().view() };
    let i18n = use_i18n();
    let utc = at.to_rfc3339();
    let local = format::local_time(at.unix_millis());
    let relative = move || {
        live::track_minutes();
        ago(at, i18n.locale())
    };
    if full {
        let zone = local.zone;
        let rest = live::text(move || format!(" {zone} · {}", relative()));
        return view! { <time datetime=utc.clone() title=utc.clone()>{local.text}<span class="muted">{rest}</span></time> };
    }
    let title = format!("{} {} · {utc}", local.text, local.zone);
    view! { <time datetime=utc title=title>{live::text(relative)}</time> }
}

fn ago(at: Timestamp, locale: Locale) -> String {
    locale.from_now((at.unix_millis() - browser::now_millis() as i64) / 1000)
}

fn external(href: String, text: String, i18n: I18n) -> Tree {
    if href.starts_with("mailto:") {
        return view! { <a class="external" href=href><span>{text}</span></a> };
    }
    let note = format!(" ({})", i18n.texts().opens_new_tab());
    view! {
        <a class="external" href=href target="_blank" rel="noopener noreferrer">
            <span>{text}</span>
            <Icon name="external"/>
            <span class="visually-hidden">{note}</span>
        </a>
    }
}

fn logo(icon: Option<String>, letter: String) -> Tree {
    let broken = RwSignal::new(false);
    let image = move || match &icon {
        Some(icon) if !broken.get() => view! {
            <img
                src=icon.clone()
                alt=""
                loading="lazy"
                decoding="async"
                referrerpolicy="no-referrer"
                on:error=move |_| broken.set(true)
            />
        },
        _ => letter.clone().into(),
    };
    view! { <span class="logo" aria-hidden="true">{live::view(image)}</span> }
}
