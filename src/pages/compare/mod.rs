//! Two connections, or two organizations, beside each other: what one of them has and the other one has not, and what
//! differs between the rows that both have.
//!
//! `/compare?list=…&org=…&with=…&with_org=…&show=…&dates=no`, on the connection of the address.

mod beside;
mod choices;
mod lists;
mod side;
mod table;

use std::sync::Arc;

use catalog::{
    compare::{Pair, Standing},
    size::grouped,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    data::{connections::use_connections, organizations::add},
    i18n::{I18n, Texts, use_i18n},
    live::{self, Memo, RwSignal, Signal},
    navigation::{Step, set_title, use_navigator},
    routes::{self, Comparison, Page, connection_of},
    tree::{Tree, view},
    ui::{Icon, Notice},
};
use beside::{Beside, Found, find};
use lists::{Group, List, Loaded, list};
use side::{Side, side_view};

/// Rows drawn at once; further ones are asked for.
const AT_ONCE: usize = 500;

/// Organizations that rows have named on this page: of each connection, and kind of them.
type Named = RwSignal<Vec<(Group, String, Vec<String>)>>;

/// The page.
pub fn inside() -> Tree {
    let (i18n, connections) = (use_i18n(), use_connections());
    // Another connection starts its page anew: this one stays with its own until it is gone.
    let own = untrack(|| connections.current()).unwrap_or_default();
    let own_name = own.name.clone();
    let asked = use_comparison();
    let found = Memo::new(move |_| asked.with(|asked| find(connections, &own, asked)));
    let title = move || {
        let texts = i18n.texts();
        found.with(|found| match found {
            Found::Two(beside) => beside.title(texts),
            Found::Unknown(_) => texts.compare_connections(),
            Found::Alone | Found::Itself => texts.compare_organizations(),
        })
    };
    live::effect(move || set_title(title()));
    let named = Named::new(Vec::new());
    let reload = RwSignal::new(0_u32);
    let body = move || {
        let found = found.get();
        if let Found::Two(beside) = found {
            let [left, right] = &beside.organizations;
            let name = [beside.list, left, &beside.right.name, right].join("\n");
            return Tree::Named(name, Box::new(comparison(*beside, asked, named, reload, i18n)));
        }
        let texts = i18n.texts();
        let (title, hint) = match found {
            Found::Unknown(name) => (texts.no_connection_called(&name), texts.unknown_connection_hint()),
            Found::Alone if connections.config().users_may_add => {
                (texts.one_connection().to_owned(), texts.one_connection_add_hint())
            }
            Found::Alone => (texts.one_connection().to_owned(), texts.one_connection_hint()),
            Found::Itself | Found::Two(_) => (texts.two_are_needed().to_owned(), texts.two_are_needed_hint()),
        };
        view! { <Notice title=title hint=hint action=None/> }
    };
    let is_two = Memo::new(move |_| found.with(|found| matches!(found, Found::Two(_))));
    let label = move || i18n.texts().refresh();
    view! {
        <div class="single-page compare">
            <div class="compare-head">
                <h1>{live::text(title)}</h1>
                {live::view(move || is_two.get().then(|| view! {
                    <button
                        type="button"
                        class="icon-button refresh"
                        aria-label=live::attr(label)
                        title=live::attr(label)
                        on:click=move |_| reload.update(|count| *count = count.wrapping_add(1))
                    >
                        <Icon name="refresh"/>
                    </button>
                }))}
            </div>
            {choices::choices(own_name, asked, found, named, i18n)}
            {live::view(body)}
        </div>
    }
}

/// What the address says. On the way to another page it stays as it was, which the same on another connection is, too.
fn use_comparison() -> Memo<Comparison> {
    let location = use_location();
    let own = location.search.with_untracked(|search| connection_of(search));
    let (pathname, search) = (ArcMemo::from(location.pathname), ArcMemo::from(location.search));
    Memo::new(move |before: Option<&Comparison>| {
        live::track(&pathname);
        live::track(&search);
        let is_here = routes::page_at(&pathname.read_untracked()) == Some(Page::Compare)
            && connection_of(&search.read_untracked()) == own;
        match before {
            Some(before) if !is_here => before.clone(),
            _ => Comparison::from_search(&search.read_untracked()),
        }
    })
}

