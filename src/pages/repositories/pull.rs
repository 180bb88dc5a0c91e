//! The command that pulls an image: by five clients, from two sides.

use catalog::{Repository, order};
use leptos::prelude::*;

use crate::{
    data::{connections::use_connections, preferences::PullPreference},
    i18n::{I18n, Texts},
    live::{self, Signal, StoredValue},
    tree::{Tree, view},
    ui::{Body, Choice, Choices, Content, CopyButton, Section},
};

/// A client's name, and its command before the address.
const CLIENTS: [(&str, &str); 5] = [
    ("docker", "docker pull"),
    ("podman", "podman pull"),
    ("nerdctl", "nerdctl pull"),
    ("ctr", "ctr images pull"),
    ("crictl", "crictl pull"),
];

/// The command of a client for an address and a tag; an unknown client is the first one.
fn command(client: &str, address: &str, tag: Option<&str>) -> String {
    let (_, verb) = CLIENTS.into_iter().find(|(name, _)| *name == client).unwrap_or(CLIENTS[0]);
    match tag {
        Some(tag) => format!("{verb} {address}:{tag}"),
        None => format!("{verb} {address}"),
    }
}

/// The tag that a pull without a wish should get: the newest version, else a floating tag, else the first.
fn preferred_tag(tags: &[String]) -> Option<String> {
    let newest = order::newest(tags.iter().map(String::as_str)).map(str::to_owned);
    newest.or_else(|| tags.iter().find(|tag| *tag == "latest").cloned()).or_else(|| tags.first().cloned())
}

/// How an image is pulled: by the client and from the side that were chosen last. Copied freely.
#[derive(Clone, Copy)]
pub struct Pull {
    preference: PullPreference,
    external: StoredValue<String>,
    internal: StoredValue<String>,
}

impl Pull {
    /// How the images of a repository are pulled.
    pub fn of(row: &Repository) -> Self {
        let region = untrack(|| use_connections().current()).unwrap_or_default().region;
        Self {
            preference: use_context().unwrap_or_else(PullPreference::recall),
            external: StoredValue::new(row.pull_address(Some(&region)).unwrap_or_default()),
            internal: StoredValue::new(row.internal_path.clone()),
        }
    }

    /// The client's name; tracked.
    fn client(self) -> String {
        live::track(&self.preference.client);
        let chosen = self.preference.client.get_untracked();
        if CLIENTS.iter().any(|(name, _)| *name == chosen) { chosen } else { CLIENTS[0].0.to_owned() }
    }

    fn is_internal(self) -> bool {
        live::track(&self.preference.internal);
        self.preference.internal.get_untracked()
    }

    /// The command for a tag, if the side chosen has an address; tracked.
    fn command(self, tag: Option<&str>) -> Option<String> {
        let address = if self.is_internal() { self.internal } else { self.external };
        let address = address.try_get_value().filter(|address| !address.is_empty())?;
        Some(command(&self.client(), &address, tag))
    }

    /// Whether there is no command; tracked.
    pub fn is_impossible(self) -> bool {
        self.command(None).is_none()
    }

    /// The button that copies the command for a tag.
    pub fn button(self, tag: &str, texts: &Texts) -> Tree {
        let what = texts.pull_command_of(tag);
        let tag = tag.to_owned();
        let text = Signal::derive(move || self.command(Some(&tag)).unwrap_or_default());
        view! { <CopyButton text=text what=what icon="command"/> }
    }
}

/// The section of the panel.
pub fn section(row: &Repository, pull: Pull, i18n: I18n) -> Section {
    let texts = i18n.texts();
    let preference = pull.preference;
    let clients = CLIENTS.map(|(name, _)| Choice::new(name, name)).to_vec();
    let client = Signal::derive(move || pull.client());
    let sides =
        vec![Choice::new("external", texts.address_external()), Choice::new("internal", texts.address_internal())];
    let side = Signal::derive(move || if pull.is_internal() { "internal" } else { "external" }.to_owned());
    let choose_client = Callback::new(move |name: String| preference.set_client(&name));
    let choose_side = Callback::new(move |side: String| preference.set_internal(side == "internal"));
    let tag = preferred_tag(&row.tags);
    let line = move || {
        let Some(text) = pull.command(tag.as_deref()) else {
            let why = if pull.is_internal() { texts.no_internal_address() } else { texts.no_external_address() };
            return Content::Muted(why.to_owned()).view();
        };
        view! { <div class="command">{Content::Copyable { text, what: texts.pull_command().to_owned() }.view()}</div> }
    };
    let body = view! {
        <div class="pull-choices">
            <Choices label=texts.client() name="pull-client" choices=clients value=client on_choose=choose_client/>
            <Choices label=texts.address() name="pull-address" choices=sides value=side on_choose=choose_side/>
        </div>
        {live::view(line)}
    };
    Section::new(texts.pull(), Body::Still(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_client_has_its_command() {
        let address = "swr.cn-north-4.myhuaweicloud.com/platform/edge-gateway";
        for (client, expected) in [
            ("docker", "docker pull"),
            ("podman", "podman pull"),
            ("nerdctl", "nerdctl pull"),
            ("ctr", "ctr images pull"),
            ("crictl", "crictl pull"),
            ("", "docker pull"),
        ] {
            assert_eq!(command(client, address, Some("2.14.1")), format!("{expected} {address}:2.14.1"));
        }
        assert_eq!(command("docker", address, None), format!("docker pull {address}"));
    }

    #[test]
    fn the_newest_version_is_pulled() {
        let preferred = |tags: &[&str]| preferred_tag(&tags.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(preferred(&["latest", "1.9.0", "1.10.0", "2.0.0-rc.1"]).as_deref(), Some("1.10.0"));
        assert_eq!(preferred(&["build-7", "latest"]).as_deref(), Some("latest"));
        assert_eq!(preferred(&["build-7"]).as_deref(), Some("build-7"));
        assert_eq!(preferred(&[]), None);
    }
}
