//! Where the build is split: what only these functions lead to is in a part of the WebAssembly of its own, which is asked for
//! when somebody is there to use it.

use crate::{
    data::remote::LocalFuture,
    listing::{Tooling, explain},
    pages,
    parts::{Insides, NotLoaded},
    shell,
};

/// The tools of the list of that name.
pub fn load_tools(list: &'static str) -> LocalFuture<Result<Tooling, NotLoaded>> {
    Box::pin(async move { tools(list).await?.ok_or(NotLoaded) })
}

/// What of the frame and the overview comes later.
pub fn load_insides() -> LocalFuture<Result<Insides, NotLoaded>> {
    Box::pin(insides())
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(tools, fallible)]
fn tools(list: &'static str) -> Result<Option<Tooling>, NotLoaded> {
    Ok(pages::tools(list))
}

#[cfg(not(feature = "split"))]
async fn tools(list: &'static str) -> Result<Option<Tooling>, NotLoaded> {
    Ok(pages::tools(list))
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(tools, fallible)]
fn insides() -> Result<Insides, NotLoaded> {
    Ok(all_insides())
}

#[cfg(not(feature = "split"))]
async fn insides() -> Result<Insides, NotLoaded> {
    Ok(all_insides())
}

fn all_insides() -> Insides {
    shell::insides(pages::overview::kept, pages::compare::inside, |failed, what, texts| {
        explain(failed, what, texts).title
    })
}
