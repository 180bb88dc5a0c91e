//! The command palette: every place and action by a few letters of its name.

use catalog::{
    order::folded,
    query::{Installers, ListQuery, Packages, Repositories},
};
use leptos::{ev, html, prelude::*};

use crate::{
    browser,
    data::{
        connections::{Connections, use_connections},
        kept::use_kept_rows,
        preferences::{self, Theme, use_look},
        views::{SavedView, use_saved_views},
    },
    i18n::{Locale, Texts, use_i18n},
    live::{self, Memo, RwSignal},
    navigation::use_navigator,
    routes::{self, Comparison, Place},
    tree::{Tree, view},
    ui::Icon,
};

/// Entries shown at most: more than that are not read, but typed for.
const MOST: usize = 16;

/// Rows opened last that stand before all else as long as nothing is typed.
const RECENT: usize = 4;

/// What an entry does.
#[derive(Clone, Debug, PartialEq)]
enum Deed {
    Go(String),
    Look(Theme),
    Speak(Locale),
    ShowKeys,
    SaveView,
    Reload,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    icon: &'static str,
    name: String,
    /// What kind of thing it is.
    kind: &'static str,
    deed: Deed,
}

/// Those of the entries whose name or kind holds every word typed, whatever the case; those that begin with it first, and
/// each once: a row may be a favourite that was opened a moment ago.
fn matching(entries: Vec<Entry>, typed: &str) -> Vec<Entry> {
    let typed = folded(typed.trim());
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut found: Vec<(bool, Entry)> = entries
        .into_iter()
        .filter_map(|entry| {
            let name = folded(&entry.name);
            let all = format!("{name} {}", folded(entry.kind));
            words.iter().all(|word| all.contains(word)).then(|| (!name.starts_with(&typed), entry))
        })
        .collect();
    found.sort_by_key(|(is_later, _)| *is_later);
    let mut entries: Vec<Entry> = Vec::new();
    for (_, entry) in found {
        if entries.len() < MOST && !entries.iter().any(|known| known.deed == entry.deed && known.name == entry.name) {
            entries.push(entry);
        }
    }
    entries
}

/// What asks the server anew, where a list is shown.
const REFRESH: &str = ".refresh";

/// Everything that can be chosen.
fn entries(connections: Connections, is_list: bool, is_typed: bool, texts: &'static Texts) -> Vec<Entry> {
    let go = |icon, name: &str, kind, href| Entry { icon, name: name.to_owned(), kind, deed: Deed::Go(href) };
    let command = |icon, name: &str, deed| Entry { icon, name: name.to_owned(), kind: texts.command(), deed };
    let place = |list| Place::List(list).href();
    let mut all = vec![
        go("overview", texts.overview(), texts.page(), Place::Overview.href()),
        go("repositories", texts.repositories(), texts.page(), place(routes::REPOSITORIES_LIST)),
        go("packages", texts.packages(), texts.page(), place(routes::PACKAGES_LIST)),
        go("installers", texts.installers(), texts.page(), place(routes::INSTALLERS_LIST)),
    ];
    let views = use_saved_views();
    let saved = views.operators().into_iter().chain(views.own()).map(|view| ("view", texts.saved_views(), view));
    let kept = use_kept_rows();
    let starred = kept.favourites.all().into_iter().rev().map(|row| ("star", texts.favourites(), row));
    // What one comes back to is at hand first; the older ones are typed for.
    let recent = kept.recent.all().into_iter().rev().take(if is_typed { usize::MAX } else { RECENT });
    let recent = recent.map(|row| (routes::icon_of(&row.address), texts.recent(), row));
    let link = |(icon, kind, SavedView { name, address }): (&'static str, &'static str, SavedView)| {
        go(icon, &name, kind, routes::href_of(&address))
    };
    all.extend(saved.chain(starred).map(link));
    all.splice(..0, recent.map(link));
    let first = connections.config().first().to_owned();
    let compare = || {
        let is_one = connections.all().len() == 1;
        let name = if is_one { texts.compare_organizations() } else { texts.compare_connections() };
        go("connection", name, texts.page(), Comparison::default().place().href())
    };
    all.extend(connections.current().is_some().then(compare));
    all.extend(connections.all().into_iter().filter(|connection| !connection.name.is_empty()).map(|connection| {
        let name = if connection.name == first { "" } else { &connection.name };
        let href = format!("{}{}", routes::base(), routes::on_connection("/", name));
        go("connection", &connection.name, texts.connections(), href)
    }));
    all.extend(is_list.then(|| command("refresh", texts.refresh(), Deed::Reload)));
    all.extend([
        command("view", texts.save_view_as(), Deed::SaveView),
        command("keyboard", texts.keyboard_shortcuts(), Deed::ShowKeys),
    ]);
    let themes =
        [(Theme::System, texts.theme_system()), (Theme::Light, texts.theme_light()), (Theme::Dark, texts.theme_dark())];
    let theme =
        |(theme, name): (Theme, &str)| command("layout", &texts.because(texts.theme(), name), Deed::Look(theme));
    all.extend(themes.into_iter().map(theme));
    let language = |locale: Locale| command("help", locale.texts().language_name(), Deed::Speak(locale));
    all.extend(Locale::ALL.into_iter().map(language));
    all
}

