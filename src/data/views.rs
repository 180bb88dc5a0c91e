//! Saved views: addresses of lists, with a name. The user's own are kept in the browser; the operator may name some too.

use leptos::prelude::*;
use serde::Serialize;

use crate::{
    browser,
    json::{self, Read, all, object, text},
    live::{self, RwSignal, StoredValue},
};

/// Under which the views are kept.
const KEY: &str = "gantry.views";
/// So many letters a name has at most, and an address; and so many views are kept.
const LONGEST_NAME: usize = 80;
const LONGEST_ADDRESS: usize = 4_000;
const MOST: usize = 200;

/// A view with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// Path and query below the dashboard's base, with a leading `/`.
    pub address: String,
}

/// What stands in a file of views.
#[derive(Serialize)]
struct File {
    views: Vec<SavedView>,
}

impl SavedView {
    /// The view with as much of its name as a name may have.
    pub fn shortened(self) -> Self {
        Self { name: self.name.trim().chars().take(LONGEST_NAME).collect(), ..self }
    }

    /// The view, if it can be one: it has a name, and its address leads nowhere but into the dashboard.
    pub fn checked(self) -> Option<Self> {
        let name = self.name.trim();
        let strange = |char: char| char.is_control() || char.is_whitespace() || char == '\\';
        let is_ours = self.address.starts_with('/')
            && !self.address.starts_with("//")
            && self.address.len() <= LONGEST_ADDRESS
            && !self.address.contains(strange);
        let is_named = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.contains(char::is_control);
        (is_ours && is_named).then(|| Self { name: name.to_owned(), address: self.address })
    }
}

/// Reads a file of views; how many of those in it can be none.
///
/// # Errors
/// Why it is no such file.
pub fn read(text: &str) -> Result<(Vec<SavedView>, usize), String> {
    let read = json::read(text, |file| {
        let mut views = None;
        object(file, &mut |key, value| {
            if key == "views" {
                views = Some(all(value, view)?);
            }
            Ok(())
        })?;
        views.map_or_else(|| json::wrong(file, "\"views\" is missing"), Ok)
    })?;
    let all = read.len();
    let views: Vec<_> = read.into_iter().filter_map(SavedView::checked).take(MOST).collect();
    let refused = all - views.len();
    Ok((views, refused))
}

/// Reads a view, whatever it may be.
///
/// # Errors
/// A part of it is no text.
pub fn view(value: &str) -> Read<'_, SavedView> {
    let mut view = SavedView { name: String::new(), address: String::new() };
    object(value, &mut |key, value| {
        match key {
            "name" => view.name = text(value)?,
            "address" => view.address = text(value)?,
            _ => (),
        }
        Ok(())
    })?;
    Ok(view)
}

/// Writes a file of views.
pub fn write(views: Vec<SavedView>) -> String {
    serde_json::to_string_pretty(&File { views }).unwrap_or_default()
}

/// Puts a view among others: over one of the same name, else at the end.
fn put(views: &mut Vec<SavedView>, view: SavedView) {
    let is_room = views.len() < MOST;
    match views.iter_mut().find(|known| known.name == view.name) {
        Some(known) => *known = view,
        None if is_room => views.push(view),
        None => (),
    }
}

/// The saved views. Copied freely.
#[derive(Clone, Copy)]
pub struct SavedViews {
    own: RwSignal<Vec<SavedView>>,
    operators: StoredValue<Vec<SavedView>>,
    /// Whether they are being looked after.
    pub open: RwSignal<bool>,
    /// The list that was shown last, as it is saved with how it is laid out.
    pub laid_out: RwSignal<Option<String>>,
}

impl SavedViews {
    /// The user's own, from the browser, and the operator's.
    pub fn new(operators: Vec<SavedView>) -> Self {
        let kept = browser::recall(KEY).and_then(|text| read(&text).ok());
        let own = RwSignal::new(kept.map(|(views, _)| views).unwrap_or_default());
        Self { own, operators: StoredValue::new(operators), open: RwSignal::new(false), laid_out: RwSignal::new(None) }
    }

    /// The user's own; tracked.
    pub fn own(self) -> Vec<SavedView> {
        live::track(&self.own);
        self.own.get_untracked()
    }

