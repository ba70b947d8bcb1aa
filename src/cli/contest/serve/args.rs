//! The flags of `loa contest serve`.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::ArgMatches;
use loa::diagnostic::{Text, Tongue};
use loa::say;

use crate::cli::contest::store::Database;

/// `loa contest serve [FOLDER] --database FILE`
pub struct Serve {
    /// The site's folder, whose contests are held.
    pub folder: PathBuf,
    /// Where entries go.
    pub database: Database,
    /// Where it listens.
    pub listen: SocketAddr,
    /// The site whose pages may read answers; that of `site.yaml` when absent.
    pub origin: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted: Vec<IpAddr>,
    /// Entries of one address a minute; 0 does not count.
    pub per_address: u32,
    /// Entries of all together a second; 0 does not count.
    pub in_all: u32,
    /// Connections at a time.
    pub connections: usize,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

/// What is used when nothing is said: loopback, since a web server belongs before it.
const LISTEN: &str = "127.0.0.1:8710";
/// An office behind one address hands in a hundred entries after a meeting, but not every minute of the day.
const PER_ADDRESS: u32 = 120;
const IN_ALL: u32 = 500;
const CONNECTIONS: u32 = 1_024;

/// The call.
///
/// # Errors
/// What is missing or cannot be read.
pub fn serve(flags: &ArgMatches, tongue: Tongue) -> Result<Serve, Text> {
    let text = |name: &str| flags.get_one::<String>(name).cloned();
    let folder = flags.get_one::<PathBuf>("folder").cloned();
    // An address with a password is better not seen by everybody who lists processes.
    let database = text("database").or_else(|| std::env::var("LOA_DATABASE").ok());
    let database = database.filter(|word| !word.is_empty()).ok_or_else(|| {
        say!(
            "Chưa nói lưu bài ở đâu. Hãy viết như `loa contest serve trang --database bai-du-thi.db`, hoặc đặt biến môi trường LOA_DATABASE.",
            "Say where entries go. Write it like `loa contest serve site --database entries.db`, or set the environment variable LOA_DATABASE."
        )
    })?;
    let listen = text("listen").unwrap_or_else(|| LISTEN.to_owned());
    let listen = listen.parse().map_err(|_| {
        say!(
            "`--listen {listen}` không phải là địa chỉ và cổng. Hãy viết như `--listen 127.0.0.1:8710`.",
            "`--listen {listen}` is no address with a port. Write it like `--listen 127.0.0.1:8710`."
        )
    })?;
    let trusted = flags.get_many::<String>("trust-proxy").unwrap_or_default();
    let trusted = trusted.map(|word| {
        word.parse().map(|ip: IpAddr| ip.to_canonical()).map_err(|_| {
            say!(
                "`--trust-proxy {word}` không phải là địa chỉ IP. Hãy viết địa chỉ của máy chủ web đứng trước, như `--trust-proxy 127.0.0.1`.",
                "`--trust-proxy {word}` is no IP address. Write that of the web server in front, like `--trust-proxy 127.0.0.1`."
            )
        })
    });
    Ok(Serve {
        folder: folder.unwrap_or_else(|| PathBuf::from(".")),
        database: Database::named(&database),
        listen,
        origin: text("origin").map(|word| origin(&word)).transpose()?,
        trusted: trusted.collect::<Result<_, Text>>()?,
        per_address: number(flags, "per-address", PER_ADDRESS)?,
        in_all: number(flags, "in-all", IN_ALL)?,
        connections: number(flags, "connections", CONNECTIONS)?.max(1) as usize,
        tongue,
    })
}

fn number(flags: &ArgMatches, name: &str, otherwise: u32) -> Result<u32, Text> {
    let Some(word) = flags.get_one::<String>(name) else {
        return Ok(otherwise);
    };
    word.trim().parse().map_err(|_| {
        say!(
            "`--{name} {word}` không phải là một số nguyên. Hãy viết như `--{name} {otherwise}`.",
            "`--{name} {word}` is no whole number. Write it like `--{name} {otherwise}`."
        )
    })
}

/// Scheme, host and port of an address, as a browser sends them.
pub fn origin(address: &str) -> Result<String, Text> {
    let parts = address.split_once("://").and_then(|(scheme, rest)| {
        let host = rest.split('/').next().unwrap_or("");
        let is_good = matches!(scheme, "http" | "https")
            && !host.is_empty()
            && host
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c));
        is_good.then(|| format!("{scheme}://{}", host.to_ascii_lowercase()))
    });
    parts.ok_or_else(|| {
        say!(
            "`--origin {address}` không phải là địa chỉ trang. Hãy viết như `--origin https://cchc.example.vn`.",
            "`--origin {address}` is no address of a site. Write it like `--origin https://cchc.example.vn`."
        )
    })
}
