//! The overview: four totals, each a link to what it counts.

use catalog::{
    Total,
    order::Direction,
    query::{Installers, ListQuery, PackageColumn, Packages, Repositories, Sort},
    size::grouped,
};
use leptos::prelude::*;

use crate::{
    api::{Endpoint, Failed},
    data::{
        kept::{RowList, use_kept_rows},
        seen::SeenTotals,
        views::SavedView,
    },
    i18n::{Texts, use_i18n},
    listing::{Asked, ask, total},
    live::{self, Memo, RwSignal},
    navigation::set_title,
    parts::use_later,
    routes::{self, Place},
    tree::{Tree, view},
    ui::Icon,
};

/// What a tile says: its number and a remark, or why it has none; nothing while it loads.
type Said = Option<Result<(String, String), Failed>>;

/// The four totals.
#[component]
pub fn OverviewPage() -> Tree {
    let i18n = use_i18n();
    let later = use_later();
    if use_kept_rows().are_any() {
        later.load();
    }
    live::effect(move || set_title(i18n.texts().overview()));
    let repositories = ask(smallest::<Repositories>());
    let packages = ask(smallest::<Packages>());
    let installers = ask(smallest::<Installers>());
    if let Some(seen) = use_context::<SeenTotals>() {
        note(seen.repositories, move || repositories.settled::<Repositories, _>(|answer| answer.total));
        note(seen.packages, move || packages.settled::<Packages, _>(|answer| answer.total));
        note(seen.installers, move || installers.settled::<Installers, _>(|answer| answer.total));
    }
    let by_versions = Sort { column: PackageColumn::Versions, direction: Direction::Descending };
    let tiles = vec![
        tile(
            "repositories",
            repositories,
            Texts::repositories,
            Texts::a_list_of_repositories,
            Place::List(routes::REPOSITORIES_LIST),
            move |texts| {
                repositories.settled::<Repositories, _>(|answer| {
                    (total(answer.total, texts), texts.total_repositories().to_owned())
                })
            },
        ),
        tile(
            "packages",
            packages,
            Texts::packages,
            Texts::a_list_of_packages,
            Place::List(routes::PACKAGES_LIST),
            move |texts| {
                packages
                    .settled::<Packages, _>(|answer| (total(answer.total, texts), texts.total_packages().to_owned()))
            },
        ),
        tile(
            "versions",
            packages,
            Texts::versions,
            Texts::a_list_of_versions,
            Place::Packages(ListQuery::default().with_sort(Some(by_versions))),
            move |texts| {
                packages.settled::<Packages, _>(|answer| {
                    (grouped(answer.rows.sum(PackageColumn::Versions)), texts.total_versions().to_owned())
                })
            },
        ),
        tile(
            "installers",
            installers,
            Texts::installers,
            Texts::a_list_of_installers,
            Place::List(routes::INSTALLERS_LIST),
            move |texts| {
                installers.settled::<Installers, _>(|answer| {
                    let installed = answer.installed().map(|count| texts.installed_count(&grouped(count)));
                    (total(answer.total, texts), installed.unwrap_or_default())
                })
            },
        ),
    ];
    view! {
        <div class="single-page overview">
            <h1>{live::text(move || i18n.texts().overview())}</h1>
            <div class="tiles">{tiles}</div>
            {live::view(move || later.arrived().map(|insides| (insides.kept)()))}
        </div>
    }
}

/// The rows that are kept.
pub fn kept() -> Tree {
    let i18n = use_i18n();
    let kept = use_kept_rows();
    view! {
        <div class="kept">
            {live::view(move || rows(kept.favourites, i18n.texts().favourites()))}
            {live::view(move || rows(kept.recent, i18n.texts().recently_opened()))}
        </div>
    }
}

/// Rows that are kept; nothing where there are none.
fn rows(list: RowList, title: &'static str) -> Option<Tree> {
    let texts = use_i18n().texts();
    let all = list.all();
    let line = |SavedView { name, address }: SavedView| {
        let label = texts.remove_what(&name);
        let icon = routes::icon_of(&address);
        let href = routes::href_of(&address);
        let remove = move |_| list.toggle("", &address);
        view! {
            <li>
                <a href=href><Icon name=icon/>{name}</a>
                <button type="button" class="icon-button" aria-label=label.clone() title=label on:click=remove>
                    <Icon name="close"/>
                </button>
            </li>
        }
    };
    let lines: Vec<_> = all.into_iter().rev().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-label=title>
                <h2>{title}</h2>
                <ul>{lines}</ul>
            </section>
        }
    })
}

/// Notes a total for the navigation, once it is known.
fn note(seen: RwSignal<Option<u64>>, total: impl Fn() -> Option<Result<Total, Failed>> + 'static) {
    live::effect(move || {
        if let Some(Ok(Total::Exact(total))) = total() {
            seen.set(Some(total));
        }
    });
}

/// The smallest page: its total is what is wanted here.
fn smallest<L: Endpoint>() -> ListQuery<L> {
    ListQuery::default().with_size(catalog::PageSize::Ten)
}

fn tile(
    icon: &'static str,
    asked: Asked,
    title: fn(&Texts) -> &'static str,
    what: fn(&Texts) -> &'static str,
    place: Place,
    said: impl Fn(&'static Texts) -> Said + Send + Sync + 'static,
) -> Tree {
    let i18n = use_i18n();
    let said = Memo::new(move |_| said(i18n.texts()));
    let later = use_later();
    live::effect(move || {
        if matches!(said.get(), Some(Err(_))) {
            later.load();
        }
    });
    let content = move || {
        let texts = i18n.texts();
        let explained = |failed| later.arrived().map(|insides| (insides.explain)(failed, what(texts), texts));
        match said.get() {
            Some(Ok((number, remark))) => view! {
                <strong class="tile-number">{number}</strong>
                <span class="tile-remark muted">{remark}</span>
            },
            Some(Err(error)) => view! {
                <strong class="tile-number">"–"</strong>
                <span class="tile-remark failed" role="alert">{explained(&error)}</span>
            },
            None => view! {
                <strong class="tile-number"><span class="placeholder"></span></strong>
                <span class="tile-remark muted">{texts.loading()}</span>
            },
        }
    };
    let is_failed = Memo::new(move |_| matches!(said.get(), Some(Err(_))));
    let retry = move || {
        let texts = i18n.texts();
        let again = move |_| asked.reload();
        is_failed.get().then(|| {
            let label = texts.because(texts.retry(), title(texts));
            view! { <button type="button" class="button retry" aria-label=label on:click=again>{texts.retry()}</button> }
        })
    };
    view! {
        <div class="tile-place">
            <a class="tile" href=place.href()>
                <span class="tile-title"><Icon name=icon/>{live::text(move || title(i18n.texts()))}</span>
                {live::view(content)}
            </a>
            {live::view(retry)}
        </div>
    }
}
