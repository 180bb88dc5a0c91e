//! The tags of a repository: by line, with names and floating tags apart, and pre-releases only as long as one wants them.

use std::sync::Arc;

use catalog::{
    order,
    release::{self, GroupKind, Tag, TagGroup},
    size::grouped,
};
use leptos::prelude::*;

use super::pull::Pull;
use crate::{
    i18n::{I18n, Texts},
    live::{self, RwSignal, Signal},
    tree::{Tree, view},
    ui::{Body, Content, Fold, Section, Switch, content, framed, line_view},
    words,
};

/// So many tags are looked through at once: nothing is folded.
const FEW_TAGS: usize = 20;
/// Of more, those shown before one asks for the others.
const FIRST_TAGS: usize = 10;
/// Lines listed before one asks for the older ones.
const FIRST_LINES: usize = 12;
/// Tags shown at once of a group that is unfolded.
const FIRST_UNFOLDED: usize = 100;

/// The section of the panel.
pub fn section(tags: &[String], pull: Pull, i18n: I18n) -> Section {
    let texts = i18n.texts();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    if tags.is_empty() {
        return Section::new(texts.tags(), Body::Paragraph(Content::Muted(texts.no_tags().to_owned())));
    }
    let newest = order::newest(tags.iter().copied()).unwrap_or_default();
    Section::new(texts.tags(), Body::Still(Tags::new(release::tag_groups(&tags), newest, pull, texts).view()))
}

/// A group, and how much of it is shown.
#[derive(Clone)]
struct Group {
    held: Arc<TagGroup>,
    with_prereleases: RwSignal<bool>,
    is_open: RwSignal<bool>,
    /// All of its tags are shown while it is open.
    is_whole: RwSignal<bool>,
    /// How many are until then.
    first: usize,
}

impl Group {
    /// The tags that there are.
    fn tags(&self) -> impl Iterator<Item = &Tag> {
        let all = self.with_prereleases.get();
        self.held.tags.iter().filter(move |tag| all || !tag.is_prerelease)
    }

    fn is_empty(&self) -> bool {
        self.tags().next().is_none()
    }

    /// How many of them are shown.
    fn shown(&self) -> usize {
        match (self.is_open.get(), self.is_whole.get()) {
            (false, _) => 0,
            (true, false) => self.first,
            (true, true) => usize::MAX,
        }
    }

    /// How many of them are not.
    fn hidden(&self) -> usize {
        self.tags().skip(self.shown()).count()
    }

    fn show_all(&self) {
        self.is_whole.set(true);
        self.is_open.set(true);
    }
}

/// All groups, and what is shown of them.
#[derive(Clone)]
struct Tags {
    /// The lines first.
    groups: Arc<Vec<Group>>,
    lines: usize,
    newest: Arc<str>,
    with_prereleases: RwSignal<bool>,
    with_older: RwSignal<bool>,
    pull: Pull,
    texts: &'static Texts,
}

impl Tags {
    fn new(groups: Vec<TagGroup>, newest: &str, pull: Pull, texts: &'static Texts) -> Self {
        let with_prereleases = RwSignal::new(true);
        let count: usize = groups.iter().map(|group| group.tags.len()).sum();
        let are_few = count <= FEW_TAGS;
        let lines = groups.iter().filter(|group| matches!(group.kind, GroupKind::Line(_))).count();
        let first = release::first_of_each(&groups, if are_few { count } else { FIRST_TAGS });
        let group = |(group, first): (TagGroup, usize)| Group {
            held: Arc::new(group),
            with_prereleases,
            is_open: RwSignal::new(first > 0),
            is_whole: RwSignal::new(false),
            first: if first > 0 { first } else { FIRST_UNFOLDED },
        };
        Self {
            groups: Arc::new(groups.into_iter().zip(first).map(group).collect()),
            lines,
            newest: newest.into(),
            with_prereleases,
            with_older: RwSignal::new(lines <= FIRST_LINES),
            pull,
            texts,
        }
    }

    /// The lines that are listed only on demand.
    fn older(&self) -> &[Group] {
        self.groups.get(FIRST_LINES..self.lines).unwrap_or_default()
    }

