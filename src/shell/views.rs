//! Saved views: in the rail, and the dialog that looks after them.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;

use crate::{
    browser,
    data::views::{self, SavedView, SavedViews, use_saved_views},
    i18n::use_i18n,
    live::{self, Memo, RwSignal, Signal},
    routes,
    tree::{Tree, view},
    ui::{Icon, InputField, InputRef, Mover, Switch, take_text},
};

/// The views in the rail.
#[component]
pub fn RailViews() -> Tree {
    let i18n = use_i18n();
    let views = use_saved_views();
    let location = use_location();
    let here = Memo::new(move |_| routes::address_of(&location.pathname.read(), &location.search.read()));
    let entry = move |view: SavedView| {
        let SavedView { name, address } = view;
        let title = name.clone();
        let href = routes::href_of(&address);
        let is_here = move || here.with(|here| *here == address).then_some("page");
        view! {
            <a href=href title=title aria-current=live::optional(is_here)>
                <Icon name="view"/>
                <span class="rail-title">{name}</span>
            </a>
        }
    };
    let all = move || views.operators().into_iter().chain(views.own()).map(entry).collect::<Tree>();
    let is_any = move || !(views.own().is_empty() && views.operators().is_empty());
    view! {
        <section class="rail-views" aria-label=live::attr(move || i18n.texts().saved_views()) hidden=live::flag(move || !is_any())>
            <h2>
                {live::text(move || i18n.texts().saved_views())}
                <button
                    type="button"
                    class="icon-button"
                    aria-label=live::attr(move || i18n.texts().manage_views())
                    title=live::attr(move || i18n.texts().manage_views())
                    on:click=move |_| views.open.set(true)
                >
                    <Icon name="more"/>
                </button>
            </h2>
            {live::view(all)}
        </section>
    }
}

/// What stands in the dialog; each time anew.
pub fn inside() -> Tree {
    let views = use_saved_views();
    live::view(move || views.open.get().then(|| content(views))).into()
}

fn content(views: SavedViews) -> Tree {
    let i18n = use_i18n();
    let location = use_location();
    let name = InputRef::new();
    let said = RwSignal::new(String::new());
    // What can be undone: the view that was removed last, and its place.
    let removed = RwSignal::new(None::<(usize, SavedView)>);
    let here = move || routes::address_of(&location.pathname.read(), &location.search.read());
    // What the list shown looks like: not that of another page.
    let laid_out = move || {
        let path = |address: &str| address.split('?').next().map(str::to_owned);
        views.laid_out.get().filter(|laid_out| path(laid_out) == path(&here()))
    };
    let with_layout = RwSignal::new(untrack(|| routes::without_layout(&here()) != here()));
    let layout_choice = move || {
        laid_out().map(|_| {
            let label = Signal::derive(move || i18n.texts().with_layout().to_owned());
            let choose = Callback::new(move |on| with_layout.set(on));
            view! { <Switch label=label value=with_layout on_change=choose/> }
        })
    };
    // After the dialog has put the focus where it likes.
    request_animation_frame(move || {
        if let Some(input) = name.get_untracked() {
            input.select();
            let _ = input.focus();
        }
    });
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let address = untrack(|| match laid_out() {
            Some(laid_out) if with_layout.get() => laid_out,
            Some(_) => routes::without_layout(&here()),
            None => here(),
        });
        let texts = i18n.texts();
        let is_saved = views.save(&take_text(name), &address);
        removed.set(None);
        let saved = if browser::is_narrower_than(700) { texts.view_saved_on_phone() } else { texts.view_saved() };
        said.set(if is_saved { saved } else { texts.view_needs_name() }.to_owned());
    };
    let list = move || {
        let own = views.own();
        let last = own.len().saturating_sub(1);
        own.into_iter().enumerate().map(|(at, view)| line(views, view, at, last, removed, said)).collect::<Tree>()
    };
    let undo = move || {
        let (_, view) = removed.get()?;
        let texts = i18n.texts();
        let put_back = move |_| {
            if let Some((at, view)) = removed.get_untracked() {
                views.put_back(at, view);
                removed.set(None);
                let entry = format!(".views > :nth-child({}) a", at.saturating_add(1));
                request_animation_frame(move || browser::focus_in_place(&entry));
            }
        };
        Some(view! {
            <p class="undo" role="status">
                {texts.removed_what(&view.name)}
                <button type="button" class="button" on:click=put_back>{texts.undo()}</button>
            </p>
        })
    };
    let export = move |_| {
        browser::download("gantry-views.json", "application/json", &views::write(views.own()));
    };
    let import = move |event: ev::Event| {
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let Some(text) = browser::chosen_text(&event).await else { return };
            let texts = i18n.texts();
            said.set(match views::read(&text) {
                Ok((read, refused)) => {
                    let count = read.len().to_string();
                    views.take(read);
                    texts.views_imported(&count, &refused.to_string())
                }
                Err(why) => texts.views_unreadable(&why),
            });
        });
    };
    view! {
        <form class="form" on:submit=save>
            <div class="form-row">
                <InputField label=Signal::derive(move || i18n.texts().view_name().to_owned()) field=name/>
                <button type="submit" class="button primary">{live::text(move || i18n.texts().save_view())}</button>
            </div>
            {live::view(layout_choice)}
        </form>
        <p role="status" class="muted">{live::text(move || said.get())}</p>
        <ul class="views">{live::view(list)}</ul>
        {live::view(undo)}
        <p class="actions">
            <button type="button" class="button" on:click=export>{live::text(move || i18n.texts().export())}</button>
            <label class="button">
                {live::text(move || i18n.texts().import())}
                <input type="file" class="visually-hidden" accept=".json,application/json" on:change=import/>
            </label>
        </p>
    }
}

fn line(
    views: SavedViews,
    view: SavedView,
    at: usize,
    last: usize,
    removed: RwSignal<Option<(usize, SavedView)>>,
    said: RwSignal<String>,
) -> Tree {
    let i18n = use_i18n();
    let texts = i18n.texts();
    let SavedView { name, address } = view;
    let before = name.clone();
    let rename = move |event: ev::Event| {
        let wanted = event_target_value(&event);
        if !views.rename(at, &wanted) {
            said.set(i18n.texts().view_name_taken().to_owned());
            // What cannot be is not left standing.
            browser::set_value(&event, &before);
        }
    };
    let names = [texts.move_up(&name), texts.move_down(&name)];
    let swap = Callback::new(move |upper| views.move_down(upper));
    let remove = move |_| {
        removed.set(views.remove(at).map(|view| (at, view)));
        request_animation_frame(|| {
            if browser::is_focus_lost() {
                browser::focus_in_place(".undo button");
            }
        });
    };
    let remove_name = texts.remove_what(&name);
    view! {
        <li>
            <input type="text" aria-label=texts.view_name() autocomplete="off" prop:value=name.clone() on:change=rename/>
            <a class="button" href=routes::href_of(&address) on:click=move |_| views.open.set(false)>{texts.open_view()}</a>
            <Mover list=".views" at=at names=names is_off=[at == 0, at == last] swap=swap/>
            <button type="button" class="icon-button" aria-label=remove_name.clone() title=remove_name on:click=remove>
                <Icon name="close"/>
            </button>
        </li>
    }
}
