//! Tokens, and asking for them. They live in memory, or for the tab where the user wishes; never longer, never elsewhere.

use leptos::prelude::*;

use crate::{
    api::{Token, Upstream},
    browser,
    live::{self, RwSignal},
};

/// Where one is signed in: a server of a connection.
#[derive(Clone, Debug)]
pub struct Account {
    /// The connection's name.
    pub connection: String,
    /// The address of the server. A token is sent to no other.
    pub base: String,
    /// What it is asked for.
    pub upstream: Upstream,
}

/// Two APIs at one address are one server, with one token.
impl PartialEq for Account {
    fn eq(&self, other: &Self) -> bool {
        self.connection == other.connection && self.base == other.base
    }
}

impl Account {
    fn key(&self) -> String {
        format!("gantry.token.{}\n{}", self.connection, self.base)
    }

    /// The token that this tab keeps for it.
    pub fn kept_token(&self) -> Option<Token> {
        Token::parse(&browser::recall_for_tab(&self.key())?)
    }
}

/// A token is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// For what.
    pub account: Account,
    /// The one that was sent was not taken.
    pub refused: bool,
}

/// The tokens. Copied freely.
#[derive(Clone, Copy)]
pub struct Credentials {
    tokens: RwSignal<Vec<(Account, Token)>>,
    /// The user did not want to sign in there: nobody asks again unless told to.
    declined: RwSignal<Vec<Account>>,
    /// What the user is to be asked for, one after the other.
    asked: RwSignal<Vec<Ask>>,
    /// Where the user has just signed in.
    signed_in: RwSignal<Option<Account>>,
}

impl Credentials {
    /// None yet.
    pub fn new() -> Self {
        Self {
            tokens: RwSignal::new(Vec::new()),
            declined: RwSignal::new(Vec::new()),
            asked: RwSignal::new(Vec::new()),
            signed_in: RwSignal::new(None),
        }
    }

    /// The token for a server; tracked.
    pub fn token(self, account: &Account) -> Option<Token> {
        live::track(&self.tokens);
        let of_account = |(known, token): &(Account, Token)| (known == account).then(|| token.clone());
        let known = self.tokens.with_untracked(|tokens| tokens.iter().find_map(of_account));
        known.or_else(|| account.kept_token())
    }

    /// What the user is asked for now; tracked.
    pub fn asked(self) -> Option<Ask> {
        self.asked.with(|asked| asked.first().cloned())
    }

    /// Whether the user has just signed in there; tracked.
    pub fn has_just_signed_in(self, account: &Account) -> bool {
        live::track(&self.signed_in);
        self.signed_in.with_untracked(|at| at.as_ref() == Some(account))
    }

    /// Asks the user for a token, unless they declined before.
    pub fn ask(self, account: Account, refused: bool) {
        let declined = self.declined.with_untracked(|declined| declined.contains(&account));
        if !declined {
            self.queue(Ask { account, refused });
        }
    }

    /// Asks the user for a token at their own wish.
    pub fn ask_again(self, account: Account) {
        self.declined.update(|declined| declined.retain(|known| *known != account));
        self.queue(Ask { account, refused: false });
    }

    fn queue(self, ask: Ask) {
        self.asked.update(|asked| match asked.iter_mut().find(|known| known.account == ask.account) {
            Some(known) => *known = ask,
            None => asked.push(ask),
        });
    }

    /// The user does not want to sign in now.
    pub fn decline(self) {
        let asked = self.asked.try_update(std::mem::take).unwrap_or_default();
        self.declined.update(|declined| declined.extend(asked.into_iter().map(|ask| ask.account)));
    }

    /// Takes a token; `for_tab` keeps it until the tab is closed.
    pub fn sign_in(self, account: Account, token: Token, for_tab: bool) {
        if for_tab {
            browser::remember_for_tab(&account.key(), token.secret());
        } else {
            browser::forget_for_tab(&account.key());
        }
        self.tokens.update(|tokens| {
            tokens.retain(|(known, _)| *known != account);
            tokens.push((account.clone(), token));
        });
        self.declined.update(|declined| declined.retain(|known| *known != account));
        self.asked.update(|asked| asked.retain(|ask| ask.account != account));
        self.signed_in.set(Some(account));
    }

    /// Forgets a token.
    pub fn sign_out(self, account: &Account) {
        browser::forget_for_tab(&account.key());
        self.tokens.update(|tokens| tokens.retain(|(known, _)| known != account));
    }
}

impl Default for Credentials {
    fn default() -> Self {
        Self::new()
    }
}

/// The tokens in use here.
pub fn use_credentials() -> Credentials {
    use_context().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(connection: &str, base: &str, upstream: Upstream) -> Account {
        Account { connection: connection.to_owned(), base: base.to_owned(), upstream }
    }

    #[test]
    fn one_address_is_one_account() {
        let a = account("north", "https://a", Upstream::Swr);
        assert_eq!(a, account("north", "https://a", Upstream::Tkeel));
        assert_ne!(a, account("north", "https://b", Upstream::Swr));
        assert_ne!(a, account("south", "https://a", Upstream::Swr));
    }
}
