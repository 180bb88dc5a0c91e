//! API 4: installers.

use catalog::{
    Installer, Total,
    query::{Installers, ListQuery},
    wire::{self, RowError},
};

use super::{Endpoint, Upstream, client::Reply};

impl Endpoint for Installers {
    type Rows = Vec<Installer>;
    const UPSTREAM: Upstream = Upstream::Tkeel;

    fn decode(row: &[u8]) -> Result<Installer, RowError> {
        wire::installer(row)
    }

    fn total(_: &ListQuery<Self>, _: &Self::Rows, reply: &Reply) -> Total {
        reply.total.map_or(Total::Unknown, Total::Exact)
    }
}
