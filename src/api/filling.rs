//! A list's answer as it fills: the types of what [`super::list`] sends and takes.

use catalog::{
    PageSize, Total,
    query::{FieldError, ListQuery, Paging, Request},
};

use super::{Endpoint, Fill, Held, Holding, Rows, client::Reply};

/// Of so many rows that cannot be read it is told why.
const TOLD: usize = 5;

/// An answer that fills.
pub struct Filling<L: Endpoint> {
    /// What is asked for: the list, or a part of it.
    part: ListQuery<L>,
    held: Held<L>,
    /// What earlier requests brought: so many rows, and so many that could not be read.
    kept: (u64, u64),
}

impl<L: Endpoint> Filling<L> {
    /// The answer to a query, of which nothing is there yet.
    pub fn new(query: ListQuery<L>, held: Held<L>) -> Self {
        Self { part: query, held, kept: (0, 0) }
    }
}

impl<L: Endpoint> Fill for Filling<L> {
    fn request(&self) -> Result<Request, FieldError> {
        self.part.request()
    }

    fn verbatim(&self) -> Option<Request> {
        self.part.verbatim()
    }

    fn paging(&mut self) -> &mut Paging {
        &mut self.part.paging
    }

    fn comes_whole(&self) -> bool {
        L::Rows::IS_WHOLE
    }

    fn comes_in_parts(&self) -> bool {
        !L::Rows::IS_WHOLE && self.part.paging.size == PageSize::Whole
    }

    fn may_be_absent(&self) -> bool {
        L::MAY_BE_ABSENT
    }

    fn row(&mut self, row: &[u8]) {
        self.held.hold(|Holding { answer, sent }| match L::decode(row) {
            Ok(read) => {
                answer.rows.push(read);
                sent.push(row);
            }
            Err(why) => {
                answer.skipped += 1;
                if answer.unread.len() < TOLD {
                    answer.unread.push((answer.rows.count() + answer.skipped, why));
                }
            }
        });
    }

    fn count(&self) -> u64 {
        self.held.with(|answer| answer.rows.count())
    }

    fn take(&mut self, reply: &Reply) -> Total {
        let Self { part, held, kept } = self;
        held.with(|answer| {
            answer.total = L::total(part, &answer.rows, reply);
            answer.skipped += reply.oversized;
            answer.installed_num = reply.installed_num;
            *kept = (answer.rows.count(), answer.skipped);
            answer.total
        })
    }

    fn restart(&mut self) -> bool {
        let (rows, skipped) = self.kept;
        self.held.hold(|Holding { answer, sent }| {
            answer.rows.truncate(rows);
            sent.truncate(rows);
            answer.skipped = skipped;
            answer.unread.retain(|(number, _)| *number <= rows + skipped);
        });
        rows == 0
    }
}
