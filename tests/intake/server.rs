//! The server as a process: started, asked where it listens, stopped or killed.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::site::Grounds;

/// A server that runs, and is killed when nobody needs it any more.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// On the grounds, with more flags.
    pub fn start(grounds: &Grounds, more: &[&str]) -> Self {
        Self::on(grounds, &grounds.database().to_string_lossy(), more)
    }

    /// With another database.
    pub fn on(grounds: &Grounds, database: &str, more: &[&str]) -> Self {
        let mut command = command(&grounds.site(), database);
        command.args(more);
        Self::of(command)
    }

    /// Of a command that ends in one.
    pub fn of(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut stderr = child.stderr.take().unwrap();
        let complaints = thread::spawn(move || {
            let mut text = String::new();
            let _ = stderr.read_to_string(&mut text);
            text
        });
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        // Taking entries at http://127.0.0.1:40123/entries into …
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        let address = address.and_then(|address| address.parse().ok());
        let address =
            address.unwrap_or_else(|| panic!("it did not start: {}", complaints.join().unwrap()));
        thread::spawn(move || lines.read_to_end(&mut Vec::new()));
        Self { child, address }
    }

    /// As a power cut ends it.
    pub fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// As the system asks it to end.
    #[cfg(unix)]
    pub fn terminate(&self) {
        let done = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(done.unwrap().success());
    }

    /// Processor time and memory so far, where the system tells.
    #[allow(dead_code)] // for the bench
    pub fn cost(&self) -> String {
        let read = |file: &str| {
            std::fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).unwrap_or_default()
        };
        let stat = read("stat");
        // After the name in brackets: utime and stime are the 12th and 13th, in hundredths of a second.
        let after = stat.rsplit(')').next().unwrap_or("").split_whitespace();
        let ticks: f64 = after
            .skip(11)
            .take(2)
            .filter_map(|ticks| ticks.parse::<f64>().ok())
            .sum();
        let status = read("status");
        let peak = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .unwrap_or("?");
        format!(
            "server: {:.1} s of processor time, at most {} in memory",
            ticks / 100.0,
            peak.trim()
        )
    }

    /// Waits for its end; the exit code.
    pub fn ended(mut self, within: Duration) -> Option<i32> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(start.elapsed() < within, "it does not end");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The command line, listening wherever there is room.
pub fn command(site: &Path, database: &str) -> Command {
    // The benchmark measures the released one.
    let binary = std::env::var_os("LOA_BINARY").unwrap_or(env!("CARGO_BIN_EXE_loa").into());
    let mut command = Command::new(binary);
    command.args(["contest", "serve"]).arg(site);
    command.args([
        "--database",
        database,
        "--listen",
        "127.0.0.1:0",
        "--lang",
        "en",
    ]);
    command.env_remove("LOA_DATABASE").env_remove("LOA_LANG");
    command
}
