//! How each list is laid out: which columns in which order, how high the rows, how often it is loaded anew. Kept in the
//! browser, a text a list. What an address says of it wins over what is kept, and does not change that.

use catalog::{
    PageSize,
    query::{
        layout::LAYOUT,
        search::{Pairs, Writer},
    },
};

use crate::browser;

/// How high rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// 32 pixels.
    #[default]
    Compact,
    /// 40 pixels.
    Normal,
    /// 48 pixels.
    Roomy,
}

impl Density {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Compact, Self::Normal, Self::Roomy];

    /// Its name where it is kept, and in the style sheet.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Normal => "normal",
            Self::Roomy => "roomy",
        }
    }

    /// The density of that name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.as_str() == word)
    }
}

/// What a column is called.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Where the layout is kept, and in the style sheet.
    pub kept: &'static str,
    /// In an address: as where it is sorted by.
    pub told: &'static str,
}

/// Seconds between two loadings that a reader may choose; 0 is never.
pub const INTERVALS: [u32; 4] = [0, 30, 60, 300];

/// How one list is laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Columns by their names in the style sheet, and whether they are shown. Those that are not named follow, shown.
    pub columns: Vec<(String, bool)>,
    /// How high the rows are.
    pub density: Density,
    /// Seconds between two loadings; one of [`INTERVALS`].
    pub every: u32,
    /// Rows on a page, where the address does not say.
    pub size: PageSize,
    /// Rows of one group stand together, under one of them.
    pub is_grouped: bool,
    /// Rows are cards, side by side.
    pub has_cards: bool,
}

impl Layout {
    /// What was kept of a list's layout.
    pub fn recall(list: &str) -> Self {
        browser::recall(&key(list)).map(|text| Self::from_text(&text)).unwrap_or_default()
    }

    /// Keeps it.
    pub fn keep(&self, list: &str) {
        if *self == Self::default() {
            browser::forget(&key(list));
        } else {
            browser::remember(&key(list), &self.to_text());
        }
    }

    /// All columns of the list, by their places in `known`, in their order, and whether they are shown. The first one
    /// names the row: it stays where it is.
    pub fn arranged(&self, known: &[&str]) -> Vec<(usize, bool)> {
        let place = |name: &str| known.iter().position(|column| *column == name).filter(|place| *place > 0);
        let named = self.columns.iter().filter_map(|(name, is_shown)| Some((place(name)?, *is_shown)));
        let mut all = vec![(0, true)];
        for column in named.chain((1..known.len()).map(|place| (place, true))) {
            if all.iter().all(|(place, _)| *place != column.0) {
                all.push(column);
            }
        }
        all
    }

    /// Takes another arrangement of the columns.
    pub fn arrange(&mut self, known: &[&str], columns: &[(usize, bool)]) {
        let is_plain = columns.iter().enumerate().all(|(at, (place, is_shown))| at == *place && *is_shown);
        let name = |(place, is_shown): &(usize, bool)| Some(((*known.get(*place)?).to_owned(), *is_shown));
        self.columns = if is_plain { Vec::new() } else { columns.iter().filter_map(name).collect() };
    }

    /// This layout, but for what the query of an address says of it. Columns that are not `known` and words that say
    /// nothing are passed over.
    pub fn told_by(&self, search: &str, known: &[Named]) -> Self {
        let pairs = Pairs::parse(search);
        let [columns, density, rows, show] = LAYOUT.map(|key| pairs.get(key).unwrap_or_default());
        let kept = |(told, is_shown): (String, bool)| {
            let column = known.iter().find(|column| column.told == told)?;
            Some((column.kept.to_owned(), is_shown))
        };
        let columns: Vec<_> = read_columns(columns).into_iter().filter_map(kept).collect();
        Self {
            columns: if columns.is_empty() { self.columns.clone() } else { columns },
            density: Density::from_word(density).unwrap_or(self.density),
            is_grouped: one_of(rows, [FLAT, GROUPED]).unwrap_or(self.is_grouped),
            has_cards: one_of(show, [TABLE, CARDS]).unwrap_or(self.has_cards),
            ..*self
        }
    }

