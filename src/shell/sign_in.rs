//! The dialog that asks for a token: over the page, which stays as it is.

use leptos::{ev, html, prelude::*};

use super::later::LaterDialog;
use crate::{
    api::Token,
    browser,
    data::credentials::{Ask, use_credentials},
    i18n::use_i18n,
    live::{self, RwSignal, Signal},
    tree::{Tree, view},
    ui::{InputField, Switch, take_text},
};

/// Asks for a token whenever one is wanted.
#[component]
pub fn SignIn() -> Tree {
    let i18n = use_i18n();
    let credentials = use_credentials();
    let open = RwSignal::new(false);
    live::effect(move || open.set(credentials.asked().is_some()));
    live::effect(move || {
        // Closed by Esc or its button.
        if !open.get() && untrack(|| credentials.asked()).is_some() {
            credentials.decline();
        }
    });
    view! {
        <LaterDialog
            open=open
            title=Signal::derive(move || i18n.texts().sign_in().to_owned())
            draw=Box::new(|insides| (insides.sign_in)())
        />
    }
}

/// What stands in the dialog.
pub fn inside() -> Tree {
    let i18n = use_i18n();
    let credentials = use_credentials();
    let field = NodeRef::<html::Input>::new();
    let for_tab = RwSignal::new(false);
    let unusable = RwSignal::new(false);
    live::effect(move || {
        let asked = credentials.asked().is_some();
        unusable.set(false);
        if asked {
            request_animation_frame(|| browser::focus(".sign-in input"));
        } else {
            take_text(field);
        }
    });
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(Ask { account, .. }) = untrack(|| credentials.asked()) else { return };
        match Token::parse(&take_text(field)) {
            Some(token) => credentials.sign_in(account, token, for_tab.get_untracked()),
            None => unusable.set(true),
        }
    };
    let where_to = move || {
        let texts = i18n.texts();
        credentials
            .asked()
            .map(|Ask { account, .. }| {
                let connection = if account.connection.is_empty() { texts.own_folder() } else { &account.connection };
                texts.sign_in_to(account.upstream.name(), connection)
            })
            .unwrap_or_default()
    };
    let wrong = move || {
        let texts = i18n.texts();
        let refused = credentials.asked().is_some_and(|ask| ask.refused);
        match (unusable.get(), refused) {
            (true, _) => Some(texts.token_unusable()),
            (false, true) => Some(texts.token_refused()),
            (false, false) => None,
        }
    };
    view! {
        <form class="sign-in form" on:submit=send>
            <p>{live::text(where_to)}</p>
            {live::view(move || wrong().map(|text| view! { <p class="field-error" role="alert">{text}</p> }))}
            <InputField label=Signal::derive(move || i18n.texts().token().to_owned()) field=field secret=true/>
            <Switch
                label=Signal::derive(move || i18n.texts().keep_for_tab().to_owned())
                value=for_tab
                on_change=Callback::new(move |keep| for_tab.set(keep))
            />
            <p class="muted">{live::text(move || i18n.texts().token_hint())}</p>
            <button type="submit" class="button primary">{live::text(move || i18n.texts().sign_in())}</button>
        </form>
    }
}
