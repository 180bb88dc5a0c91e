//! What stands where rows do not: nothing there, nothing found, failed.

use leptos::prelude::*;

use crate::{
    i18n::use_i18n,
    ui::{Fact, Facts, Icon},
};

/// A failure, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Failure {
    /// What happened.
    pub title: String,
    /// What the user can do.
    pub cure: String,
    /// What the server itself said; may be empty.
    pub said: String,
    /// What was sent and answered: names and values.
    pub details: Vec<(String, String)>,
    /// Asking again may help.
    pub can_retry: bool,
}

/// A failure: as a page of its own, or as a banner over rows that are still there.
#[component]
pub fn FailureView(
    /// The failure.
    failure: Failure,
    /// What the banner says of the rows below it; a page of its own when empty.
    #[prop(into, optional)]
    over_rows: String,
    /// Asks again.
    on_retry: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let texts = i18n.texts();
    let banner = !over_rows.is_empty();
    let facts = failure.details.iter().map(|(name, value)| Fact::code(name.clone(), value)).collect();
    view! {
        <div role="alert" class=if banner { "failure banner" } else { "failure state" }>
            <Icon name="alert"/>
            <div class="failure-text">
                <p class="failure-title">
                    {if banner { (texts.because)(&over_rows, &failure.title) } else { failure.title.clone() }}
                </p>
                <p>{failure.cure}</p>
                {(!failure.said.is_empty()).then(|| view! { <p class="failure-said">{failure.said.clone()}</p> })}
                <details>
                    <summary>{texts.error_detail}</summary>
                    <Facts facts=facts/>
                </details>
            </div>
            {failure.can_retry.then(|| view! {
                <button type="button" class="button primary" on:click=move |_| on_retry.run(())>{texts.retry}</button>
            })}
        </div>
    }
}

/// Why there is nothing to see, and what to do about it.
#[component]
pub fn Notice(
    /// What is the case.
    #[prop(into)]
    title: String,
    /// What to do, in words.
    #[prop(into, optional)]
    hint: String,
    /// What to do, as links.
    #[prop(optional)]
    actions: Option<AnyView>,
) -> impl IntoView {
    view! {
        <div class="state">
            <p class="state-title">{title}</p>
            {(!hint.is_empty()).then(|| view! { <p class="muted">{hint.clone()}</p> })}
            {actions}
        </div>
    }
}
