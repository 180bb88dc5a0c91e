//! Why a text is no filter, in words.

use catalog::query::{FieldError, filter::FilterError};

use crate::i18n::Texts;

/// Says it.
pub fn said(error: &FilterError, texts: &Texts) -> String {
    match error {
        FilterError::Empty => texts.filter_empty().to_owned(),
        FilterError::NotAnItem(item) => texts.filter_no_item(item),
        FilterError::UnknownKey(key) => texts.filter_unknown_key(key),
        FilterError::Repeated(key) => texts.filter_repeated(key),
        FilterError::UnknownCenter(word) => texts.filter_unknown_center(word),
        FilterError::NotANumber { key, least, value } => texts.filter_no_number(key, &least.to_string(), value),
        FilterError::HalfAWindow => texts.filter_half_a_window().to_owned(),
        FilterError::Forbidden(FieldError { field, forbidden }) => texts.may_not_hold(field, forbidden),
    }
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::i18n::Locale;
    use catalog::query::{ListQuery, Repositories};

    #[test]
    fn what_is_wrong_is_said_in_both_languages() {
        for (text, english, chinese) in [
            ("", "it has no item", "没有任何条件"),
            ("nonsense", "“nonsense” is not of the form key::value", "“nonsense”不是 key::value 的形式"),
            ("tag::a", "there is no key “tag”", "没有名为“tag”的键"),
            ("name::a|name::b", "“name” is given twice", "“name”出现了两次"),
            (
                "center::other",
                "center is self or thirdparty, not “other”",
                "center 只能是 self 或 thirdparty，而不是“other”",
            ),
            ("offset::0|limit::x", "limit is a whole number from 1, not “x”", "limit 必须是不小于 1 的整数，而不是“x”"),
            ("offset::0", "offset and limit go together", "offset 与 limit 必须同时给出"),
            ("name::a:::b", "name may not contain “::”", "name不能包含“::”"),
        ] {
            let error = ListQuery::<Repositories>::default().with_filter_text(text).expect_err(text);
            assert_eq!(said(&error, Locale::En.texts()), english);
            assert_eq!(said(&error, Locale::ZhCn.texts()), chinese);
        }
    }
}