/// Looking for what was typed in each of the lists.
fn searches(typed: &str, texts: &'static Texts) -> Vec<Entry> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let entry = |icon, list: &str, place: Place| Entry {
        icon,
        name: texts.search_in(typed, list),
        kind: texts.search(),
        deed: Deed::Go(place.href()),
    };
    let repositories = Repositories { name: typed.to_owned(), ..Repositories::default() };
    let packages = Packages { package_name: typed.to_owned(), ..Packages::default() };
    let installers = Installers { key_words: typed.to_owned(), ..Installers::default() };
    vec![
        entry(
            "repositories",
            texts.repositories(),
            Place::Repositories(ListQuery { filters: repositories, ..ListQuery::default() }),
        ),
        entry("packages", texts.packages(), Place::Packages(ListQuery { filters: packages, ..ListQuery::default() })),
        entry(
            "installers",
            texts.installers(),
            Place::Installers(ListQuery { filters: installers, ..ListQuery::default() }),
        ),
    ]
}

/// What stands in the dialog, which opens with Ctrl K; each time anew, with what was typed `ahead`.
pub fn inside(open: RwSignal<bool>, ahead: RwSignal<String>, keys: RwSignal<bool>) -> Tree {
    live::view(move || open.get().then(|| content(open, ahead, keys))).into()
}

fn content(open: RwSignal<bool>, ahead: RwSignal<String>, keys: RwSignal<bool>) -> Tree {
    let i18n = use_i18n();
    let connections = use_connections();
    let navigator = use_navigator();
    let (views, look) = (use_saved_views(), use_look());
    let typed = RwSignal::new(ahead.try_update(std::mem::take).unwrap_or_default());
    let at = RwSignal::new(0_usize);
    let is_list = browser::is_there(REFRESH);
    let found = Memo::new(move |_| {
        let texts = i18n.texts();
        typed.with(|typed| {
            let mut found = matching(entries(connections, is_list, !typed.trim().is_empty(), texts), typed);
            found.extend(searches(typed, texts));
            found
        })
    });
    let choose = move |entry: Entry| {
        open.set(false);
        match entry.deed {
            Deed::Go(href) => navigator.open(&href),
            Deed::Look(theme) => look.choose(theme),
            Deed::Speak(locale) => {
                preferences::set_locale(locale);
                i18n.0.set(locale);
            }
            Deed::ShowKeys => keys.set(true),
            Deed::SaveView => views.open.set(true),
            Deed::Reload => browser::click(REFRESH),
        }
    };
    let field = NodeRef::<html::Input>::new();
    live::effect(move || {
        if let Some(field) = field.get() {
            field.set_value(&typed.get_untracked());
            let _ = field.focus();
        }
    });
    let type_in = move |event: ev::Event| {
        typed.set(event_target_value(&event));
        at.set(0);
    };
    let press = move |event: ev::KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        if event.is_composing() || count == 0 {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                if let Some(entry) = found.with_untracked(|found| found.get(at.get_untracked()).cloned()) {
                    choose(entry);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let line = move |(place, entry): (usize, Entry)| {
        let Entry { icon, name, kind, .. } = entry.clone();
        let is_here = move || if at.get() == place { "true" } else { "false" };
        view! {
            <li
                id=format!("palette-{place}")
                role="option"
                aria-selected=live::attr(is_here)
                on:click=move |_| choose(entry.clone())
            >
                <Icon name=icon/>
                <span class="palette-name">{name}</span>
                <span class="muted">{kind}</span>
            </li>
        }
    };
    let lines = move || found.get().into_iter().enumerate().map(line).collect::<Tree>();
    let active = move || format!("palette-{}", at.get());
    view! {
        <input
            node_ref=field
            class="palette-field"
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-autocomplete="list"
            aria-activedescendant=live::attr(active)
            aria-label=live::attr(move || i18n.texts().palette_hint())
            placeholder=live::attr(move || i18n.texts().palette_hint())
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            on:input=type_in
            on:keydown=press
        />
        <ul id="palette-list" class="palette" role="listbox" aria-label=live::attr(move || i18n.texts().palette())>
            {live::view(lines)}
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_in_the_name_or_the_kind_and_beginnings_come_first() {
        let entry = |name: &str, kind| Entry { icon: "", name: name.to_owned(), kind, deed: Deed::Reload };
        let all =
            || vec![entry("Edge images", "Saved views"), entry("Packages", "Page"), entry("Page of 平台", "Page")];
        let names = |typed: &str| matching(all(), typed).into_iter().map(|entry| entry.name).collect::<Vec<_>>();
        assert_eq!(names(""), ["Edge images", "Packages", "Page of 平台"]);
        assert_eq!(names(" PAGE "), ["Page of 平台", "Packages"]);
        assert_eq!(names("view edge"), ["Edge images"]);
        assert_eq!(names("平"), ["Page of 平台"]);
        assert!(names("edge page").is_empty());
        assert_eq!(matching((0..50).map(|at| entry(&at.to_string(), "b")).collect(), "").len(), MOST);
        let twice = matching(vec![entry("a/b", "Recently opened"), entry("a/b", "Favourites")], "a/b");
        assert_eq!(twice.iter().map(|entry| entry.kind).collect::<Vec<_>>(), ["Recently opened"]);
    }
}
