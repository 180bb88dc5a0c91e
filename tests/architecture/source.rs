//! Reading Rust just well enough: which paths a file names, without comments and strings, `use` trees spread out.

/// One source file as the rules see it.
pub struct Source {
    /// Relative to the repository, with `/`: `src/pages/packages/detail.rs`.
    pub file: String,
    /// The module it is: `["pages", "packages", "detail"]`; empty for `lib.rs` and `main.rs`.
    pub module: Vec<String>,
    /// Every path it names, made absolute, with its line.
    pub paths: Vec<(usize, Vec<String>)>,
}

/// Reads one file; `file` says which module it is.
pub fn source(file: &str, text: &str) -> Source {
    let module: Vec<String> = file
        .split_once("src/")
        .map_or(file, |(_, rest)| rest)
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| !matches!(*part, "mod" | "lib" | "main"))
        .map(str::to_owned)
        .collect();
    let absolute = |path: Vec<String>| {
        let mut from = module.clone();
        let ups = path.iter().take_while(|name| matches!(name.as_str(), "super" | "self")).count();
        if ups == 0 {
            return path;
        }
        let supers = path.iter().take(ups).filter(|name| *name == "super").count();
        from.truncate(module.len().saturating_sub(supers));
        ["crate".to_owned()].into_iter().chain(from).chain(path.into_iter().skip(ups)).collect()
    };
    let paths = paths(&code_only(text)).into_iter().map(|(line, path)| (line, absolute(path))).collect();
    Source { file: file.to_owned(), module, paths }
}

/// The code with comments, strings and characters blanked; lines stay where they are.
fn code_only(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut code = String::with_capacity(text.len());
    let mut i = 0;
    while i < chars.len() {
        let word_before = i > 0 && is_word(at(i - 1));
        let end = match (at(i), at(i + 1)) {
            ('/', '/') => until(&chars, i, |j| at(j) == '\n'),
            ('/', '*') => {
                let mut depth = 0;
                let mut j = i;
                loop {
                    match (at(j), at(j + 1)) {
                        ('/', '*') => (depth, j) = (depth + 1, j + 2),
                        ('*', '/') => (depth, j) = (depth - 1, j + 2),
                        _ => j += 1,
                    }
                    if depth == 0 || j >= chars.len() {
                        break j;
                    }
                }
            }
            ('r', '"' | '#') if !word_before || at(i - 1) == 'b' => {
                let hashes = until(&chars, i + 1, |j| at(j) != '#') - i - 1;
                if at(i + 1 + hashes) == '"' {
                    let close = |j: usize| at(j) == '"' && (1..=hashes).all(|k| at(j + k) == '#');
                    until(&chars, i + 2 + hashes, close) + 1 + hashes
                } else {
                    i // a raw identifier
                }
            }
            ('"', _) => string_end(&chars, i),
            ('\'', '\\') => until(&chars, i + 3, |j| at(j) == '\'') + 1,
            ('\'', _) if at(i + 2) == '\'' => i + 3,
            _ => i,
        };
        if end == i {
            code.push(at(i));
            i += 1;
        } else {
            let end = end.min(chars.len());
            code.extend((i..end).map(|j| if at(j) == '\n' { '\n' } else { ' ' }));
            i = end;
        }
    }
    code
}

fn until(chars: &[char], from: usize, stop: impl Fn(usize) -> bool) -> usize {
    (from..chars.len()).find(|j| stop(*j)).unwrap_or(chars.len())
}

fn string_end(chars: &[char], open: usize) -> usize {
    let mut escaped = false;
    for (j, c) in chars.iter().enumerate().skip(open + 1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return j + 1,
            _ => {}
        }
    }
    chars.len()
}

pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Words, `::` and single signs, each with its line (from 1).
fn tokens(code: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if is_word(first) {
                rest.find(|c| !is_word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            let (token, tail) = rest.split_at(length);
            tokens.push((number + 1, token));
            rest = tail.trim_start();
        }
    }
    tokens
}

/// Every path the code names, `use` trees spread out: `use a::{b, c::d}` gives `a::b` and `a::c::d`.
fn paths(code: &str) -> Vec<(usize, Vec<String>)> {
    let mut tokens = tokens(code).into_iter().peekable();
    let mut found = Vec::new();
    while let Some((line, token)) = tokens.next() {
        if token == "use" {
            use_tree(&mut tokens, &[], &mut found);
        } else if token.starts_with(is_word) {
            let mut path = vec![token.to_owned()];
            while tokens.next_if(|(_, t)| *t == "::").is_some() {
                match tokens.next_if(|(_, t)| t.starts_with(is_word)) {
                    Some((_, name)) => path.push(name.to_owned()),
                    None => break,
                }
            }
            if path.len() > 1 {
                found.push((line, path));
            }
        }
    }
    found
}

type Tokens<'a> = std::iter::Peekable<std::vec::IntoIter<(usize, &'a str)>>;

fn use_tree(tokens: &mut Tokens<'_>, prefix: &[String], found: &mut Vec<(usize, Vec<String>)>) {
    let mut path = prefix.to_vec();
    let mut last = None;
    while let Some((line, token)) = tokens.next_if(|(_, t)| !matches!(*t, ";" | "," | "}")) {
        match token {
            "::" => {}
            "as" => {
                tokens.next();
            }
            "{" => {
                while tokens.peek().is_some_and(|(_, t)| *t != "}") {
                    use_tree(tokens, &path, found);
                    tokens.next_if(|(_, t)| *t == ",");
                    if tokens.next_if(|(_, t)| *t == ";").is_some() {
                        return; // unbalanced: not Rust
                    }
                }
                tokens.next();
                return;
            }
            name => {
                path.push(name.to_owned());
                last = Some(line);
            }
        }
    }
    if let Some(line) = last {
        found.push((line, path));
    }
}
