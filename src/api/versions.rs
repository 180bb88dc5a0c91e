//! API 3: the versions of one package.

use catalog::{
    PackageVersion, Total,
    query::{ListQuery, Versions},
    wire::{self, RowError},
};

use super::{Endpoint, Upstream, Whole, all, client::Reply};

impl Endpoint for Versions {
    type Rows = Whole<Self>;
    const UPSTREAM: Upstream = Upstream::Swr;
    const MAY_BE_ABSENT: bool = true;

    fn decode(row: &[u8]) -> Result<PackageVersion, RowError> {
        wire::package_version(row)
    }

    fn total(_: &ListQuery<Self>, rows: &Self::Rows, _: &Reply) -> Total {
        all::<Self>(rows)
    }
}
