//! What an address compares: two sides, or why there are none.

use catalog::compare;

use crate::{config::Connection, data::connections::Connections, i18n::Texts, routes::Comparison};

/// What stands beside what.
#[derive(Clone, PartialEq)]
pub struct Beside {
    /// The list, by its name.
    pub list: &'static str,
    /// The connection shown.
    pub left: Connection,
    /// The other one, or the same.
    pub right: Connection,
    /// The organization on either side; none on both where all rows are compared.
    pub organizations: [String; 2],
    /// The name that no address names.
    first: String,
}

impl Beside {
    /// What an address calls a connection.
    pub fn address_of(&self, connection: &Connection) -> String {
        if connection.name == self.first { String::new() } else { connection.name.clone() }
    }

    /// Whether both sides are of the same connection.
    pub fn is_one_connection(&self) -> bool {
        self.left.name == self.right.name
    }

    /// Whether rows are paired by their names within two organizations.
    pub fn is_paired_within(&self) -> bool {
        let [left, right] = &self.organizations;
        left != right
    }

    /// What the left side is called.
    pub fn left_name(&self, texts: &Texts) -> String {
        let [organization, _] = &self.organizations;
        self.name(&self.left, organization, texts)
    }

    /// What the right side is called.
    pub fn right_name(&self, texts: &Texts) -> String {
        let [_, organization] = &self.organizations;
        self.name(&self.right, organization, texts)
    }

    fn name(&self, connection: &Connection, organization: &str, texts: &Texts) -> String {
        match organization {
            "" => called(&connection.name, texts),
            organization if self.is_one_connection() => organization.to_owned(),
            organization => format!("{} · {organization}", called(&connection.name, texts)),
        }
    }

    /// The heading of the page.
    pub fn title(&self, texts: &Texts) -> &'static str {
        if self.is_one_connection() { texts.compare_organizations() } else { texts.compare_connections() }
    }
}

/// What a connection is called.
pub fn called(name: &str, texts: &Texts) -> String {
    if name.is_empty() { texts.own_folder().to_owned() } else { name.to_owned() }
}

/// What an address compares.
#[derive(Clone, PartialEq)]
pub enum Found {
    /// Two sides.
    Two(Box<Beside>),
    /// A connection that there is not, by its name.
    Unknown(String),
    /// The only connection, and no organizations of it.
    Alone,
    /// Twice the same.
    Itself,
}

/// What an address compares with the connection `left`.
pub fn find(connections: Connections, left: &Connection, asked: &Comparison) -> Found {
    let organizations = compare::organizations(&asked.organization, &asked.with_organization).map(str::to_owned);
    let [own, others_own] = &organizations;
    let mut others = connections.all();
    others.retain(|connection| connection.name != left.name);
    let at = others.iter().position(|connection| Some(&connection.name) == asked.with.as_ref());
    let is_itself = asked.with.as_ref() == Some(&left.name);
    let right = match at {
        Some(at) => others.into_iter().nth(at),
        // A connection beside itself is one of the others after all, unless organizations tell the sides apart.
        None if is_itself && !own.is_empty() => None,
        None if is_itself || asked.with.as_deref().is_none_or(str::is_empty) => others.into_iter().next(),
        None => return Found::Unknown(asked.with.clone().unwrap_or_default()),
    };
    if right.is_none() && own == others_own {
        return if own.is_empty() { Found::Alone } else { Found::Itself };
    }
    let right = right.unwrap_or_else(|| left.clone());
    let first = connections.config().first().to_owned();
    Found::Two(Box::new(Beside { list: asked.list, left: left.clone(), right, organizations, first }))
}
