//! How a list is laid out: its columns and their order, how high its rows are, how often it is loaded anew; and addresses
//! that say so.

use leptos::prelude::*;

use crate::{
    browser,
    data::{
        layout::{Density, INTERVALS, Layout},
        preferences,
        views::use_saved_views,
    },
    format,
    i18n::Texts,
    listing::{List, spec::Change},
    live::{self, Memo, RwSignal, Signal},
    navigation::Step,
    routes,
    tree::{Tree, view},
    ui::{Choice, Choices, CopyButton, Dialog, Mover, SelectField},
};

/// The address of a list with how it is laid out in it; tracked.
fn laid_out(list: List) -> String {
    let (can_be_grouped, can_be_cards) = (list.spec.grouping().is_some(), list.spec.can_be_cards());
    let pairs = list.layout.with(|layout| layout.to_pairs(&list.spec.named_columns(), can_be_grouped, can_be_cards));
    list.href(Change::LaidOut(&pairs))
}

/// Tells who saves views what the list that is shown looks like.
pub fn watch(list: List) {
    let views = use_saved_views();
    live::effect(move || views.laid_out.set(Some(routes::saved(&laid_out(list)))));
    keep_focus(list);
}

/// Puts the focus where one goes on, when all rows are asked for and what asked for them is gone.
fn keep_focus(list: List) {
    let is_whole = Memo::new(move |_| list.address.with(|address| list.spec.is_whole(address)));
    let mut was_whole = is_whole.get_untracked();
    live::effect(move || {
        let is_whole = is_whole.get();
        if is_whole && !std::mem::replace(&mut was_whole, is_whole) {
            request_animation_frame(|| {
                if browser::is_focus_lost() {
                    let places = ["dialog[open] .actions button", ".table-frame .row-link", "[data-find]"];
                    browser::focus_first(&places);
                }
            });
        }
        was_whole = is_whole;
    });
}

/// Lays a list out otherwise from now on. What its address said of that is remembered with it, and leaves the address: that
/// would win over it.
fn lay_out(list: List, change: impl FnOnce(&mut Layout)) {
    let mut layout = list.layout.get_untracked();
    change(&mut layout);
    let known = list.spec.columns();
    let columns = layout.arranged(&known);
    layout.arrange(&known, &columns);
    list.keep(|kept| *kept = layout);
    let (told, plain) = untrack(|| (list.href(Change::Nothing), list.href(Change::LaidOut(""))));
    if told != plain {
        list.go_to(&plain, Step::Replace);
    }
}

