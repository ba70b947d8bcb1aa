//! Opens an address in the person's browser, as each system does it.

use std::process::{Command, Stdio};

/// True when something was found that opens it.
pub fn open(address: &str) -> bool {
    ways(address).into_iter().any(|(program, arguments)| {
        let mut command = Command::new(program);
        command.args(arguments);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let Ok(mut child) = command.spawn() else {
            return false;
        };
        // Whoever opens it may stay as long as the browser does: nobody waits for it but this thread.
        std::thread::spawn(move || drop(child.wait()));
        true
    })
}

fn ways(address: &str) -> Vec<(&'static str, Vec<&str>)> {
    if cfg!(windows) {
        // Not `start`, which would read `&` in the address as the end of a command.
        return vec![("rundll32", vec!["url.dll,FileProtocolHandler", address])];
    }
    if cfg!(target_os = "macos") {
        return vec![("open", vec![address])];
    }
    let mut ways = Vec::new();
    if std::env::var_os("WSL_DISTRO_NAME").is_some() {
        ways.push(("wslview", vec![address]));
        ways.push(("explorer.exe", vec![address]));
    }
    ways.push(("xdg-open", vec![address]));
    ways.push(("gio", vec!["open", address]));
    ways
}
