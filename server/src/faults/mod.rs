//! Faults on purpose, for demonstrations and tests: the four APIs once more below `/faults/<name>/`, each time with one
//! thing wrong, and the same thing with every request. They are there only where `serve --faults` asks for them.

mod config;
mod refusals;
mod rows;
mod transfer;

use axum::{
    Router,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::Response,
};

pub use config::with_connections;

use crate::api::{no_store, shape_of};
use refusals::Refused;

/// What goes wrong.
#[derive(Clone, Copy, Debug)]
struct Fault {
    /// Its folder below `/faults/`.
    name: &'static str,
    /// The name of its connection.
    title: &'static str,
    act: Act,
}

/// What is done to a request.
#[derive(Clone, Copy, Debug)]
enum Act {
    /// The catalogue is not asked.
    Refuse(Refused),
    /// The right answer comes late.
    Delay,
    /// The start of the right answer, and then nothing for ever.
    Stall,
    /// The start of the right answer, and then the connection is broken.
    Break,
    /// Half of the right answer, as if that were all.
    Cut,
    /// Some rows of the right answer are none.
    SpoilRows,
    /// The right answer, from where no page may read it: nothing allows it to (CORS).
    Elsewhere,
    /// What real servers do beyond their documents: the order is ignored, a row comes twice, the total is not told.
    Oddities,
}

impl Fault {
    /// Whether it is another origin that makes it one.
    fn is_elsewhere(&self) -> bool {
        matches!(self.act, Act::Elsewhere)
    }
}

/// In the order in which the dashboard lists them.
const FAULTS: [Fault; 14] = [
    Fault { name: "slow", title: "Fault: slow", act: Act::Delay },
    Fault { name: "stalled", title: "Fault: stops midway", act: Act::Stall },
    Fault { name: "broken", title: "Fault: connection breaks", act: Act::Break },
    Fault { name: "cut", title: "Fault: answer cut off", act: Act::Cut },
    Fault { name: "cors", title: "Fault: no CORS", act: Act::Elsewhere },
    Fault { name: "refused", title: "Fault: 400 refused", act: Act::Refuse(Refused::BadRequest) },
    Fault { name: "unauthorized", title: "Fault: 401 sign-in", act: Act::Refuse(Refused::Unauthorized) },
    Fault { name: "forbidden", title: "Fault: 403 forbidden", act: Act::Refuse(Refused::Forbidden) },
    Fault { name: "absent", title: "Fault: 404 not offered", act: Act::Refuse(Refused::NotOffered) },
    Fault { name: "limited", title: "Fault: 429 too many requests", act: Act::Refuse(Refused::Limited) },
    Fault { name: "error", title: "Fault: 500 server error", act: Act::Refuse(Refused::Failed) },
    Fault { name: "malformed", title: "Fault: not JSON", act: Act::Refuse(Refused::WebPage) },
    Fault { name: "bad-rows", title: "Fault: broken rows", act: Act::SpoilRows },
    Fault { name: "quirks", title: "Fault: odd answers", act: Act::Oddities },
];

/// The `healthy` APIs once for each fault.
pub fn router(healthy: &Router) -> Router {
    FAULTS.into_iter().fold(Router::new(), |router, fault| {
        let faulty = healthy.clone().layer(middleware::from_fn_with_state(fault.act, act));
        router.nest(&format!("/faults/{}", fault.name), faulty.layer(middleware::map_response(no_store)))
    })
}

async fn act(State(act): State<Act>, mut request: Request, next: Next) -> Response {
    let shape = shape_of(&request);
    if let Act::Refuse(refused) = act {
        return refused.respond(shape);
    }
    // What is to be changed may not be compressed before.
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    match act {
        Act::Delay => transfer::delay().await,
        Act::Oddities => rows::without_order(&mut request),
        _ => (),
    }
    let answer = next.run(request).await;
    if answer.status() != StatusCode::OK {
        return answer;
    }
    match act {
        Act::Refuse(_) | Act::Delay | Act::Elsewhere => answer,
        Act::Stall => transfer::stalled(answer, shape).await,
        Act::Break => transfer::broken(answer, shape).await,
        Act::Cut => transfer::cut(answer, shape).await,
        Act::SpoilRows => rows::spoiled(answer, shape).await,
        Act::Oddities => rows::odd(answer, shape).await,
    }
}
