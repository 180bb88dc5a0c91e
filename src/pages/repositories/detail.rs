//! The panel of a repository.

use catalog::{Repository, Visibility, order, query::Repositories};
use leptos::prelude::*;

use super::pull;
use crate::{
    i18n::I18n,
    listing::List,
    pages::words,
    ui::{Badge, CopyButton, Fact, Facts, Panel, Section, TimeView, Times},
};

/// Tags shown before one asks for all.
const FIRST_TAGS: usize = 10;

/// The panel.
pub fn panel(row: Repository, list: List<Repositories>, i18n: I18n) -> AnyView {
    let texts = i18n.texts();
    let tags = (texts.tags_count)(&words::number(row.num_images));
    let public = (row.visibility == Visibility::Public).then(|| words::visibility_badge(row.visibility, texts));
    let badges = view! {
        {public}
        <Badge text=words::category(&row.category, texts)/>
        <Badge text=tags/>
    };
    let address = |address: &str| {
        if address.is_empty() {
            return view! { <span class="muted">"–"</span> }.into_any();
        }
        let text = address.to_owned();
        view! { <span class="copyable"><code title=text.clone()>{text.clone()}</code><CopyButton text=text.clone() what=texts.address/></span> }
            .into_any()
    };
    let status = row.status.map_or("", |status| if status { "true" } else { "false" });
    let facts = vec![
        Fact::new(texts.size, words::exact_size(row.size, texts)),
        Fact::new(texts.tags, words::number(row.num_images)),
        Fact::new(texts.pulls, words::number(row.num_download)),
        Fact::new(texts.visibility, words::visibility(row.visibility, texts)),
        Fact::new(texts.category, words::category(&row.category, texts)),
        Fact::text(texts.namespace, &row.namespace),
        Fact::text(texts.tenant, &row.domain_name),
        Fact::new(texts.created, view! { <TimeView at=row.created_at show=Times::Full/> }),
        Fact::new(texts.updated, view! { <TimeView at=row.updated_at show=Times::Full/> }),
        Fact::new(texts.external_address, address(&row.path)),
        Fact::new(texts.internal_address, address(&row.internal_path)),
        Fact::code(texts.logo, &row.url),
        Fact::text(texts.status, status),
    ];
    view! {
        <Panel
            prefix=format!("{} /", row.namespace)
            title=row.name.clone()
            badges=badges.into_any()
            on_close=Callback::new(move |()| list.close())
        >
            {words::description(&row.description, texts)}
            {pull::section(&row, i18n)}
            <Facts facts=facts/>
            <Section title=texts.tags>{tag_list(&row.tags, i18n)}</Section>
        </Panel>
    }
    .into_any()
}

/// The tags in version order, the first few until one asks for all.
fn tag_list(tags: &[String], i18n: I18n) -> AnyView {
    let texts = i18n.texts();
    if tags.is_empty() {
        return view! { <p class="muted">{texts.no_tags}</p> }.into_any();
    }
    let newest = order::newest(tags.iter().map(String::as_str)).map(str::to_owned);
    let mut tags = tags.to_vec();
    order::sort_by_version(&mut tags, String::as_str);
    let more = tags.len().saturating_sub(FIRST_TAGS);
    let all = RwSignal::new(more == 0);
    let item = move |tag: String| {
        let badge = words::version_badge(&tag, newest.as_deref(), texts);
        view! {
            <li>
                <code title=tag.clone()>{tag.clone()}</code>
                {badge}
                <span class="grow"></span>
                <CopyButton text=tag.clone() what=tag.clone()/>
            </li>
        }
    };
    let shown = move || {
        let count = if all.get() { tags.len() } else { FIRST_TAGS };
        tags.iter().take(count).cloned().map(&item).collect_view()
    };
    view! {
        <ul class="lines">{shown}</ul>
        <Show when=move || !all.get()>
            <button type="button" class="button" on:click=move |_| all.set(true)>
                {(texts.show_more)(&more.to_string())}
            </button>
        </Show>
    }
    .into_any()
}