    /// The operator's.
    pub fn operators(self) -> Vec<SavedView> {
        self.operators.get_value()
    }

    /// Changes the user's own, and keeps them.
    pub fn change(self, change: impl FnOnce(&mut Vec<SavedView>)) {
        self.own.update(change);
        let own = self.own.get_untracked();
        if own.is_empty() {
            browser::forget(KEY);
        } else {
            browser::remember(KEY, &write(own));
        }
    }

    /// Saves a view, over one of the same name; `false` if it can be none.
    pub fn save(self, name: &str, address: &str) -> bool {
        let view = SavedView { name: name.to_owned(), address: address.to_owned() }.checked();
        view.map(|view| self.change(|views| put(views, view))).is_some()
    }

    /// Takes views in.
    pub fn take(self, views: Vec<SavedView>) {
        self.change(|own| views.into_iter().for_each(|view| put(own, view)));
    }

    /// Gives a view another name; `false` if it can have none such, or another view has it.
    pub fn rename(self, at: usize, name: &str) -> bool {
        let own = self.own.get_untracked();
        let renamed = own.get(at).cloned().and_then(|view| SavedView { name: name.to_owned(), ..view }.checked());
        let Some(renamed) = renamed else { return false };
        if own.iter().enumerate().any(|(place, view)| place != at && view.name == renamed.name) {
            return false;
        }
        self.change(|views| {
            if let Some(view) = views.get_mut(at) {
                *view = renamed;
            }
        });
        true
    }

    /// Moves a view behind the next one.
    pub fn move_down(self, at: usize) {
        self.change(|views| {
            if at.saturating_add(1) < views.len() {
                views.swap(at, at + 1);
            }
        });
    }

    /// Forgets a view, and gives it back.
    pub fn remove(self, at: usize) -> Option<SavedView> {
        let mut removed = None;
        self.change(|views| {
            if at < views.len() {
                removed = Some(views.remove(at));
            }
        });
        removed
    }

    /// Puts a view back where it was.
    pub fn put_back(self, at: usize, view: SavedView) {
        self.change(|views| views.insert(at.min(views.len()), view));
    }
}

/// The saved views of this dashboard.
pub fn use_saved_views() -> SavedViews {
    use_context().unwrap_or_else(|| SavedViews::new(Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str, address: &str) -> SavedView {
        SavedView { name: name.to_owned(), address: address.to_owned() }
    }

    #[test]
    fn a_view_leads_into_the_dashboard_and_nowhere_else() {
        for (name, address, is_one) in [
            ("Big ones", "/repositories?sort=-size", true),
            (" 平台 ", "/packages?namespace=%E5%B9%B3", true),
            ("", "/packages", false),
            ("x", "", false),
            ("x", "packages", false),
            ("x", "//elsewhere.example/", false),
            ("x", "/\\elsewhere.example", false),
            ("x", "https://elsewhere.example/", false),
            ("x", "javascript:alert(1)", false),
            ("x", "/a b", false),
            ("a\nb", "/packages", false),
        ] {
            assert_eq!(view(name, address).checked().is_some(), is_one, "{name} {address}");
        }
        assert!(view(&"x".repeat(81), "/").checked().is_none());
        assert_eq!(view(" a ", "/").checked(), Some(view("a", "/")));
    }

    #[test]
    fn a_file_comes_back_and_bad_views_are_counted() {
        let views = vec![view("a", "/packages"), view("b", "/repositories?name=%22")];
        assert_eq!(read(&write(views.clone())), Ok((views, 0)));
        let mixed = r#"{"views": [{"name": "a", "address": "/"}, {"name": "b", "address": "//x"}]}"#;
        assert_eq!(read(mixed), Ok((vec![view("a", "/")], 1)));
        assert!(read("[]").is_err());
        assert!(read("{\"views\": [{\"name\": 1}]}").unwrap_err().contains("line 1"));
    }

    #[test]
    fn a_name_stands_once() {
        let mut views = vec![view("a", "/1"), view("b", "/2")];
        put(&mut views, view("a", "/3"));
        put(&mut views, view("c", "/4"));
        assert_eq!(views, [view("a", "/3"), view("b", "/2"), view("c", "/4")]);
    }
}
