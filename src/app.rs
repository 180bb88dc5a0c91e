//! The application: what every page shares, and which page stands at which address.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};

use crate::{
    api::client,
    browser,
    config::Config,
    data::{
        preferences::{self, PullPreference},
        seen::SeenTotals,
    },
    i18n::I18n,
    navigation::Navigator,
    pages::{
        installers::InstallersPage, not_found::NotFoundPage, overview::OverviewPage, packages::PackagesPage,
        repositories::RepositoriesPage, versions::VersionsPage,
    },
    routes,
    shell::Layout,
    ui::Notice,
};

/// Reads the configuration, then shows the dashboard.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let config = match client::text("config.json").await {
            // An operator who sets nothing needs no file.
            None => Ok(Config::default()),
            Some(text) => Config::parse(&text),
        };
        leptos::mount::mount_to_body(move || view! { <App config=config.clone()/> });
    });
}

/// The dashboard.
#[component]
pub fn App(
    /// What the operator set, or why it could not be read.
    config: Result<Config, String>,
) -> impl IntoView {
    let i18n = I18n(RwSignal::new(preferences::locale()));
    provide_context(i18n);
    provide_context(SeenTotals::new());
    provide_context(PullPreference::recall());
    preferences::set_theme(preferences::theme());
    Effect::new(move |_| browser::set_root_attribute("lang", Some(i18n.locale().tag())));
    match config {
        Ok(config) => {
            provide_context(config);
            view! { <Dashboard/> }.into_any()
        }
        Err(why) => view! {
            <main class="single-page" role="alert">
                <Notice title=i18n.texts().config_failed hint=why action=None/>
            </main>
        }
        .into_any(),
    }
}

#[component]
fn Dashboard() -> impl IntoView {
    view! {
        <Router base=routes::base()>
            <Pages/>
        </Router>
    }
}

#[component]
fn Pages() -> impl IntoView {
    provide_context(Navigator::of_router());
    view! {
        <Layout>
            <FlatRoutes fallback=NotFoundPage>
                <Route path=routes::OVERVIEW view=OverviewPage/>
                <Route path=routes::REPOSITORIES view=RepositoriesPage/>
                <Route path=routes::PACKAGES view=PackagesPage/>
                <Route path=routes::VERSIONS view=VersionsPage/>
                <Route path=routes::INSTALLERS view=InstallersPage/>
            </FlatRoutes>
        </Layout>
    }
}
