//! Software packages. Keys of the address: `package_name`, `namespace`, `sort`, `page`, `size`, `open`.

mod columns;
mod detail;
mod filters;

use catalog::{
    Package,
    hygiene::Board,
    query::{Answer, ListQuery, PackageColumn, Packages},
    size,
};

use crate::{
    api::{Whole, now},
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

/// What is particular about the list of software packages.
pub struct PackageList;

impl ListPage for PackageList {
    type List = Packages;
    const NAME: &'static str = routes::PACKAGES_LIST;
    const COLUMNS: &'static [ColumnView<Packages>] = columns::COLUMNS;
    const FIELDS: &'static [Field] = filters::FIELDS;
    const CHARTS: &'static [Chart] = &[Chart { icon: "hygiene", title: Texts::hygiene }];

    fn place(query: ListQuery<Packages>) -> Place {
        Place::Packages(query)
    }

    fn property_name(property: &'static str, texts: &Texts) -> &'static str {
        words::property(property, texts)
    }

    fn shown_in(property: &'static str) -> &'static str {
        match property {
            "namespace" => "name .namespace",
            "package" => "name .name",
            "num_versions" => "count",
            "self_auth" => "permission",
            other => other,
        }
    }

    fn value_name(property: &'static str, value: &str, texts: &Texts) -> Option<String> {
        words::property_value(property, value, texts)
    }

    fn what(texts: &Texts) -> &'static str {
        texts.a_list_of_packages()
    }

    fn title(_: &Packages, texts: &Texts) -> String {
        texts.packages().to_owned()
    }

    fn remarks(shown: &Shown<'_, Packages>, texts: &Texts) -> Vec<String> {
        let rows = &shown.answer.rows;
        if rows.is_empty() {
            return Vec::new();
        }
        vec![texts.size_in_all(&size::human(rows.sum(PackageColumn::Size)))]
    }

    fn empty(texts: &Texts) -> (&'static str, &'static str) {
        (texts.empty_packages(), texts.empty_packages_hint())
    }

    fn chart(at: usize, answer: &mut Answer<Whole<Packages>>, query: &ListQuery<Packages>, i18n: I18n) -> Option<Tree> {
        (at == 0).then(|| {
            let mut board = Board::new(now());
            answer.rows.each(|row| board.add(row));
            hygiene::draw(&board, query, Self::place, PackageColumn::Size, i18n)
        })
    }

    fn detail(row: &Package, i18n: I18n) -> Detail {
        detail::detail(row, i18n)
    }

    fn organization(row: &Package) -> Option<&str> {
        Some(&row.namespace)
    }

    fn organizations(_: &Packages, seen: SeenOrganizations) -> Option<Names> {
        Some(seen.own)
    }

    fn seen(totals: SeenTotals) -> Option<RwSignal<Option<u64>>> {
        Some(totals.packages)
    }
}
