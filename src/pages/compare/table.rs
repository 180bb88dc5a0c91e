//! The rows that are not the same, or those that are: what each side says, beside what the other one says.

use catalog::{
    compare::{Difference, Pair, Standing},
    property::Value,
    size::{grouped, human},
};

use leptos::prelude::*;

use super::{beside::Beside, lists::Told};
use crate::{
    format,
    i18n::Texts,
    routes,
    tree::{Tree, view},
    ui::{Content, Tone},
    words,
};

/// Texts of one side that are named; the others are counted.
const NAMED: usize = 6;

/// Draws a pair: a line for each difference.
pub fn lines(beside: &Beside, pair: &Pair, told: Told, texts: &'static Texts) -> Vec<Tree> {
    let Told { name, place, differences, facts } = told;
    let [left, right] = facts;
    let span = differences.len().max(1).to_string();
    let first = if pair.left.is_none() { &beside.right } else { &beside.left };
    let href = routes::on_connection(&untrack(|| place.href()), &beside.address_of(first));
    let [before, own, behind] = name;
    let full = [before.as_str(), own.as_str(), behind.as_str()].join("/");
    let full = full.trim_end_matches('/').to_owned();
    let mut head = Some(view! {
        <th scope="row" rowspan=span>
            <a href=href title=full>
                {(!beside.is_paired_within()).then(|| view! { <span class="muted">{format!("{before}/")}</span> })}
                {own}
                {(!behind.is_empty()).then(|| view! { <span class="muted">"/"</span><code>{behind}</code> })}
            </a>
        </th>
    });
    let mut line = |what: Tree, left: Tree, right: Tree| {
        let class = if head.is_some() { "first" } else { "further" };
        view! { <tr class=class>{head.take()}<td class="what">{what}</td><td>{left}</td><td>{right}</td></tr> }
    };
    if differences.is_empty() {
        let (what, tone) = match pair.standing {
            Standing::Left => (texts.only_in(&beside.left_name(texts)), Tone::Warn),
            Standing::Right => (texts.only_in(&beside.right_name(texts)), Tone::Warn),
            Standing::Unknown => (texts.not_known().to_owned(), Tone::Plain),
            Standing::Different | Standing::Same => (texts.the_same().to_owned(), Tone::Ok),
        };
        // Where not all rows are here, one that is not among them may be there all the same.
        let none = if pair.standing == Standing::Unknown { texts.unknown() } else { texts.absent() };
        return vec![line(Content::Badge(what, tone).view(), brief(left, none, texts), brief(right, none, texts))];
    }
    let line = |told: Difference| {
        let Difference { name, left, right, is_unknown } = told;
        let what = if name == "tags" { texts.own_tags() } else { words::property(name, texts) };
        line(what.into(), value(name, left, is_unknown, texts), value(name, right, is_unknown, texts))
    };
    differences.into_iter().map(line).collect()
}

/// What a side says first of a row, in one line; `none` if it says nothing.
fn brief(facts: Vec<(&'static str, Value)>, none: &'static str, texts: &Texts) -> Tree {
    if facts.is_empty() {
        return Content::Muted(none.to_owned()).view();
    }
    let mut parts = Vec::new();
    for (name, value) in facts {
        if !parts.is_empty() {
            parts.push(" · ".into());
        }
        parts.push(match value {
            Value::Bytes(size) => words::size(size).into(),
            Value::Instant(at) => Content::Ago(at).view(),
            Value::Text(word) => words::property_value(name, &word, texts).unwrap_or(word).into(),
            Value::Number(number) => words::number(number).into(),
            Value::Texts(_) | Value::Pairs(_) => Tree::Nothing,
        });
    }
    Tree::Many(parts)
}

/// What a side says of a property, to the last byte and second: what differs must not look alike.
fn value(name: &'static str, value: Value, is_unknown: bool, texts: &'static Texts) -> Tree {
    let unknown = || Content::Muted(texts.unknown().to_owned()).view();
    match value {
        Value::Bytes(Some(bytes)) => {
            let exactly = format!(" ({} {})", grouped(bytes), texts.bytes_unit());
            Content::Remarked(human(bytes), exactly).view()
        }
        Value::Number(Some(number)) => grouped(number).into(),
        Value::Instant(Some(at)) => {
            let millis = at.unix_millis();
            let date = format::local_time(millis).text;
            let date = date.split(' ').next().unwrap_or_default();
            let text = format!("{date} {}", format::clock_time(millis));
            let utc = at.to_rfc3339();
            view! { <time datetime=utc.clone() title=utc>{text}</time> }
        }
        Value::Texts(all) => named(all, is_unknown, texts),
        Value::Text(word) if !word.is_empty() => words::property_value(name, &word, texts).unwrap_or(word).into(),
        _ => unknown(),
    }
}

/// The texts that one side alone has.
fn named(mut all: Vec<String>, is_unknown: bool, texts: &Texts) -> Tree {
    let rest = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    let more = (rest > 0).then(|| texts.more_values(&grouped(rest as u64)));
    let nothing = all.is_empty().then(|| if is_unknown { texts.unknown() } else { texts.none_of_its_own() }.to_owned());
    let remark = (is_unknown && nothing.is_none()).then(|| texts.not_all_named().to_owned());
    let chips: Vec<Tree> =
        all.into_iter().map(|text| view! { <code title=text.clone()>{text.clone()}</code> }).collect();
    let remarks: Vec<Tree> =
        [more, nothing, remark].into_iter().flatten().map(|text| view! { <span class="muted">{text}</span> }).collect();
    view! { <span class="compare-texts">{chips}{remarks}</span> }
}
