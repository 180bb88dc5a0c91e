//! What the keeper of a registry asks of the rows that are here, each question a link to the rows that answer it.

use catalog::{
    hygiene::{Board, Hygiene, Question, Sum},
    order::Direction,
    query::{ListQuery, Sort},
    size::{grouped, human},
};

use crate::{
    i18n::{I18n, Texts},
    routes::Place,
    tree::{Tree, view},
    ui::{Bar, bars, permille},
};

/// Draws what was counted.
pub fn draw<L: Hygiene>(
    board: &Board<L>,
    query: &ListQuery<L>,
    place: fn(ListQuery<L>) -> Place,
    size: L::Column,
    i18n: I18n,
) -> Tree {
    let texts = i18n.texts();
    let all = board.all();
    let bar = |name: String, sum: Sum, shown: ListQuery<L>| {
        let share = permille(sum.bytes, all.bytes);
        let href = if sum.rows > 0 { place(shown).href() } else { String::new() };
        let percent = if share < 10 && sum.bytes > 0 { "<1".to_owned() } else { (share / 10).to_string() };
        let told = format!("{} · {} · {percent}%", grouped(sum.rows), human(sum.bytes));
        Bar { name, href, permille: share, told }
    };
    let by_size = Some(Sort { column: size, direction: Direction::Descending });
    let plain = query.with_open("");
    let question = |(question, sum): (Question, Sum)| {
        let shown = plain.with_find(&question.condition());
        let shown = if matches!(question, Question::Large(_)) { shown.with_sort(by_size) } else { shown };
        bar(ask(question, texts), sum, shown)
    };
    let largest = board.largest().map(|(from, sum)| {
        let shown = plain.with_find(&Question::Large(from).condition()).with_sort(by_size);
        bar(texts.largest_rows().to_owned(), sum, shown)
    });
    let lines: Vec<Bar> = board.answers().map(question).chain(largest).collect();
    view! {
        <p class="muted">{texts.hygiene_of(&grouped(all.rows), &human(all.bytes))}</p>
        {bars(texts.hygiene(), lines)}
    }
}

fn ask(question: Question, texts: &Texts) -> String {
    match question {
        Question::Stale(days) => return texts.not_updated_for(&days.to_string()),
        Question::NeverDownloaded => texts.never_downloaded(),
        Question::WithoutImages => texts.without_images(),
        Question::Untagged => texts.untagged(),
        Question::WithoutVersions => texts.without_versions(),
        Question::OneVersion => texts.one_version(),
        Question::Empty => texts.of_no_size(),
        Question::Public => texts.open_to_all(),
        Question::Undescribed => texts.undescribed(),
        Question::Large(bytes) => return texts.sized_at_least(&human(bytes)),
    }
    .to_owned()
}
