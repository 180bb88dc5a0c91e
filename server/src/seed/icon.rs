//! Icons made of a letter and a shape, inside the address itself: nothing is fetched from anywhere.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::random::Random;

/// Pairs of a background and a foreground with a contrast of 4.5 at least.
const COLOURS: [(&str, &str); 8] = [
    ("#0b5c7a", "#ffffff"),
    ("#7a3b0b", "#ffffff"),
    ("#1f6f43", "#ffffff"),
    ("#5b3a8c", "#ffffff"),
    ("#8c2f4b", "#ffffff"),
    ("#f2c14e", "#2b2100"),
    ("#cfe8ef", "#0b3a4a"),
    ("#334155", "#ffffff"),
];

const SHAPES: [&str; 4] = [
    r#"<rect width="48" height="48" rx="10"/>"#,
    r#"<circle cx="24" cy="24" r="24"/>"#,
    r#"<path d="M24 0 45 12v24L24 48 3 36V12z"/>"#,
    r#"<path d="M24 0 48 24 24 48 0 24z"/>"#,
];

/// A `data:` address of a picture with the first letter of `name`.
pub fn icon(random: &mut Random, name: &str) -> String {
    let (background, foreground) = random.pick(&COLOURS);
    let shape = random.pick(&SHAPES);
    let letter: String =
        name.chars().find(|letter| letter.is_alphanumeric()).into_iter().flat_map(char::to_uppercase).collect();
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><g fill="{background}">{shape}</g><text x="24" y="32" font-family="sans-serif" font-size="22" font-weight="700" text-anchor="middle" fill="{foreground}">{letter}</text></svg>"#
    );
    format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(svg))
}
