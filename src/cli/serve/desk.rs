//! Finds the answer to each request: a file of the site as it is shown now, the server's own script, or news.

use std::fs::File;
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use loa::diagnostic::Tongue;

use super::address::{Asked, Guard, asked};
use super::answer::{Answer, Body, part};
use super::kept::{Content, Kept, is_page};
use super::page::{OWN, SCRIPT, STYLE, Ticket};
use super::pictures::Pictures;
use super::request::{self, Refusal, Request};
use super::shown::{Now, Shown};
use super::{mime, news, words};

/// How long somebody waits for the first build before being told that it takes longer.
const FIRST_BUILD: Duration = Duration::from_secs(20);

/// Who answers.
pub struct Desk {
    /// The site's folder.
    pub site: PathBuf,
    /// Where the site stands: `/` or `/a/b/`.
    pub base: String,
    /// What tells this server from one that ran here before.
    pub server: String,
    /// Under which hosts it answers.
    pub guard: Guard,
    /// What is shown.
    pub shown: Arc<Shown>,
    /// Pictures that are made when somebody looks.
    pub pictures: Arc<Pictures>,
    /// The tongue of the server's own pages.
    pub tongue: Tongue,
}

impl Desk {
    /// Reads one request and answers it; whoever goes away meanwhile has his reasons.
    pub fn attend(&self, mut stream: TcpStream) {
        let answered = match request::read(&mut stream, &self.guard) {
            Ok(request) if request.path == format!("{}{OWN}events", self.base) => {
                if request.is_head {
                    return;
                }
                let (query, server) = (&request.query, &self.server);
                news::bring(&mut stream, query, &self.shown, server, self.tongue)
            }
            Ok(request) => {
                let known = request.known.as_deref();
                self.answer(&request)
                    .send(&mut stream, request.is_head, known)
            }
            Err(Refusal::Silent) => return,
            Err(refusal) => Answer::refusal(refusal).send(&mut stream, false, None),
        };
        if answered.is_ok() {
            part(stream);
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        match asked(&request.path, &self.base) {
            Asked::Odd => Answer::refusal(Refusal::Malformed),
            Asked::Above => Answer::redirect(self.base.clone()),
            Asked::Elsewhere => {
                let text = words::elsewhere(&self.base);
                Answer::text("404 Not Found", text.get(self.tongue))
            }
            Asked::Name(name) => match name.strip_prefix(OWN) {
                Some("live.js") => own("live.js", SCRIPT, &self.server),
                Some("live.css") => own("live.css", STYLE, &self.server),
                Some(_) => Answer::text("404 Not Found", "404"),
                None => self.file(&name),
            },
        }
    }

    fn file(&self, name: &str) -> Answer {
        let mut now = self.shown.wait(FIRST_BUILD, |now| now.is_built);
        let name = match name.strip_suffix('/') {
            _ if name.is_empty() => "index.html".to_owned(),
            Some(folder) => format!("{folder}/index.html"),
            None => name.to_owned(),
        };
        if !now.is_good {
            return self.nothing_yet(&now, &name);
        }
        if is_page(&name) {
            now.ask(&name);
        }
        let Some(kept) = now.files.get(&name) else {
            let within = format!("{name}/index.html");
            return match now.files.contains_key(&within) {
                true => Answer::redirect(format!("{}{name}/", self.base)),
                false => self.missing(&now, &name),
            };
        };
        let tag = match is_page(&name) {
            // Its script carries the number of the edition.
            true => format!("\"{}-{:x}-{}\"", self.server, kept.seen, now.edition),
            false => format!("\"{}-{:x}\"", self.server, kept.seen),
        };
        let body = match &kept.content {
            Content::Bytes(bytes) if is_page(&name) => {
                let seen = now.seen(&name);
                let ticket = self.ticket(&now, &name, &seen);
                Body::Bytes(Arc::new(ticket.stamp(bytes)))
            }
            Content::Bytes(bytes) => Body::Bytes(Arc::clone(bytes)),
            Content::Copy(disk_path) => {
                let path = self.site.join(disk_path);
                drop(now);
                match File::open(path) {
                    Ok(file) => Body::Disk(file),
                    Err(_) => return Answer::text("404 Not Found", "404"),
                }
            }
            Content::Made => {
                let recipes = Arc::clone(&now.recipes);
                drop(now);
                match self.pictures.get(&recipes, &name) {
                    Some(bytes) => Body::Bytes(bytes),
                    None => return Answer::text("404 Not Found", "404"),
                }
            }
        };
        Answer {
            status: "200 OK",
            mime: mime::of(&name),
            body,
            tag: Some(tag),
            location: None,
        }
    }

    /// The site's own page for missing addresses, in the language of the folder that was asked for.
    fn missing(&self, now: &Now, name: &str) -> Answer {
        const STATUS: &str = "404 Not Found";
        let is_shown_as_page =
            is_page(name) || !name.rsplit('/').next().unwrap_or("").contains('.');
        if !is_shown_as_page {
            return Answer::text(STATUS, "404");
        }
        let ticket = self.ticket(now, name, "0");
        let language = name.split_once('/').map_or("", |(first, _)| first);
        let below = format!("{language}/");
        let places = [below.as_str(), ""];
        let found = places.iter().find_map(|below| {
            let page: &Kept = now.files.get(&format!("{below}404.html"))?;
            match &page.content {
                Content::Bytes(bytes) => Some(ticket.missing(bytes, below)),
                _ => None,
            }
        });
        let page = found.unwrap_or_else(|| {
            let (title, lead) = words::missing(self.tongue);
            ticket.alone(title, lead, &now.notice, self.tongue)
        });
        Answer::bytes(STATUS, mime::of("a.html"), page)
    }

    /// Before the first good site: what is wrong, on a page that becomes the site.
    fn nothing_yet(&self, now: &Now, name: &str) -> Answer {
        const STATUS: &str = "503 Service Unavailable";
        if !is_page(name) {
            return Answer::text(STATUS, "503");
        }
        let (title, lead) = match now.is_built {
            true => words::not_yet_good(self.tongue),
            false => words::still_building(self.tongue),
        };
        let seen = now.seen(name);
        let ticket = self.ticket(now, name, &seen);
        let page = ticket.alone(title, lead, &now.notice, self.tongue);
        Answer::bytes(STATUS, mime::of("a.html"), page)
    }

    fn ticket<'a>(&'a self, now: &Now, page: &'a str, seen: &'a str) -> Ticket<'a> {
        Ticket {
            base: &self.base,
            server: &self.server,
            page,
            seen,
            edition: now.edition,
        }
    }
}

fn own(name: &str, text: &str, server: &str) -> Answer {
    let mut answer = Answer::bytes("200 OK", mime::of(name), text.as_bytes().to_vec());
    answer.tag = Some(format!("\"{server}\""));
    answer
}
