//! Reads `config.json`. A comma too many is forgiven here: who starts the dashboard asks the browser about those.

use catalog::wire::console::ConsoleTemplate;

use super::{Config, Connection, Defaults, Endpoint, is_base};
use crate::{
    api::Auth,
    data::{
        preferences::Theme,
        views::{self, SavedView},
    },
    i18n::Locale,
    json::{self, Read, all, flag, object, text, unknown, word, wrong},
};

/// Reads the file; what is left out has its default.
pub(super) fn config(file: &str) -> Result<Config, String> {
    json::read(file, |file| {
        let mut config = Config::default();
        object(file, &mut |key, value| {
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
        })?;
        Ok(config)
    })
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
    let view = views::view(value)?;
    let why = format!("the view \"{}\" needs a name and a path in Gantry", view.name);
    view.checked().map_or_else(|| wrong(value, why), Ok)
}

fn seconds(value: &str) -> Read<'_, u32> {
    match value.parse() {
        Ok(seconds @ 1..=600) => Ok(seconds),
        _ => wrong(value, "1 to 600 seconds are possible"),
    }
}