/// The dialog.
pub fn dialog(list: List, open: RwSignal<bool>) -> Tree {
    let i18n = list.i18n;
    let title = Signal::derive(move || i18n.texts().view_settings().to_owned());
    let text = move |text: fn(&Texts) -> &'static str| Signal::derive(move || text(i18n.texts()).to_owned());
    let densities = Signal::derive(move || {
        let texts = i18n.texts();
        Density::ALL.map(|density| Choice::new(density.as_str(), density_name(density, texts))).to_vec()
    });
    let density = Signal::derive(move || list.layout.with(|layout| layout.density.as_str().to_owned()));
    let choose_density = Callback::new(move |word: String| {
        lay_out(list, |layout| layout.density = Density::from_word(&word).unwrap_or_default())
    });
    // Not every list can be grouped.
    let grouping = list.spec.grouping().map(|title| {
        let choices = Signal::derive(move || {
            let texts = i18n.texts();
            vec![Choice::new("false", texts.rows_flat()), Choice::new("true", title(texts))]
        });
        let value = Signal::derive(move || list.layout.with(|layout| layout.is_grouped.to_string()));
        let choose = Callback::new(move |word: String| lay_out(list, |layout| layout.is_grouped = word == "true"));
        view! { <Choices label=text(Texts::rows) name="grouping" choices=choices value=value on_choose=choose/> }
    });
    let cards = list.spec.can_be_cards().then(|| {
        let choices = Signal::derive(move || {
            let texts = i18n.texts();
            vec![Choice::new("false", texts.as_table()), Choice::new("true", texts.as_cards())]
        });
        let value = Signal::derive(move || list.layout.with(|layout| layout.has_cards.to_string()));
        let choose = Callback::new(move |word: String| lay_out(list, |layout| layout.has_cards = word == "true"));
        view! { <Choices label=text(Texts::shown_as) name="cards" choices=choices value=value on_choose=choose/> }
    });
    let intervals = Signal::derive(move || {
        let texts = i18n.texts();
        INTERVALS.map(|seconds| Choice::new(seconds.to_string(), interval_name(seconds, texts))).to_vec()
    });
    let every = Signal::derive(move || list.layout.with(|layout| layout.every.to_string()));
    let choose_every =
        Callback::new(move |word: String| list.keep(|layout| layout.every = word.parse().unwrap_or_default()));
    // Of all lists, not of this one alone: whoever tells the time of one tells that of the next.
    let zones = Signal::derive(move || {
        let own = format::browsers_zone(browser::now_millis());
        let texts = i18n.texts();
        let mut zones = vec![Choice::new(format::OWN_ZONE, texts.zone_local(&own)), Choice::new(format::UTC, "UTC")];
        let named = format::zones().into_iter().filter(|name| name != "UTC");
        zones.extend(named.map(|name| Choice::new(name.clone(), name)));
        // Chosen once, under a name that this browser knows and does not list.
        let chosen = format::zone();
        if zones.iter().all(|zone| zone.value != chosen) {
            zones.push(Choice::new(chosen.clone(), chosen));
        }
        zones
    });
    let zone = Signal::derive(move || {
        i18n.0.track();
        format::zone()
    });
    let choose_zone = Callback::new(move |word: String| {
        preferences::set_zone(&word);
        // Whatever depends on the words shows times with them.
        i18n.0.notify();
    });
    // The columns alone: another choice leaves their boxes as they are.
    let columns = Memo::new(move |_| list.layout.with(|layout| layout.arranged(&list.spec.columns())));
    let rows = move || {
        let titles = titles(list);
        let last = columns.with(Vec::len).saturating_sub(1);
        let row = |(at, (place, is_shown)): (usize, (usize, bool))| {
            let title = titles.get(place).copied().unwrap_or_default();
            column(list, columns, title, at, is_shown, last)
        };
        columns.get().into_iter().enumerate().map(row).collect::<Tree>()
    };
    let reset = move |_| lay_out(list, |layout| *layout = Layout { size: layout.size, ..Layout::default() });
    let link = Signal::derive(move || browser::absolute(&laid_out(list)));
    view! {
        <Dialog open=open title=title>
            <div class="settings">
                {cards}
                {grouping}
                <Choices label=text(Texts::density) name="density" choices=densities value=density on_choose=choose_density/>
                <SelectField label=text(Texts::auto_refresh) choices=intervals value=every on_choose=choose_every/>
                <SelectField label=text(Texts::time_zone) choices=zones value=zone on_choose=choose_zone/>
                <fieldset class="columns">
                    <legend>{live::text(move || i18n.texts().columns())}</legend>
                    <ol>{live::view(rows)}</ol>
                </fieldset>
                <button type="button" class="button" on:click=reset>{live::text(move || i18n.texts().reset())}</button>
                <div class="laid-out">
                    <span>{live::text(move || i18n.texts().layout_in_link())}</span>
                    <span class="copyable">
                        <code>{live::text(move || link.get())}</code>
                        <CopyButton text=link what=text(Texts::link_with_layout)/>
                    </span>
                </div>
            </div>
        </Dialog>
    }
}

/// The headings of all columns.
fn titles(list: List) -> Vec<&'static str> {
    let texts = list.i18n.texts();
    let headings = list.address.with(|address| list.spec.headings(address, texts));
    headings.into_iter().map(|heading| heading.title).collect()
}

fn column(
    list: List,
    columns: Memo<Vec<(usize, bool)>>,
    title: &'static str,
    at: usize,
    is_shown: bool,
    last: usize,
) -> Tree {
    let change = move |at: usize, change: fn(&mut Vec<(usize, bool)>, usize)| {
        let mut arranged = columns.get_untracked();
        change(&mut arranged, at);
        lay_out(list, |layout| layout.arrange(&list.spec.columns(), &arranged));
    };
    let toggle = move |_| {
        change(at, |columns, at| {
            if let Some((_, is_shown)) = columns.get_mut(at) {
                *is_shown = !*is_shown;
            }
        });
    };
    let texts = list.i18n.texts();
    let names = [texts.move_up(title), texts.move_down(title)];
    // The first column names the row: it stays.
    let is_off = [at < 2, at == 0 || at == last];
    let swap = Callback::new(move |upper| change(upper, |columns, at| swap(columns, at)));
    view! {
        <li>
            <label class="switch">
                <input type="checkbox" checked=is_shown disabled=at == 0 on:change=toggle/>
                <span>{title}</span>
            </label>
            <span class="grow"></span>
            <Mover list=".columns ol" at=at names=names is_off=is_off swap=swap/>
        </li>
    }
}

/// Swaps a column with the next one.
fn swap(columns: &mut [(usize, bool)], at: usize) {
    if let Some([one, next]) = columns.get_mut(at..at.saturating_add(2)) {
        std::mem::swap(one, next);
    }
}

fn density_name(density: Density, texts: &Texts) -> &'static str {
    match density {
        Density::Compact => texts.density_compact(),
        Density::Normal => texts.density_normal(),
        Density::Roomy => texts.density_roomy(),
    }
}

fn interval_name(seconds: u32, texts: &Texts) -> String {
    match seconds {
        0 => texts.never().to_owned(),
        30 => texts.every_seconds("30"),
        seconds => texts.every_minutes(&(seconds / 60).to_string()),
    }
}
