//! Instants: ISO date and time in the local zone, the relative time, the exact UTC instant on hover.

use catalog::Timestamp;
use leptos::prelude::*;

use crate::{browser, format, i18n::use_i18n};

/// How much of an instant is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// `2 days ago`; the rest on hover.
    Relative,
    /// `2026-11-20 17:42 UTC+8 · 2 days ago`; the exact instant on hover.
    Full,
}

/// An instant, or a dash when it is not known.
#[component]
pub fn TimeView(
    /// The instant.
    at: Option<Timestamp>,
    /// How much of it is shown.
    show: Times,
) -> impl IntoView {
    let Some(at) = at else {
        return view! { <span class="muted">"–"</span> }.into_any();
    };
    let i18n = use_i18n();
    let utc = at.to_rfc3339();
    let local = format::local_time(at.unix_millis());
    let relative = move || format::relative_time(i18n.locale().tag(), at.unix_millis(), browser::now_millis());
    let exact = format!("{} {}", local.text, local.zone);
    match show {
        Times::Relative => {
            let title = format!("{exact} · {utc}");
            view! { <time datetime=utc title=title>{relative}</time> }.into_any()
        }
        Times::Full => view! {
            <time datetime=utc.clone() title=utc>
                {local.text} <span class="muted">" "{local.zone}" · "{relative}</span>
            </time>
        }
        .into_any(),
    }
}
