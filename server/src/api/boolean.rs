//! Booleans, in all the spellings that the real server reads.

use super::params::excerpt;

/// Reads `1 t T TRUE true True 0 f F FALSE false False`. The error says what is wrong with `name`.
pub fn boolean(name: &str, text: &str) -> Result<bool, String> {
    match text {
        "1" | "t" | "T" | "TRUE" | "true" | "True" => Ok(true),
        "0" | "f" | "F" | "FALSE" | "false" | "False" => Ok(false),
        other => Err(format!("{name} is neither true nor false: {}", excerpt(other))),
    }
}
