//! The table of a list: sortable headings, rows that are links, placeholders while the first rows load.

use std::time::Duration;

use catalog::{
    fold::{LISTED, Stand},
    order::Direction,
    size::grouped,
};
use leptos::{ev, html, prelude::*};

use super::{
    List, folding, marks, selection,
    spec::{Drawn, Heading, Row},
    window::{self, Drawing, Sight},
};
use crate::{
    browser::{self, Items, Markup},
    data::scroll,
    format,
    i18n::{Locale, Texts},
    live::{self, Memo, RwSignal, Signal, StoredValue},
    tree::{Tree, view},
    ui::{Content, Icon},
};

/// Rows that stand in while the first ones load: as many as a screen shows.
const PLACEHOLDERS: usize = 20;
/// How long rows may take before something stands in for them: `--wait` of the style sheet.
const WAIT: Duration = Duration::from_millis(120);

/// The table of a list.
#[component]
pub fn ListTable(
    /// The list.
    list: List,
    /// The identity of the open row; empty if none is open.
    open: Memo<String>,
    /// Whether a panel stands beside it.
    is_beside: RwSignal<bool>,
    /// The table's name.
    label: Signal<String>,
) -> Tree {
    let frame = NodeRef::<html::Div>::new();
    let sight = Sight::new(frame);
    folding::show_open(list);
    window::follow(list, sight, is_beside);
    let may_note = keep_place(list, frame, sight);
    let headings = Memo::new(move |_| {
        let texts = list.i18n.texts();
        let all = list.address.with(|address| list.spec.headings(address, texts));
        list.columns().into_iter().filter_map(|at| all.get(at).cloned()).collect::<Vec<_>>()
    });
    let drawing = sight.drawing(list);
    let body = NodeRef::<html::Tbody>::new();
    draw_rows(list, drawing, open, body);
    let is_late = is_late(list);
    let placeholders = move || {
        is_late.get().then(|| {
            let classes: Vec<String> =
                headings.with_untracked(|headings| headings.iter().map(|heading| heading.class.clone()).collect());
            let rows: Vec<_> = (0..PLACEHOLDERS).map(|place| placeholder(&classes, place)).collect();
            view! { <tbody>{rows}</tbody> }
        })
    };
    let above = Memo::new(move |_| drawing.with(|drawing| drawing.above));
    let below = Memo::new(move |_| drawing.with(|drawing| drawing.below));
    let note = move |_: ev::Event| {
        sight.look();
        if let (Some(frame), Some(Some(address))) = (
            frame.get_untracked(),
            list.drawn.try_with_untracked(|drawn| drawn.as_ref().map(|drawn| drawn.address.clone())),
        ) && may_note(&address)
        {
            scroll::note(&address, frame.scroll_top());
        }
    };
    let busy = move || list.said().with(|said| said.is_loading()).then_some("true");
    // Who reads the table aloud says how long it is, also where not all of it is drawn.
    let count = move || (above.get() + below.get() > 0).then(|| list.drawn.with(|drawn| length(drawn.as_ref())));
    view! {
        <div
            class="table-frame"
            class:chosen=live::flag(move || list.layout.with(|layout| !layout.columns.is_empty()))
            class:cards=live::flag(move || list.has_cards.get())
            class:selecting=live::flag(move || list.selection.is_on.get())
            node_ref=frame
            on:scroll=note
            on:click=move |event| {
                selection::pick(list, &event);
                folding::toggle(list, &event);
            }
        >
            // What is no table to the eye would be none to a reader, either, if nobody said so.
            <table
                role="table"
                aria-label=live::attr(move || label.get())
                aria-busy=live::optional(busy)
                aria-rowcount=live::optional(count)
            >
                <thead role="rowgroup"><tr role="row">{live::view(move || headings.get().into_iter().map(heading_view).collect::<Tree>())}</tr></thead>
                {live::view(placeholders)}
                {spacer(sight, above)}
                <tbody
                    role="rowgroup"
                    node_ref=body
                    on:error:capture=|event| browser::replace_broken_image(&event)
                    on:pointerenter=move |_| sight.reach()
                    on:focusin=move |_| sight.reach()
                ></tbody>
                {spacer(sight, below)}
            </table>
        </div>
    }
}

/// Whether there are no rows yet, and have been none for a moment.
fn is_late(list: List) -> RwSignal<bool> {
    let is_waiting = Memo::new(move |_| list.drawn.with(Option::is_none));
    let is_late = RwSignal::new(false);
    live::effect(move || {
        is_late.set(false);
        if is_waiting.get() {
            let look = move || {
                if is_waiting.try_get_untracked() == Some(true) {
                    let _ = is_late.try_set(true);
                }
            };
            set_timeout(look, WAIT);
        }
    });
    is_late
}

