//! How the events of the parser become a tree that keeps within its bounds.

use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag};

use super::{DEEPEST, Kind, MOST, Piece, RANKS};
use crate::wire::link;

/// A tree that grows.
#[derive(Default)]
pub(super) struct Tree {
    /// Pieces so far.
    count: usize,
    /// What lies on the top level.
    top: Vec<Piece>,
    /// The parts whose end is to come, the outermost first.
    open: Vec<(Kind, Vec<Piece>)>,
    /// What each start was for whose end is to come.
    starts: Vec<Start>,
    /// How many of these were too deep: nothing below them is a part.
    too_deep: usize,
    /// Levels of the headings above, as they were written.
    headings: Vec<u8>,
    /// Whether cells are those of a head.
    in_head: bool,
}

/// What the start of something did.
enum Start {
    /// A part was opened.
    Part,
    /// None was, since it would be too deep.
    TooDeep,
    /// None was, since only what stands in it counts.
    Nothing,
}

impl Tree {
    /// Takes what comes next; `false` if there is no room for it.
    pub(super) fn take(&mut self, event: Event<'_>) -> bool {
        if self.count >= MOST {
            return false;
        }
        match event {
            Event::Start(tag) => {
                let kind = self.kind(&tag);
                self.start(kind);
            }
            Event::End(_) => self.end(),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.say(&text),
            Event::Code(text) => {
                self.start(Some(Kind::Code));
                self.say(&text);
                self.end();
            }
            Event::SoftBreak => self.say("\n"),
            Event::HardBreak => self.add(Piece::Break),
            Event::Rule => self.add(Piece::Part(Kind::Rule, Vec::new())),
            // Of extensions that are not asked for.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
        true
    }

    /// All that there is, with an end to what has none.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        while !self.starts.is_empty() {
            self.end();
        }
        self.top
    }

    /// What a tag makes of what stands in it, if anything.
    fn kind(&mut self, tag: &Tag<'_>) -> Option<Kind> {
        Some(match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(number(*level)),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(_) | Tag::HtmlBlock => Kind::Block,
            Tag::List(None) => Kind::List,
            Tag::List(Some(first)) => Kind::Numbered(*first),
            Tag::Item => Kind::Item,
            Tag::Table(_) => Kind::Table,
            Tag::TableHead | Tag::TableRow => {
                self.in_head = matches!(tag, Tag::TableHead);
                Kind::Row
            }
            Tag::TableCell if self.in_head => Kind::HeadCell,
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Struck,
            Tag::Link { link_type, dest_url, .. } => Kind::Link(address(*link_type, dest_url)?),
            // What stands in a picture is what stands for it; the rest is of extensions that are not asked for.
            _ => return None,
        })
    }

    fn start(&mut self, kind: Option<Kind>) {
        let start = match kind {
            None => Start::Nothing,
            Some(kind) if self.too_deep == 0 && self.open.len() + kind.levels() <= DEEPEST => {
                self.count += 1;
                self.open.push((kind, Vec::new()));
                Start::Part
            }
            Some(kind) => {
                self.too_deep += 1;
                let is_parted = matches!(self.siblings().last(), None | Some(Piece::Break));
                if !kind.is_inline() && !is_parted {
                    self.add(Piece::Break);
                }
                Start::TooDeep
            }
        };
        self.starts.push(start);
    }

    fn end(&mut self) {
        match self.starts.pop() {
            Some(Start::Part) => self.close(),
            Some(Start::TooDeep) => self.too_deep = self.too_deep.saturating_sub(1),
            Some(Start::Nothing) | None => {}
        }
    }

    fn close(&mut self) {
        let Some((kind, mut inside)) = self.open.pop() else { return };
        let is_blank = inside.iter().all(is_blank);
        let kind = match kind {
            // A link must have a name.
            Kind::Link(address) if is_blank => {
                inside = vec![Piece::Text(address.clone())];
                Kind::Link(address)
            }
            _ if is_blank && !kind.may_be_empty() => return,
            Kind::Heading(level) => Kind::Heading(self.rank(level)),
            kind => kind,
        };
        if let (Kind::Block, Some(Piece::Text(text))) = (&kind, inside.last_mut()) {
            text.truncate(text.trim_end_matches('\n').len());
        }
        self.siblings().push(Piece::Part(kind, inside));
    }

    /// The rank of a heading that was written with this level: one below the last one of a higher level.
    fn rank(&mut self, level: u8) -> u8 {
        self.headings.retain(|above| *above < level);
        self.headings.push(level);
        u8::try_from(self.headings.len()).unwrap_or(RANKS).min(RANKS)
    }

    /// Where the next piece goes.
    fn siblings(&mut self) -> &mut Vec<Piece> {
        self.open.last_mut().map_or(&mut self.top, |(_, inside)| inside)
    }

    fn add(&mut self, piece: Piece) {
        self.count += 1;
        self.siblings().push(piece);
    }

    fn say(&mut self, words: &str) {
        if let Some(Piece::Text(text)) = self.siblings().last_mut() {
            text.push_str(words);
        } else if !words.is_empty() {
            self.add(Piece::Text(words.to_owned()));
        }
    }
}

/// Whether nothing of it can be seen.
fn is_blank(piece: &Piece) -> bool {
    match piece {
        Piece::Text(text) => text.trim().is_empty(),
        Piece::Break => true,
        Piece::Part(kind, inside) => !kind.may_be_empty() && inside.iter().all(is_blank),
    }
}

/// The address of a link, if it may be one.
fn address(link: LinkType, url: &str) -> Option<String> {
    let mail = match url.split_at_checked("mailto:".len()) {
        Some((scheme, mail)) if scheme.eq_ignore_ascii_case("mailto:") => Some(mail),
        _ => (link == LinkType::Email).then_some(url),
    };
    mail.map_or_else(|| link::page(url).map(str::to_owned), link::mail)
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