    fn view(self) -> Tree {
        let first = self.groups.iter().take(self.lines.min(FIRST_LINES)).map(|group| self.group(group));
        let first: Vec<Tree> = first.collect();
        let others: Vec<Tree> = self.groups.iter().skip(self.lines).map(|group| self.group(group)).collect();
        let (older, rest, pull) = (self.clone(), self.clone(), self.pull);
        let older = move || {
            if older.with_older.get() {
                return older.older().iter().map(|group| older.group(group)).collect::<Tree>();
            }
            older.list_older().into_iter().collect()
        };
        view! {
            <div class="tags" class:no-address=live::flag(move || pull.is_impossible())>
                {self.switch()}
                {first}
                {live::view(older)}
                {others}
                {live::view(move || rest.rest())}
            </div>
        }
    }

    /// Leaves out pre-releases, if there are any.
    fn switch(&self) -> Option<Tree> {
        let with_prereleases = self.with_prereleases;
        let has = self.groups.iter().flat_map(|group| &group.held.tags).any(|tag| tag.is_prerelease);
        let change = Callback::new(move |on| with_prereleases.set(on));
        let label = self.texts.prereleases().to_owned();
        has.then(|| view! { <Switch label=label value=with_prereleases on_change=change/> })
    }

    /// A group, which can be folded unless there is no other.
    fn group(&self, group: &Group) -> Tree {
        let list = self.list(group);
        if self.groups.len() == 1 {
            return list;
        }
        let texts = self.texts;
        let name = match &group.held.kind {
            GroupKind::Line(name) => name.clone(),
            GroupKind::Names => texts.other_tags().to_owned(),
            GroupKind::Floating => texts.floating_tags().to_owned(),
        };
        let (title, is_open) = (name.clone(), group.is_open);
        let (group, counted, emptied) = (group.clone(), group.clone(), group.clone());
        let rest = move || {
            let hidden = group.hidden();
            let text = texts.show_more_of(&grouped(hidden as u64), &name);
            let group = group.clone();
            (group.is_open.get() && hidden > 0).then(|| button("link-button", text, Box::new(move || group.show_all())))
        };
        let note = Signal::derive(move || grouped(counted.tags().count() as u64));
        let hidden = Signal::derive(move || emptied.is_empty());
        view! { <Fold title=title note=note open=is_open hidden=hidden>{list}{live::view(rest)}</Fold> }
    }

    fn list(&self, group: &Group) -> Tree {
        let (tags, group) = (self.clone(), group.clone());
        framed(live::view(move || group.tags().take(group.shown()).map(|tag| tags.line(&tag.text)).collect::<Tree>()))
    }

    fn line(&self, tag: &str) -> Tree {
        let badge = words::version_badge(tag, Some(&self.newest), self.texts);
        let left = std::iter::once(Content::Copyable { text: tag.to_owned(), what: tag.to_owned() }).chain(badge);
        line_view(content::all(left.collect()), vec![self.pull.button(tag, self.texts)])
    }

    /// Lists the older lines.
    fn list_older(&self) -> Option<Tree> {
        let count = self.older().iter().filter(|group| !group.is_empty()).count();
        let text = self.texts.older_lines(&grouped(count as u64));
        let with_older = self.with_older;
        (count > 0).then(|| button("link-button", text, Box::new(move || with_older.set(true))))
    }

    /// Shows all that is folded or left out; or says that nothing is.
    fn rest(&self) -> Option<Tree> {
        if self.groups.iter().all(Group::is_empty) {
            return Some(Content::Muted(self.texts.only_prereleases().to_owned()).view());
        }
        let hidden: usize = self.groups.iter().map(Group::hidden).sum();
        let text = self.texts.show_more(&grouped(hidden as u64));
        let tags = self.clone();
        let show = move || {
            tags.with_older.set(true);
            tags.groups.iter().for_each(Group::show_all);
        };
        (hidden > 0).then(|| button("button", text, Box::new(show)))
    }
}

fn button(class: &'static str, text: String, act: Box<dyn Fn()>) -> Tree {
    view! { <button type="button" class=class on:click=move |_| act()>{text}</button> }
}