/// The rows of the table in all, with its heading.
fn length(drawn: Option<&Drawn>) -> String {
    drawn.map_or(0, |drawn| drawn.places.len().saturating_add(1)).to_string()
}

/// The room of rows that are not drawn.
fn spacer(sight: Sight, rows: Memo<usize>) -> live::View {
    live::view(move || {
        let is_there = rows.with(|rows| *rows > 0);
        let height = move || {
            // Writing a float would bring 10 kB of code for it.
            let height = sight.height_of(rows.get());
            format!("{}.{:02}px", height / 100, height % 100)
        };
        is_there
            .then(|| view! { <tbody class="spacer" aria-hidden="true"><tr><td style:height=live::attr(height)></td></tr></tbody> })
    })
}

/// Scrolls to where the list was left, once its rows are there; to the top where other words are looked for. Tells whether the
/// frame is scrolled to a place in the list at an address: between the drawing of its rows and that, it is still scrolled to
/// one in the list before.
fn keep_place(list: List, frame: NodeRef<html::Div>, sight: Sight) -> impl Fn(&str) -> bool + Copy {
    let placed = StoredValue::new(None::<String>);
    let settled = Memo::new(move |_| {
        let is_complete = list.said().with(|said| {
            said.shown().is_some_and(|(key, _)| said.complete().is_some_and(|(complete, _)| complete == key))
        });
        list.drawn.with(|drawn| drawn.as_ref().filter(|_| is_complete).map(|drawn| drawn.address.clone()))
    });
    live::effect(move || {
        let (Some(address), Some(_)) = (settled.get(), frame.get()) else { return };
        // After the rows have been laid out; sooner there is nothing to scroll over.
        request_animation_frame(move || {
            sight.scroll_to(scroll::recall(&address));
            let _ = placed.try_update_value(|placed| *placed = Some(address.clone()));
            sight.look();
        });
    });
    let words = list.words;
    Effect::new(move |before: Option<()>| {
        words.track();
        if before.is_some() {
            sight.scroll_to(0);
        }
    });
    let persist = window_event_listener(ev::pagehide, |_| scroll::persist());
    on_cleanup(move || persist.remove());
    move |address| {
        let is_settled = settled.try_with_untracked(Option::is_some).unwrap_or_default();
        !is_settled || placed.try_with_value(|placed| placed.as_deref() == Some(address)).unwrap_or_default()
    }
}

fn heading_view(heading: Heading) -> Tree {
    let Heading { class, title, href, direction } = heading;
    let Some(href) = href else {
        return view! { <th scope="col" role="columnheader" class=class><span class="heading">{title}</span></th> };
    };
    let (state, icon, look) = match direction {
        Some(Direction::Ascending) => (Some("ascending"), "up", "heading sorted"),
        Some(Direction::Descending) => (Some("descending"), "down", "heading sorted"),
        None => (None, "sortable", "heading"),
    };
    view! {
        <th scope="col" role="columnheader" class=class aria-sort=state>
            <a class=look href=href><span>{title}</span><Icon name=icon/></a>
        </th>
    }
}

/// Keeps the rows of the table as they should be.
fn draw_rows(list: List, drawing: Memo<Drawing>, open: Memo<String>, body: NodeRef<html::Tbody>) {
    let mut items = Items::default();
    let (mut said, mut opened) = (None, String::new());
    let sought = marks::use_sought(list);
    marks::mark_found(list, drawing, sought, body);
    live::effect(move || {
        let Some(body) = body.get() else { return };
        // What a row says beyond what it is.
        let now = Some((
            list.i18n.locale(),
            (live::track_minutes(), format::zone()),
            list.selection.shown(),
            list.changes.get(),
            list.has_cards.get(),
        ));
        let anew = now != said;
        said = now;
        let open = open.get();
        let closed = std::mem::replace(&mut opened, open.clone());
        let Some((locale, _, picked, changes, has_cards)) = &said else { return };
        let texts = list.i18n.texts();
        drawing.with(|drawing| {
            let sought = sought.get();
            let tools = untrack(|| list.tools());
            let reasons = match tools.filter(|_| !sought.is_empty()) {
                Some((tools, desk)) => (tools.reasons)(desk, drawing, &sought),
                None => drawing.rows.iter().map(|_| None).collect(),
            };
            let keys: Vec<u64> = drawing
                .rows
                .iter()
                .zip(&reasons)
                .map(|(row, reason)| marks::keyed(row.key, reason.as_deref()))
                .collect();
            // Where another row is open, that one and the one before.
            let is_new = |at: usize| {
                let row = drawing.rows.get(at).map(|drawn| &drawn.row.param);
                anew || open != closed && row.is_some_and(|row| *row == open || *row == closed)
            };
            items.draw(&body, &keys, is_new, |at| match drawing.rows.get(at) {
                Some(drawn) => {
                    let row = &drawn.row;
                    // What a row lists is no row: it is not picked, and what opens is the row.
                    let is_row = drawn.place < LISTED;
                    let tick = picked.as_ref().filter(|_| is_row).map(|picked| picked.contains(&row.param));
                    let reason = reasons.get(at).and_then(Option::as_ref);
                    let change = changes.as_ref().and_then(|changes| changes.of(&row.param));
                    let others = |name: &str, group: &str, count: &str| {
                        tools.map(|(tools, _)| tools.records.others(name, group, count, texts)).unwrap_or_default()
                    };
                    let about = About { tick, reason, change, stand: &drawn.stand, others: &others, texts };
                    let missing = drawing.columns.len().saturating_sub(row.cells.len());
                    row_markup(row, missing, is_row && row.param == open, about, *locale, *has_cards)
                }
                None => Markup::text(""),
            });
        });
    });
}

