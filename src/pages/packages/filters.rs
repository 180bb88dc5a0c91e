//! The filter form of the packages: every parameter of API 2.

use crate::{i18n::Texts, listing::Field};

/// The fields, in their order.
pub const FIELDS: &[Field] = &[Field::organization("namespace"), Field::main("package_name", Texts::package_name)];
