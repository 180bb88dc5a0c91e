//! Markdown that somebody else wrote, as a tree that can be drawn without thinking of safety again.
//!
//! There is no HTML in it (what was HTML is text), no picture (what it stands for is text), and no address that
//! [`link`](crate::wire::link) does not accept. A document is cut rather than refused: at a length, a number of pieces and a depth.

mod tree;

#[cfg(test)]
mod tests;

use pulldown_cmark::{Options, Parser};
use tree::Tree;

/// Bytes that are read of a text.
pub const LONGEST: usize = 100_000;
/// Pieces of the largest tree.
pub const MOST: usize = 5_000;
/// Levels of the deepest tree; what lies deeper is text.
pub const DEEPEST: usize = 12;
/// Ranks of headings; what lies lower is of the last one.
pub const RANKS: u8 = 3;

/// A text that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its pieces.
    pub pieces: Vec<Piece>,
    /// Whether there was more than is here.
    pub is_cut: bool,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// A line ends here.
    Break,
    /// Pieces of one kind.
    Part(Kind, Vec<Piece>),
}

/// What a part of a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading of this rank, counted from 1; none is more than one rank below the one that it stands under.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list with points; it holds items.
    List,
    /// A list that counts, from this number; it holds items.
    Numbered(u64),
    /// An item of a list.
    Item,
    /// A quotation.
    Quote,
    /// Lines of code, or of HTML.
    Block,
    /// A line across.
    Rule,
    /// A table; it holds rows.
    Table,
    /// A row of a table; it holds cells.
    Row,
    /// A cell that says what stands under it.
    HeadCell,
    /// A cell.
    Cell,
    /// Words of code.
    Code,
    /// Words that are stressed.
    Emphasis,
    /// Words that are stressed more.
    Strong,
    /// Words that hold no more.
    Struck,
    /// A link to this address, which was checked.
    Link(String),
}

impl Kind {
    /// Levels that it needs for itself and for what it must hold.
    fn levels(&self) -> usize {
        match self {
            Self::Table => 3,
            Self::List | Self::Numbered(_) => 2,
            _ => 1,
        }
    }

    /// Whether it says something even if nothing stands in it.
    fn may_be_empty(&self) -> bool {
        matches!(self, Self::Rule | Self::Item | Self::Row | Self::HeadCell | Self::Cell)
    }

    /// Whether it stands between words, and does not part them.
    fn is_inline(&self) -> bool {
        matches!(self, Self::Code | Self::Emphasis | Self::Strong | Self::Struck | Self::Link(_))
    }
}

/// Reads a text.
pub fn read(text: &str) -> Document {
    let text = text.trim_start_matches('\u{feff}');
    let start = beginning(text);
    let mut tree = Tree::default();
    let mut events = Parser::new_ext(start, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let all = events.all(|event| tree.take(event));
    Document { pieces: tree.finish(), is_cut: !all || start.len() < text.len() }
}

/// As much of a text as is read: whole lines, if the first one is not too long itself.
fn beginning(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let (start, _) = text.split_at(text.floor_char_boundary(LONGEST));
    start.rfind('\n').and_then(|end| start.get(..end)).unwrap_or(start)
}
