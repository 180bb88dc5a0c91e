//! Organizations to filter by: kept where rows name them, offered beside the field.

use leptos::prelude::*;

use super::{List, spec::AnyAnswer};
use crate::{
    browser,
    data::{
        organizations::{Names, SeenOrganizations, add},
        remote::Remote,
    },
    live::{self, Signal},
    tree::{Tree, view},
    ui::Picker,
};

/// Milliseconds after which rows are looked through for what they name: after they have been drawn.
const PAUSE: u32 = 20;

/// Keeps the organizations of all rows that come.
pub fn note(list: List) {
    let Some(seen) = use_context::<SeenOrganizations>() else { return };
    live::effect(move || {
        let answer = list.said().with(|said| match said {
            Remote::Ready { value, .. } => Some(AnyAnswer::clone(value)),
            _ => None,
        });
        let names = list.address.with_untracked(|address| list.spec.organizations(address, seen));
        let (Some(answer), Some(names)) = (answer, names) else { return };
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            browser::sleep(PAUSE).await;
            names.maybe_update(|names| {
                let before = names.len();
                list.spec.each_organization(&answer, &mut |name| add(names, name));
                names.len() > before
            });
        });
    });
}

/// Offers those that have been seen.
pub fn picker(list: List, key: &'static str, on_choose: Callback<String>) -> Tree {
    let seen = use_context::<SeenOrganizations>();
    let names = Signal::derive(move || {
        let names = seen.and_then(|seen| list.address.with(|address| list.spec.organizations(address, seen)));
        let known = |names: Names| {
            live::track(&names);
            names.get_untracked()
        };
        names.map(known).unwrap_or_default()
    });
    let label = Signal::derive(move || list.i18n.texts().choose_organization().to_owned());
    view! { <Picker id=format!("{key}-offered") label=label names=names on_choose=on_choose/> }
}
