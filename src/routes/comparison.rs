//! What is compared, as the address says it: `list`, `org`, `with`, `with_org`, `show`, `dates`.

use catalog::{
    compare::Standing,
    query::search::{Pairs, Writer},
};

use super::{INSTALLERS_LIST, PACKAGES_LIST, Place, REPOSITORIES_LIST};

/// Which lists of which connections, or organizations, are compared, and which rows are shown. The first connection is the
/// one shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The list, by its name.
    pub list: &'static str,
    /// The organization on its side, as it was typed; empty for all. Of installers it is the repository.
    pub organization: String,
    /// The other connection, by its name, which may be the same one; `None` for the first other one.
    pub with: Option<String>,
    /// The organization on the other side.
    pub with_organization: String,
    /// The rows that are shown; `None` for all that are not the same.
    pub show: Option<Standing>,
    /// Dates count, too.
    pub with_dates: bool,
}

impl Default for Comparison {
    fn default() -> Self {
        Self {
            list: REPOSITORIES_LIST,
            organization: String::new(),
            with: None,
            with_organization: String::new(),
            show: None,
            with_dates: true,
        }
    }
}

impl Comparison {
    /// The lists that can be compared.
    pub const LISTS: [&'static str; 3] = [REPOSITORIES_LIST, PACKAGES_LIST, INSTALLERS_LIST];

    /// Reads the query of an address; what cannot be read is the default.
    pub fn from_search(search: &str) -> Self {
        let pairs = Pairs::parse(search);
        let list = pairs.text("list");
        Self {
            list: Self::LISTS.into_iter().find(|known| *known == list).unwrap_or(REPOSITORIES_LIST),
            organization: pairs.text("org"),
            with: pairs.get("with").map(str::to_owned),
            with_organization: pairs.text("with_org"),
            show: pairs.get("show").and_then(Standing::parse),
            with_dates: pairs.text("dates") != "no",
        }
    }

    /// Where it is shown.
    pub fn place(&self) -> Place {
        let mut writer = Writer::default();
        if self.list != REPOSITORIES_LIST {
            writer.push("list", self.list);
        }
        writer.push_set("org", &self.organization);
        if let Some(with) = &self.with {
            writer.push("with", with);
        }
        writer.push_set("with_org", &self.with_organization);
        writer.push_set("show", self.show.map_or("", Standing::as_str));
        writer.push_set("dates", if self.with_dates { "" } else { "no" });
        Place::Compare(writer.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_compared() {
        for (search, canonical) in [
            ("", ""),
            ("list=repositories&dates=yes", ""),
            ("list=versions&show=all", ""),
            ("show=left&with=%E5%8C%97%20%26&list=packages", "list=packages&with=%E5%8C%97%20%26&show=left"),
            ("dates=no&list=installers&connection=a", "list=installers&dates=no"),
            ("with=&org=", "with="),
            ("with_org=b%20&with=north&org=%E5%B9%B3%E5%8F%B0", "org=%E5%B9%B3%E5%8F%B0&with=north&with_org=b%20"),
            ("with_org=a%26b", "with_org=a%26b"),
        ] {
            let read = Comparison::from_search(search);
            assert_eq!(read.place(), Place::Compare(canonical.to_owned()), "{search}");
            assert_eq!(Comparison::from_search(canonical), read);
        }
    }
}
