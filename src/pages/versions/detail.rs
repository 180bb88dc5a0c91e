//! The panel of a version.

use catalog::{PackageVersion, query::Versions, wire::label};
use leptos::prelude::*;

use crate::{
    i18n::I18n,
    listing::List,
    pages::words,
    ui::{CopyButton, Fact, Facts, Panel, TimeView, Times},
};

/// The panel.
pub fn panel(row: PackageVersion, list: List<Versions>, i18n: I18n) -> AnyView {
    let texts = i18n.texts();
    let prefix = format!("{} / {}", row.namespace, label::decoded_label(&row.package));
    let badges = view! {
        {words::version_badge(&row.version, None, texts)}
        {words::visibility_badge(row.visibility, texts)}
        <CopyButton text=row.version.clone() what=texts.version/>
    };
    let facts = vec![
        Fact::code(texts.version, &row.version),
        Fact::code(texts.package_name, &row.package),
        Fact::text(texts.id, &row.id.map(|id| id.0.to_string()).unwrap_or_default()),
        Fact::new(texts.size, words::exact_size(row.size, texts)),
        Fact::new(texts.num_files, words::number(row.num_files)),
        Fact::new(texts.visibility, words::visibility(row.visibility, texts)),
        Fact::text(texts.namespace, &row.namespace),
        Fact::text(texts.tenant, &row.domain),
        Fact::text(texts.creator, &row.creator),
        Fact::new(texts.created, view! { <TimeView at=row.created show=Times::Full/> }),
        Fact::new(texts.updated, view! { <TimeView at=row.updated show=Times::Full/> }),
    ];
    view! {
        <Panel
            prefix=prefix
            title=row.version.clone()
            badges=badges.into_any()
            on_close=Callback::new(move |()| list.close())
        >
            {words::description(&row.description, texts)}
            <Facts facts=facts/>
        </Panel>
    }
    .into_any()
}
