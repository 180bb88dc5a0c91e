//! Components in a real browser: what native tests can not see and end-to-end tests would see too late.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod content;
mod field;
mod remote;
mod support;
mod tree;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