    /// All that an address can say of it, so that nothing of another layout is left beside it: the pairs that
    /// [`Self::told_by`] reads. Grouping and cards are told of lists that have them.
    pub fn to_pairs(&self, known: &[Named], can_be_grouped: bool, can_be_cards: bool) -> String {
        let kept: Vec<_> = known.iter().map(|column| column.kept).collect();
        let told = |(place, is_shown): (usize, bool)| Some(write_column(known.get(place)?.told, is_shown));
        let columns: Vec<_> = self.arranged(&kept).into_iter().filter_map(told).collect();
        let word = |[no, yes]: [&'static str; 2], is_told: bool, is_so: bool| match (is_told, is_so) {
            (false, _) => "",
            (true, false) => no,
            (true, true) => yes,
        };
        let rows = word([FLAT, GROUPED], can_be_grouped, self.is_grouped);
        let show = word([TABLE, CARDS], can_be_cards, self.has_cards);
        let mut writer = Writer::default();
        for (key, value) in LAYOUT.into_iter().zip([&columns.join(","), self.density.as_str(), rows, show]) {
            writer.push_set(key, value);
        }
        writer.finish()
    }

    fn to_text(&self) -> String {
        let columns: Vec<_> = self.columns.iter().map(|(name, is_shown)| write_column(name, *is_shown)).collect();
        let (density, size) = (self.density.as_str(), self.size.to_param());
        let shown = [(GROUPED, self.is_grouped), (CARDS, self.has_cards)];
        let shown: Vec<_> = shown.into_iter().filter(|(_, is_so)| *is_so).map(|(word, _)| word).collect();
        format!("{density};{};{size};{};{}", self.every, columns.join(","), shown.join(","))
    }

    fn from_text(text: &str) -> Self {
        let mut parts = text.splitn(5, ';');
        let mut next = || parts.next().unwrap_or_default();
        let density = Density::from_word(next()).unwrap_or_default();
        let every = next().parse().ok().filter(|every| INTERVALS.contains(every)).unwrap_or_default();
        let size = PageSize::from_param(next()).unwrap_or_default();
        let columns = read_columns(next());
        let shown = next();
        let is = |wanted: &str| shown.split(',').any(|word| word == wanted);
        Self { columns, density, every, size, is_grouped: is(GROUPED), has_cards: is(CARDS) }
    }
}

/// How rows are shown, where it is kept or told.
const GROUPED: &str = "grouped";
const FLAT: &str = "flat";
const CARDS: &str = "cards";
const TABLE: &str = "table";

/// Which of two words it is: the second one is `true`.
fn one_of(word: &str, [no, yes]: [&str; 2]) -> Option<bool> {
    if word == yes { Some(true) } else { (word == no).then_some(false) }
}

fn write_column(name: &str, is_shown: bool) -> String {
    [if is_shown { "" } else { "-" }, name].concat()
}

fn read_columns(text: &str) -> Vec<(String, bool)> {
    let column = |name: &str| match name.strip_prefix('-') {
        Some(name) => (name.to_owned(), false),
        None => (name.to_owned(), true),
    };
    text.split(',').filter(|name| !name.is_empty()).map(column).collect()
}

