//! Substring search, in any script and without regard to case.
//!
//! Terms of three characters or more are looked up in a trigram index; shorter ones, which trigrams cannot find, are
//! looked for in a narrow index that holds nothing but what is searched.

use rusqlite::types::Value;

use super::fold;

/// What a list is narrowed by.
#[derive(Debug, Default)]
pub struct Conditions {
    clauses: Vec<String>,
    parameters: Vec<Value>,
    phrases: Vec<String>,
    ids: Option<(i64, i64)>,
}

/// `FROM … WHERE …` and the values of its question marks, in order.
#[derive(Debug)]
pub struct Selection {
    /// The text.
    pub sql: String,
    /// The id of a row, as it is to be written in the columns and in `ORDER BY`.
    pub id: &'static str,
    /// The values.
    pub parameters: Vec<Value>,
}

impl Conditions {
    /// Keeps rows for which `clause` holds, in which the one `?` stands for `value`; columns are those of `r`.
    pub fn require(&mut self, clause: &str, value: impl Into<Value>) {
        self.require_all(clause, [value.into()]);
    }

    fn require_all(&mut self, clause: &str, values: impl IntoIterator<Item = Value>) {
        self.clauses.push(clause.to_owned());
        self.parameters.extend(values);
    }

    /// Keeps rows whose ids lie between the two, both included.
    pub fn ids(&mut self, first: i64, last: i64) {
        self.ids = Some((first, last));
    }

    /// Keeps rows whose folded column `key` holds `term`. `column` is the same text in the search index; without one,
    /// all rows are looked at, which is the better way to the first matches of a term that many rows hold.
    pub fn contains(&mut self, key: &str, column: Option<&str>, term: &str) {
        self.contains_any(key, column, &[term]);
    }

    /// Keeps rows whose folded column `key` holds one of `terms`, which are of one length; else like [`Self::contains`].
    pub fn contains_any(&mut self, key: &str, column: Option<&str>, terms: &[&str]) {
        let terms: Vec<String> = terms.iter().map(|term| fold(term)).collect();
        // A search cannot hold the character that ends texts in C; no name does.
        let searched = |term: &String| term.chars().count() >= 3 && !term.contains('\0');
        match column {
            Some(column) if terms.iter().all(searched) => {
                let phrases: Vec<_> = terms.iter().map(|term| format!("\"{}\"", term.replace('"', "\"\""))).collect();
                self.phrases.push(format!("{column} : {}", one_of(&phrases)));
            }
            _ => {
                let clauses = vec![format!("instr(r.{key}, ?) > 0"); terms.len()];
                self.require_all(&one_of(&clauses), terms.into_iter().map(Value::from));
            }
        }
    }

    /// Keeps rows in whose column `key` an expression finds what it looks for (see [`super::key_words`]).
    pub fn matches(&mut self, key: &str, expression: &str) {
        self.require(&format!("expression_finds(?, r.{key})"), expression.to_owned());
    }

    /// Selects from `table`, whose search index is called after it and shares its ids. `index` is what to read when
    /// there is nothing to search.
    pub fn select(self, table: &str, index: &str) -> Selection {
        let searches = !self.phrases.is_empty();
        let id = if searches { "s.rowid" } else { "r.id" };
        let mut sql = match (searches, self.clauses.is_empty()) {
            (false, _) => format!("FROM {table} AS r INDEXED BY {index}"),
            (true, true) => format!("FROM {table}_search AS s"),
            // CROSS JOIN keeps this order: first what the search finds, then its rows.
            (true, false) => format!("FROM {table}_search AS s CROSS JOIN {table} AS r ON r.id = s.rowid"),
        };
        let mut clauses = Vec::new();
        let mut parameters = Vec::new();
        if searches {
            clauses.push(format!("{table}_search MATCH ?"));
            parameters.push(Value::from(self.phrases.join(" AND ")));
        }
        if let Some((first, last)) = self.ids {
            clauses.push(format!("{id} BETWEEN ? AND ?"));
            parameters.extend([Value::from(first), Value::from(last)]);
        }
        clauses.extend(self.clauses);
        parameters.extend(self.parameters);
        if !clauses.is_empty() {
            sql.push_str(" WHERE ");
            sql.push_str(&clauses.join(" AND "));
        }
        Selection { sql, id, parameters }
    }
}

fn one_of(conditions: &[String]) -> String {
    match conditions {
        [only] => only.clone(),
        several => format!("({})", several.join(" OR ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_terms_are_searched_and_short_ones_scanned() {
        let mut conditions = Conditions::default();
        conditions.contains("name_key", Some("name"), "A\"bC");
        let selection = conditions.select("t", "i");
        assert_eq!(selection.sql, "FROM t_search AS s WHERE t_search MATCH ?");
        assert_eq!(selection.parameters, [Value::from("name : \"a\"\"bc\"".to_owned())]);

        let mut conditions = Conditions::default();
        conditions.contains("name_key", Some("name"), "网关");
        let selection = conditions.select("t", "i");
        assert_eq!(selection.sql, "FROM t AS r INDEXED BY i WHERE instr(r.name_key, ?) > 0");

        let mut conditions = Conditions::default();
        conditions.contains_any("name_key", Some("name"), &["a$b", "a/b"]);
        conditions.contains_any("name_key", Some("name"), &["$", "/"]);
        let selection = conditions.select("t", "i");
        let sql = "FROM t_search AS s CROSS JOIN t AS r ON r.id = s.rowid WHERE t_search MATCH ? AND \
             (instr(r.name_key, ?) > 0 OR instr(r.name_key, ?) > 0)";
        assert_eq!(selection.sql, sql);
        let values = ["name : (\"a$b\" OR \"a/b\")", "$", "/"];
        assert_eq!(selection.parameters, values.map(|value| Value::from(value.to_owned())));
    }
}
