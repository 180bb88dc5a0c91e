//! Every raw call to the browser, one part of it a file. Nothing here can panic: what a browser refuses is `None`, or is
//! not done.

mod address;
mod clipboard;
mod download;
mod focus;
mod highlight;
mod markup;
mod page;
mod pointer;
mod presence;
mod request;
mod storage;

pub use address::*;
pub use clipboard::{copy, select_before};
pub use download::{chosen_text, download, set_value};
pub use focus::*;
pub use highlight::{highlight, unhighlight};
pub use markup::{Items, Markup, replace_broken_image};
pub use page::{
    attribute_of, is_hidden, is_narrower_than, is_regular_expression, json_fault, languages, lines_within, now_millis,
    reveal, set_root_attribute, set_title, window,
};
pub use pointer::{clicked, clicked_link, link_within, open_row_in_tab};
pub use presence::on_sign;
pub use request::{
    AbortGuard, Body, Early, RequestCache, RequestRedirect, Watchdog, config_text, error_message, is_offline,
    next_turn, sleep,
};
pub use storage::*;
