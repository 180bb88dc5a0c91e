//! The connections: which one is shown, who is signed in there, and those that the user adds.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;

use super::later::LaterDialog;
use crate::{
    api::{Auth, Upstream},
    config::{Connection, Endpoint, is_base},
    data::{
        connections::{Connections, use_connections},
        credentials::{Account, use_credentials},
    },
    i18n::{Texts, use_i18n},
    live::{self, RwSignal, Signal},
    routes::{self, Comparison},
    tree::{Tree, view},
    ui::{Choice, Content, Icon, InputField, InputRef, SelectField, take_text},
};

/// The button in the top bar, and the dialog that it opens.
#[component]
pub fn ConnectionSwitch() -> Tree {
    let i18n = use_i18n();
    let connections = use_connections();
    let open = RwSignal::new(false);
    let name = move || match connections.shown().get() {
        name if name.is_empty() => i18n.texts().own_folder().to_owned(),
        name => name,
    };
    let label = move || i18n.texts().connection_called(&name());
    let button = move || {
        connections.is_worth_showing().then(|| {
            view! {
                <button
                    type="button"
                    class="field connection"
                    aria-haspopup="dialog"
                    aria-label=live::attr(label)
                    on:click=move |_| open.set(true)
                >
                    <Icon name="connection"/>
                    <span>{live::text(name)}</span>
                </button>
            }
        })
    };
    view! {
        {live::view(button)}
        <LaterDialog
            open=open
            title=Signal::derive(move || i18n.texts().connections().to_owned())
            draw=Box::new(move |insides| (insides.connections)(open))
        />
    }
}

/// What stands in the dialog.
pub fn inside(open: RwSignal<bool>) -> Tree {
    let connections = use_connections();
    let users_may_add = connections.config().users_may_add;
    let lines = move || {
        let all = connections.all();
        all.into_iter().map(|connection| line(connections, connection, open)).collect::<Tree>()
    };
    view! {
        <ul class="connections">{live::view(lines)}</ul>
        {users_may_add.then(|| view! { <AddForm connections=connections/> })}
    }
}

/// One connection: its link, and for the one shown who is signed in to which server.
fn line(connections: Connections, connection: Connection, open: RwSignal<bool>) -> Tree {
    let i18n = use_i18n();
    let location = use_location();
    let is_shown = connections.shown().get() == connection.name;
    let first = connections.config().first().to_owned();
    let href = {
        let name = if connection.name == first { String::new() } else { connection.name.clone() };
        // The page stays; what is open or paged to there means nothing here.
        move || routes::on_connection(&routes::list_start(&location.pathname.get(), &location.search.get()), &name)
    };
    let shown_name = match connection.name.as_str() {
        "" => i18n.texts().own_folder().to_owned(),
        name => name.to_owned(),
    };
    let remove = connections.is_added(&connection.name).then(|| {
        let name = connection.name.clone();
        let label = i18n.texts().remove_what(&name);
        let accounts: Vec<Account> = Upstream::ALL.into_iter().filter_map(|api| account(&connection, api)).collect();
        let credentials = use_credentials();
        let forget = move |_| {
            for account in &accounts {
                credentials.sign_out(account);
            }
            connections.remove(&name);
        };
        view! {
            <button type="button" class="icon-button" aria-label=label.clone() title=label on:click=forget>
                <Icon name="close"/>
            </button>
        }
    });
    let compare = (!is_shown && connections.current().is_some()).then(|| {
        let href = Comparison { with: Some(connection.name.clone()), ..Comparison::default() }.place().href();
        let label = i18n.texts().compare_with(&shown_name);
        view! {
            <a class="button" href=href aria-label=label.clone() title=label on:click=move |_| open.set(false)>
                {i18n.texts().compare()}
            </a>
        }
    });
    let servers =
        is_shown.then(|| Upstream::ALL.into_iter().map(|upstream| server_line(&connection, upstream)).collect_view());
    view! {
        <li class:shown=is_shown>
            <div class="connection-head">
                <a href=live::attr(href) aria-current=is_shown.then_some("true") on:click=move |_| open.set(false)>{shown_name}</a>
                {compare}
                {remove}
            </div>
            {servers.map(|servers| view! { <dl class="facts">{servers}</dl> })}
        </li>
    }
}

