//! Find in these rows: narrows what is loaded, beside the form, whose fields go to the server.

use leptos::{ev, prelude::*};

use super::{List, spec::Change};
use crate::{
    browser,
    live::{self, Memo},
    navigation::Step,
    tree::{Tree, view},
    ui::Icon,
};
use catalog::size::grouped;

/// The field.
#[component]
pub fn FindInRows(
    /// The list.
    list: List,
) -> Tree {
    let words = list.words;
    let label = move || list.i18n.texts().find_in_rows();
    let is_paged = Memo::new(move |_| {
        list.drawn.with(|drawn| drawn.as_ref().is_some_and(|drawn| drawn.numbers.pages.current > 0))
    });
    let type_in = move |event: ev::Event| {
        // What is found begins on the first page of a list that is all here.
        let is_paged = is_paged.get_untracked();
        words.set(event_target_value(&event));
        if is_paged && list.address.with_untracked(|address| list.spec.is_whole(address)) {
            list.go(Change::Page(0), Step::Replace);
        }
    };
    // The address learns of it once it is typed: it would change with every key, and all rows, which link to it, with it.
    let keep = move |_: ev::Event| list.go(Change::Find(&words.get_untracked()), Step::Replace);
    let completions = Memo::new(move |_| {
        list.tools().map(|(tools, _)| words.with(|words| tools.records.completions(words))).unwrap_or_default()
    });
    let complete = move |completion: String| {
        let name = completion.rsplit(char::is_whitespace).next().unwrap_or_default().to_owned();
        let take = move |_| {
            words.set(completion.clone());
            browser::focus_in_place("[data-find]");
        };
        view! { <button type="button" class="button" on:click=take>{name}</button> }
    };
    // Named and ordered as the rest of the page: a list of the browser's own would make another kind of field of it.
    let offered = live::view(move || {
        let completions = completions.get();
        (!completions.is_empty()).then(|| {
            let buttons: Vec<_> = completions.into_iter().map(complete).collect();
            let name = list.i18n.texts().complete();
            view! { <div class="completions" role="group" aria-label=name>{buttons}</div> }
        })
    });
    view! {
        <div class="find">
        <label class="field">
            <Icon name="find"/>
            <span class="visually-hidden">{live::text(label)}</span>
            <input
                type="search"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=live::attr(label)
                data-find=true
                prop:value=live::attr(move || words.get())
                on:input=type_in
                on:change=keep
            />
        </label>
        {offered}
        </div>
    }
}

/// How many of the rows that are loaded hold the words; how many are loaded where no words are looked for.
#[component]
pub fn FindCount(
    /// The list.
    list: List,
) -> Tree {
    // While rows arrive, the status counts them.
    let found = Memo::new(move |_| {
        let is_filling = list.is_filling() || list.is_behind.get();
        list.drawn.with(|drawn| drawn.as_ref().filter(|_| !is_filling).map(|drawn| drawn.found))
    });
    let number = move || found.get().map(|(found, _)| grouped(found)).unwrap_or_default();
    let rest = move || {
        let texts = list.i18n.texts();
        match found.get() {
            None => String::new(),
            Some(_) if list.words.with(|words| words.trim().is_empty()) => texts.rows_loaded().to_owned(),
            Some((_, loaded)) => texts.found_of(&grouped(loaded)),
        }
    };
    let problems = Memo::new(move |_| {
        list.tools().map(|(tools, _)| list.words.with(|words| tools.records.problems(words))).unwrap_or_default()
    });
    let problem = move || {
        let problems = problems.get();
        if problems.is_empty() { String::new() } else { list.i18n.texts().not_understood(&problems.join(" ")) }
    };
    view! {
        <p class="not-understood" role="status">{live::text(problem)}</p>
        <output class="find-count"><b>{live::text(number)}</b>" "{live::text(rest)}</output>
    }
}
