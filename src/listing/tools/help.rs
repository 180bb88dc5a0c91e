//! What can be looked for in the rows, by example.

use crate::{
    i18n::{Text, Texts},
    listing::Desk,
    live::{self, RwSignal, Signal},
    tree::{Tree, view},
    ui::Dialog,
};

/// Examples and what they find.
const EXAMPLES: [(&str, Text); 7] = [
    ("edge agent", Texts::help_plain),
    ("\"edge agent\"", Texts::help_quotes),
    ("-test", Texts::help_minus),
    ("ns:iot,edge", Texts::help_property),
    ("size:>1GB", Texts::help_number),
    ("updated:<30d", Texts::help_age),
    ("updated:>=2026-01", Texts::help_date),
];

/// The dialog.
pub fn dialog(list: Desk, open: RwSignal<bool>) -> Tree {
    let i18n = list.i18n;
    let title = Signal::derive(move || i18n.texts().search_help().to_owned());
    let examples = move || {
        let texts = i18n.texts();
        let line = |(example, what): (&'static str, Text)| {
            view! { <div><dt><code>{example}</code></dt><dd>{what(texts)}</dd></div> }
        };
        EXAMPLES.into_iter().map(line).collect::<Tree>()
    };
    let properties = move || {
        let line = |(name, title): (&'static str, &'static str)| {
            view! { <li><code>{name}":"</code>" "<span class="muted">{title}</span></li> }
        };
        list.records.properties(i18n.texts()).into_iter().map(line).collect::<Tree>()
    };
    view! {
        <Dialog open=open title=title>
            <dl class="examples">{live::view(examples)}</dl>
            <h3>{live::text(move || i18n.texts().help_properties())}</h3>
            <ul class="property-names">{live::view(properties)}</ul>
        </Dialog>
    }
}