fn key(list: &str) -> String {
    format!("gantry.layout.{list}")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: [&str; 4] = ["name", "size", "count", "updated"];
    const NAMED: [Named; 4] = [
        Named { kept: "name", told: "name" },
        Named { kept: "size", told: "size" },
        Named { kept: "count", told: "tags" },
        Named { kept: "updated", told: "updated" },
    ];

    #[test]
    fn columns_that_are_not_named_follow_and_the_first_one_stays() {
        for (text, expected) in [
            ("", vec![(0, true), (1, true), (2, true), (3, true)]),
            ("compact;0;25;updated,-size", vec![(0, true), (3, true), (1, false), (2, true)]),
            ("roomy;60;50;gone,updated,updated,-name", vec![(0, true), (3, true), (1, true), (2, true)]),
        ] {
            assert_eq!(Layout::from_text(text).arranged(&KNOWN), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_has_its_default() {
        assert_eq!(Layout::from_text("huge;7;x"), Layout::default());
        let kept = Layout::from_text("roomy;60;all;");
        assert_eq!((kept.density, kept.every, kept.size), (Density::Roomy, 60, PageSize::Whole));
        assert!(!kept.is_grouped && !kept.has_cards, "kept before there was such a choice");
    }

    #[test]
    fn an_address_that_says_nothing_of_a_layout_leaves_it() {
        let kept = Layout::from_text("normal;60;50;updated,-size;grouped");
        for (search, expected) in [
            ("", "normal;60;50;updated,-size;grouped"),
            ("columns=&density=huge&rows=many&show=", "normal;60;50;updated,-size;grouped"),
            ("columns=none,count,-,%00&show=Cards", "normal;60;50;updated,-size;grouped"),
            ("?columns=name", "normal;60;50;name;grouped"),
            ("page=3&columns=gone,-tags,size&density=roomy", "roomy;60;50;-count,size;grouped"),
            ("rows=flat&show=cards", "normal;60;50;updated,-size;cards"),
        ] {
            assert_eq!(kept.told_by(search, &NAMED).to_text(), expected, "{search}");
        }
    }

    fn any_layout() -> impl Strategy<Value = Layout> {
        let columns = (Just(vec!["size", "count", "updated", "gone"]).prop_shuffle(), 0usize..5, any::<[bool; 4]>());
        let columns = columns.prop_map(|(names, most, shown)| {
            names.into_iter().take(most).map(str::to_owned).zip(shown).collect::<Vec<_>>()
        });
        (columns, 0usize..3, any::<[bool; 2]>(), 0usize..4).prop_map(
            |(columns, density, [is_grouped, has_cards], at)| {
                let (density, every, size) = (Density::ALL[density], INTERVALS[at], PageSize::ALL[at]);
                Layout { columns, density, every, size, is_grouped, has_cards }
            },
        )
    }

    proptest! {
        #[test]
        fn an_arrangement_comes_back(order in Just(vec![1usize, 2, 3]).prop_shuffle(), shown in any::<[bool; 3]>()) {
            let columns: Vec<_> = [(0, true)].into_iter().chain(order.into_iter().zip(shown)).collect();
            let mut layout = Layout { is_grouped: shown[0], has_cards: shown[1], ..Layout::default() };
            layout.arrange(&KNOWN, &columns);
            let kept = Layout::from_text(&layout.to_text());
            prop_assert_eq!(kept.arranged(&KNOWN), columns);
            prop_assert_eq!(kept, layout);
        }

        #[test]
        fn an_address_tells_all_of_a_layout_and_leaves_the_rest(ours in any_layout(), kept in any_layout()) {
            let told = kept.told_by(&format!("?page=2&{}&open=x", ours.to_pairs(&NAMED, true, true)), &NAMED);
            prop_assert_eq!(told.arranged(&KNOWN), ours.arranged(&KNOWN));
            prop_assert_eq!((told.density, told.is_grouped, told.has_cards), (ours.density, ours.is_grouped, ours.has_cards));
            prop_assert_eq!((told.every, told.size), (kept.every, kept.size));
            prop_assert_eq!(told.to_pairs(&NAMED, true, true), ours.to_pairs(&NAMED, true, true));
            let bare = kept.told_by(&ours.to_pairs(&NAMED, false, false), &NAMED);
            prop_assert_eq!((bare.is_grouped, bare.has_cards), (kept.is_grouped, kept.has_cards));
        }

        #[test]
        fn any_address_tells_some_layout(kept in any_layout(), columns: String, word in "[a-z]{0,9}|grouped|table") {
            let mut writer = Writer::default();
            for (key, value) in LAYOUT.into_iter().zip([columns.as_str(), &word, &word, &word]) {
                writer.push(key, value);
            }
            let told = kept.told_by(&writer.finish(), &NAMED);
            prop_assert_eq!(told.arranged(&KNOWN).len(), KNOWN.len());
        }
    }
}
