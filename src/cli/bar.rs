//! How far work is that takes longer than a moment: one line on the terminal, gone when it is done.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use loa::diagnostic::{Text, Tongue};

/// What takes no longer needs no word.
const MOMENT: Duration = Duration::from_millis(500);
/// How often the line is drawn anew.
const FRAME: Duration = Duration::from_millis(100);
/// Characters of the bar itself.
const WIDTH: usize = 24;

/// A line that tells how far something is; without a terminal it tells nothing.
#[derive(Clone, Default)]
pub struct Bar(Option<Arc<Drawn>>);

struct Drawn {
    work: Arc<Work>,
}

#[derive(Default)]
struct Work {
    stage: Mutex<Stage>,
    over: Condvar,
    done: AtomicUsize,
    tongue: Tongue,
}

#[derive(Default)]
struct Stage {
    what: Option<Text>,
    total: usize,
    since: Option<Instant>,
    is_drawn: bool,
    is_over: bool,
}

impl fmt::Debug for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Bar"
        } else {
            "Bar(quiet)"
        })
    }
}

impl Bar {
    /// On stderr, when that is a terminal.
    pub fn new(tongue: Tongue) -> Self {
        if !io::stderr().is_terminal() {
            return Self::default();
        }
        let work = Arc::new(Work {
            tongue,
            ..Work::default()
        });
        let drawing = Arc::clone(&work);
        thread::spawn(move || drawing.draw());
        Self(Some(Arc::new(Drawn { work })))
    }

    /// The next thing to be done, in `total` steps; 0 when nobody knows how many.
    pub fn begin(&self, what: Text, total: usize) {
        if let Some(drawn) = &self.0 {
            let mut stage = drawn.work.stage();
            drawn.work.done.store(0, Ordering::Relaxed);
            stage.what = Some(what);
            stage.total = total;
            stage.since = Some(Instant::now());
        }
    }

    /// One step is done.
    pub fn step(&self) {
        if let Some(drawn) = &self.0 {
            drawn.work.done.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Nothing is being done; the line goes away.
    pub fn rest(&self) {
        if let Some(drawn) = &self.0 {
            let mut stage = drawn.work.stage();
            stage.what = None;
            stage.clear();
        }
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        let mut stage = self.work.stage();
        stage.is_over = true;
        stage.clear();
        drop(stage);
        self.work.over.notify_all();
    }
}

impl Work {
    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn draw(&self) {
        let mut stage = self.stage();
        while !stage.is_over {
            let waited = self.over.wait_timeout(stage, FRAME);
            stage = waited.unwrap_or_else(PoisonError::into_inner).0;
            let is_long = stage.since.is_some_and(|since| since.elapsed() >= MOMENT);
            let Some(what) = stage.what.as_ref().filter(|_| is_long && !stage.is_over) else {
                continue;
            };
            let done = self.done.load(Ordering::Relaxed);
            let line = line(what.get(self.tongue), done, stage.total);
            // Whoever closed the terminal has seen enough.
            let _ = write!(io::stderr(), "\r\x1b[K{line}");
            stage.is_drawn = true;
        }
    }
}

impl Stage {
    fn clear(&mut self) {
        if std::mem::replace(&mut self.is_drawn, false) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// `Làm ảnh ━━━━━━────── 12/80`
fn line(what: &str, done: usize, total: usize) -> String {
    if total == 0 {
        return format!("{what} …");
    }
    let done = done.min(total);
    let full = done * WIDTH / total;
    let (full, rest) = ("━".repeat(full), "─".repeat(WIDTH - full));
    format!("{what} {full}{rest} {done}/{total}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use loa::say;

    #[test]
    fn a_line_tells_how_far_it_is() {
        assert_eq!(
            line("Làm ảnh", 0, 2),
            format!("Làm ảnh {} 0/2", "─".repeat(24))
        );
        let half = format!("Làm ảnh {}{} 1/2", "━".repeat(12), "─".repeat(12));
        assert_eq!(line("Làm ảnh", 1, 2), half);
        assert_eq!(
            line("Làm ảnh", 9, 2),
            format!("Làm ảnh {} 2/2", "━".repeat(24))
        );
        assert_eq!(line("Đọc", 7, 0), "Đọc …");
    }

    #[test]
    fn a_quiet_one_tells_nothing_and_needs_no_terminal() {
        let bar = Bar::default();
        bar.begin(say!("x", "x"), 3);
        bar.step();
        bar.rest();
        assert_eq!(format!("{bar:?}"), "Bar(quiet)");
    }
}
