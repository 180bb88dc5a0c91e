//! Markdown that somebody else wrote, drawn as elements: `catalog::markdown` has left nothing in it that could do harm.

use catalog::markdown::{self, Document, Kind, Piece};

use crate::{
    i18n::Texts,
    tree::{Element, Tree, view},
};

/// Bytes and lines of a text that is shown without being asked for.
const UNFOLDED: (usize, usize) = (1_500, 30);

/// A text, below headings of the third rank; a long one is unfolded on demand. `None` if it says nothing.
pub fn view(text: &str, unfold: &'static str, texts: &Texts) -> Option<Tree> {
    let Document { pieces, is_cut } = markdown::read(text);
    if pieces.is_empty() {
        return None;
    }
    let inside = all(pieces, texts);
    let rest = is_cut.then(|| view! { <p class="muted">{texts.text_is_cut()}</p> });
    let document = view! { <div class="markdown">{inside}{rest}</div> };
    let (bytes, lines) = UNFOLDED;
    Some(if text.len() > bytes || text.lines().count() > lines {
        view! { <details class="folded"><summary>{unfold}</summary>{document}</details> }
    } else {
        document
    })
}

fn all(pieces: Vec<Piece>, texts: &Texts) -> Vec<Tree> {
    pieces.into_iter().map(|piece| piece_view(piece, texts)).collect()
}

fn piece_view(piece: Piece, texts: &Texts) -> Tree {
    match piece {
        Piece::Text(text) => text.into(),
        Piece::Break => view! { <br/> },
        Piece::Part(kind, inside) => part(kind, all(inside, texts), texts),
    }
}

fn part(kind: Kind, inside: Vec<Tree>, texts: &Texts) -> Tree {
    match kind {
        Kind::Heading(1) => element("h4", inside),
        Kind::Heading(2) => element("h5", inside),
        Kind::Heading(_) => element("h6", inside),
        Kind::Paragraph => element("p", inside),
        Kind::List => element("ul", inside),
        Kind::Numbered(first) => view! { <ol start=first.to_string()>{inside}</ol> },
        Kind::Item => element("li", inside),
        Kind::Quote => element("blockquote", inside),
        // What is wider than the panel is scrolled, by keys too.
        Kind::Block => view! { <pre tabindex="0">{element("code", inside)}</pre> },
        Kind::Rule => view! { <hr/> },
        Kind::Table => {
            let body = element("tbody", inside);
            view! { <div class="markdown-table" tabindex="0"><table>{body}</table></div> }
        }
        Kind::Row => element("tr", inside),
        Kind::HeadCell => view! { <th scope="col">{inside}</th> },
        Kind::Cell => element("td", inside),
        Kind::Code => element("code", inside),
        Kind::Emphasis => element("em", inside),
        Kind::Strong => element("strong", inside),
        Kind::Struck => element("del", inside),
        Kind::Link(href) => link(href, inside, texts),
    }
}

/// Elements without attributes share one type, whatever their name, and so one piece of code.
fn element(name: &'static str, inside: Vec<Tree>) -> Tree {
    let mut element = Element::new(name);
    element.child(inside);
    element.into()
}

fn link(href: String, inside: Vec<Tree>, texts: &Texts) -> Tree {
    if href.starts_with("mailto:") {
        return view! { <a href=href.clone() title=href.clone()>{inside}</a> };
    }
    let note = format!(" ({})", texts.opens_new_tab());
    view! {
        <a href=href.clone() title=href.clone() target="_blank" rel="noopener noreferrer">
            {inside}
            <span class="visually-hidden">{note}</span>
        </a>
    }
}
