//! What a file's name says about it.

/// Kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Content type.
    pub mime: &'static str,
    /// Whether compressing it is worth the while.
    pub compressible: bool,
    /// Whether the name holds the hash of the contents, so that the file never changes.
    pub immutable: bool,
}

/// Digits of the hash that trunk puts into names: a number of 64 bits, written without the zeros before it.
const HASH: std::ops::RangeInclusive<usize> = 12..=16;

impl Kind {
    /// The kind of the file called `name`.
    pub fn of(name: &str) -> Self {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let (mime, compressible) = match extension {
            "html" => ("text/html; charset=utf-8", true),
            "js" | "mjs" => ("text/javascript; charset=utf-8", true),
            "css" => ("text/css; charset=utf-8", true),
            "wasm" => ("application/wasm", true),
            "json" | "map" => ("application/json", true),
            "webmanifest" => ("application/manifest+json", true),
            "svg" => ("image/svg+xml", true),
            "txt" | "md" => ("text/plain; charset=utf-8", true),
            "ico" => ("image/x-icon", true),
            "png" => ("image/png", false),
            "jpg" | "jpeg" => ("image/jpeg", false),
            "webp" => ("image/webp", false),
            "woff2" => ("font/woff2", false),
            _ => ("application/octet-stream", false),
        };
        Self { mime, compressible, immutable: is_hashed(stem) }
    }
}

/// `name-0123456789abcdef`, also with wasm-bindgen's `_bg` after it.
fn is_hashed(stem: &str) -> bool {
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash);
    hash.is_some_and(|hash| HASH.contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_immutable() {
        for name in [
            "gantry-0123456789abcdef.js",
            "gantry-0123456789abcdef_bg.wasm",
            "a-b-fedcba9876543210.css",
            "gantry-4428240e4813956.js",
        ] {
            assert!(Kind::of(name).immutable, "{name}");
        }
        for name in
            ["index.html", "boot.js", "config.json", "gantry-0123456789a.js", "gantry.js", "0123456789abcdef.js"]
        {
            assert!(!Kind::of(name).immutable, "{name}");
        }
    }
}
