//! Brings news to pages that are open: which of them changed, which files they use changed, and what is wrong – as server-sent events.

use std::io::{self, Write};
use std::net::TcpStream;
use std::time::Duration;

use loa::diagnostic::Tongue;
use serde_json::json;

use super::address::value;
use super::answer::open_news;
use super::shown::{Now, Shown};

/// How often a quiet line is tried, to notice that nobody is there any more.
const QUIET: Duration = Duration::from_secs(15);

/// What a page knows.
struct Known {
    page: String,
    seen: String,
    /// Nothing for a page of another server, whose count says nothing here.
    edition: Option<u64>,
    notice: String,
}

/// Tells one page everything it does not know, until it is closed.
pub fn bring(
    stream: &mut TcpStream,
    query: &str,
    shown: &Shown,
    server: &str,
    tongue: Tongue,
) -> io::Result<()> {
    let text = |key| value(query, key).unwrap_or_default();
    let is_ours = text("server") == server;
    let mut known = Known {
        page: text("page"),
        seen: text("seen"),
        edition: text("edition").parse().ok().filter(|_| is_ours),
        notice: text("notice"),
    };
    open_news(stream)?;
    shown.opened(&known.page, true);
    let told = tell(stream, &mut known, shown, tongue);
    shown.opened(&known.page, false);
    told
}

fn tell(
    stream: &mut TcpStream,
    known: &mut Known,
    shown: &Shown,
    tongue: Tongue,
) -> io::Result<()> {
    // At once, whether or not anything is new: what is wrong, and that somebody is there.
    let first = known.learn(&shown.wait(QUIET, |now| now.is_built), tongue);
    stream.write_all(first.as_bytes())?;
    loop {
        let news = {
            let now = shown.wait(QUIET, |now| known.edition != Some(now.edition));
            if now.is_over {
                return Ok(());
            }
            match known.edition == Some(now.edition) {
                true => ":\n\n".to_owned(),
                false => known.learn(&now, tongue),
            }
        };
        stream.write_all(news.as_bytes())?;
    }
}

impl Known {
    /// What is new to this page, as an event.
    fn learn(&mut self, now: &Now, tongue: Tongue) -> String {
        let since = self.edition.and_then(|edition| now.changed_since(edition));
        let is_known = since.is_some();
        let seen = now.seen(&self.page);
        let is_new = seen != self.seen;
        let notice = format!("{:x}", now.notice.seen);
        let told = (notice != self.notice).then(|| now.notice.json(now.is_good, tongue));
        let event = json!({
            "edition": now.edition,
            // A page of another server, or one that slept for long, cannot be told what changed of what it uses.
            "reload": is_new || !is_known,
            "changed": since.unwrap_or_default(),
            "notice": told,
        });
        self.edition = Some(now.edition);
        self.seen = seen;
        self.notice = notice;
        format!("data: {event}\n\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use loa::publish::{PublicFile, PublicTree};
    use std::sync::Arc;

    fn show(shown: &Shown, text: &str) {
        let file = PublicFile::from(text.to_owned());
        let mut tree = PublicTree::default();
        tree.files.insert("a.html".to_owned(), file);
        shown.show(tree, &|_| 0, Arc::default());
    }

    #[test]
    fn a_page_hears_of_its_own_changes_only() {
        let shown = Shown::default();
        show(&shown, "1");
        let mut known = Known {
            page: "a.html".to_owned(),
            seen: shown.now().seen("a.html"),
            edition: Some(1),
            notice: "0".to_owned(),
        };
        let news = known.learn(&shown.now(), Tongue::Vi);
        assert!(news.contains("\"reload\":false"), "{news}");
        show(&shown, "1");
        let news = known.learn(&shown.now(), Tongue::Vi);
        assert!(news.contains("\"reload\":false"), "{news}");
        show(&shown, "2");
        let news = known.learn(&shown.now(), Tongue::Vi);
        assert!(news.contains("\"reload\":true"), "{news}");
        known.edition = None;
        let news = known.learn(&shown.now(), Tongue::Vi);
        assert!(news.contains("\"reload\":true"), "{news}");
    }
}
