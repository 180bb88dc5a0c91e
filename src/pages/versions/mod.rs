//! The versions of one package. The package stands in the path; keys of the address: `range`,
//! `stable`, `sort`, `page`, `size`, `find`, `open`.

mod columns;
mod detail;
mod elapsed;
mod timeline;

use catalog::{
    PackageVersion,
    fold::Folded,
    query::{Answer, ListQuery, VersionColumn, Versions},
    release::{self, FLOATING, NAMES, Range},
    size,
    wire::label,
};

use crate::{
    api::{Fault, Whole},
    i18n::{I18n, Text, Texts},
    listing::{Address, Chart, ColumnView, Field, ListPage, Shown},
    routes::{self, Place},
    tree::Tree,
    ui::{Detail, Section},
    words,
};

/// What is particular about the list of a package's versions.
pub struct VersionList;

impl ListPage for VersionList {
    type List = Versions;
    const NAME: &'static str = routes::VERSIONS_LIST;
    const COLUMNS: &'static [ColumnView<Versions>] = columns::COLUMNS;
    const FIELDS: &'static [Field] =
        &[Field::main("range", Texts::version_range), Field::switch("stable", Texts::stable_only)];
    const CHARTS: &'static [Chart] = &[Chart { icon: "timeline", title: Texts::timeline }];
    const GROUPING: Option<Text> = Some(Texts::rows_by_line);

    fn read(address: &Address) -> ListQuery<Versions> {
        let package = routes::package_of(&address.pathname);
        let mut query: ListQuery<Versions> = ListQuery::from_search(&address.search);
        query.filters.package = package;
        query
    }

    fn place(query: ListQuery<Versions>) -> Place {
        Place::Versions(query)
    }

    fn property_name(property: &'static str, texts: &Texts) -> &'static str {
        words::property(property, texts)
    }

    fn shown_in(property: &'static str) -> &'static str {
        match property {
            "version" => "name code",
            "num_files" => "count",
            "CreatedAt" => "created",
            "UpdatedAt" => "updated",
            other => other,
        }
    }

    fn value_name(property: &'static str, value: &str, texts: &Texts) -> Option<String> {
        words::property_value(property, value, texts)
    }

    fn fold(rows: &Whole<Versions>, places: Vec<u32>, unfolded: &[String], open: &str) -> Folded {
        let names = rows.names();
        let versions: Vec<&str> = names.iter().map(|name| &**name).collect();
        release::fold(&versions, &places, unfolded, open)
    }

    fn groups(folded: &Folded, _: bool, texts: &Texts) -> String {
        let lines = folded.groups.saturating_sub(folded.leftovers);
        let count = size::grouped(u64::from(lines));
        match (lines, folded.leftovers) {
            (1, 0) => texts.grouped_line().to_owned(),
            (_, 0) => texts.grouped_lines(&count),
            (1, _) => texts.grouped_line_and_rest().to_owned(),
            _ => texts.grouped_lines_and_rest(&count),
        }
    }

    fn others(_: &str, group: &str, count: &str, texts: &Texts) -> String {
        match group {
            NAMES => texts.other_names(count),
            FLOATING => texts.other_floating(count),
            line => texts.others_of_line(line, count),
        }
    }

    fn around(filters: &Versions, _: &PackageVersion) -> Versions {
        Versions { package: filters.package.clone(), ..Versions::default() }
    }

    fn called(filters: &Versions, row: &PackageVersion) -> Option<String> {
        let package = &filters.package;
        Some(format!("{}/{} {}", package.namespace, label::decoded_label(&package.package), row.version))
    }

    fn what(texts: &Texts) -> &'static str {
        texts.a_list_of_versions()
    }

    fn title(filters: &Versions, texts: &Texts) -> String {
        let package = &filters.package;
        texts.versions_of(&format!("{}/{}", package.namespace, label::decoded_label(&package.package)))
    }

    fn above(texts: &Texts) -> Option<(String, &'static str)> {
        Some((Place::List(routes::PACKAGES_LIST).href(), texts.packages()))
    }

    fn remarks(shown: &Shown<'_, Versions>, texts: &Texts) -> Vec<String> {
        let rows = &shown.answer.rows;
        if rows.is_empty() {
            return Vec::new();
        }
        vec![texts.size_in_all(&size::human(rows.sum(VersionColumn::Size)))]
    }

    fn empty(texts: &Texts) -> (&'static str, &'static str) {
        (texts.empty_versions(), texts.empty_versions_hint())
    }

    fn wrong(query: &ListQuery<Versions>, key: &str) -> Option<Fault> {
        (key == "range" && Range::parse(&query.filters.range).is_err()).then_some(Fault::NotARange)
    }

    fn beside(answer: &mut Answer<Whole<Versions>>, row: &PackageVersion, i18n: I18n) -> Vec<Section> {
        detail::since(answer, row, i18n).into_iter().collect()
    }

    fn chart(at: usize, answer: &mut Answer<Whole<Versions>>, query: &ListQuery<Versions>, i18n: I18n) -> Option<Tree> {
        (at == 0).then(|| timeline::draw(answer, query, i18n))
    }

    fn detail(row: &PackageVersion, i18n: I18n) -> Detail {
        detail::detail(row, i18n)
    }
}
