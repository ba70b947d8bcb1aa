//! `loa serve` from the first line to the last.

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use super::super::bar::Bar;
use super::super::one_site::own_output;
use super::super::{folder, report};
use super::address::Guard;
use super::args::Call;
use super::desk::Desk;
use super::pictures::Pictures;
use super::shown::Shown;
use super::watch::{Signal, Watch};
use super::workshop::Workshop;
use super::{browser, listen, words};

const WRONG_CALL: u8 = 2;

/// Shows the site while it is written; ends when the person ends it.
pub fn serve(call: &Call) -> ExitCode {
    let site = &call.site;
    let listener = folder::site(&site.folder).and_then(|()| listen::bind(&call.host, call.port));
    let listener = match listener {
        Ok(listener) => listener,
        Err(wrong) => {
            report::complain(&super::super::words::wrong_call(&wrong, site.tongue));
            return ExitCode::from(WRONG_CALL);
        }
    };
    let address = listener.local_addr();
    let address = address.map_or_else(|_| call.host.clone(), |address| address.to_string());
    // Nobody can open `0.0.0.0`; from this machine it is this machine.
    let address = address
        .replace("0.0.0.0", "127.0.0.1")
        .replace("[::]", "[::1]");
    let address = format!("http://{address}{}", call.base);
    let output = site.output.clone();
    let output = output.unwrap_or_else(|| own_output(&site.folder));
    let signals: (mpsc::Sender<Signal>, _) = channel();
    end_on_interrupt(signals.0.clone());
    let shown = Arc::new(Shown::default());
    let sender = signals.0.clone();
    let pictures = Pictures::new(
        &site.folder,
        &output,
        site.no_images,
        sender,
        Bar::new(site.tongue),
    );
    let pictures = Arc::new(pictures);
    let desk = Arc::new(Desk {
        site: site.folder.clone(),
        base: call.base.clone(),
        server: server(),
        guard: Guard::new(&call.host),
        shown: Arc::clone(&shown),
        pictures: Arc::clone(&pictures),
        tongue: site.tongue,
    });
    thread::spawn(move || listen::answer_all(&listener, &desk));
    let tidying = Arc::clone(&pictures);
    thread::spawn(move || tidying.tidy());
    let watch = Watch::new(&site.folder, &output, call.poll, signals);
    let mut workshop = Workshop::new(call, output, (shown, pictures), watch);
    workshop.begin();
    for line in words::address(&address, &call.host) {
        report::line(&line, site.tongue);
    }
    if call.open && !browser::open(&address) {
        report::line(&words::no_browser(&address), site.tongue);
    }
    workshop.go_on()
}

/// The first Ctrl-C ends what is going on, the second one ends the program.
fn end_on_interrupt(signals: Sender<Signal>) {
    let was_asked = AtomicBool::new(false);
    let asked = ctrlc::set_handler(move || {
        if was_asked.swap(true, Ordering::SeqCst) || signals.send(Signal::Stop).is_err() {
            std::process::exit(130);
        }
    });
    // Without it the system ends the program at once, which harms nothing either.
    drop(asked);
}

/// A name that no server before this one had.
fn server() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |now| now.as_micros());
    format!("{now:x}-{:x}", std::process::id())
}
