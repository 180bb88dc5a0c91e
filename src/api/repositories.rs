//! API 1: image repositories.

use catalog::{
    Repository, Total,
    query::{ListQuery, Repositories},
    wire::{self, RowError, content_range},
};

use super::{Endpoint, Upstream, client::Reply};

impl Endpoint for Repositories {
    type Rows = Vec<Repository>;
    const UPSTREAM: Upstream = Upstream::Swr;

    fn decode(row: &[u8]) -> Result<Repository, RowError> {
        wire::repository(row)
    }

    fn total(query: &ListQuery<Self>, rows: &Self::Rows, reply: &Reply) -> Total {
        let (offset, limit) = query.paging.window();
        let repeated = rows.first().and_then(|row| row.total_range);
        content_range::page_total(reply.content_range.as_deref(), repeated, offset, reply.rows, limit)
    }
}