fn server_line(connection: &Connection, upstream: Upstream) -> Tree {
    let i18n = use_i18n();
    let credentials = use_credentials();
    let texts = i18n.texts();
    let account = account(connection, upstream);
    let (address, auth) = match connection.endpoint(upstream) {
        None => (Content::Muted(texts.no_server().to_owned()), Auth::None),
        Some(Endpoint { base, auth }) if base.is_empty() => (Content::text(texts.own_folder()), *auth),
        Some(Endpoint { base, auth }) => (Content::code(base.clone()), *auth),
    };
    let action = move || {
        let texts = i18n.texts();
        let account = account.clone().filter(|_| auth != Auth::None)?;
        let signed_in = credentials.token(&account).is_some();
        let act = move |_| {
            if signed_in {
                credentials.sign_out(&account);
            } else {
                credentials.ask_again(account.clone());
            }
        };
        let text = if signed_in { texts.sign_out() } else { texts.sign_in() };
        Some(view! { <button type="button" class="button" on:click=act>{text}</button> })
    };
    view! { <div><dt>{upstream.name()}</dt><dd>{address.view()}{live::view(action)}</dd></div> }
}

fn account(connection: &Connection, upstream: Upstream) -> Option<Account> {
    let base = connection.endpoint(upstream)?.base.clone();
    Some(Account { connection: connection.name.clone(), base, upstream })
}

/// What the user has typed for a new connection.
#[derive(Clone, Copy)]
struct Form {
    name: InputRef,
    swr: InputRef,
    tkeel: InputRef,
    region: InputRef,
    swr_auth: RwSignal<Auth>,
    tkeel_auth: RwSignal<Auth>,
}

impl Form {
    fn new() -> Self {
        Self {
            name: NodeRef::new(),
            swr: NodeRef::new(),
            tkeel: NodeRef::new(),
            region: NodeRef::new(),
            swr_auth: RwSignal::new(Auth::XAuthToken),
            tkeel_auth: RwSignal::new(Auth::Bearer),
        }
    }

    /// The connection, or what is wrong with it.
    fn read(self, connections: Connections, texts: &Texts) -> Result<Connection, &'static str> {
        let text =
            |field: InputRef| field.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        let endpoint = |field, auth: RwSignal<Auth>| match text(field) {
            base if base.is_empty() => Ok(None),
            base if is_base(&base) => Ok(Some(Endpoint { base, auth: auth.get_untracked() })),
            _ => Err(texts.bad_address()),
        };
        let connection = Connection {
            name: text(self.name),
            swr: endpoint(self.swr, self.swr_auth)?,
            tkeel: endpoint(self.tkeel, self.tkeel_auth)?,
            region: text(self.region),
            console: None,
        };
        if connection.swr.is_none() && connection.tkeel.is_none() {
            return Err(texts.bad_address());
        }
        let added = connections.add_own(connection.clone());
        added.then_some(connection).ok_or(texts.name_taken())
    }

    fn clear(self) {
        for field in [self.name, self.swr, self.tkeel, self.region] {
            take_text(field);
        }
    }
}

#[component]
fn AddForm(connections: Connections) -> Tree {
    let i18n = use_i18n();
    let form = Form::new();
    let wrong = RwSignal::new(None::<&'static str>);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let read = form.read(connections, i18n.texts());
        if read.is_ok() {
            form.clear();
        }
        wrong.set(read.err());
    };
    let label = move |text: fn(&Texts) -> &'static str| Signal::derive(move || text(i18n.texts()).to_owned());
    view! {
        <form class="form" on:submit=add>
            <h3>{live::text(move || i18n.texts().add_connection())}</h3>
            {live::view(move || wrong.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> }))}
            <InputField label=label(Texts::name) field=form.name/>
            <div class="form-row">
                <InputField label=label(Texts::swr_address) field=form.swr placeholder="https://…"/>
                {auth_field(label(Texts::swr_auth), form.swr_auth)}
            </div>
            <div class="form-row">
                <InputField label=label(Texts::tkeel_address) field=form.tkeel placeholder="/apis/rudder/v1"/>
                {auth_field(label(Texts::tkeel_auth), form.tkeel_auth)}
            </div>
            <InputField label=label(Texts::region) field=form.region placeholder="cn-north-4"/>
            <button type="submit" class="button primary">{live::text(move || i18n.texts().add())}</button>
        </form>
    }
}

fn auth_field(label: Signal<String>, value: RwSignal<Auth>) -> Tree {
    let i18n = use_i18n();
    let choices = Signal::derive(move || {
        let texts = i18n.texts();
        let name = |auth| match auth {
            Auth::None => texts.auth_none(),
            Auth::XAuthToken => texts.auth_x_auth_token(),
            Auth::Bearer => texts.auth_bearer(),
        };
        Auth::ALL.map(|auth| Choice::new(auth.as_str(), name(auth))).to_vec()
    });
    let choose = Callback::new(move |word: String| value.set(Auth::from_word(&word).unwrap_or_default()));
    let value = Signal::derive(move || value.get().as_str().to_owned());
    view! { <SelectField label=label choices=choices value=value on_choose=choose/> }
}
