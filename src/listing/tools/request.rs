//! The request behind a list: what was sent, as it can be sent again elsewhere, and what came back.

use catalog::{size::grouped, wire::RowError};
use leptos::{ev, prelude::*};

use crate::{
    browser,
    i18n::Texts,
    listing::{Desk, failure::evidence, spec::AnyAnswer, status},
    live::{self, Memo, RwSignal},
    navigation::Step,
    tree::{Tree, view},
    ui::{Content, CopyButton, described},
};

/// What a page of another origin must be allowed to read.
const WANTED_HEADERS: &str = "Content-Range, X-Request-Id, Retry-After";

/// The drawer.
pub fn drawer(list: Desk) -> Tree {
    let name = move || list.i18n.texts().request_drawer();
    let has_filter = Memo::new(move |_| list.address.with(|address| list.records.filter_text(address).is_some()));
    view! {
        <section class="drawer" aria-label=live::attr(name)>
            {live::view(move || has_filter.get().then(|| filter(list)))}
            {live::view(move || described(with_copy(facts(list), list.i18n.texts())))}
        </section>
    }
}

/// The filters as the API writes them: typed here, the form follows.
fn filter(list: Desk) -> Tree {
    let text = move || list.address.with(|address| list.records.filter_text(address)).unwrap_or_default();
    let refused = RwSignal::new(None::<String>);
    let read = move |text: &str, texts: &Texts| {
        list.address.with_untracked(|address| list.records.with_filter_text(address, text, texts))
    };
    let change = move |event: ev::Event| {
        let text = event_target_value(&event);
        match untrack(|| read(&text, list.i18n.texts())) {
            Ok(href) => {
                refused.set(None);
                list.go_to(&href, Step::Push);
            }
            Err(_) => refused.set(Some(text)),
        }
    };
    let problem = move || {
        let texts = list.i18n.texts();
        let why = refused.with(|text| read(text.as_deref()?, texts).err())?;
        Some(view! { <p class="field-error" role="alert">{texts.not_a_filter(&why)}</p> })
    };
    view! {
        <label class="input-field">
            <span>{live::text(move || list.i18n.texts().filter_string())}</span>
            <input type="text" class="code" autocomplete="off" autocapitalize="off" spellcheck="false" prop:value=live::attr(text) on:change=change/>
        </label>
        {live::view(problem)}
    }
}

/// The facts drawn, the address of the request with a button that copies it.
fn with_copy(facts: Vec<(String, Content)>, texts: &Texts) -> Vec<(String, Tree)> {
    let draw = |(name, value): (String, Content)| {
        let url = match &value {
            Content::Code(text) => text.strip_prefix("GET ").map(str::to_owned),
            _ => None,
        };
        let value = value.view();
        let value = match url {
            Some(url) => {
                let what = texts.request_url().to_owned();
                view! { <span class="copyable">{value}<CopyButton text=url what=what/></span> }
            }
            None => value,
        };
        (name, value)
    };
    facts.into_iter().map(draw).collect()
}

/// What is to be said of the newest answer, or of the failure to get one.
fn facts(list: Desk) -> Vec<(String, Content)> {
    let texts = list.i18n.texts();
    let (exchange, answer) = list.said().with(|said| {
        let failed = said.error().map(|failed| (*failed.exchange).clone());
        let answer = said.complete().map(|(_, answer)| AnyAnswer::clone(answer));
        let arrived = answer.as_ref().and_then(|answer| list.spec.arrived(answer)).map(|(exchange, _)| exchange);
        (failed.or(arrived), answer)
    });
    let Some(exchange) = exchange else {
        return vec![(texts.error_answer().to_owned(), Content::text(texts.loading()))];
    };
    let mut facts = evidence(&exchange, texts);
    // Only the list with that filter has its total in a header.
    let has_range = list.address.with(|address| list.records.filter_text(address).is_some());
    let is_answered = exchange.status.is_some_and(|status| status < 300);
    if has_range && is_answered && exchange.content_range.is_empty() && !browser::is_own(&exchange.url) {
        let cure = texts.header_missing_cure("Content-Range", WANTED_HEADERS);
        facts.push((texts.header_missing().to_owned(), Content::text(cure)));
    }
    if exchange.further > 0 {
        let all = texts.requests_in_all(&grouped(u64::from(exchange.further) + 1));
        facts.push((texts.requests().to_owned(), Content::text(all)));
    }
    if let Some(answer) = answer
        && let Some((rows, skipped)) = list.records.counts(&answer)
    {
        let mut said = texts.rows_read(&grouped(rows));
        if skipped > 0 {
            let why = list.records.unread(&answer).into_iter().map(|(number, why)| {
                let number = grouped(number);
                match why {
                    RowError::NotAnObject => texts.row_is_no_object(&number),
                    RowError::Missing(field) => texts.row_lacks(&number, field),
                }
            });
            let told = std::iter::once(status::skipped(skipped, texts)).chain(why).collect::<Vec<_>>();
            said = format!("{said} · {}", told.join(" · "));
        }
        facts.push((texts.rows().to_owned(), Content::text(said)));
    }
    facts
}
