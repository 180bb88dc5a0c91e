//! What the first rows do not need comes in a part of the WebAssembly of its own: everything that is reached only through
//! a function with `#[wasm_split]`.

/// A part could not be loaded; asked again, it is loaded anew.
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
