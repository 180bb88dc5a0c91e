//! Installers. Keys of the address: `key_words`, `regex`, `installed`, `sort`, `page`, `size`, `open`.

mod columns;
mod detail;
mod filters;
mod matrix;
mod people;

use catalog::{
    Installer, estate,
    fold::Folded,
    query::{Answer, Installers, ListQuery},
    size,
    wire::{link, metadata::decode_base64_text},
};

use crate::{
    api::{ApiError, Fault},
    browser,
    data::seen::SeenTotals,
    i18n::{I18n, Text, Texts},
    listing::{Chart, ColumnView, Field, ListPage, Shown},
    live::RwSignal,
    routes::{self, Place},
    tree::Tree,
    ui::{Content, Detail},
    words,
};

/// What is particular about the list of installers.
pub struct InstallerList;

impl ListPage for InstallerList {
    type List = Installers;
    const NAME: &'static str = routes::INSTALLERS_LIST;
    const COLUMNS: &'static [ColumnView<Installers>] = columns::COLUMNS;
    const FIELDS: &'static [Field] = filters::FIELDS;
    const CHARTS: &'static [Chart] =
        &[Chart { icon: "matrix", title: Texts::matrix }, Chart { icon: "people", title: Texts::maintainers_index }];

    const CAN_BE_CARDS: bool = true;
    const GROUPING: Option<Text> = Some(Texts::rows_by_installer);

    fn place(query: ListQuery<Installers>) -> Place {
        Place::Installers(query)
    }

    fn check(query: &ListQuery<Installers>) -> Option<ApiError> {
        let Installers { key_words, regex, .. } = &query.filters;
        let wrong = *regex && !browser::is_regular_expression(key_words.trim());
        wrong.then_some(ApiError::Unsendable { field: "key_words", why: Fault::NotARegularExpression })
    }

    fn property_name(property: &'static str, texts: &Texts) -> &'static str {
        words::property(property, texts)
    }

    fn fold(rows: &Vec<Installer>, places: Vec<u32>, unfolded: &[String], open: &str) -> Folded {
        estate::fold(rows, &places, unfolded, open)
    }

    fn listed(row: &Installer, place: u32) -> Option<Installer> {
        estate::listed(row, place)
    }

    fn groups(folded: &Folded, is_all: bool, texts: &Texts) -> String {
        let count = size::grouped(u64::from(folded.groups));
        if is_all { texts.grouped_all(&count) } else { texts.grouped_page(&count) }
    }

    fn shown_in(property: &'static str) -> &'static str {
        match property {
            "state" => "install-state",
            "desc" => "text",
            "timestamp" => "updated",
            other => other,
        }
    }

    fn value_name(property: &'static str, value: &str, texts: &Texts) -> Option<String> {
        if property == "metadata" {
            return decode_base64_text(value);
        }
        words::property_value(property, value, texts)
    }

    fn around(_: &Installers, row: &Installer) -> Installers {
        Installers { key_words: row.name.clone(), ..Installers::default() }
    }

    fn called(_: &Installers, row: &Installer) -> Option<String> {
        Some(format!("{}/{} {}", row.repo, row.name, row.version))
    }

    fn what(texts: &Texts) -> &'static str {
        texts.a_list_of_installers()
    }

    fn title(_: &Installers, texts: &Texts) -> String {
        texts.installers().to_owned()
    }

    fn remarks(shown: &Shown<'_, Installers>, texts: &Texts) -> Vec<String> {
        let installed = shown.answer.installed();
        installed.map(|count| texts.installed_count(&size::grouped(count))).into_iter().collect()
    }

    fn empty(texts: &Texts) -> (&'static str, &'static str) {
        (texts.empty_installers(), texts.empty_installers_hint())
    }

    fn filtered_hint(texts: &Texts) -> &'static str {
        texts.words_hint()
    }

    fn chart(
        at: usize,
        answer: &mut Answer<Vec<Installer>>,
        query: &ListQuery<Installers>,
        i18n: I18n,
    ) -> Option<Tree> {
        match at {
            0 => Some(matrix::draw(answer, query, i18n)),
            1 => Some(people::draw(answer, query, i18n)),
            _ => None,
        }
    }

    fn detail(row: &Installer, i18n: I18n) -> Detail {
        detail::detail(row, i18n)
    }

    fn seen(totals: SeenTotals) -> Option<RwSignal<Option<u64>>> {
        Some(totals.installers)
    }
}

/// An installer's icon: what the server names if that is safe to show, else its first letter.
fn logo(row: &Installer) -> Content {
    Content::Logo {
        // The content policy loads plain HTTP from the dashboard's own host alone.
        icon: link::icon(&row.icon, !browser::is_own(&row.icon)).map(str::to_owned),
        letter: row.name.chars().next().map(String::from).unwrap_or_default(),
    }
}
