//! What stands where rows do not: nothing there, nothing found, failed.

use leptos::prelude::*;

use crate::{
    browser,
    i18n::I18n,
    tree::{Tree, view},
    ui::{Content, Icon, panel::facts_view},
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
    pub details: Vec<(String, Content)>,
    /// Asking again may help.
    pub can_retry: bool,
    /// Loading the page anew may help.
    pub can_reload: bool,
    /// There is no such list, which is no fault of anybody.
    pub is_absence: bool,
}

/// A failure: as a page of its own, or as a banner over rows that are still there.
#[component]
pub fn FailureView(
    /// The words.
    i18n: I18n,
    /// The failure.
    failure: Failure,
    /// It stands over rows from before.
    #[prop(optional)]
    over_rows: bool,
    /// Asks again.
    on_retry: Callback<()>,
    /// Asks for a token, where that may help.
    #[prop(optional_no_strip)]
    on_sign_in: Option<Callback<()>>,
) -> Tree {
    let texts = i18n.texts();
    let Failure { title, cure, said, details, can_retry, can_reload, is_absence } = failure;
    let title = if over_rows { texts.because(texts.refresh_failed(), &title) } else { title };
    let cure = if over_rows { format!("{} {cure}", texts.old_rows()) } else { cure };
    let details = (!details.is_empty()).then(|| {
        view! { <details><summary>{texts.error_detail()}</summary>{facts_view(details)}</details> }
    });
    let button = |class, text, act: Callback<()>| {
        view! { <button type="button" class=class on:click=move |_| act.run(())>{text}</button> }
    };
    let retry_class = if on_sign_in.is_some() { "button" } else { "button primary" };
    let sign_in = on_sign_in.map(|sign_in| button("button primary", texts.sign_in(), sign_in));
    let retry = can_retry.then(|| button(retry_class, texts.retry(), on_retry));
    view! {
        <div
            role=if is_absence { "status" } else { "alert" }
            class=if over_rows { "failure banner" } else { "failure state" }
            class:absence=is_absence
        >
            <Icon name=if is_absence { "info" } else { "alert" }/>
            <div class="failure-text">
                <p class="failure-title">{title}</p>
                <p>{cure}</p>
                {(!said.is_empty()).then(|| view! { <p class="failure-said">{said}</p> })}
                {details}
            </div>
            <div class="failure-actions">{sign_in}{retry}{can_reload.then(|| view! { <ReloadButton i18n=i18n/> })}</div>
        </div>
    }
}

/// Loads the page anew: the cure where it is older than what its server has.
#[component]
pub fn ReloadButton(
    /// The words.
    i18n: I18n,
    /// It is what one is most likely to want.
    #[prop(optional)]
    primary: bool,
) -> Tree {
    let class = if primary { "button primary" } else { "button" };
    view! {
        <button type="button" class=class on:click=|_| browser::reload()>{i18n.texts().reload()}</button>
    }
}

/// A link within the dashboard that looks like a button.
pub fn link_button(href: String, text: String) -> Tree {
    view! { <a class="button" href=href title=text.clone()>{text.clone()}</a> }
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
    /// What to do: where it leads, and what it is called.
    #[prop(optional_no_strip)]
    action: Option<(String, &'static str)>,
) -> Tree {
    view! {
        <div class="state">
            <p class="state-title">{title}</p>
            <p class="muted">{hint}</p>
            {action.map(|(href, text)| link_button(href, text.to_owned()))}
        </div>
    }
}
