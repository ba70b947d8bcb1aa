//! Connections: how many, how long, from whom, and how they end when the server stops.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;

use super::address::Origin;
use super::routes::Desk;

/// How long somebody may take to send the head of a request, or to be idle between two.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// How long a connection lives at most, whatever happens on it.
const LIFETIME: Duration = Duration::from_secs(60);
/// How long those that are being answered have when the server stops.
const FAREWELL: Duration = Duration::from_secs(15);
/// The longest head of a request.
const HEAD_BYTES: usize = 16 * 1024;

/// Takes connections, at most `most` at a time and an eighth of them from one address, until `stop` says so; returns when the last one is closed.
pub async fn serve(
    listener: TcpListener,
    desk: Arc<Desk>,
    most: usize,
    mut stop: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(most));
    let crowd = Arc::new(Crowd {
        most: (most / 8).max(8),
        counts: Mutex::default(),
    });
    let mut connections = JoinSet::new();
    loop {
        // A place first: who comes when there is none waits in the system's own queue.
        let accepted = tokio::select! {
            _ = stop.wait_for(|stop| *stop) => break,
            accepted = accept(&listener, &places) => accepted,
            Some(_) = connections.join_next() => continue,
        };
        let Some((stream, peer, place)) = accepted else {
            // Out of descriptors, for instance: others will close theirs.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let is_proxy = peer.ip().is_loopback() || desk.trusted.contains(&peer.ip().to_canonical());
        let seat = match is_proxy {
            true => None,
            false => match Seat::take(&crowd, peer.ip()) {
                Some(seat) => Some(seat),
                None => continue,
            },
        };
        let (desk, stop) = (desk.clone(), stop.clone());
        connections.spawn(async move {
            converse(stream, peer, desk, stop).await;
            drop((place, seat));
        });
    }
    drop(listener);
    let all_gone = async { while connections.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(FAREWELL, all_gone).await;
    connections.shutdown().await;
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.ok()?;
    let (stream, peer) = listener.accept().await.ok()?;
    Some((stream, peer, place))
}

async fn converse(
    stream: TcpStream,
    peer: SocketAddr,
    desk: Arc<Desk>,
    mut stop: watch::Receiver<bool>,
) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let desk = desk.clone();
        async move { desk.answer(peer.ip(), request).await }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    let mut is_ending = false;
    let lifetime = tokio::time::sleep(LIFETIME);
    let mut lifetime = std::pin::pin!(lifetime);
    loop {
        tokio::select! {
            // What went wrong on a connection is its other end's business.
            _ = connection.as_mut() => return,
            // Once more for the answer that is on its way, then it is cut.
            () = lifetime.as_mut() => {
                if is_ending {
                    return;
                }
                is_ending = true;
                connection.as_mut().graceful_shutdown();
                lifetime.as_mut().reset(tokio::time::Instant::now() + FAREWELL);
            }
            _ = stop.wait_for(|stop| *stop), if !is_ending => {
                is_ending = true;
                connection.as_mut().graceful_shutdown();
                lifetime.as_mut().reset(tokio::time::Instant::now() + FAREWELL);
            }
        }
    }
}

/// How many connections each address has.
struct Crowd {
    most: usize,
    counts: Mutex<HashMap<Origin, usize>>,
}

impl Crowd {
    fn counts(&self) -> MutexGuard<'_, HashMap<Origin, usize>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection of an address, counted as long as it is held.
struct Seat {
    crowd: Arc<Crowd>,
    origin: Origin,
}

impl Seat {
    /// None when the address has enough.
    fn take(crowd: &Arc<Crowd>, address: IpAddr) -> Option<Self> {
        let origin = Origin::of(address);
        let mut counts = crowd.counts();
        let count = counts.entry(origin).or_default();
        if *count >= crowd.most {
            return None;
        }
        *count += 1;
        let crowd = crowd.clone();
        Some(Self { crowd, origin })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut counts = self.crowd.counts();
        if let Some(count) = counts.get_mut(&self.origin) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.origin);
            }
        }
    }
}
