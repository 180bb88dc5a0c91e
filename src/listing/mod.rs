//! What the list pages share: address → query → request → rows → view. Knows the shape of a list, and no entity.
//!
//! A page says what is particular about its list as data ([`ListPage`]); everything that reacts and draws is here, once,
//! and knows lists by [`Spec`] alone, so that a further list costs data and not another copy of the code.

mod asked;
mod changes;
mod drawn;
mod erased;
mod failure;
mod fetch;
mod filters;
mod find;
mod folding;
pub mod hygiene;
mod marks;
mod organizations;
mod page;
mod pager;
mod passing;
mod records;
mod search;
mod selection;
mod spec;
mod state;
mod status;
mod table;
mod toolbar;
mod tooling;
mod tools;
mod view;
mod window;

pub use asked::{Asked, ask, ask_ahead, ask_on};
pub use erased::spec;
pub use failure::{explain, failure_view};
pub use fetch::held_in;
pub use filters::{Field, Kind};
pub use page::{Answered, Chart, ColumnView, ListPage, Shown};
pub use spec::{Address, AnyAnswer, Spec};
pub use state::List;
pub use status::{skipped, total};
pub use table::move_focus;
pub use tooling::{Desk, ToolLoader, Tooling};
pub use tools::tooling;
pub use view::ListView;
