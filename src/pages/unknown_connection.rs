//! The page for addresses that name a connection which there is not.

use leptos::prelude::*;

use crate::{
    data::connections::use_connections,
    i18n::use_i18n,
    live,
    routes::{self, Place},
    tree::{Tree, view},
    ui::{Notice, link_button},
};

/// Says so, and leads to the ones that there are.
#[component]
pub fn UnknownConnectionPage() -> Tree {
    let i18n = use_i18n();
    let connections = use_connections();
    let page = move || {
        let texts = i18n.texts();
        let title = connections.shown().with(|name| texts.no_connection_called(name));
        let overview = Place::Overview.href();
        let first = connections.config().first().to_owned();
        let link = |name: String| {
            let text = if name.is_empty() { texts.own_folder().to_owned() } else { name.clone() };
            let name = if name == first { String::new() } else { name };
            link_button(routes::on_connection(&overview, &name), text)
        };
        let links = connections.all().into_iter().map(|connection| link(connection.name)).collect::<Tree>();
        view! {
            <div class="single-page">
                <h1 class="visually-hidden">{title.clone()}</h1>
                <Notice title=title hint=texts.unknown_connection_hint() action=None/>
                <p class="known-connections">{links}</p>
            </div>
        }
    };
    live::view(page).into()
}
