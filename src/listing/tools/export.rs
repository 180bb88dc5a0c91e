//! Taking rows away: as a file, or onto the clipboard.

use catalog::{
    Total,
    export::{About, Format, file_name},
    fold::LISTED,
    size::grouped,
};
use leptos::prelude::*;

use crate::{
    api::now,
    browser,
    data::connections::use_connections,
    listing::{
        Desk,
        records::Writing,
        spec::{AnyAnswer, Change, Drawn},
        status,
        tools::selection::{self, Place},
    },
    live::{self, Memo, RwSignal, Signal},
    tree::{Tree, view},
    ui::{Choice, Choices, Dialog},
};

/// Milliseconds of work after which the browser gets a turn, and after which progress is worth showing.
const TURN: f64 = 12.0;
const PATIENCE: f64 = 500.0;

/// Where the rows go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    File,
    Clipboard,
}

/// Which rows are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Picked,
    Shown,
    Found,
}

impl Scope {
    fn as_str(self) -> &'static str {
        match self {
            Self::Picked => "picked",
            Self::Shown => "shown",
            Self::Found => "found",
        }
    }

    fn from_word(word: &str) -> Self {
        [Self::Picked, Self::Found].into_iter().find(|scope| scope.as_str() == word).unwrap_or(Self::Shown)
    }
}

/// The dialog.
pub fn dialog(list: Desk, open: RwSignal<bool>) -> Tree {
    let i18n = list.i18n;
    let format = RwSignal::new(Format::default());
    // How many, and how many of them are left out.
    let picked = Memo::new(move |_| {
        let places = list.selection.shown().map(|_| selection::places(list));
        places.map(|(places, left_out)| (places.len(), left_out)).unwrap_or_default()
    });
    let scope = RwSignal::new(if picked.get_untracked().0 > 0 { Scope::Picked } else { Scope::Shown });
    // Rows written of how many, once that takes long; what came of it.
    let progress = RwSignal::new(None::<(usize, usize)>);
    let outcome = RwSignal::new("");
    let connection = use_connections().shown().get_untracked();
    let formats = vec![
        Choice::new(Format::Csv.as_str(), "CSV"),
        Choice::new(Format::Json.as_str(), "JSON"),
        Choice::new(Format::Markdown.as_str(), "Markdown"),
    ];
    let chosen = Signal::derive(move || format.get().as_str().to_owned());
    let choose = Callback::new(move |word: String| format.set(Format::parse(&word).unwrap_or_default()));
    let counts = Memo::new(move |_| {
        list.drawn.with(|drawn| drawn.as_ref().map(|drawn| (rows_of(drawn).count() as u64, drawn.found.0, drawn.total)))
    });
    let scopes = Signal::derive(move || {
        let texts = i18n.texts();
        let (shown, found, _) = counts.get().unwrap_or_default();
        let picked = picked.get().0 as u64;
        let choices = [
            (picked > 0).then(|| Choice::new(Scope::Picked.as_str(), texts.selected(&grouped(picked)))),
            Some(Choice::new(Scope::Shown.as_str(), texts.rows_shown(&grouped(shown)))),
            (found > 0).then(|| Choice::new(Scope::Found.as_str(), texts.rows_found(&grouped(found)))),
        ];
        choices.into_iter().flatten().collect::<Vec<_>>()
    });
    let chosen_scope = Signal::derive(move || scope.get().as_str().to_owned());
    let choose_scope = Callback::new(move |word: String| scope.set(Scope::from_word(&word)));
    // More match than have been loaded.
    let rest = move || {
        let total = list.drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.total))?;
        let is_whole = list.address.with(|address| list.spec.is_whole(address));
        let text = status::load_all(total, i18n.texts());
        (!is_whole).then(
            || view! { <p><a class="button" href=list.href(Change::Size(catalog::PageSize::Whole))>{text}</a></p> },
        )
    };
    let begin = move |way: Way| {
        let (Some(answer), false) = (untrack(|| list.answer()), progress.get_untracked().is_some()) else { return };
        let places = places(list, &answer, scope.get_untracked());
        let about = about(list, &answer, (&connection, scope.get_untracked()), &places);
        let format = format.get_untracked();
        let name = file_name(list.spec.name(), about.at, format);
        let writing = list.records.write(format, about);
        outcome.set("");
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let text = written(writing, &places, progress).await;
            let done = match way {
                Way::File => browser::download(&name, format.mime(), &text),
                Way::Clipboard => browser::copy(&text).await,
            };
            let texts = i18n.texts();
            let said = match (done, way) {
                (true, Way::File) => texts.downloaded(),
                (true, Way::Clipboard) => texts.copied(),
                (false, _) => texts.copy_failed(),
            };
            let _ = progress.try_set(None);
            let _ = outcome.try_set(said);
        });
    };
    let download = begin.clone();
    let bar = move || {
        progress.get().map(|(done, of)| {
            let name = i18n.texts().export();
            view! { <progress aria-label=name value=done.to_string() max=of.to_string()></progress> }
        })
    };
    let title = Signal::derive(move || i18n.texts().export().to_owned());
    view! {
        <Dialog open=open title=title>
            <div class="settings">
                <Choices label=Signal::derive(move || i18n.texts().format().to_owned()) name="export-format" choices=formats value=chosen on_choose=choose/>
                <Choices label=Signal::derive(move || i18n.texts().rows().to_owned()) name="export-rows" choices=scopes value=chosen_scope on_choose=choose_scope/>
                {live::view(move || selection::left_out(picked.get().1, i18n.texts()))}
                {live::view(rest)}
                <p class="actions">
                    <button type="button" class="button primary" on:click=move |_| download(Way::File)>{live::text(move || i18n.texts().download())}</button>
                    <button type="button" class="button" on:click=move |_| begin(Way::Clipboard)>{live::text(move || i18n.texts().copy())}</button>
                </p>
                {live::view(bar)}
                <p role="status">{live::text(move || outcome.get())}</p>
            </div>
        </Dialog>
    }
}

