//! The connections to the faults, written into `config.json` after those that are there.

use serde_json::{Value, json};

use super::FAULTS;
use crate::base_path::BasePath;

/// The connection that is there where the file names none.
const HEALTHY: &str = "Healthy";
/// Seconds that a server may stay silent where the file does not say: whoever looks at a fault need not wait for long.
const TIMEOUT_SECONDS: u32 = 10;

/// The file with the connections to the faults, one of them at the origin `elsewhere`; `None` if it is broken, and so for the
/// dashboard to complain of.
pub fn with_connections(config: &[u8], base: &BasePath, elsewhere: &str) -> Option<Vec<u8>> {
    let mut config: Value = serde_json::from_slice(config).ok()?;
    let settings = config.as_object_mut()?;
    settings.entry("timeout_seconds").or_insert_with(|| TIMEOUT_SECONDS.into());
    let connections = settings.entry("connections").or_insert_with(|| json!([])).as_array_mut()?;
    match connections.as_mut_slice() {
        [] => connections.push(connection(HEALTHY, "")),
        // Only a single connection may be without a name.
        [only] if only.get("name").and_then(Value::as_str).unwrap_or_default().is_empty() => {
            only.as_object_mut()?.insert("name".to_owned(), HEALTHY.into());
        }
        _ => (),
    }
    for fault in FAULTS {
        let is_taken = connections.iter().any(|other| other.get("name").and_then(Value::as_str) == Some(fault.title));
        if !is_taken {
            let origin = if fault.is_elsewhere() { elsewhere } else { "" };
            connections.push(connection(fault.title, &format!("{origin}{base}faults/{}", fault.name)));
        }
    }
    serde_json::to_vec_pretty(&config).ok()
}

fn connection(name: &str, base: &str) -> Value {
    json!({
        "name": name,
        "swr": { "base": base, "auth": "x-auth-token" },
        "tkeel": { "base": base, "auth": "bearer" },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(config: &str) -> Vec<String> {
        let written = with_connections(config.as_bytes(), &"/a/b/".parse().unwrap(), "http://other:1").unwrap();
        let config: Value = serde_json::from_slice(&written).unwrap();
        let connections = config.get("connections").and_then(Value::as_array).unwrap();
        connections.iter().map(|one| one.get("name").and_then(Value::as_str).unwrap().to_owned()).collect()
    }

    #[test]
    fn they_follow_what_the_file_names() {
        for (config, first) in [
            ("{}", &["Healthy", "Fault: slow"][..]),
            (r#"{"connections": []}"#, &["Healthy", "Fault: slow"]),
            (r#"{"connections": [{"tkeel": {"base": "/x"}}]}"#, &["Healthy", "Fault: slow"]),
            (r#"{"connections": [{"name": "a"}, {"name": "b"}]}"#, &["a", "b", "Fault: slow"]),
            (r#"{"connections": [{"name": "Fault: slow"}]}"#, &["Fault: slow", "Fault: stops midway"]),
        ] {
            assert_eq!(
                names(config).get(..first.len()),
                Some(&first.iter().map(|&name| name.into()).collect::<Vec<_>>()[..])
            );
        }
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        for config in ["", "[1]", "{\"connections\": 1}", "{\"connections\": [}", "{\"connections\": [1]}"] {
            assert_eq!(with_connections(config.as_bytes(), &"/".parse().unwrap(), ""), None, "{config}");
        }
    }
}
