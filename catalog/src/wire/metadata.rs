//! Metadata of installers: bytes on the server, base64 on the wire (wire.md A2.4).

/// The text in a value of metadata: standard base64 with padding, of UTF-8. `None` if it is anything else.
pub fn decode_base64_text(value: &str) -> Option<String> {
    let text = String::from_utf8(decode(value.as_bytes())?).ok()?;
    (!text.contains(|char: char| char.is_control() && !matches!(char, '\t' | '\n' | '\r'))).then_some(text)
}

fn decode(value: &[u8]) -> Option<Vec<u8>> {
    if !value.len().is_multiple_of(4) {
        return None;
    }
    let digits = value.strip_suffix(b"==").or_else(|| value.strip_suffix(b"=")).unwrap_or(value);
    let mut bytes = Vec::with_capacity(value.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for byte in digits {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(digit);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    // Bits that belong to no byte are zero in what an encoder writes.
    (bits == 0).then_some(bytes)
}
