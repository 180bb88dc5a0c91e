//! What the browser keeps: across visits, or for the tab.

use web_sys::Storage;

use super::page::window;

fn local_storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

fn session_storage() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

/// Reads what [`remember`] kept.
pub fn recall(key: &str) -> Option<String> {
    local_storage()?.get_item(key).ok().flatten()
}

/// Keeps a text in the browser across visits, where the browser allows it.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets what [`remember`] kept.
pub fn forget(key: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(key);
    }
}

/// Reads what [`remember_for_tab`] kept.
pub fn recall_for_tab(key: &str) -> Option<String> {
    session_storage()?.get_item(key).ok().flatten()
}

/// Keeps a text until the tab is closed, where the browser allows it.
pub fn remember_for_tab(key: &str, value: &str) {
    if let Some(storage) = session_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets what [`remember_for_tab`] kept.
pub fn forget_for_tab(key: &str) {
    if let Some(storage) = session_storage() {
        let _ = storage.remove_item(key);
    }
}
