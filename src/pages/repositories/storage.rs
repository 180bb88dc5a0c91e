//! Which organization takes how much room, of the repositories that are here.

use std::{cmp::Reverse, collections::BTreeMap};

use catalog::{
    Repository,
    query::{Answer, ListQuery, Repositories},
    size::{grouped, human},
};

use crate::{
    i18n::I18n,
    routes::Place,
    tree::{Tree, view},
    ui::{Bar, bars, permille},
};

/// So many organizations are drawn.
const MOST: usize = 30;

/// Draws a bar for each organization, the largest first.
pub fn draw(answer: &mut Answer<Vec<Repository>>, query: &ListQuery<Repositories>, i18n: I18n) -> Tree {
    let texts = i18n.texts();
    let mut sums: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for row in &answer.rows {
        let (size, count) = sums.entry(&row.namespace).or_default();
        *size = size.saturating_add(row.size.unwrap_or_default());
        *count += 1;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, sum)| Reverse(*sum));
    let most = sums.first().map_or(0, |(_, (size, _))| *size);
    let left_out = sums.len().saturating_sub(MOST);
    let lines: Vec<_> = sums
        .into_iter()
        .take(MOST)
        .map(|(namespace, (size, count))| {
            let href =
                Place::Repositories(query.with_filters(|filters| namespace.clone_into(&mut filters.namespace))).href();
            let told = format!("{} · {}", human(size), texts.repositories_count(&grouped(count)));
            Bar { name: namespace.to_owned(), href, permille: permille(size, most), told }
        })
        .collect();
    let more = (left_out > 0).then(|| view! { <p class="muted">{texts.show_more(&left_out.to_string())}</p> });
    view! {
        <p class="muted">{texts.storage_of(&grouped(answer.rows.len() as u64))}</p>
        {bars(texts.storage(), lines)}
        {more}
    }
}
