//! The application: what every page shares, and which page stands at which address.

mod later;

use leptos::prelude::*;
use leptos_router::{components::Router, hooks::use_location, location::Location};

use crate::{
    browser,
    config::Config,
    data::{
        connections::Connections,
        credentials::Credentials,
        kept::KeptRows,
        organizations::SeenOrganizations,
        preferences::{self, Look, PullPreference},
        seen::SeenTotals,
        views::SavedViews,
    },
    i18n::I18n,
    listing::{ListView, ToolLoader, ask_ahead},
    live::{self, Memo, RwSignal},
    navigation::Navigator,
    pages::{self, not_found::NotFoundPage, overview::OverviewPage, unknown_connection::UnknownConnectionPage},
    parts::{Later, Making, Presence},
    routes::{self, Page},
    shell::{Layout, awaited},
    tree::{Tree, view},
    ui::Notice,
};

/// Reads the configuration, then shows the dashboard.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let config = match browser::config_text().await {
            // An operator who sets nothing needs no file.
            Ok(None) => Ok(Config::default()),
            Ok(Some(text)) => Config::parse(&text).and_then(|config| match browser::json_fault(&text) {
                None => Ok(config),
                Some(why) => Err(format!("config.json: {why}")),
            }),
            Err(why) => Err(format!("config.json: {why}")),
        };
        // Many short tasks, not a long one: a key that is pressed meanwhile is heard.
        browser::next_turn().await;
        if let Ok(config) = &config {
            ask_ahead_of_page(config);
        }
        browser::next_turn().await;
        leptos::mount::mount_to_body(move || view! { <App config=config.clone()/> });
    });
}

/// Asks for the list at the present address, so that its answer is on its way while the page is made.
fn ask_ahead_of_page(config: &Config) {
    let address = browser::current_address();
    let address = address.split('#').next().unwrap_or_default();
    let (pathname, search) = address.split_once('?').unwrap_or((address, ""));
    if let Some(Page::List(name)) = routes::page_at(pathname)
        && let Some(spec) = pages::list(name)
    {
        ask_ahead(spec, config, pathname, search);
    }
}

/// The dashboard.
#[component]
pub fn App(
    /// What the operator set, or why it could not be read.
    config: Result<Config, String>,
) -> Tree {
    let defaults = config.as_ref().map(|config| config.defaults.clone()).unwrap_or_default();
    let i18n = I18n(RwSignal::new(preferences::locale(defaults.language)));
    provide_context(i18n);
    provide_context(SeenTotals::new());
    provide_context(SeenOrganizations::new());
    provide_context(PullPreference::recall());
    provide_context(Look::recall());
    provide_context(KeptRows::new());
    provide_context(Credentials::new());
    preferences::apply_theme(preferences::theme(), defaults.theme);
    preferences::apply_zone();
    live::effect(move || browser::set_root_attribute("lang", Some(i18n.locale().tag())));
    match config {
        Ok(config) => view! { <Dashboard config=config/> },
        Err(why) => view! {
            <main class="single-page" role="alert">
                <Notice title=i18n.texts().config_failed() hint=why action=None/>
                <p class="known-connections">
                    <button type="button" class="button primary" on:click=|_| browser::reload()>
                        {i18n.texts().retry()}
                    </button>
                </p>
            </main>
        },
    }
}

#[component]
fn Dashboard(config: Config) -> Tree {
    let pages = leptos::view! {
        <Router base=routes::base()>
            <Pages config=config/>
        </Router>
    };
    Tree::foreign(pages)
}

#[component]
fn Pages(config: Config) -> Tree {
    let Location { pathname, search, .. } = use_location();
    let first = config.first().to_owned();
    provide_context(SavedViews::new(config.views.clone()));
    let connections = Connections::new(config, search);
    provide_context(connections);
    let shown = connections.shown();
    routes::follow_connection(ArcMemo::new(move |_| {
        let name = shown.get();
        if name == first { String::new() } else { name }
    }));
    provide_context(Navigator::of_router());
    provide_context(ToolLoader(later::load_tools));
    let (insides, presence) = (Later::new(later::load_insides), Presence::new());
    provide_context(insides);
    provide_context(presence);
    if let (Some(totals), Some(organizations)) = (use_context::<SeenTotals>(), use_context::<SeenOrganizations>()) {
        // What was seen on one connection says nothing of another.
        live::effect(move || {
            shown.track();
            totals.clear();
            organizations.clear();
        });
    }
    let page = Memo::new(move |_| routes::page_at(&pathname.read()));
    let is_known = Memo::new(move |_| (shown.get(), connections.current().is_some()));
    live::effect(move || {
        // Beside a list it comes with the tools, after the rows.
        let is_list = page.with(|page| matches!(page, Some(Page::List(_))));
        if presence.is_there() && !is_list {
            insides.load();
        }
    });
    // The frame first, the list in a task of its own. Which page it is, is chosen at once all the same: what stands above
    // the pages must not hear of a change before them.
    let making = Making::begin();
    let is_frame_due = making.is_at(Making::FRAME);
    // Another connection is another world: its pages start anew.
    let pages = move || {
        let (page, (connection, is_known)) = (page.get(), is_known.get());
        let (name, tree) = match page {
            _ if !is_known => ("", view! { <UnknownConnectionPage/> }),
            Some(Page::Overview) => ("overview", view! { <OverviewPage/> }),
            Some(Page::Compare) => ("compare", awaited(|insides| (insides.compare)())),
            Some(Page::List(name)) => {
                let is_list_due = making.is_at(Making::LIST);
                let list = move || {
                    let spec = pages::list(name).filter(|_| is_list_due.get());
                    spec.map(|spec| view! { <ListView spec=spec/> })
                };
                (name, live::view(list).into())
            }
            None => ("", view! { <NotFoundPage/> }),
        };
        Tree::Named([name, &connection].join(" "), Box::new(tree))
    };
    live::view(move || is_frame_due.get().then(|| view! { <Layout>{live::view(pages)}</Layout> })).into()
}
