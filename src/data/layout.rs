//! How each list is laid out: which columns in which order, how high the rows, how often it is loaded anew. Kept in the
//! browser, a text a list.

use catalog::PageSize;

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

    /// The density of that name; any other name is the first one.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|density| density.as_str() == word).unwrap_or_default()
    }
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

    fn to_text(&self) -> String {
        let sign = |is_shown: bool| if is_shown { "" } else { "-" };
        let columns: Vec<_> = self.columns.iter().map(|(name, shown)| format!("{}{name}", sign(*shown))).collect();
        let (density, size) = (self.density.as_str(), self.size.to_param());
        let shown = [(GROUPED, self.is_grouped), (CARDS, self.has_cards)];
        let shown: Vec<_> = shown.into_iter().filter(|(_, is_so)| *is_so).map(|(word, _)| word).collect();
        format!("{density};{};{size};{};{}", self.every, columns.join(","), shown.join(","))
    }

    fn from_text(text: &str) -> Self {
        let mut parts = text.splitn(5, ';');
        let mut next = || parts.next().unwrap_or_default();
        let density = Density::from_word(next());
        let every = next().parse().ok().filter(|every| INTERVALS.contains(every)).unwrap_or_default();
        let size = PageSize::from_param(next()).unwrap_or_default();
        let column = |name: &str| match name.strip_prefix('-') {
            Some(name) => (name.to_owned(), false),
            None => (name.to_owned(), true),
        };
        let columns = next().split(',').filter(|name| !name.is_empty()).map(column).collect();
        let shown = next();
        let is = |wanted: &str| shown.split(',').any(|word| word == wanted);
        Self { columns, density, every, size, is_grouped: is(GROUPED), has_cards: is(CARDS) }
    }
}

/// How rows are shown, where it is kept.
const GROUPED: &str = "grouped";
const CARDS: &str = "cards";

fn key(list: &str) -> String {
    format!("gantry.layout.{list}")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: [&str; 4] = ["name", "size", "count", "updated"];

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
    }
}
