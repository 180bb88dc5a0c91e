//! Pages of a list, as real links.

use catalog::page::PagerItem;
use leptos::prelude::*;

use crate::{
    i18n::I18n,
    tree::{Tree, view},
    ui::Icon,
};

/// Where in a list one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// The present page, from 0.
    pub current: u64,
    /// How many pages there are; `None` when the total is not known.
    pub count: Option<u64>,
    /// There may be a page after this one.
    pub has_next: bool,
}

impl Pages {
    /// Where first, previous, next and last lead; `None` where there is nowhere to go.
    fn steps(self) -> [Option<u64>; 4] {
        let last = self.count.map(|count| count.saturating_sub(1)).filter(|last| *last > self.current);
        [(self.current > 0).then_some(0), self.current.checked_sub(1), self.has_next.then_some(self.current + 1), last]
    }

    /// The pages that are named. Without a total, those known to exist are the ones up to this, and perhaps the next.
    fn items(self) -> Vec<PagerItem> {
        catalog::page::pager(self.current, self.count.unwrap_or(self.current + 1 + u64::from(self.has_next)))
    }
}

/// Links to the first, previous, next and last page, and to the pages around the present one.
#[component]
pub fn Pagination(
    /// The words.
    i18n: I18n,
    /// Where one is.
    pages: Pages,
    /// The address of a page, from 0.
    href: Callback<u64, String>,
) -> Tree {
    let texts = i18n.texts();
    let number = |item| match item {
        PagerItem::Page(page) => {
            let number = (page + 1).to_string();
            let here = (page == pages.current).then_some("page");
            let name = texts.page_number(&number);
            view! { <li><a href=href.run(page) aria-current=here aria-label=name>{number}</a></li> }
        }
        PagerItem::Gap(_) => view! { <li aria-hidden="true" class="gap">"…"</li> },
    };
    let numbers: Vec<_> = pages.items().into_iter().map(number).collect();
    let [first, previous, next, last] = pages.steps();
    let step = |icon: &'static str, name: &'static str, page: Option<u64>| {
        let disabled = page.is_none().then_some("true");
        let role = page.is_none().then_some("link");
        let target = page.map(|page| href.run(page));
        view! { <a class="step" href=target role=role aria-disabled=disabled aria-label=name title=name><Icon name=icon/></a> }
    };
    view! {
        <nav class="pagination" aria-label=texts.pagination()>
            {step("first", texts.first_page(), first)}
            {step("previous", texts.previous_page(), previous)}
            <ol>{numbers}</ol>
            {step("next", texts.next_page(), next)}
            {step("last", texts.last_page(), last)}
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_stop_at_the_ends() {
        let pages = |current, count, has_next| Pages { current, count, has_next };
        for (pages, expected) in [
            (pages(0, Some(3), true), [None, None, Some(1), Some(2)]),
            (pages(1, Some(3), true), [Some(0), Some(0), Some(2), Some(2)]),
            (pages(2, Some(3), false), [Some(0), Some(1), None, None]),
            (pages(0, Some(1), false), [None, None, None, None]),
            (pages(4, None, true), [Some(0), Some(3), Some(5), None]),
        ] {
            assert_eq!(pages.steps(), expected, "{pages:?}");
        }
    }
}
