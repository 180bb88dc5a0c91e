//! API 1's filter. Its grammar is [`catalog::query::filter`], which the dashboard writes with; here are the limits that
//! only a server has, and the codes of its refusals.

use catalog::query::filter::{self, FilterError};

use super::{Refusal, params::excerpt};
use crate::catalogue::{repositories::Filter, row::Window};

/// Most rows that one page may have.
const MOST: u64 = 1000;

/// Reads a filter; a window is there if offset and limit are. An item without a value is no condition.
pub fn parse(text: &str) -> Result<(Filter, Option<Window>), Refusal> {
    let filter::Filter { center, namespace, name, category, window } = filter::Filter::parse(text).map_err(refusal)?;
    let window = window.map(|(offset, limit)| Window { offset, limit });
    if let Some(Window { limit, .. }) = window
        && limit > MOST
    {
        return Err(Refusal::Paging(format!("limit is {limit}, but must be from 1 to {MOST}")));
    }
    let value = |key: &str, value: String| match value {
        value if value.is_empty() => Ok(None),
        value if value.contains("::") => {
            let reason = format!("the value of {key} holds ::, which separates keys from values: {}", excerpt(&value));
            Err(Refusal::Filter(reason))
        }
        value => Ok(Some(value)),
    };
    let filter = Filter {
        center,
        namespace: value("namespace", namespace)?,
        name: value("name", name)?,
        category: value("category", category)?,
    };
    Ok((filter, window))
}

fn refusal(error: FilterError) -> Refusal {
    let reason = error.to_string();
    match error {
        FilterError::Empty => Refusal::Missing(format!("{reason}, such as filter=center::self")),
        FilterError::NotANumber { .. } | FilterError::HalfAWindow => Refusal::Paging(reason),
        _ => Refusal::Filter(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalog::Center;
    use proptest::prelude::*;

    #[test]
    fn items_are_read_in_any_order_and_quotes_are_dropped() {
        let plain = parse("center::self|namespace::dev|name::team/app|category::linux|offset::20|limit::10").unwrap();
        assert_eq!(plain.0.name.as_deref(), Some("team/app"));
        assert_eq!(plain.1, Some(Window { offset: 20, limit: 10 }));
        for quote in ["'", "\""] {
            let quoted = format!("{quote}limit::10|offset::20|category::linux|name::team/app|namespace::dev{quote}");
            assert_eq!(parse(&quoted).unwrap(), plain);
        }
        assert_eq!(parse("center::thirdparty").unwrap().0.center, Center::ThirdParty);
        assert_eq!(parse("name::").unwrap(), (Filter::default(), None));
    }

    #[test]
    fn every_malformed_filter_has_a_reason() {
        for text in MALFORMED {
            let refusal = parse(text).expect_err(text);
            assert!(refusal.to_string().len() > 10, "{text}: {refusal}");
        }
    }

    const MALFORMED: [&str; 29] = [
        "",
        "''",
        "\"\"",
        "'",
        "center",
        "center::",
        "center::other",
        "|",
        "center::self|",
        "|center::self",
        "a::b",
        "Center::self",
        "center::self|center::self",
        "name::a|name::b",
        "name::a::b",
        "offset::0",
        "limit::1",
        "offset::0|limit::0",
        "offset::0|limit::1001",
        "offset::-1|limit::1",
        "offset::a|limit::1",
        "offset::0|limit::1.5",
        "offset::0|limit::",
        "offset::|limit::1",
        "offset::99999999999999999999|limit::1",
        "offset::9223372036854775808|limit::1",
        "'center::self\"",
        "center::self,name::a|x",
        "offset::0|limit::1|limit::1",
    ];

    proptest! {
        #[test]
        fn no_text_breaks_the_parser(text in ".*") {
            let _ = parse(&text);
        }
    }
}
