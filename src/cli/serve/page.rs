//! Pages as visitors get them: with the script that brings news; and the page for a site that was never good.

use loa::diagnostic::Tongue;

use super::notice::{Notice, escape};

/// The folder of the site's addresses that is the server's own; no published file lies there.
pub const OWN: &str = ".loa/";
/// The script that pages get on their way out.
pub const SCRIPT: &str = include_str!("live.js");
/// What its notices look like.
pub const STYLE: &str = include_str!("live.css");

/// What a page is told about itself.
pub struct Ticket<'a> {
    /// Where the site stands.
    pub base: &'a str,
    /// Which server this is.
    pub server: &'a str,
    /// The page's name.
    pub page: &'a str,
    /// What tells its content.
    pub seen: &'a str,
    /// What was known when it went out.
    pub edition: u64,
}

impl Ticket<'_> {
    fn tag(&self) -> String {
        let Self {
            base,
            server,
            seen,
            edition,
            ..
        } = self;
        let page = escape(self.page);
        format!(
            "<script src=\"{base}{OWN}live.js\" data-base=\"{base}\" data-server=\"{server}\" data-page=\"{page}\" data-seen=\"{seen}\" data-edition=\"{edition}\"></script>"
        )
    }

    /// The page with its script, before the end of the body.
    pub fn stamp(&self, html: &[u8]) -> Vec<u8> {
        const END: &[u8] = b"</body>";
        let last = html.windows(END.len()).rposition(|part| part == END);
        let (before, after) = html.split_at(last.unwrap_or(html.len()));
        [before, self.tag().as_bytes(), after].concat()
    }

    /// The page for a missing address, whose links begin at the folder `below` the site's root, wherever it is shown.
    pub fn missing(&self, html: &[u8], below: &str) -> Vec<u8> {
        const HEAD: &[u8] = b"<head>";
        let base = format!("<base href=\"{}{below}\">", self.base);
        let first = html.windows(HEAD.len()).position(|part| part == HEAD);
        let (before, after) = html.split_at(first.map_or(0, |at| at + HEAD.len()));
        self.stamp(&[before, base.as_bytes(), after].concat())
    }

    /// What stands in for a site without one good build, or without a page for missing addresses.
    pub fn alone(&self, title: &str, lead: &str, notice: &Notice, tongue: Tongue) -> Vec<u8> {
        let lang = match tongue {
            Tongue::Vi => "vi",
            Tongue::En => "en",
        };
        let (base, tag) = (self.base, self.tag());
        let count = &notice.title;
        let list = match notice.html.as_str() {
            "" => String::new(),
            html => format!("<h2>{count}</h2><ol>{html}</ol>"),
        };
        format!(
            "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
             <link rel=\"stylesheet\" href=\"{base}{OWN}live.css\"></head>\
             <body class=\"alone\"><main><h1>{title}</h1><p>{lead}</p>{list}</main>{tag}</body></html>\n"
        )
        .into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICKET: Ticket = Ticket {
        base: "/a/",
        server: "s",
        page: "tin/\"x\".html",
        seen: "1f",
        edition: 3,
    };

    #[test]
    fn the_script_goes_before_the_last_end_of_a_body() {
        let page = TICKET.stamp(b"<body>&lt;/body> <pre></body></pre></body></html>");
        let page = String::from_utf8(page).unwrap();
        let at = page.find("<script").unwrap();
        assert!(page[..at].ends_with("</pre>") && page.ends_with("</script></body></html>"));
        assert!(page.contains("data-page=\"tin/&quot;x&quot;.html\""));
        assert!(
            TICKET
                .stamp(b"")
                .starts_with(b"<script src=\"/a/.loa/live.js\"")
        );
    }

    #[test]
    fn links_of_the_page_for_missing_addresses_begin_at_its_own_folder() {
        let page = TICKET.missing(b"<html><head><title>", "en/");
        assert!(
            String::from_utf8(page)
                .unwrap()
                .starts_with("<html><head><base href=\"/a/en/\"><title>")
        );
    }
}