/// Two lists, once both are here.
fn comparison(beside: Beside, asked: Memo<Comparison>, named: Named, reload: RwSignal<u32>, i18n: I18n) -> Tree {
    let kind = list(beside.list);
    let organizations = beside.organizations.clone();
    let [left_organization, right_organization] = &organizations;
    let left = Side::new(kind, beside.left.clone(), left_organization);
    let right = Side::new(kind, beside.right.clone(), right_organization);
    note(left, kind, beside.left.name.clone(), named);
    note(right, kind, beside.right.name.clone(), named);
    live::effect(move || {
        if reload.get() > 0 {
            left.asked.reload();
            right.asked.reload();
            reload.set(0);
        }
    });
    let settled = Memo::new(move |_| Some((left.settled()?.serial, right.settled()?.serial)));
    let with_dates = Memo::new(move |_| asked.with(|asked| asked.with_dates));
    let pairs = Memo::new(move |_| {
        settled.get()?;
        let with_dates = with_dates.get();
        Some(Arc::new((kind.compare)([&left.answer()?, &right.answer()?], &organizations, with_dates)))
    });
    let limit = RwSignal::new(AT_ONCE);
    let beside = Arc::new(beside);
    let name = |name: fn(&Beside, &Texts) -> String| {
        let beside = Arc::clone(&beside);
        Signal::derive(move || name(&beside, i18n.texts()))
    };
    let (left_name, right_name) = (name(Beside::left_name), name(Beside::right_name));
    let said = {
        let beside = Arc::clone(&beside);
        move || {
            asked
                .with(|asked| said(&beside, kind, asked, i18n.texts()))
                .map(|said| view! { <p class="muted">{said}</p> })
        }
    };
    let filters = {
        let beside = Arc::clone(&beside);
        move || pairs.with(|pairs| pairs.as_ref().map(|pairs| filters(&beside, pairs, asked, limit, i18n)))
    };
    let rows = move || {
        let texts = i18n.texts();
        let show = asked.with(|asked| asked.show);
        let drawn = Drawing { kind, left, right, with_dates: with_dates.get_untracked(), limit };
        match pairs.get() {
            Some(pairs) => drawn.view(&beside, &pairs, show, texts),
            None => view! { <p class="muted compare-waiting">{texts.waiting_for_both()}</p> },
        }
    };
    view! {
        {live::view(said)}
        <div class="compare-sides">
            {side_view(left, left_name, i18n)}
            {side_view(right, right_name, i18n)}
        </div>
        {live::view(filters)}
        {live::view(rows)}
    }
}

/// Keeps the organizations of the rows of a side, once they are here.
fn note(side: Side, kind: List, connection: String, named: Named) {
    live::effect(move || {
        if side.settled().is_none() {
            return;
        }
        let Some(answer) = side.answer() else { return };
        named.maybe_update(|named| {
            let is_this = |(group, name, _): &(Group, String, _)| *group == kind.group && *name == connection;
            let at = named.iter().position(is_this).unwrap_or_else(|| {
                named.push((kind.group, connection.clone(), Vec::new()));
                named.len() - 1
            });
            let Some((_, _, names)) = named.get_mut(at) else { return false };
            let before = names.len();
            (kind.each_organization)(&answer, &mut |name| add(names, name));
            names.len() > before
        });
    });
}

/// What is compared with what, where that is not all of two connections.
fn said(beside: &Beside, kind: List, asked: &Comparison, texts: &Texts) -> Option<String> {
    let [own, _] = &beside.organizations;
    let is_one_named = asked.organization.trim().is_empty() != asked.with_organization.trim().is_empty();
    match kind.group {
        _ if own.is_empty() => None,
        _ if is_one_named => Some(texts.one_is_named(own)),
        _ if !beside.is_paired_within() => Some(texts.both_are_named(own)),
        Group::Organization => {
            Some(texts.paired_within_organizations(&beside.left_name(texts), &beside.right_name(texts)))
        }
        Group::Repository => Some(texts.paired_within_repos(&beside.left_name(texts), &beside.right_name(texts))),
    }
}

fn is_shown(pair: &Pair, show: Option<Standing>) -> bool {
    show.map_or(pair.standing != Standing::Same, |show| pair.standing == show)
}

