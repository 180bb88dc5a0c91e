//! The filter form of the installers: every parameter of API 4 but the order, which each list has.

use crate::{
    i18n::Texts,
    listing::{Field, Kind},
};

/// The fields, in their order.
pub const FIELDS: &[Field] = &[
    Field::main("key_words", Texts::key_words),
    Field::switch("regex", Texts::regex),
    Field { key: "installed", label: Texts::state_filter, kind: Kind::Choices { choices: states, narrows: true } },
];

fn states(texts: &Texts) -> Vec<(&'static str, String)> {
    vec![("", texts.all().to_owned()), ("true", texts.installed_only().to_owned())]
}
