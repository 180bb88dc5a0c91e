//! What the four list pages share: address → query → request → rows → view. Knows the shape of a list, and no entity.

mod column;
mod failure;
mod state;
mod status;
mod table;
mod view;

pub use column::{Cell, ColumnView};
pub use failure::{explain, field_error};
pub use state::{Answered, List, Shown, use_list};
pub use status::total;
pub use table::move_focus;
pub use view::{Emptiness, ListView};