/// How many rows there are of each kind, to choose from.
fn filters(
    beside: &Beside,
    pairs: &Arc<Vec<Pair>>,
    asked: Memo<Comparison>,
    limit: RwSignal<usize>,
    i18n: I18n,
) -> Tree {
    let texts = i18n.texts();
    let navigator = use_navigator();
    let button = |show: Option<Standing>| {
        let name = match show {
            None => texts.all_that_differs().to_owned(),
            Some(Standing::Left) => texts.only_in(&beside.left_name(texts)),
            Some(Standing::Right) => texts.only_in(&beside.right_name(texts)),
            Some(Standing::Different) => texts.different().to_owned(),
            Some(Standing::Unknown) => texts.not_known().to_owned(),
            Some(Standing::Same) => texts.the_same().to_owned(),
        };
        let count = pairs.iter().filter(|pair| is_shown(pair, show)).count() as u64;
        if count == 0 && show == Some(Standing::Unknown) {
            return Tree::Nothing;
        }
        let press = move |_| {
            limit.set(AT_ONCE);
            let next = Comparison { show, ..asked.get_untracked() };
            navigator.go(&untrack(|| next.place().href()), Step::Push);
        };
        let is_pressed = move || if asked.with(|asked| asked.show) == show { "true" } else { "false" };
        view! {
            <button type="button" class="button" aria-pressed=live::attr(is_pressed) on:click=press>
                <span>{name}</span>
                <strong>{grouped(count)}</strong>
            </button>
        }
    };
    let buttons: Vec<Tree> = std::iter::once(None).chain(Standing::ALL.map(Some)).map(button).collect();
    view! { <div class="compare-filters" role="group" aria-label=texts.which_rows()>{buttons}</div> }
}

/// What is drawn of two lists.
struct Drawing {
    kind: List,
    left: Side,
    right: Side,
    with_dates: bool,
    limit: RwSignal<usize>,
}

impl Drawing {
    fn view(&self, beside: &Beside, pairs: &[Pair], show: Option<Standing>, texts: &'static Texts) -> Tree {
        let found: Vec<&Pair> = pairs.iter().filter(|pair| is_shown(pair, show)).collect();
        if found.is_empty() {
            return match show {
                None => {
                    let count = grouped(pairs.len() as u64);
                    let is_all = |side: Side| side.settled().is_some_and(Loaded::is_all);
                    let (title, hint) = if !is_all(self.left) || !is_all(self.right) {
                        (texts.nothing_known_differs(), texts.nothing_known_differs_hint(&count))
                    } else if pairs.is_empty() {
                        (texts.nothing_to_compare(), texts.nothing_to_compare_hint().to_owned())
                    } else {
                        (texts.in_step(), texts.in_step_hint(&count))
                    };
                    view! { <Notice title=title hint=hint action=None/> }
                }
                Some(_) => view! { <Notice title=texts.none_of_those() hint="" action=None/> },
            };
        }
        let (Some(left), Some(right)) = (self.left.answer(), self.right.answer()) else { return Tree::Nothing };
        let shown = self.limit.get().min(found.len());
        let told = |pair: &&Pair| {
            let told = (self.kind.tell)(&left, &right, pair, self.with_dates)?;
            Some(table::lines(beside, pair, told, texts))
        };
        let lines: Vec<Tree> = found.iter().take(shown).filter_map(told).flatten().collect();
        let rest = found.len() - shown;
        let limit = self.limit;
        let more = (rest > 0).then(|| {
            let count = |count: usize| grouped(count as u64);
            let text = texts.show_more_of(&count(rest.min(AT_ONCE)), &count(rest));
            view! {
                <p class="compare-more">
                    <span class="muted">{texts.compared_shown(&count(shown), &count(found.len()))}</span>
                    <button type="button" class="button" on:click=move |_| limit.update(|limit| *limit += AT_ONCE)>{text}</button>
                </p>
            }
        });
        view! {
            <table class="compare-table" aria-label=beside.title(texts)>
                <thead>
                    <tr>
                        <th scope="col">{texts.name()}</th>
                        <th scope="col">{texts.difference()}</th>
                        <th scope="col">{beside.left_name(texts)}</th>
                        <th scope="col">{beside.right_name(texts)}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
            {more}
        }
    }
}
