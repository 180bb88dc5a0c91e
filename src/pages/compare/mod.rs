//! Two connections beside each other: what one of them has and the other one has not, and what differs between the rows
//! that both have.
//!
//! `/compare?list=…&with=…&show=…&dates=no`, on the connection of the address.

mod lists;
mod side;
mod table;

use std::sync::Arc;

use catalog::compare::{Pair, Standing};
use catalog::size::grouped;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    config::Connection,
    data::connections::{Connections, use_connections},
    i18n::{I18n, Texts, use_i18n},
    live::{self, Memo, RwSignal, Signal, StoredValue},
    navigation::{Step, set_title, use_navigator},
    routes::{self, Comparison, Page, connection_of},
    tree::{Tree, view},
    ui::{Choice, Icon, Notice, SelectField, Switch},
};
use lists::{List, list};
use side::{Side, side_view};

/// Rows drawn at once; further ones are asked for.
const AT_ONCE: usize = 500;

/// What stands beside what.
#[derive(Clone, PartialEq)]
pub(super) struct Beside {
    list: &'static str,
    left: Connection,
    right: Connection,
    /// The name that no address names.
    first: String,
}

impl Beside {
    /// What an address calls a connection.
    fn address_of(&self, connection: &Connection) -> String {
        if connection.name == self.first { String::new() } else { connection.name.clone() }
    }

    fn left_name(&self, texts: &Texts) -> String {
        called(&self.left.name, texts)
    }

    fn right_name(&self, texts: &Texts) -> String {
        called(&self.right.name, texts)
    }
}

fn called(name: &str, texts: &Texts) -> String {
    if name.is_empty() { texts.own_folder().to_owned() } else { name.to_owned() }
}

/// The page.
pub fn inside() -> Tree {
    let (i18n, connections) = (use_i18n(), use_connections());
    // Another connection starts its page anew: this one stays with its own until it is gone.
    let own = untrack(|| connections.current()).unwrap_or_default();
    let own_name = own.name.clone();
    let asked = use_comparison();
    live::effect(move || set_title(i18n.texts().compare_connections()));
    let beside = Memo::new(move |_| asked.with(|asked| beside(connections, &own, asked)));
    let reload = RwSignal::new(0_u32);
    let body = move || match beside.get() {
        Some(Ok(beside)) => {
            let name = format!("{} {}", beside.list, beside.right.name);
            Tree::Named(name, Box::new(comparison(beside, asked, reload, i18n)))
        }
        Some(Err(unknown)) => {
            let texts = i18n.texts();
            view! { <Notice title=texts.no_connection_called(&unknown) hint=texts.unknown_connection_hint() action=None/> }
        }
        None => {
            let texts = i18n.texts();
            let may_add = connections.config().users_may_add;
            let hint = if may_add { texts.one_connection_add_hint() } else { texts.one_connection_hint() };
            view! { <Notice title=texts.one_connection() hint=hint action=None/> }
        }
    };
    let own_name = StoredValue::new(own_name);
    let is_any = Memo::new(move |_| connections.all().len() > 1);
    let label = move || i18n.texts().refresh();
    view! {
        <div class="single-page compare">
            <div class="compare-head">
                <h1>{live::text(move || i18n.texts().compare_connections())}</h1>
                {live::view(move || is_any.get().then(|| view! {
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
            {live::view(move || is_any.get().then(|| choices(connections, own_name.get_value(), asked, beside, i18n)))}
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

/// The two connections; the name of the second one if there is none of that name, and nothing where there is but one.
fn beside(connections: Connections, left: &Connection, asked: &Comparison) -> Option<Result<Beside, String>> {
    let mut others = connections.all();
    others.retain(|connection| connection.name != left.name);
    let named = others.iter().position(|connection| connection.name == asked.with);
    let is_unnamed = asked.with.is_empty() || asked.with == left.name;
    if others.is_empty() {
        return None;
    }
    let at = match named {
        Some(at) => at,
        None if is_unnamed => 0,
        None => return Some(Err(asked.with.clone())),
    };
    let right = others.into_iter().nth(at)?;
    let first = connections.config().first().to_owned();
    Some(Ok(Beside { list: asked.list, left: left.clone(), right, first }))
}

type Both = Memo<Option<Result<Beside, String>>>;

/// What is compared with what.
fn choices(connections: Connections, own: String, asked: Memo<Comparison>, beside: Both, i18n: I18n) -> Tree {
    let navigator = use_navigator();
    let go = move |change: &dyn Fn(&mut Comparison)| {
        let mut next = asked.get_untracked();
        change(&mut next);
        navigator.go(&untrack(|| next.place().href()), Step::Push);
    };
    let label = move |text: fn(&Texts) -> &'static str| Signal::derive(move || text(i18n.texts()).to_owned());
    let all_lists = Signal::derive(move || {
        let texts = i18n.texts();
        Comparison::LISTS.map(|name| Choice::new(name, (list(name).title)(texts))).to_vec()
    });
    let others = Signal::derive(move || {
        let texts = i18n.texts();
        let others = connections.all().into_iter().filter(|connection| connection.name != own);
        let unknown = beside.with(|beside| match beside {
            Some(Err(unknown)) => Some(Choice::new(unknown.clone(), unknown.clone())),
            _ => None,
        });
        let known = others.map(|connection| Choice::new(connection.name.clone(), called(&connection.name, texts)));
        unknown.into_iter().chain(known).collect::<Vec<_>>()
    });
    let other = Signal::derive(move || {
        beside.with(|beside| match beside {
            Some(Ok(beside)) => beside.right.name.clone(),
            Some(Err(unknown)) => unknown.clone(),
            None => String::new(),
        })
    });
    let choose_list = Callback::new(move |name: String| {
        go(&|next| {
            next.list = list(&name).name;
            next.show = None;
        });
    });
    let choose_other = Callback::new(move |name: String| go(&|next| next.with.clone_from(&name)));
    let dates = Callback::new(move |with_dates| go(&|next| next.with_dates = with_dates));
    view! {
        <div class="compare-choices">
            <SelectField label=label(Texts::list) choices=all_lists value=Signal::derive(move || asked.with(|asked| asked.list.to_owned())) on_choose=choose_list/>
            <SelectField label=label(Texts::compared_with) choices=others value=other on_choose=choose_other/>
            <span title=live::attr(move || i18n.texts().dates_count_why())>
                <Switch label=label(Texts::dates_count) value=Signal::derive(move || asked.with(|asked| asked.with_dates)) on_change=dates/>
            </span>
        </div>
    }
}

/// Two lists, once both are here.
fn comparison(beside: Beside, asked: Memo<Comparison>, reload: RwSignal<u32>, i18n: I18n) -> Tree {
    let kind = list(beside.list);
    let (left, right) = (Side::new(kind, beside.left.clone()), Side::new(kind, beside.right.clone()));
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
        Some(Arc::new((kind.compare)(&left.answer()?, &right.answer()?, with_dates)))
    });
    let [left_name, right_name] = [&beside.left, &beside.right].map(|connection| {
        let name = connection.name.clone();
        Signal::derive(move || called(&name, i18n.texts()))
    });
    let limit = RwSignal::new(AT_ONCE);
    let beside = Arc::new(beside);
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
        <div class="compare-sides">
            {side_view(left, left_name, i18n)}
            {side_view(right, right_name, i18n)}
        </div>
        {live::view(filters)}
        {live::view(rows)}
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
                    let hint = texts.in_step_hint(&grouped(pairs.len() as u64));
                    view! { <Notice title=texts.in_step() hint=hint action=None/> }
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
            <table class="compare-table" aria-label=texts.compare_connections()>
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
