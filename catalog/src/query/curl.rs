//! A request as a curl command for a POSIX shell.

/// A header of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value.
    pub value: HeaderValue<'a>,
}

/// What a header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderValue<'a> {
    /// This text.
    Plain(&'a str),
    /// What a variable of the shell holds: a secret stays out of the command.
    Variable {
        /// What stands before it, such as `Bearer `.
        before: &'a str,
        /// The variable's name, with or without `$`. What no such name can hold is left out.
        name: &'a str,
    },
}

/// The command, a line a header. Whatever the parts hold, each is one word of the shell, and pasting it presses no key;
/// only NUL, which no word can hold, is left out.
pub fn command(url: &str, headers: &[Header<'_>]) -> String {
    let mut command = String::from("curl -i ");
    if url.contains(['[', ']', '{', '}']) {
        command.push_str("--globoff ");
    }
    if url.starts_with('-') {
        command.push_str("--url ");
    }
    quote(&mut command, url);
    for header in headers {
        command.push_str(" \\\n  -H ");
        match header.value {
            // To curl, a name with nothing after the colon is a header not to be sent.
            HeaderValue::Plain("") => quote(&mut command, &format!("{};", header.name)),
            HeaderValue::Plain(value) => quote(&mut command, &format!("{}: {value}", header.name)),
            HeaderValue::Variable { before, name } => {
                variable(&mut command, &format!("{}: {before}", header.name), name)
            }
        }
    }
    command
}

/// Adds `"before$NAME"`.
fn variable(command: &mut String, before: &str, name: &str) {
    if before.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_: ".contains(&byte)) {
        command.push('"');
        command.push_str(before);
    } else {
        quote(command, before);
        command.push('"');
    }
    let name: String = name.chars().filter(|char| char.is_ascii_alphanumeric() || *char == '_').collect();
    let name = name.trim_start_matches(|char: char| char.is_ascii_digit());
    command.push('$');
    command.push_str(if name.is_empty() { "TOKEN" } else { name });
    command.push('"');
}

/// Adds a word of the shell. A control character would act on the terminal it is pasted into: the shell makes it itself.
fn quote(command: &mut String, text: &str) {
    command.push('\'');
    for char in text.chars() {
        match char {
            '\0' => (),
            '\'' => command.push_str("'\\''"),
            char if char.is_control() && char != '\n' => {
                command.push_str("'\"$(printf '");
                for byte in char.encode_utf8(&mut [0; 4]).bytes() {
                    command.push('\\');
                    command.extend([byte >> 6, byte >> 3 & 7, byte & 7].map(|digit| char::from(b'0' + digit)));
                }
                command.push_str("')\"'");
            }
            char => command.push(char),
        }
    }
    command.push('\'');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::process::Command;

    const SECRET: &str = "s'e\"c`r$(e)t\\ *";

    /// The words that a shell makes of a command.
    fn words(command: &str) -> Vec<String> {
        let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}\n");
        let shell = Command::new("sh").args(["-c", &script]).env("GANTRY_TOKEN", SECRET).output().expect("a shell");
        assert!(shell.status.success() && shell.stderr.is_empty(), "{command}");
        let text = String::from_utf8(shell.stdout).expect("UTF-8");
        let mut words: Vec<String> = text.split('\0').map(str::to_owned).collect();
        assert_eq!(words.pop().as_deref(), Some(""));
        words
    }

    fn plain<'a>(name: &'a str, value: &'a str) -> Header<'a> {
        Header { name, value: HeaderValue::Plain(value) }
    }

    fn secret<'a>(name: &'a str, before: &'a str, variable: &'a str) -> Header<'a> {
        Header { name, value: HeaderValue::Variable { before, name: variable } }
    }

    #[test]
    fn a_command_is_written_to_be_read() {
        let headers = [plain("Accept", "application/json"), secret("X-Auth-Token", "", "GANTRY_TOKEN")];
        let expected = r#"curl -i 'https://a.example/v2/manage/repos?filter=center%3A%3Aself' \
  -H 'Accept: application/json' \
  -H "X-Auth-Token: $GANTRY_TOKEN""#;
        assert_eq!(command("https://a.example/v2/manage/repos?filter=center%3A%3Aself", &headers), expected);
        assert_eq!(command("https://a", &[]), "curl -i 'https://a'");
    }

    #[test]
    fn every_part_is_one_word() {
        for (url, header, expected) in [
            ("https://a/$(id)`id`", plain("A", "it's"), &["-i", "https://a/$(id)`id`", "-H", "A: it's"][..]),
            ("https://[::1]/{a,b}", plain("A", ""), &["-i", "--globoff", "https://[::1]/{a,b}", "-H", "A;"]),
            ("-o/etc/x", plain("A", "a\nb\r\tc\n"), &["-i", "--url", "-o/etc/x", "-H", "A: a\nb\r\tc\n"]),
            ("", plain("A", "\u{1b}[201~\u{9b}\u{7f}\0!"), &["-i", "", "-H", "A: \u{1b}[201~\u{9b}\u{7f}!"]),
            ("''", plain("A", "\\"), &["-i", "''", "-H", "A: \\"]),
            ("a", secret("B", "Bearer ", "$GANTRY_TOKEN"), &["-i", "a", "-H", &format!("B: Bearer {SECRET}")]),
            ("a", secret("A\"`id`", "$x'", "GANTRY_TOKEN"), &["-i", "a", "-H", &format!("A\"`id`: $x'{SECRET}")]),
            ("a", secret("B", "", "1GANTRY\"_;TOKEN)"), &["-i", "a", "-H", &format!("B: {SECRET}")]),
        ] {
            let command = command(url, &[header]);
            assert_eq!(words(&command), expected, "{command}");
        }
        assert!(command("a", &[secret("B", "", "$")]).ends_with("-H \"B: $TOKEN\""));
    }

    #[test]
    fn pasting_presses_no_key() {
        let all: String = ('\0'..'\u{a0}').collect();
        let command = command(&all, &[plain("A", &all)]);
        assert!(command.chars().all(|char| char == '\n' || !char.is_control()), "{command}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn a_shell_reads_what_was_written(
            path in any::<String>(), value in r#"['"\\$`!\r\n\t \PC]{1,12}|.{1,12}"#, before in any::<String>(),
            name in any::<String>(),
        ) {
            let kept = |text: &str| text.replace('\0', "");
            let url = format!("https://a/{path}");
            let headers = [plain("A", &value), secret("B", &before, "GANTRY_TOKEN")];
            let words = words(&command(&url, &headers));
            let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "--globoff").collect();
            let (value, secret_value) = (format!("A: {}", kept(&value)), format!("B: {}{SECRET}", kept(&before)));
            prop_assert_eq!(&words, &["-i", &kept(&url), "-H", &value, "-H", &secret_value]);
            prop_assert_eq!(self::words(&command("a", &[secret("B", "", &name)])).len(), 4);
        }
    }
}
