//! The table of a list: sortable headings, rows that are links, placeholders while the first rows load.

use catalog::{
    order::Direction,
    query::{ListQuery, Sort},
};
use leptos::{ev, html, prelude::*};

use super::{Cell, ColumnView, List};
use crate::{
    api::Endpoint,
    browser,
    data::scroll,
    i18n::{I18n, use_i18n},
    navigation::list_of,
    ui::Icon,
};

/// Rows that stand in while the first ones load: as many as a screen shows.
const PLACEHOLDERS: usize = 20;

/// The table of a list.
#[component]
pub fn ListTable<L: Endpoint>(
    /// The list.
    list: List<L>,
    /// Its columns; the first one names the row and links to it.
    columns: &'static [ColumnView<L>],
    /// The table's name.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let frame = NodeRef::<html::Div>::new();
    restore_scroll(list, frame);
    let headings = columns.iter().map(|column| heading(list, column, i18n)).collect_view();
    // A row is drawn anew when its answer, its place or the language changes; opening a panel draws nothing anew.
    let drawn = Memo::new(move |_| list.shown.get().map(|shown| (shown, i18n.locale())));
    let body = move || match drawn.get() {
        Some((shown, locale)) => {
            let rows: Vec<&L::Row> = shown.rows().collect();
            let most = |column: &ColumnView<L>| rows.iter().map(|row| (column.measure)(row)).max().unwrap_or(0);
            let cells: Vec<Cell> =
                columns.iter().map(|column| Cell { texts: locale.texts(), most: most(column) }).collect();
            rows.iter().map(|row| row_view(list, row, columns, &cells)).collect_view().into_any()
        }
        None => (0..PLACEHOLDERS).map(|place| placeholder(columns, place)).collect_view().into_any(),
    };
    let note = move |_: ev::Event| {
        if let (Some(frame), Some(query)) = (frame.get_untracked(), list.query.try_get_untracked()) {
            scroll::note(&list_of(&list.href(query)), frame.scroll_top());
        }
    };
    view! {
        <div class="table-frame" node_ref=frame on:scroll=note>
            <table aria-label=move || label.get() aria-busy=move || list.said.with(|said| said.is_loading().to_string())>
                <thead><tr>{headings}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

/// Scrolls to where the list was left, once its rows are there.
fn restore_scroll<L: Endpoint>(list: List<L>, frame: NodeRef<html::Div>) {
    let settled = Memo::new(move |_| {
        let query = list.shown.with(|shown| shown.as_ref().map(|shown| shown.query.clone()))?;
        Some(list_of(&list.href(query)))
    });
    Effect::new(move |_| {
        let (Some(address), Some(frame)) = (settled.get(), frame.get()) else { return };
        // After the rows have been laid out; sooner there is nothing to scroll over.
        request_animation_frame(move || frame.set_scroll_top(scroll::recall(&address)));
    });
    let persist = window_event_listener(ev::pagehide, |_| scroll::persist());
    on_cleanup(move || persist.remove());
}

fn heading<L: Endpoint>(list: List<L>, column: &'static ColumnView<L>, i18n: I18n) -> AnyView {
    let title = move || (column.title)(i18n.texts());
    let class = if column.numeric { format!("{} numeric", column.class) } else { column.class.to_owned() };
    let Some(sort) = column.sort else {
        return view! { <th scope="col" class=class><span class="heading">{title}</span></th> }.into_any();
    };
    let direction = Memo::new(move |_| {
        list.query.with(|query| query.sort.filter(|current| current.column == sort).map(|current| current.direction))
    });
    let href =
        move || list.href(list.query.with(|query: &ListQuery<L>| query.with_sort(Sort::clicked(query.sort, sort))));
    let state = move || match direction.get() {
        Some(Direction::Ascending) => Some("ascending"),
        Some(Direction::Descending) => Some("descending"),
        None => None,
    };
    let arrow = move || match direction.get() {
        Some(Direction::Ascending) => view! { <Icon name="up"/> }.into_any(),
        Some(Direction::Descending) => view! { <Icon name="down"/> }.into_any(),
        None => view! { <Icon name="sortable"/> }.into_any(),
    };
    view! {
        <th scope="col" class=class aria-sort=state>
            <a class="heading" class:sorted=move || direction.get().is_some() href=href>
                <span>{title}</span>
                {arrow}
            </a>
        </th>
    }
    .into_any()
}

fn row_view<L: Endpoint>(list: List<L>, row: &L::Row, columns: &'static [ColumnView<L>], cells: &[Cell]) -> AnyView {
    let param = L::row_param(row);
    let is_open = {
        let param = param.clone();
        Memo::new(move |_| list.query.with(|query| query.open == param))
    };
    let href = move || list.href(list.query.with(|query| query.with_open(&param)));
    let mut columns = columns.iter().zip(cells);
    let name = columns.next().map(|(column, cell)| {
        view! {
            <td class=column.class>
                <a class="row-link" href=href aria-current=move || is_open.get().then_some("true")>
                    {(column.cell)(row, *cell)}
                </a>
            </td>
        }
    });
    let rest = columns
        .map(|(column, cell)| {
            let class = if column.numeric { format!("{} numeric", column.class) } else { column.class.to_owned() };
            view! { <td class=class>{(column.cell)(row, *cell)}</td> }
        })
        .collect_view();
    view! { <tr class:open=move || is_open.get()>{name}{rest}</tr> }.into_any()
}

fn placeholder<L: Endpoint>(columns: &'static [ColumnView<L>], place: usize) -> AnyView {
    let cells = columns.iter().map(|column| view! { <td class=column.class><span class="placeholder"></span></td> });
    // Uneven lengths read as text, even ones as a grid.
    let class = ["placeholder-row long", "placeholder-row", "placeholder-row short"].get(place % 3).copied();
    view! { <tr class=class aria-hidden="true">{cells.collect_view()}</tr> }.into_any()
}

/// The selector of the rows' links, for the keyboard.
const ROW_LINKS: &str = ".table-frame .row-link";

/// Moves the focus through the rows.
pub fn move_focus(step: i32) {
    browser::focus_step(ROW_LINKS, ".table-frame .row-link[aria-current]", step);
}
