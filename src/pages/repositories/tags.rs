//! The tags of a repository: by line, with names and floating tags apart, and pre-releases only as long as one wants them.

use catalog::{
    order,
    release::{self, GroupKind, TagGroup},
    size::grouped,
};
use leptos::prelude::*;

use super::pull::Pull;
use crate::{
    i18n::{I18n, Texts},
    live,
    ui::{Body, Content, Fold, Section, Switch, content},
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
        return Section::new(texts.tags, Body::Paragraph(Content::Muted(texts.no_tags.to_owned())));
    }
    let newest = order::newest(tags.iter().copied()).map(str::to_owned);
    Section::new(texts.tags, Body::Still(Tags::new(release::tag_groups(&tags), newest, pull, texts).view()))
}

/// A group, and how much of it is shown. Copied freely.
#[derive(Clone, Copy)]
struct Group {
    tags: StoredValue<TagGroup>,
    with_prereleases: RwSignal<bool>,
    is_open: RwSignal<bool>,
    /// How many of its tags are shown while it is open.
    first: RwSignal<usize>,
}

impl Group {
    /// How many tags it has.
    fn count(self) -> usize {
        let all = self.with_prereleases.get();
        let count = |group: &TagGroup| group.tags.iter().filter(|tag| all || !tag.is_prerelease).count();
        self.tags.try_with_value(count).unwrap_or_default()
    }

    /// The tags that are shown.
    fn shown(self) -> Vec<String> {
        if !self.is_open.get() {
            return Vec::new();
        }
        let (all, first) = (self.with_prereleases.get(), self.first.get());
        let shown = |group: &TagGroup| {
            let tags = group.tags.iter().filter(|tag| all || !tag.is_prerelease).take(first);
            tags.map(|tag| tag.text.clone()).collect()
        };
        self.tags.try_with_value(shown).unwrap_or_default()
    }

    /// How many are not shown.
    fn hidden(self) -> usize {
        let count = self.count();
        count - if self.is_open.get() { self.first.get().min(count) } else { 0 }
    }

    fn show_all(self) {
        self.first.set(usize::MAX);
        self.is_open.set(true);
    }
}

/// All groups, and what is shown of them. Copied freely.
#[derive(Clone, Copy)]
struct Tags {
    lines: StoredValue<Vec<Group>>,
    others: StoredValue<Vec<Group>>,
    newest: StoredValue<Option<String>>,
    with_prereleases: RwSignal<bool>,
    with_older: RwSignal<bool>,
    folds: bool,
    pull: Pull,
    texts: &'static Texts,
}

impl Tags {
    fn new(groups: Vec<TagGroup>, newest: Option<String>, pull: Pull, texts: &'static Texts) -> Self {
        let with_prereleases = RwSignal::new(true);
        let count: usize = groups.iter().map(|group| group.tags.len()).sum();
        let are_few = count <= FEW_TAGS;
        let first = release::first_of_each(&groups, if are_few { count } else { FIRST_TAGS });
        let group = |(group, first): (TagGroup, usize)| Group {
            tags: StoredValue::new(group),
            with_prereleases,
            is_open: RwSignal::new(first > 0),
            first: RwSignal::new(if first > 0 { first } else { FIRST_UNFOLDED }),
        };
        let line_count = groups.iter().filter(|group| matches!(group.kind, GroupKind::Line(_))).count();
        let folds = !are_few && groups.len() > 1;
        let mut lines: Vec<Group> = groups.into_iter().zip(first).map(group).collect();
        let others = lines.split_off(line_count);
        Self {
            lines: StoredValue::new(lines),
            others: StoredValue::new(others),
            newest: StoredValue::new(newest),
            with_prereleases,
            with_older: RwSignal::new(line_count <= FIRST_LINES),
            folds,
            pull,
            texts,
        }
    }

    fn groups(self) -> Vec<Group> {
        let groups = |groups: StoredValue<Vec<Group>>| groups.try_get_value().unwrap_or_default();
        [groups(self.lines), groups(self.others)].concat()
    }

