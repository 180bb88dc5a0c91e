//! The table of a list: sortable headings, rows that are links, placeholders while the first rows load.

use catalog::order::Direction;
use leptos::{ev, html, prelude::*};

use super::{
    List,
    spec::{Heading, Row},
};
use crate::{
    browser,
    data::scroll,
    live,
    ui::{Icon, content},
};

/// Rows that stand in while the first ones load: as many as a screen shows.
const PLACEHOLDERS: usize = 20;

/// The table of a list.
#[component]
pub fn ListTable(
    /// The list.
    list: List,
    /// The identity of the open row; empty if none is open.
    open: Memo<String>,
    /// The table's name.
    label: Signal<String>,
) -> impl IntoView {
    let open = ArcMemo::from(open);
    let frame = NodeRef::<html::Div>::new();
    restore_scroll(list, frame);
    let headings = Memo::new(move |_| {
        let texts = list.i18n.texts();
        list.address.with(|address| list.spec.headings(address, texts))
    });
    // Opening a panel changes no row, and so draws none anew.
    let rows = Memo::new(move |_| list.drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.rows.clone())));
    let body = move || match rows.get() {
        Some(rows) => rows.into_iter().map(|row| row_view(row, open.clone())).collect::<Vec<_>>(),
        None => {
            let classes: Vec<String> =
                headings.with_untracked(|headings| headings.iter().map(|heading| heading.class.clone()).collect());
            (0..PLACEHOLDERS).map(|place| placeholder(&classes, place)).collect()
        }
    };
    let note = move |_: ev::Event| {
        if let (Some(frame), Some(Some(address))) = (
            frame.get_untracked(),
            list.drawn.try_with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.address.clone())),
        ) {
            scroll::note(&address, frame.scroll_top());
        }
    };
    let busy = move || list.said().with(|said| said.is_loading()).then_some("true");
    view! {
        <div class="table-frame" node_ref=frame on:scroll=note>
            <table aria-label=live::attr(move || label.get()) aria-busy=live::optional(busy)>
                <thead><tr>{live::many(move || headings.get().into_iter().map(heading_view).collect())}</tr></thead>
                <tbody>{live::many(body)}</tbody>
            </table>
        </div>
    }
}

/// Scrolls to where the list was left, once its rows are there.
fn restore_scroll(list: List, frame: NodeRef<html::Div>) {
    let settled = Memo::new(move |_| list.drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.address.clone())));
    live::effect(move || {
        let (Some(address), Some(frame)) = (settled.get(), frame.get()) else { return };
        // After the rows have been laid out; sooner there is nothing to scroll over.
        request_animation_frame(move || frame.set_scroll_top(scroll::recall(&address)));
    });
    let persist = window_event_listener(ev::pagehide, |_| scroll::persist());
    on_cleanup(move || persist.remove());
}

fn heading_view(heading: Heading) -> AnyView {
    let Heading { class, title, href, direction } = heading;
    let Some(href) = href else {
        return view! { <th scope="col" class=class><span class="heading">{title}</span></th> }.into_any();
    };
    let (state, icon, look) = match direction {
        Some(Direction::Ascending) => (Some("ascending"), "up", "heading sorted"),
        Some(Direction::Descending) => (Some("descending"), "down", "heading sorted"),
        None => (None, "sortable", "heading"),
    };
    view! {
        <th scope="col" class=class aria-sort=state>
            <a class=look href=href><span>{title}</span><Icon name=icon/></a>
        </th>
    }
    .into_any()
}

fn row_view(row: Row, open: ArcMemo<String>) -> AnyView {
    let Row { param, href, cells } = row;
    let is_open = Memo::new(move |_| {
        live::track(&open);
        open.with_untracked(|open| *open == param)
    });
    let current = move || is_open.get().then_some("true");
    let mut cells = cells.into_iter();
    let name = cells.next().map(|(class, contents)| {
        view! {
            <td class=class><a class="row-link" href=href aria-current=live::optional(current)>{content::all(contents)}</a></td>
        }
    });
    let rest: Vec<_> = cells.map(|(class, contents)| view! { <td class=class>{content::all(contents)}</td> }).collect();
    view! { <tr class:open=live::flag(move || is_open.get())>{name}{rest}</tr> }.into_any()
}

fn placeholder(classes: &[String], place: usize) -> AnyView {
    let cells: Vec<_> =
        classes.iter().map(|class| view! { <td class=class.clone()><span class="placeholder"></span></td> }).collect();
    // Uneven lengths read as text, even ones as a grid.
    let class = ["placeholder-row long", "placeholder-row", "placeholder-row short"].get(place % 3).copied();
    view! { <tr class=class aria-hidden="true">{cells}</tr> }.into_any()
}

/// Moves the focus through the rows.
pub fn move_focus(step: i32) {
    browser::focus_step(".table-frame .row-link", ".table-frame .row-link[aria-current]", step);
}
