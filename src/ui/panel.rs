//! The panel beside a list, said as data: a title, badges, sections.

use leptos::prelude::*;

use crate::{
    i18n::I18n,
    live::{self, RwSignal},
    tree::{Tree, view},
    ui::{Content, CopyButton, Icon, content},
};

/// What a panel shows.
pub struct Detail {
    /// What stands before the name, dimmed.
    pub prefix: String,
    /// The name.
    pub title: String,
    /// What stands left of the name.
    pub logo: Option<Content>,
    /// Badges under the name.
    pub badges: Vec<Content>,
    /// The sections, in their order.
    pub sections: Vec<Section>,
}

/// A section of a panel.
pub struct Section {
    title: Option<String>,
    body: Body,
}

impl Section {
    /// A section with a heading.
    pub fn new(title: impl Into<String>, body: Body) -> Self {
        Self { title: Some(title.into()), body }
    }

    /// Whether it may become higher by itself.
    pub fn may_grow(&self) -> bool {
        matches!(self.body, Body::View(_))
    }

    /// A section without one.
    pub fn untitled(body: Body) -> Self {
        Self { title: None, body }
    }
}

/// What stands in a section.
pub enum Body {
    /// A paragraph.
    Paragraph(Content),
    /// Names and values.
    Facts(Vec<(&'static str, Content)>),
    /// Lines in a frame, the first so many of them until one asks for the rest.
    Lines {
        /// The lines.
        lines: Vec<Line>,
        /// How many are shown at first.
        first: usize,
    },
    /// Keys and values as a table.
    Pairs(Vec<(String, String)>),
    /// A long text that is unfolded on demand.
    Folded {
        /// What it is.
        title: &'static str,
        /// The text.
        text: String,
    },
    /// Anything else that is as high as it is until one asks for more.
    Still(Tree),
    /// Anything else, made when it is drawn.
    View(Box<dyn FnOnce() -> Tree>),
}

/// A line: what stands at its left and at its right.
#[derive(Clone)]
pub struct Line {
    /// At the left.
    pub left: Vec<Content>,
    /// At the right.
    pub right: Vec<Content>,
}

/// The panel.
#[component]
pub fn Panel(
    /// The words.
    i18n: I18n,
    /// What it shows.
    detail: Detail,
    /// What stands beside the button that closes it.
    aside: Tree,
    /// Closes it.
    on_close: Callback<()>,
) -> Tree {
    let texts = i18n.texts();
    let Detail { prefix, title, logo, badges, sections } = detail;
    let sections: Vec<_> = sections.into_iter().map(|section| section_view(section, i18n)).collect();
    view! {
        <header class="panel-head">
            {logo.map(Content::view)}
            <div class="panel-title">
                <p class="muted" title=prefix.clone()>{prefix.clone()}</p>
                <h2 title=title.clone()>{title.clone()}</h2>
                <div class="badges">{content::all(badges)}</div>
            </div>
            {aside}
            <button type="button" class="icon-button close" aria-label=texts.close() title=texts.close() on:click=move |_| on_close.run(())>
                <Icon name="close"/>
            </button>
        </header>
        <div class="panel-body" tabindex="0" role="group" aria-label=title>{sections}</div>
    }
}

fn section_view(section: Section, i18n: I18n) -> Tree {
    let Section { title, body } = section;
    let body = match body {
        Body::Paragraph(content) => view! { <p class="description">{content.view()}</p> },
        Body::Facts(facts) => facts_view(facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        Body::Lines { lines, first } => lines_view(lines, first, i18n),
        Body::Pairs(pairs) => pairs_view(title.clone().unwrap_or_default(), pairs),
        Body::Folded { title: name, text } => folded_view(name, text),
        Body::Still(view) => view,
        Body::View(view) => view(),
    };
    match title {
        Some(title) => view! { <section class="section"><h3>{title}</h3>{body}</section> },
        None => body,
    }
}

/// Names and values, one under the other.
pub fn facts_view(facts: Vec<(String, Content)>) -> Tree {
    described(facts.into_iter().map(|(name, value)| (name, value.view())).collect())
}

/// Names and what is drawn for each, one under the other.
pub fn described(facts: Vec<(String, Tree)>) -> Tree {
    let rows: Vec<_> = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt title=name.clone()>{name.clone()}</dt><dd>{value}</dd></div> })
        .collect();
    view! { <dl class="facts">{rows}</dl> }
}

/// Lines in a frame, the first so many of them until one asks for the rest.
pub fn lines_view(lines: Vec<Line>, first: usize, i18n: I18n) -> Tree {
    let more = lines.len().saturating_sub(first);
    let all = RwSignal::new(more == 0);
    let shown = move || {
        let count = if all.get() { lines.len() } else { first };
        let line = |line: Line| line_view(content::all(line.left), content::all(line.right));
        lines.iter().take(count).cloned().map(line).collect::<Tree>()
    };
    let rest = move || {
        (!all.get()).then(|| {
            let text = i18n.texts().show_more(&more.to_string());
            view! { <button type="button" class="button" on:click=move |_| all.set(true)>{text}</button> }
        })
    };
    view! { {framed(live::view(shown))}{live::view(rest)} }
}

/// Lines in a frame.
pub fn framed(lines: live::View) -> Tree {
    view! { <ul class="lines">{lines}</ul> }
}

/// A line: what stands at its left and at its right.
pub fn line_view(left: Vec<Tree>, right: Vec<Tree>) -> Tree {
    view! { <li>{left}<span class="grow"></span>{right}</li> }
}

fn folded_view(title: &'static str, text: String) -> Tree {
    view! {
        <details class="folded">
            <summary>{title}</summary>
            <CopyButton text=text.clone() what=title.to_owned()/>
            <pre tabindex="0">{text}</pre>
        </details>
    }
}

fn pairs_view(title: String, pairs: Vec<(String, String)>) -> Tree {
    let rows: Vec<_> = pairs
        .into_iter()
        .map(|(key, value)| {
            view! {
                <tr>
                    <th scope="row" title=key.clone()>{key.clone()}</th>
                    <td title=value.clone()>{value.clone()}</td>
                </tr>
            }
        })
        .collect();
    view! { <table class="pairs" aria-label=title><tbody>{rows}</tbody></table> }
}