/// What a row says beyond what it is.
struct About<'a> {
    /// It can be picked, and whether it is.
    tick: Option<bool>,
    /// Why it was found.
    reason: Option<&'a String>,
    /// What has happened to it.
    change: Option<&'a String>,
    /// How it stands in its group.
    stand: &'a Stand,
    /// What unfolds the others of that group, for a row of that name.
    others: &'a dyn Fn(&str, &str, &str) -> String,
    texts: &'a Texts,
}

/// A row; where its last cells are missing, the first one takes their place.
fn row_markup(row: &Row, missing: usize, is_open: bool, about: About<'_>, locale: Locale, has_cards: bool) -> Markup {
    let role = |markup: Markup, role| if has_cards { markup.with("role", role) } else { markup };
    let About { tick, reason, change, stand, others, texts } = about;
    let mut cells = row.cells.iter();
    let all = |contents: &[Content]| contents.iter().flat_map(|content| content.cell(locale)).collect::<Vec<_>>();
    let name = cells.next().map(|(class, contents)| {
        let link = Markup::element("a", "row-link").with("href", &row.href);
        let link = if is_open { link.with("aria-current", "true") } else { link };
        let name = || contents.iter().find_map(Content::name).unwrap_or_default();
        let tick = tick.map(|is_picked| {
            Markup::element("button", "tick")
                .with("type", "button")
                .with("role", "checkbox")
                .with("aria-checked", if is_picked { "true" } else { "false" })
                .with("aria-label", texts.select_what(&name()))
                .with("data-row", &row.param)
        });
        let reason = reason.map(|reason| Markup::element("span", "reason muted").with("title", reason).saying(reason));
        let change = change.map(|change| Markup::element("span", "badge change").with("title", change).saying(change));
        let link = link.containing(all(contents).into_iter().chain(change).chain(reason));
        let group = match stand {
            Stand::Head { group, others: count, is_unfolded } => {
                let count = grouped(u64::from(*count));
                let label = others(&name(), group, &count);
                let button = Markup::element("button", "others")
                    .with("type", "button")
                    .with("aria-expanded", if *is_unfolded { "true" } else { "false" })
                    .with("aria-label", &label)
                    .with("title", label)
                    .with("data-group", group);
                // Drawn by the style sheet: nobody looks for it.
                Some(button.with("data-others", count))
            }
            Stand::Alone | Stand::Below => None,
        };
        let cell = Markup::element("td", class);
        let cell = if missing > 0 { cell.with("colspan", (missing + 1).to_string()) } else { cell };
        role(cell, "cell").containing(tick.into_iter().chain([link]).chain(group))
    });
    let rest = cells.map(|(class, contents)| {
        let cell = role(Markup::element("td", class), "cell").containing(all(contents));
        match contents.as_slice() {
            [Content::Text(text)] => cell.titled(text),
            _ => cell,
        }
    });
    let class = match (is_open, stand) {
        (true, Stand::Below) => "open below",
        (true, _) => "open",
        (false, Stand::Below) => "below",
        (false, _) => "",
    };
    role(Markup::element("tr", class), "row").containing(name.into_iter().chain(rest))
}

fn placeholder(classes: &[String], place: usize) -> Tree {
    let cells: Vec<_> =
        classes.iter().map(|class| view! { <td class=class.clone()><span class="placeholder"></span></td> }).collect();
    // Uneven lengths read as text, even ones as a grid.
    let class = ["placeholder-row long", "placeholder-row", "placeholder-row short"].get(place % 3).copied();
    view! { <tr class=class aria-hidden="true">{cells}</tr> }
}

/// Moves the focus through the rows.
pub fn move_focus(step: i32) {
    browser::focus_step(".table-frame .row-link", ".table-frame .row-link[aria-current]", step);
}
