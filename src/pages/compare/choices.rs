//! What is compared with what, to choose.

use leptos::prelude::*;

use super::{
    Named,
    beside::{Found, called},
    lists::{Group, list},
};
use crate::{
    data::{
        connections::use_connections,
        organizations::{SeenOrganizations, add},
    },
    i18n::{I18n, Texts},
    live::{self, Memo, Signal},
    navigation::{Step, use_navigator},
    routes::Comparison,
    tree::{Tree, view},
    ui::{Choice, Picker, SelectField, Switch, TextField},
};

/// Draws the form; `own` is the connection on the left.
pub fn choices(own: String, asked: Memo<Comparison>, found: Memo<Found>, named: Named, i18n: I18n) -> Tree {
    let navigator = use_navigator();
    let go = move |step, change: &dyn Fn(&mut Comparison)| {
        let mut next = asked.get_untracked();
        change(&mut next);
        navigator.go(&untrack(|| next.place().href()), step);
    };
    let label = move |text: fn(&Texts) -> &'static str| Signal::derive(move || text(i18n.texts()).to_owned());
    let all_lists = Signal::derive(move || {
        let texts = i18n.texts();
        Comparison::LISTS.map(|name| Choice::new(name, (list(name).title)(texts))).to_vec()
    });
    let choose_list = Callback::new(move |name: String| {
        go(Step::Push, &|next| {
            let chosen = list(&name);
            if chosen.group != list(next.list).group {
                // An organization is no chart repository.
                next.organization.clear();
                next.with_organization.clear();
            }
            next.list = chosen.name;
            next.show = None;
        });
    });
    let left = own.clone();
    let other = Memo::new(move |_| {
        found.with(|found| match found {
            Found::Two(beside) => beside.right.name.clone(),
            Found::Unknown(unknown) => unknown.clone(),
            Found::Alone | Found::Itself => left.clone(),
        })
    });
    let others = others(own.clone(), asked, found, i18n);
    let connections = use_connections();
    let is_choice = Memo::new(move |_| connections.all().len() > 1 || others.with(Vec::len) > 1);
    let choose_other = Callback::new(move |name: String| go(Step::Push, &|next| next.with = Some(name.clone())));
    let dates = Callback::new(move |with_dates| go(Step::Push, &|next| next.with_dates = with_dates));
    let left = own.clone();
    let left = Signal::derive(move || left.clone());
    let group = Memo::new(move |_| list(asked.with(|asked| asked.list)).group);
    let name_of = move |organization: fn(&Texts) -> &'static str, repo: fn(&Texts) -> &'static str| {
        Signal::derive(move || {
            let texts = i18n.texts();
            match group.get() {
                Group::Organization => organization(texts).to_owned(),
                Group::Repository => repo(texts).to_owned(),
            }
        })
    };
    let first = Field {
        id: "org",
        label: name_of(Texts::first_organization, Texts::first_repo),
        value: Signal::derive(move || asked.with(|asked| asked.organization.clone())),
        names: offered(left, own.clone(), group, named),
    };
    let second = Field {
        id: "with-org",
        label: name_of(Texts::second_organization, Texts::second_repo),
        value: Signal::derive(move || asked.with(|asked| asked.with_organization.clone())),
        names: offered(Signal::derive(move || other.get()), own, group, named),
    };
    let set_first =
        move |step| Callback::new(move |name: String| go(step, &|next| next.organization.clone_from(&name)));
    let set_second =
        move |step| Callback::new(move |name: String| go(step, &|next| next.with_organization.clone_from(&name)));
    view! {
        <div class="compare-choices">
            <SelectField label=label(Texts::list) choices=all_lists value=Signal::derive(move || asked.with(|asked| asked.list.to_owned())) on_choose=choose_list/>
            {first.view(&set_first, i18n)}
            {live::view(move || is_choice.get().then(|| view! {
                <SelectField
                    label=label(Texts::compared_with)
                    choices=Signal::derive(move || others.get())
                    value=Signal::derive(move || other.get())
                    on_choose=choose_other
                />
            }))}
            {second.view(&set_second, i18n)}
            <span title=live::attr(move || i18n.texts().dates_count_why())>
                <Switch label=label(Texts::dates_count) value=Signal::derive(move || asked.with(|asked| asked.with_dates)) on_change=dates/>
            </span>
        </div>
    }
}

/// The connections that can stand on the right: the one on the left, too, where organizations tell the sides apart.
fn others(own: String, asked: Memo<Comparison>, found: Memo<Found>, i18n: I18n) -> Memo<Vec<Choice>> {
    let connections = use_connections();
    Memo::new(move |_| {
        let texts = i18n.texts();
        let all = connections.all();
        let unknown = found.with(|found| match found {
            Found::Unknown(unknown) => Some(Choice::new(unknown.clone(), unknown.clone())),
            _ => None,
        });
        let is_narrowed = asked.with(|Comparison { organization, with_organization, .. }| {
            [organization, with_organization].iter().any(|name| !name.trim().is_empty())
        });
        let is_alone = all.len() == 1;
        let choice = |name: &str| match called(name, texts) {
            itself if name == own => Choice::new(name, texts.itself(&itself)),
            other => Choice::new(name, other),
        };
        let offered = all.iter().filter(|connection| connection.name != own || is_narrowed || is_alone);
        unknown.into_iter().chain(offered.map(|connection| choice(&connection.name))).collect()
    })
}

/// The field for the organization of a side.
struct Field {
    id: &'static str,
    label: Signal<String>,
    value: Signal<String>,
    names: Signal<Vec<String>>,
}

impl Field {
    fn view(self, set: &dyn Fn(Step) -> Callback<String>, i18n: I18n) -> Tree {
        let Self { id, label, value, names } = self;
        let choose = Signal::derive(move || {
            let texts = i18n.texts();
            texts.labelled(&label.get(), texts.choose_one_seen())
        });
        view! {
            <div class="picked-field">
                <TextField name=id label=label value=value on_change=set(Step::Replace)/>
                <Picker id=format!("{id}-offered") label=choose names=names on_choose=set(Step::Push)/>
            </div>
        }
    }
}

/// The names that rows of a connection have named: here, or of the one shown in its lists.
fn offered(connection: Signal<String>, own: String, group: Memo<Group>, named: Named) -> Signal<Vec<String>> {
    let seen = use_context::<SeenOrganizations>();
    Signal::derive(move || {
        // Another connection forgets what was seen just before this page goes.
        let Some(group) = group.try_get_untracked().map(|_| group.get()) else { return Vec::new() };
        let connection = connection.get();
        let seen = seen.filter(|_| group == Group::Organization && connection == own);
        let seen = seen.map(|seen| {
            live::track(&seen.own);
            seen.own.get_untracked()
        });
        let mut names = seen.unwrap_or_default();
        named.with(|named| {
            let here = named.iter().filter(|(kind, name, _)| *kind == group && *name == connection);
            here.flat_map(|(_, _, here)| here).for_each(|name| add(&mut names, name));
        });
        names
    })
}
