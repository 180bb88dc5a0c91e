//! `gantry-server serve`: check all that can be checked, listen, say where, serve until told to end.

use std::{
    io::{self, Write},
    time::Duration,
};

use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use crate::{
    app::app, assets::Assets, base_path::BasePath, catalogue::Catalogue, cli::ServeArgs, error::Error, logging,
};

/// How long open requests may take to finish after the signal to end.
const LAST_REQUESTS: Duration = Duration::from_secs(5);

/// A name that browsers take for their own machine, and for another origin than any page that is visited under another name.
const ELSEWHERE: &str = "elsewhere.localhost";

/// Serves until Ctrl-C or SIGTERM.
pub fn run(arguments: ServeArgs) -> Result<(), Error> {
    logging::start(arguments.log_format, arguments.log_level);
    let catalogue = Catalogue::open(&arguments.database)?;
    let mut assets = Assets::open(&arguments.assets, &arguments.base_path)?;
    if let Some(config) = &arguments.config {
        assets = assets.with_config(config)?;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::Server)?;
    let listener = runtime.block_on(listen(&arguments.listen))?;
    if arguments.faults {
        let port = listener.local_addr().map_err(Error::Server)?.port();
        assets = assets.with_faults(&format!("http://{ELSEWHERE}:{port}"));
        tracing::info!(below = %format_args!("{}faults/", arguments.base_path), "faults on purpose");
    }
    let router = app(catalogue, assets, arguments.base_path.clone(), arguments.token);
    let served = runtime.block_on(async {
        announce(&listener, &arguments.base_path)?;
        let listener = listener.tap_io(|stream| {
            // Without it the end of a short answer may wait for the client's acknowledgement.
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "no TCP_NODELAY");
            }
        });
        let server = axum::serve(listener, router).with_graceful_shutdown(ended());
        tokio::select! {
            served = async { server.await } => served.map_err(Error::Server),
            () = async { ended().await; tokio::time::sleep(LAST_REQUESTS).await } => Ok(()),
        }
    });
    tracing::info!("ended");
    // Threads that still stream to a slow client are not waited for.
    runtime.shutdown_timeout(Duration::from_millis(200));
    served
}

async fn listen(address: &str) -> Result<TcpListener, Error> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => Error::AddressTaken(address.to_owned()),
        _ => Error::Listen { address: address.to_owned(), source },
    })
}

/// The address, alone on the last line of standard output, for people and scripts.
fn announce(listener: &TcpListener, base: &BasePath) -> Result<(), Error> {
    let mut address = listener.local_addr().map_err(Error::Server)?;
    if address.ip().is_unspecified() {
        // Listening everywhere includes this machine; the unspecified address itself cannot be visited.
        address.set_ip(if address.is_ipv4() { [127, 0, 0, 1].into() } else { std::net::Ipv6Addr::LOCALHOST.into() });
    }
    let base = if base.is_root() { "" } else { base.as_str() };
    tracing::info!(%address, base, "listening");
    let mut out = io::stdout().lock();
    // Whoever closed standard output does not want to know.
    let _ = writeln!(out, "http://{address}{base}").and_then(|()| out.flush());
    Ok(())
}

/// Completes at Ctrl-C or SIGTERM.
async fn ended() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
