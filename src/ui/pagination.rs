//! Pages of a list, as real links.

use catalog::page::PagerItem;
use leptos::prelude::*;

use crate::{i18n::use_i18n, ui::Icon};

/// Links to the first, previous, next and last page, and to the pages around the present one.
#[component]
pub fn Pagination(
    /// The present page, from 0.
    #[prop(into)]
    current: Signal<u64>,
    /// How many pages there are; `None` when the total is not known.
    #[prop(into)]
    pages: Signal<Option<u64>>,
    /// There may be a page after this one.
    #[prop(into)]
    has_next: Signal<bool>,
    /// The address of a page, from 0.
    href: Callback<u64, String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let numbers = move || {
        let current = current.get();
        // Without a total, the pages known to exist are those up to this one, and perhaps the next.
        let pages = pages.get().unwrap_or(current + 1 + u64::from(has_next.get()));
        catalog::page::pager(current, pages)
            .into_iter()
            .map(|item| match item {
                PagerItem::Page(page) => {
                    let number = (page + 1).to_string();
                    let here = (page == current).then_some("page");
                    let name = (i18n.texts().page_number)(&number);
                    view! { <li><a href=href.run(page) aria-current=here aria-label=name>{number}</a></li> }.into_any()
                }
                PagerItem::Gap(_) => view! { <li aria-hidden="true" class="gap">"…"</li> }.into_any(),
            })
            .collect_view()
    };
    let step = move |icon: &'static str, name: &'static str, page: Option<u64>| match page {
        Some(page) => {
            view! { <a class="step" href=href.run(page) aria-label=name title=name><Icon name=icon/></a> }.into_any()
        }
        None => {
            view! { <a class="step" aria-disabled="true" role="link" aria-label=name><Icon name=icon/></a> }.into_any()
        }
    };
    view! {
        <nav class="pagination" aria-label=move || i18n.texts().pagination>
            {move || step("first", i18n.texts().first_page, (current.get() > 0).then_some(0))}
            {move || step("previous", i18n.texts().previous_page, current.get().checked_sub(1))}
            <ol>{numbers}</ol>
            {move || step("next", i18n.texts().next_page, has_next.get().then(|| current.get() + 1))}
            {move || {
                let last = pages.get().map(|pages| pages.saturating_sub(1));
                step("last", i18n.texts().last_page, last.filter(|last| *last > current.get()))
            }}
        </nav>
    }
}
