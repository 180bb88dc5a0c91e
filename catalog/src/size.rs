//! Sizes in bytes, for people: binary units, one decimal, integers only.

const UNITS: [&str; 7] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

/// `32.2 MiB`, `4 GiB`, `0 B`: three significant figures at most below 100 units, rounded half up.
pub fn human(bytes: u64) -> String {
    let mut unit = 0;
    while unit + 1 < UNITS.len() && (bytes >> (10 * unit)) >= 1024 {
        unit += 1;
    }
    let (mut tenths, mut unit) = (tenths_of(bytes, unit), unit);
    if tenths >= 10_240 && unit + 1 < UNITS.len() {
        unit += 1;
        tenths = tenths_of(bytes, unit);
    }
    let name = UNITS.get(unit).copied().unwrap_or_default();
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} {name}"),
        (whole, _) if whole >= 100 => format!("{} {name}", (tenths + 5) / 10),
        (whole, tenth) => format!("{whole}.{tenth} {name}"),
    }
}

fn tenths_of(bytes: u64, unit: usize) -> u64 {
    let scale = 1u128 << (10 * unit);
    let tenths = (u128::from(bytes) * 10 + scale / 2) / scale;
    u64::try_from(tenths).unwrap_or(u64::MAX)
}

/// The digits in groups of three: `20,097,747,400`, as both languages of the dashboard write it.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_binary_and_short() {
        for (bytes, expected) in [
            (0, "0 B"),
            (1, "1 B"),
            (1023, "1023 B"),
            (1024, "1 KiB"),
            (1536, "1.5 KiB"),
            (33_724_433, "32.2 MiB"),
            (200_977_474, "192 MiB"),
            (4_294_967_296, "4 GiB"),
            (20_097_747_400, "18.7 GiB"),
            (1_048_575, "1 MiB"),
            (5 << 40, "5 TiB"),
            (9_223_372_036_854_775_807, "8 EiB"),
            (u64::MAX, "16 EiB"),
        ] {
            assert_eq!(human(bytes), expected, "{bytes}");
        }
    }

    #[test]
    fn digits_come_in_groups_of_three() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (20_097_747_400, "20,097,747,400"),
            (u64::MAX, "18,446,744,073,709,551,615"),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }
}
