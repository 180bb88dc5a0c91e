//! API 2: software packages.

use catalog::{
    Package, Total,
    query::{ListQuery, Packages},
    wire::{self, RowError},
};

use super::{Endpoint, Upstream, Whole, all, client::Reply};

impl Endpoint for Packages {
    type Rows = Whole<Self>;
    const UPSTREAM: Upstream = Upstream::Swr;

    fn decode(row: &[u8]) -> Result<Package, RowError> {
        wire::package(row)
    }

    fn total(_: &ListQuery<Self>, rows: &Self::Rows, _: &Reply) -> Total {
        all::<Self>(rows)
    }
}
