//! The filter form of the packages: every parameter of API 2.

use crate::listing::Field;

/// The fields, in their order.
pub const FIELDS: &[Field] =
    &[Field::organization("namespace"), Field::main("package_name", |texts| texts.package_name)];
