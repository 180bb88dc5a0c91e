//! Names one under the other, each with a bar that compares it to the others.

use crate::tree::{Tree, view};

/// One of them.
pub struct Bar {
    /// What it is.
    pub name: String,
    /// Where it leads; empty where there is nothing to be seen.
    pub href: String,
    /// How long its bar is, of 1,000.
    pub permille: u64,
    /// What its bar stands for.
    pub told: String,
}

/// `part` of `whole` by the thousand.
pub fn permille(part: u64, whole: u64) -> u64 {
    let share = u128::from(part) * 1000 / u128::from(whole.max(1));
    u64::try_from(share.min(1000)).unwrap_or(1000)
}

/// Draws them.
pub fn bars(label: &'static str, all: Vec<Bar>) -> Tree {
    let lines: Vec<_> = all.into_iter().map(line).collect();
    view! { <ul class="bars" aria-label=label>{lines}</ul> }
}

fn line(Bar { name, href, permille, told }: Bar) -> Tree {
    let share = format!("{}.{}%", permille / 10, permille % 10);
    let name = match href.as_str() {
        "" => view! { <span class="muted">{name}</span> },
        _ => view! { <a href=href>{name}</a> },
    };
    view! {
        <li>
            {name}
            <span class="bars-bar" aria-hidden="true"><span style:width=share></span></span>
            <span class="muted">{told}</span>
        </li>
    }
}
