//! Image repositories. Keys of the address: `center`, `namespace`, `name`, `category`, `exact`, `sort`, `page`, `size`, `open`.

mod columns;
mod detail;
mod filter_text;
mod filters;
mod pull;
mod storage;
mod tags;

use catalog::{
    Center, Repository, Total,
    hygiene::Board,
    query::{Answer, ListQuery, Repositories, RepositoryColumn},
    size::grouped,
};

use crate::{
    api::now,
    data::{
        organizations::{Names, SeenOrganizations},
        seen::SeenTotals,
    },
    i18n::{I18n, Texts},
    listing::{Chart, ColumnView, Field, ListPage, Shown, hygiene},
    live::RwSignal,
    routes::{self, Place},
    tree::Tree,
    ui::Detail,
    words,
};

/// What is particular about the list of image repositories.
pub struct RepositoryList;

impl ListPage for RepositoryList {
    type List = Repositories;
    const NAME: &'static str = routes::REPOSITORIES_LIST;
    const COLUMNS: &'static [ColumnView<Repositories>] = columns::COLUMNS;
    const FIELDS: &'static [Field] = filters::FIELDS;
    const CHARTS: &'static [Chart] =
        &[Chart { icon: "storage", title: Texts::storage }, Chart { icon: "hygiene", title: Texts::hygiene }];

    fn place(query: ListQuery<Repositories>) -> Place {
        Place::Repositories(query)
    }

    fn filter_text(query: &ListQuery<Repositories>) -> Option<String> {
        query.filter_text().ok()
    }

    fn with_filter_text(
        query: &ListQuery<Repositories>,
        text: &str,
        texts: &Texts,
    ) -> Result<ListQuery<Repositories>, String> {
        query.with_filter_text(text).map_err(|error| filter_text::said(&error, texts))
    }

    fn property_name(property: &'static str, texts: &Texts) -> &'static str {
        words::property(property, texts)
    }

    fn shown_in(property: &'static str) -> &'static str {
        match property {
            "namespace" => "name .namespace",
            "name" => "name .name",
            "visibility" => "name .badge",
            "num_images" => "count",
            "num_download" => "pulls",
            "updated_at" => "updated",
            other => other,
        }
    }

    fn value_name(property: &'static str, value: &str, texts: &Texts) -> Option<String> {
        words::property_value(property, value, texts)
    }

    fn around(filters: &Repositories, row: &Repository) -> Repositories {
        let (namespace, name) = (row.namespace.clone(), row.name.clone());
        Repositories { center: filters.center, namespace, name, exact: true, ..Repositories::default() }
    }

    fn what(texts: &Texts) -> &'static str {
        texts.a_list_of_repositories()
    }

    fn title(_: &Repositories, texts: &Texts) -> String {
        texts.repositories().to_owned()
    }

    fn remarks(shown: &Shown<'_, Repositories>, texts: &Texts) -> Vec<String> {
        let rows = shown.page.indices.iter().filter_map(|place| shown.answer.rows.get(*place as usize));
        let sizes: Vec<u64> = rows.filter_map(|row| row.size).collect();
        let rows = grouped(sizes.len() as u64);
        if sizes.is_empty() {
            return Vec::new();
        }
        let sum = words::sum_of_sizes(sizes.into_iter());
        let is_all = shown.page.total == Total::Exact(shown.page.indices.len() as u64);
        vec![if is_all { texts.size_in_all(&sum) } else { texts.size_on_page(&sum, &rows) }]
    }

    fn empty(texts: &Texts) -> (&'static str, &'static str) {
        (texts.empty_repositories(), texts.empty_repositories_hint())
    }

    fn chart(
        at: usize,
        answer: &mut Answer<Vec<Repository>>,
        query: &ListQuery<Repositories>,
        i18n: I18n,
    ) -> Option<Tree> {
        match at {
            0 => Some(storage::draw(answer, query, i18n)),
            1 => {
                let mut board = Board::new(now());
                answer.rows.iter().for_each(|row| board.add(row));
                Some(hygiene::draw(&board, query, Self::place, RepositoryColumn::Size, i18n))
            }
            _ => None,
        }
    }

    fn detail(row: &Repository, i18n: I18n) -> Detail {
        detail::detail(row, i18n)
    }

    fn organization(row: &Repository) -> Option<&str> {
        Some(&row.namespace)
    }

    fn organizations(filters: &Repositories, seen: SeenOrganizations) -> Option<Names> {
        Some(match filters.center {
            Center::Own => seen.own,
            Center::ThirdParty => seen.third_party,
        })
    }

    fn seen(totals: SeenTotals) -> Option<RwSignal<Option<u64>>> {
        Some(totals.repositories)
    }
}
