//! Reads `config.json`, and names the line of what cannot be.
//!
//! By the walker that reads the rows, which is there anyway: serde_json would be 10 kB of the first view for this file alone
//! (docs/decisions/0001). It forgives a comma too many; who starts the dashboard asks the browser about those.

use catalog::wire::{console::ConsoleTemplate, json};

use super::{Config, Connection, Defaults, Endpoint, is_base};
use crate::{
    api::Auth,
    data::{preferences::Theme, views::SavedView},
    i18n::Locale,
};

/// Why a value cannot be, and the text that it is read from.
struct Wrong<'a> {
    value: &'a str,
    why: String,
}

type Read<'a, T> = Result<T, Wrong<'a>>;

fn wrong<T>(value: &str, why: impl Into<String>) -> Read<'_, T> {
    Err(Wrong { value, why: why.into() })
}

/// Reads the file; what is left out has its default.
pub(super) fn config(file: &str) -> Result<Config, String> {
    let mut config = Config::default();
    let read = object(file, &mut |key, value| {
        match key {
            "title" => config.title = text(value)?,
            "connections" => config.connections = connections(value)?,
            "users_may_add" => config.users_may_add = flag(value)?,
            "timeout_seconds" => config.timeout_seconds = seconds(value)?,
            "defaults" => config.defaults = defaults(value)?,
            "views" => config.views = all(value, view)?,
            _ => return unknown(key, value),
        }
        Ok(())
    });
    match read {
        Ok(()) => Ok(config),
        Err(Wrong { value, why }) => Err(format!("{why}, line {}", line_of(value, file))),
    }
}

/// The line of a file in which a part of its text begins, from 1.
fn line_of(part: &str, file: &str) -> usize {
    let before = (part.as_ptr() as usize).saturating_sub(file.as_ptr() as usize);
    file.bytes().take(before).filter(|byte| *byte == b'\n').count() + 1
}

fn connections(value: &str) -> Read<'_, Vec<Connection>> {
    let all: Vec<(&str, Connection)> = all(value, |value| Ok((value, connection(value)?)))?;
    for (place, (value, Connection { name, console, region, .. })) in all.iter().enumerate() {
        if name.is_empty() && all.len() > 1 {
            return wrong(value, "each of several connections needs a name");
        }
        if console.as_ref().is_some_and(ConsoleTemplate::needs_region) && region.is_empty() {
            return wrong(value, format!("the console of \"{name}\" needs the connection's region"));
        }
        if all.iter().take(place).any(|(_, other)| other.name == *name) {
            return wrong(value, format!("two connections are called \"{name}\""));
        }
    }
    Ok(if all.is_empty() { vec![Connection::own()] } else { all.into_iter().map(|(_, read)| read).collect() })
}

fn connection(value: &str) -> Read<'_, Connection> {
    let mut connection = Connection::default();
    object(value, &mut |key, value| {
        match key {
            "name" => connection.name = text(value)?,
            "swr" => connection.swr = endpoint(value)?,
            "tkeel" => connection.tkeel = endpoint(value)?,
            "region" => connection.region = text(value)?,
            "console" => connection.console = console(value)?,
            _ => return unknown(key, value),
        }
        Ok(())
    })?;
    Ok(connection)
}

fn endpoint(value: &str) -> Read<'_, Option<Endpoint>> {
    if value == "null" {
        return Ok(None);
    }
    let mut endpoint = Endpoint::default();
    object(value, &mut |key, value| {
        match key {
            "base" => {
                let base = |text: &str| is_base(text).then(|| text.to_owned());
                endpoint.base = word(value, "https://…, a path, or nothing", base)?;
            }
            "auth" => endpoint.auth = word(value, "none, x-auth-token or bearer", Auth::from_word)?,
            _ => return unknown(key, value),
        }
        Ok(())
    })?;
    Ok(Some(endpoint))
}

fn console(value: &str) -> Read<'_, Option<ConsoleTemplate>> {
    const EXPECTED: &str = "https://… with {namespace}, {name}, {region} in it, and none but {region} in the host";
    word(value, EXPECTED, |text| if text.is_empty() { Some(None) } else { ConsoleTemplate::parse(text).map(Some) })
}

fn defaults(value: &str) -> Read<'_, Defaults> {
    let mut defaults = Defaults::default();
    object(value, &mut |key, value| {
        match key {
            "language" => {
                let locale = |text: &str| if text.is_empty() { Some(None) } else { Locale::from_tag(text).map(Some) };
                defaults.language = word(value, "en or zh-CN", locale)?;
            }
            "theme" => {
                let theme = |text: &str| if text.is_empty() { Some(None) } else { Theme::from_word(text).map(Some) };
                defaults.theme = word(value, "light or dark", theme)?;
            }
            "connection" => defaults.connection = text(value)?,
            _ => return unknown(key, value),
        }
        Ok(())
    })?;
    Ok(defaults)
}

fn view(value: &str) -> Read<'_, SavedView> {
    let (mut name, mut address) = (String::new(), String::new());
    object(value, &mut |key, value| {
        match key {
            "name" => name = text(value)?,
            "address" => address = text(value)?,
            _ => return unknown(key, value),
        }
        Ok(())
    })?;
    let why = format!("the view \"{name}\" needs a name and a path in Gantry");
    SavedView { name, address }.checked().ok_or(Wrong { value, why })
}

/// Reads each member of an object.
fn object<'a>(value: &'a str, read: &mut dyn FnMut(&str, &'a str) -> Read<'a, ()>) -> Read<'a, ()> {
    let mut first = Ok(());
    let whole = json::members(value, &mut |key, value| {
        if first.is_ok() {
            first = read(key, value);
        }
    });
    first?;
    if whole.is_ok() { Ok(()) } else { wrong(value, "a whole JSON object is expected") }
}

/// Reads each element of an array.
fn all<'a, T>(value: &'a str, read: impl Fn(&'a str) -> Read<'a, T>) -> Read<'a, Vec<T>> {
    let mut values = Vec::new();
    if json::elements(value, &mut |value| values.push(value)).is_err() {
        return wrong(value, "a whole JSON array is expected");
    }
    values.into_iter().map(read).collect()
}

fn unknown<'a, T>(key: &str, value: &'a str) -> Read<'a, T> {
    wrong(value, format!("\"{key}\" is not known here"))
}

fn text(value: &str) -> Read<'_, String> {
    match json::string(value) {
        Some(text) => Ok(text.into_owned()),
        None => wrong(value, "a string is expected"),
    }
}

/// A text that stands for something.
fn word<'a, T>(value: &'a str, expected: &str, read: impl Fn(&str) -> Option<T>) -> Read<'a, T> {
    let text = text(value)?;
    match read(&text) {
        Some(read) => Ok(read),
        None => wrong(value, format!("\"{text}\" is not possible here, but {expected}")),
    }
}

fn flag(value: &str) -> Read<'_, bool> {
    match value {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => wrong(value, "true or false is expected"),
    }
}

fn seconds(value: &str) -> Read<'_, u32> {
    match value.parse() {
        Ok(seconds @ 1..=600) => Ok(seconds),
        _ => wrong(value, "1 to 600 seconds are possible"),
    }
}
