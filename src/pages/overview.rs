//! The overview: four totals, each a link to what it counts.

use catalog::{
    order::Direction,
    query::{Installers, ListQuery, PackageColumn, Packages, Repositories, Sort},
    size::grouped,
};
use leptos::prelude::*;

use crate::{
    api::Endpoint,
    data::seen::SeenTotals,
    i18n::{Texts, use_i18n},
    listing::{List, Shown, explain, total, use_list},
    routes::Place,
    ui::Icon,
};

/// The four totals.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let i18n = use_i18n();
    // The smallest page of each: its total is what is wanted here.
    let repositories = use_list(smallest::<Repositories>(), |query| Place::Repositories(query).href());
    let packages = use_list(smallest::<Packages>(), |query| Place::Packages(query).href());
    let installers = use_list(smallest::<Installers>(), |query| Place::Installers(query).href());
    if let Some(seen) = use_context::<SeenTotals>() {
        repositories.on_total(Repositories::default(), seen.repositories);
        packages.on_total(Packages::default(), seen.packages);
        installers.on_total(Installers::default(), seen.installers);
    }
    let by_versions = ListQuery::<Packages>::default()
        .with_sort(Some(Sort { column: PackageColumn::Versions, direction: Direction::Descending }));
    view! {
        <div class="single-page overview">
            <h1>{move || i18n.texts().overview}</h1>
            <div class="tiles">
                {tile("repositories", |texts| texts.repositories, Place::Repositories(ListQuery::default()), repositories,
                    |shown, texts| total(shown.page.total, texts), |_, texts| texts.total_repositories.to_owned())}
                {tile("packages", |texts| texts.packages, Place::Packages(ListQuery::default()), packages,
                    |shown, texts| total(shown.page.total, texts), |_, texts| texts.total_packages.to_owned())}
                {tile("versions", |texts| texts.versions, Place::Packages(by_versions), packages,
                    |shown, _| grouped(versions(shown)), |_, texts| texts.total_versions.to_owned())}
                {tile("installers", |texts| texts.installers, Place::Installers(ListQuery::default()), installers,
                    |shown, texts| total(shown.page.total, texts), |shown, texts| {
                        shown.answered.answer.installed_num.map(|count| (texts.installed_count)(&grouped(count))).unwrap_or_default()
                    })}
            </div>
        </div>
    }
}

fn smallest<L: Endpoint>() -> Memo<ListQuery<L>> {
    Memo::new(|_| ListQuery::default().with_size(catalog::PageSize::Ten))
}

fn versions(shown: &Shown<Packages>) -> u64 {
    shown.answered.answer.rows.iter().filter_map(|row| row.num_versions).fold(0, u64::saturating_add)
}

/// One tile: a number, what it counts, what else is known of it.
fn tile<L: Endpoint>(
    icon: &'static str,
    title: fn(&Texts) -> &'static str,
    place: Place,
    list: List<L>,
    number: fn(&Shown<L>, &Texts) -> String,
    remark: fn(&Shown<L>, &Texts) -> String,
) -> AnyView {
    let i18n = use_i18n();
    let content = move || {
        let texts = i18n.texts();
        if let Some(failure) = list.said.with(|said| said.error().map(|error| explain(error, texts))) {
            return view! {
                <strong class="tile-number">"–"</strong>
                <span class="tile-remark failed" role="alert">{failure.title}</span>
            }
            .into_any();
        }
        list.shown.with(|shown| match shown {
            Some(shown) => view! {
                <strong class="tile-number">{number(shown, texts)}</strong>
                <span class="tile-remark muted">{remark(shown, texts)}</span>
            }
            .into_any(),
            None => view! {
                <strong class="tile-number"><span class="placeholder"></span></strong>
                <span class="tile-remark muted">{texts.loading}</span>
            }
            .into_any(),
        })
    };
    view! {
        <a class="tile" href=place.href()>
            <span class="tile-title"><Icon name=icon/>{move || title(i18n.texts())}</span>
            {content}
        </a>
    }
    .into_any()
}
