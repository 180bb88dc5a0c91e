//! The filter form of the repositories: every parameter of API 1.

use catalog::{Category, Center};

use crate::{
    i18n::Texts,
    listing::{Field, Kind},
    words,
};

/// The fields, in their order.
pub const FIELDS: &[Field] = &[
    Field { key: "center", label: Texts::center, kind: Kind::Choices { choices: centers, narrows: false } },
    Field::organization("namespace"),
    Field::main("name", Texts::repository_name),
    Field::switch("exact", Texts::exact_match),
    Field { key: "category", label: Texts::category, kind: Kind::Select(categories) },
];

fn centers(texts: &Texts) -> Vec<(&'static str, String)> {
    vec![
        (Center::Own.as_str(), texts.center_own().to_owned()),
        (Center::ThirdParty.as_str(), texts.center_thirdparty().to_owned()),
    ]
}

fn categories(texts: &Texts) -> Vec<(&'static str, String)> {
    const WORDS: [&str; 8] = ["app_server", "linux", "framework_app", "database", "lang", "other", "windows", "arm"];
    let known = WORDS.into_iter().map(|word| (word, words::category(&Category::from_word(word.to_owned()), texts)));
    std::iter::once(("", texts.any().to_owned())).chain(known).collect()
}
