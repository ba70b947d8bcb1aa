//! Where the server listens, and who answers: each visitor has a thread, so that a slow one keeps nobody waiting.

use std::io;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use loa::diagnostic::Text;
use loa::say;

use super::answer::Answer;
use super::desk::Desk;

/// The port when nobody names one: `LOA` on the keys of a telephone.
pub const PORT: u16 = 5620;
/// How many ports after it are tried when others have taken it.
const NEXT: u16 = 20;
/// How many visitors at once; a browser has six or so for each window.
const MOST: usize = 512;
/// Bytes of a thread's stack: answering is shallow, making a picture is not.
const STACK: usize = 2 << 20;

/// Takes a port.
///
/// # Errors
/// When there is no such host, or the port that was asked for is taken.
pub fn bind(host: &str, port: Option<u16>) -> Result<TcpListener, Text> {
    let unknown = |_| {
        say!(
            "`--host {host}` không phải là địa chỉ của máy này. Hãy viết như `127.0.0.1`, hoặc `0.0.0.0` để máy khác trong mạng xem được.",
            "`--host {host}` is no address of this machine. Write it like `127.0.0.1`, or `0.0.0.0` so that others in the network can look."
        )
    };
    let ports: Vec<u16> = match port {
        Some(port) => vec![port],
        // A port that somebody else gave to the system is refused as if it were forbidden (Windows does so); 0 takes any.
        None => (PORT..=PORT + NEXT).chain([0]).collect(),
    };
    let mut wrong = None;
    for port in &ports {
        let places: Vec<SocketAddr> = (host, *port).to_socket_addrs().map_err(unknown)?.collect();
        match TcpListener::bind(places.as_slice()) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrNotAvailable => {
                return Err(unknown(error));
            }
            Err(error) => wrong = Some((*port, error)),
        }
    }
    let (port, error) = wrong.map_or((0, String::new()), |(port, e)| (port, e.to_string()));
    Err(say!(
        "Không mở được cổng {port} ({error}). Có lẽ chương trình khác đang dùng: hãy bỏ `--port` để Loa tự chọn.",
        "Port {port} cannot be opened ({error}). Perhaps another program has it: leave `--port` out and Loa finds one."
    ))
}

/// Answers everybody, for as long as the program runs.
pub fn answer_all(listener: &TcpListener, desk: &Arc<Desk>) {
    let visitors = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(mut stream) = stream else {
            // No file descriptor is free: somebody will go.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        // Small answers go out at once.
        let _ = stream.set_nodelay(true);
        if visitors.fetch_add(1, Ordering::SeqCst) >= MOST {
            visitors.fetch_sub(1, Ordering::SeqCst);
            let busy = Answer::text("503 Service Unavailable", "503");
            let _ = stream.set_nonblocking(true);
            let _ = busy.send(&mut stream, false, None);
            continue;
        }
        let (desk, leaving) = (Arc::clone(desk), Arc::clone(&visitors));
        let answering = thread::Builder::new().stack_size(STACK).spawn(move || {
            desk.attend(stream);
            leaving.fetch_sub(1, Ordering::SeqCst);
        });
        if answering.is_err() {
            visitors.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_passed_over_unless_it_was_asked_for() {
        let taken = bind("127.0.0.1", Some(0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(
            bind("127.0.0.1", Some(port))
                .unwrap_err()
                .en
                .contains(&port.to_string())
        );
        let one = bind("127.0.0.1", None).unwrap();
        let other = bind("127.0.0.1", None).unwrap();
        assert_ne!(one.local_addr().unwrap(), other.local_addr().unwrap());
    }

    #[test]
    fn a_host_of_another_machine_is_refused() {
        for host in ["192.0.2.1", "không có"] {
            let wrong = bind(host, None).unwrap_err();
            assert!(wrong.en.contains("no address of this machine"), "{wrong:?}");
        }
    }
}
