//! Sending the request of a list, and showing what is there of its answer.

use std::{
    rc::Rc,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use catalog::query::ListQuery;

use super::{page::Answered, spec::AnyAnswer};
use crate::{
    api::{self, Endpoint, Exchange, Failed, Fill, Filling, Held, Server, Watch},
    browser::{self, AbortGuard},
    data::remote::{LocalFuture, Publish, Way},
};

/// How a request is sent.
pub struct Sending {
    /// To whom.
    pub server: Server,
    /// What ends it.
    pub guard: Rc<AbortGuard>,
    /// Where its tries are noted.
    pub way: Way,
    /// Where a part of the answer is shown.
    pub publish: Publish<AnyAnswer>,
}

struct Publishing {
    way: Way,
    publish: Publish<AnyAnswer>,
    part: Arc<AnyAnswer>,
}

impl Watch for Publishing {
    fn sent(&self, count: u8) {
        self.way.tried(count);
    }

    fn changed(&self, is_empty: bool) {
        (self.publish)((!is_empty).then(|| Arc::clone(&self.part)));
    }
}

static SERIAL: AtomicUsize = AtomicUsize::new(0);

/// Sends the request of a query.
pub fn fetch<L: Endpoint>(query: ListQuery<L>, sending: Sending) -> LocalFuture<Result<AnyAnswer, Failed>> {
    let held = Held::new();
    let arrived = Arc::new(OnceLock::new());
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    let answer = Answered { query: query.clone(), held: held.clone(), serial, arrived: Arc::clone(&arrived) };
    send(Box::new(Filling::new(query, held)), Arc::new(answer), arrived, sending)
}

fn send(
    mut fill: Box<dyn Fill>,
    answer: AnyAnswer,
    arrived: Arc<OnceLock<(Exchange, f64)>>,
    sending: Sending,
) -> LocalFuture<Result<AnyAnswer, Failed>> {
    Box::pin(async move {
        let Sending { server, guard, way, publish } = sending;
        let watch = Publishing { way, publish, part: Arc::new(Arc::clone(&answer)) };
        let exchange = api::list(&server, &mut *fill, &guard, &watch).await?;
        let _ = arrived.set((exchange, browser::now_millis()));
        Ok(answer)
    })
}

/// An answer whose types are known after all.
pub fn held_in<L: Endpoint>(answer: &AnyAnswer) -> Option<&Held<L>> {
    answer.downcast_ref::<Answered<L>>().map(|answered| &answered.held)
}
