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
    let mut sums: BTreeMap<&str, (Option<u64>, u64)> = BTreeMap::new();
    let mut unsized_rows = 0u64;
    for row in &answer.rows {
        let (size, count) = sums.entry(&row.namespace).or_default();
        match row.size {
            Some(own) => *size = Some(size.unwrap_or_default().saturating_add(own)),
            None => unsized_rows += 1,
        }
        *count += 1;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, sum)| Reverse(*sum));
    let most = sums.first().and_then(|(_, (size, _))| *size).unwrap_or_default();
    let left_out = sums.len().saturating_sub(MOST);
    let lines: Vec<_> = sums
        .into_iter()
        .take(MOST)
        .map(|(namespace, (size, count))| {
            let own = query.with_filters(|filters| {
                namespace.clone_into(&mut filters.namespace);
                // Exactly this one; a name that was typed stays as loose as it was.
                filters.exact |= filters.name.trim().is_empty();
            });
            let told =
                [size.map_or_else(|| "–".to_owned(), human), texts.repositories_count(&grouped(count))].join(" · ");
            let permille = permille(size.unwrap_or_default(), most);
            Bar { name: namespace.to_owned(), href: Place::Repositories(own).href(), permille, told }
        })
        .collect();
    let more = (left_out > 0).then(|| view! { <p class="muted">{texts.more_values(&grouped(left_out as u64))}</p> });
    let without = (unsized_rows > 0).then(|| format!(" · {}", texts.without_size(&grouped(unsized_rows))));
    let covered = texts.storage_of(&grouped(answer.rows.len() as u64)) + &without.unwrap_or_default();
    view! {
        <p class="muted">{covered}</p>
        {bars(texts.storage(), lines)}
        {more}
    }
}
