//! One of the two sides: how much of its list is here, or why it is not.

use catalog::size::grouped;

use super::lists::{List, Loaded};
use crate::{
    config::Connection,
    i18n::{I18n, Texts},
    listing::{self, AnyAnswer, Asked, failure_view},
    live::{self, Memo, Signal, StoredValue},
    tree::{Tree, view},
    ui::Icon,
};

/// A connection's list, or what an organization has of it. Copied freely.
#[derive(Clone, Copy)]
pub struct Side {
    kind: List,
    /// The organization; empty for all.
    organization: StoredValue<String>,
    /// The request for it.
    pub asked: Asked,
}

impl Side {
    /// Asks a connection for a list.
    pub fn new(kind: List, connection: Connection, organization: &str) -> Self {
        let asked = (kind.ask)(connection, organization);
        Self { kind, organization: StoredValue::new(organization.to_owned()), asked }
    }

    /// All of the list, once it is here; not tracked.
    pub fn answer(self) -> Option<AnyAnswer> {
        self.asked.said().with_untracked(|said| said.complete().map(|(_, answer)| AnyAnswer::clone(answer)))
    }

    /// How much all of the list is, once it is here; tracked.
    pub fn settled(self) -> Option<Loaded> {
        self.asked.said().with(|said| said.complete().and_then(|(_, answer)| (self.kind.loaded)(answer)))
    }

    /// How much of it is here; tracked.
    fn so_far(self) -> Option<Loaded> {
        self.asked.said().with(|said| said.shown().and_then(|(_, answer)| (self.kind.loaded)(answer)))
    }

    /// How many rows are those of the organization, once all are here; tracked.
    fn within(self) -> Option<u64> {
        self.settled()?;
        Some((self.kind.within)(&self.answer()?, &self.organization.get_value()))
    }

    fn is_loading(self) -> bool {
        self.asked.said().with(|said| said.is_loading())
    }
}

/// Draws it.
pub fn side_view(side: Side, name: Signal<String>, i18n: I18n) -> Tree {
    let within = Memo::new(move |_| side.within());
    let status = move || {
        let texts = i18n.texts();
        match (side.is_loading(), side.so_far()) {
            (true, None) => texts.loading().to_owned(),
            (true, Some(Loaded { rows, total: Some(total), .. })) if total > rows => {
                texts.loading_rows_of(&grouped(rows), &grouped(total))
            }
            (true, Some(Loaded { rows, .. })) => texts.loading_rows(&grouped(rows)),
            (false, Some(Loaded { rows, .. })) => {
                let own = within.get().unwrap_or(rows);
                match rows.saturating_sub(own) {
                    0 => texts.rows_there(&grouped(own)),
                    others => texts.rows_there_of(&grouped(own), &grouped(others)),
                }
            }
            (false, None) => String::new(),
        }
    };
    let cancel = move || {
        side.is_loading().then(|| {
            let text = i18n.texts().cancel();
            view! { <button type="button" class="button" on:click=move |_| side.asked.cancel()>{text}</button> }
        })
    };
    let notes = move || {
        let loaded = side.settled()?;
        let texts = i18n.texts();
        let organization = side.organization.get_value();
        let is_none = !organization.is_empty() && within.get() == Some(0);
        let mut notes = notes(loaded, texts);
        notes.extend(is_none.then(|| texts.no_rows_of(&organization)));
        (!notes.is_empty()).then(|| view! { <p class="compare-note"><Icon name="info"/>{notes.join(" ")}</p> })
    };
    let failure = move || {
        let failed = side.asked.said().with(|said| said.error().cloned())?;
        let what = (side.kind.what)(i18n.texts());
        Some(failure_view(side.asked, &failed, what, side.settled().is_some(), i18n))
    };
    view! {
        <section class="compare-side" aria-label=live::attr(move || name.get())>
            <h2><Icon name="connection"/><span>{live::text(move || name.get())}</span></h2>
            <p role="status" class="muted">{live::text(status)}</p>
            {live::view(cancel)}
            {live::view(notes)}
            {live::view(failure)}
        </section>
    }
}

fn notes(loaded: Loaded, texts: &Texts) -> Vec<String> {
    let cut = loaded.is_cut().then(|| {
        let total = loaded.total.map_or_else(|| texts.total_unknown().to_owned(), grouped);
        texts.first_rows_there(&grouped(loaded.rows), &total)
    });
    let skipped = (loaded.skipped > 0).then(|| listing::skipped(loaded.skipped, texts));
    [cut, skipped].into_iter().flatten().collect()
}