    fn view(self) -> AnyView {
        let is_alone = self.groups().len() == 1;
        let view = move |group: Group| {
            let inside = if self.folds { self.folded(group) } else { self.headed(group, is_alone) };
            view! { <div class="tag-group" prop:hidden=live::flag(move || group.count() == 0)>{inside}</div> }
                .into_any()
        };
        let lines = self.lines.try_get_value().unwrap_or_default();
        let others = self.others.try_get_value().unwrap_or_default();
        let first: Vec<AnyView> = lines.iter().take(FIRST_LINES).copied().map(view).collect();
        let others: Vec<AnyView> = others.into_iter().map(view).collect();
        let older = move || match self.with_older.get() {
            true => lines.iter().skip(FIRST_LINES).copied().map(view).collect(),
            false => self.older().into_iter().collect(),
        };
        view! {
            <div class="tags" class:no-address=live::flag(move || self.pull.is_impossible())>
                {self.switch()}
                {first}
                {live::many(older)}
                {others}
                {live::maybe(move || self.nothing())}
                {live::maybe(move || self.rest())}
            </div>
        }
        .into_any()
    }

    /// Leaves out pre-releases, if there are any.
    fn switch(self) -> Option<AnyView> {
        let is_prerelease = |group: &TagGroup| group.tags.iter().any(|tag| tag.is_prerelease);
        let has = |group: &Group| group.tags.try_with_value(is_prerelease).unwrap_or_default();
        let change = Callback::new(move |on| self.with_prereleases.set(on));
        let label = self.texts.prereleases.to_owned();
        self.groups()
            .iter()
            .any(has)
            .then(|| view! { <Switch label=label value=self.with_prereleases on_change=change/> }.into_any())
    }

    fn headed(self, group: Group, is_alone: bool) -> AnyView {
        let name = (!is_alone).then(|| view! { <h4>{self.name(group)}</h4> });
        view! { {name}{self.list(group)} }.into_any()
    }

    fn folded(self, group: Group) -> AnyView {
        let name = self.name(group);
        let title = name.clone();
        let rest = move || {
            let hidden = group.hidden();
            let text = (self.texts.show_more_of)(&grouped(hidden as u64), &name);
            (group.is_open.get() && hidden > 0).then(|| link_button(text, move || group.show_all()))
        };
        let note = Signal::derive(move || grouped(group.count() as u64));
        let list = self.list(group);
        view! { <Fold title=title note=note open=group.is_open>{list}{live::maybe(rest)}</Fold> }.into_any()
    }

    fn name(self, group: Group) -> String {
        let name = |group: &TagGroup| match &group.kind {
            GroupKind::Line(name) => name.clone(),
            GroupKind::Names => self.texts.other_tags.to_owned(),
            GroupKind::Floating => self.texts.floating_tags.to_owned(),
        };
        group.tags.try_with_value(name).unwrap_or_default()
    }

    fn list(self, group: Group) -> AnyView {
        let lines = move || {
            let newest = self.newest.try_get_value().flatten();
            group.shown().into_iter().map(|tag| self.line(tag, newest.as_deref())).collect()
        };
        view! { <ul class="lines">{live::many(lines)}</ul> }.into_any()
    }

    fn line(self, tag: String, newest: Option<&str>) -> AnyView {
        let badge = words::version_badge(&tag, newest, self.texts);
        let pull = self.pull.button(&tag, self.texts);
        let left = std::iter::once(Content::Copyable { text: tag.clone(), what: tag }).chain(badge);
        view! { <li>{content::all(left.collect())}<span class="grow"></span>{pull}</li> }.into_any()
    }

    /// Lists the lines behind the first ones.
    fn older(self) -> Option<AnyView> {
        let lines = self.lines.try_get_value().unwrap_or_default();
        let count = lines.iter().skip(FIRST_LINES).filter(|group| group.count() > 0).count();
        let text = (self.texts.older_lines)(&grouped(count as u64));
        (count > 0).then(|| link_button(text, move || self.with_older.set(true)))
    }

    fn nothing(self) -> Option<AnyView> {
        let is_empty = self.groups().iter().all(|group| group.count() == 0);
        is_empty.then(|| Content::Muted(self.texts.only_prereleases.to_owned()).view())
    }

    /// Shows all that is folded or left out.
    fn rest(self) -> Option<AnyView> {
        let hidden: usize = self.groups().iter().map(|group| group.hidden()).sum();
        let text = (self.texts.show_more)(&grouped(hidden as u64));
        let show = move |_| {
            self.with_older.set(true);
            self.groups().iter().for_each(|group| group.show_all());
        };
        (hidden > 0).then(|| view! { <button type="button" class="button" on:click=show>{text}</button> }.into_any())
    }
}

fn link_button(text: String, act: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class="link-button" on:click=move |_| act()>{text}</button> }.into_any()
}
