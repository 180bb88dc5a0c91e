//! Organizations to filter by: kept where rows name them, offered beside the field.

use leptos::prelude::*;

use super::{Desk, List, spec::AnyAnswer};
use crate::{
    data::{
        organizations::{Names, SeenOrganizations, add},
        remote::Remote,
    },
    live,
    tree::{Tree, view},
    ui::Picker,
};

/// The property of a row that is its organization.
const PROPERTY: &str = "namespace";

/// Keeps the organizations of all rows that come.
pub fn note(list: Desk) {
    let Some(seen) = use_context::<SeenOrganizations>() else { return };
    live::effect(move || {
        let answer = list.said().with(|said| match said {
            Remote::Ready { value, .. } => Some(AnyAnswer::clone(value)),
            _ => None,
        });
        let names = list.address.with_untracked(|address| list.spec.organizations(address, seen));
        if let (Some(answer), Some(names)) = (answer, names) {
            names.maybe_update(|names| {
                let before = names.len();
                list.records.texts_of(&answer, PROPERTY, &mut |name| add(names, name));
                names.len() > before
            });
        }
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
    let label = Signal::derive(move || list.i18n.texts().choose_organization.to_owned());
    view! { <Picker id=format!("{key}-offered") label=label names=names on_choose=on_choose/> }
}