/// The places of the rows shown, without what they list.
fn rows_of(drawn: &Drawn) -> impl Iterator<Item = u32> {
    drawn.places.iter().copied().filter(|place| *place < LISTED)
}

/// The rows that are written.
fn places(list: Desk, answer: &AnyAnswer, scope: Scope) -> Vec<Place> {
    let places = match scope {
        Scope::Picked => return untrack(|| selection::places(list)).0,
        Scope::Shown => {
            list.drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| rows_of(drawn).collect())).unwrap_or_default()
        }
        Scope::Found => {
            let words = list.words.get_untracked();
            list.address.with_untracked(|address| list.records.matching(address, answer, &words))
        }
    };
    places.into_iter().map(|place| (AnyAnswer::clone(answer), place)).collect()
}

/// The requests that brought the rows; that of the answer shown, where there are none.
fn requests(list: Desk, shown: &AnyAnswer, places: &[Place]) -> String {
    let mut requests: Vec<String> = Vec::new();
    let mut serial = None;
    let answers = places.iter().map(|(answer, _)| answer).chain(places.is_empty().then_some(shown));
    for answer in answers {
        // Rows of one answer mostly follow each other.
        let before = serial;
        serial = list.spec.serial(answer);
        if serial == before {
            continue;
        }
        let request = list.spec.arrived(answer).map(|(exchange, _)| format!("GET {}", exchange.url));
        requests.extend(request.filter(|request| !requests.contains(request)));
    }
    requests.join(" · ")
}

/// The server that sent an answer, as the beginning of an address.
fn server(list: Desk, answer: &AnyAnswer) -> String {
    let url = list.spec.arrived(answer).map(|(exchange, _)| exchange.url).unwrap_or_default();
    url.split('/').take(3).collect::<Vec<_>>().join("/")
}

fn about(list: Desk, answer: &AnyAnswer, (connection, scope): (&str, Scope), places: &[Place]) -> About {
    let at = now();
    let texts = list.i18n.texts();
    let request = requests(list, answer, places);
    let rows = grouped(places.len() as u64);
    let is_looked_for = scope != Scope::Picked && list.words.with_untracked(|words| !words.trim().is_empty());
    let scope = list.drawn.with_untracked(|drawn| {
        let Drawn { found: (_, searched), total, .. } = drawn.as_ref()?;
        let is_part = *total != Total::Exact(*searched);
        Some(if is_looked_for && is_part {
            texts.rows_searched(&rows, &grouped(*searched), &status::matching(*total, texts))
        } else {
            texts.rows_of(&rows, &status::total(*total, texts))
        })
    });
    About {
        title: list.address.with_untracked(|address| list.spec.title(address, texts)),
        // One without a name is known by its server.
        connection: if connection.is_empty() { server(list, answer) } else { connection.to_owned() },
        request,
        query: list.words.get_untracked(),
        scope: scope.unwrap_or_default(),
        at,
    }
}

/// Writes the rows, in slices.
async fn written(
    mut writing: Box<dyn Writing>,
    places: &[Place],
    progress: RwSignal<Option<(usize, usize)>>,
) -> String {
    let start = browser::now_millis();
    let mut since = start;
    for (at, (answer, place)) in places.iter().enumerate() {
        writing.add(answer, *place);
        if browser::now_millis() - since >= TURN {
            if since - start >= PATIENCE {
                let _ = progress.try_set(Some((at, places.len())));
            }
            browser::next_turn().await;
            since = browser::now_millis();
        }
    }
    writing.finish()
}
