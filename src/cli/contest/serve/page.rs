//! An answer as a small page of its own: no script, nothing from elsewhere, one style that the policy knows by its hash.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::tz::Offset;
use loa::diagnostic::{Text, Tongue};
use loa::say;
use sha2::{Digest, Sha256};

use super::reply::Reply;

const STYLE: &str = ":root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#f2f4f7;--line:#c5ccd6;--accent:#0b5394}\
@media(prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#15181c;--soft:#20252b;--line:#4a545f;--accent:#8fc1f5}}\
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif}\
main{max-width:34rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}\
dl{margin:1.5rem 0;padding:1rem;background:var(--soft);border:1px solid var(--line);border-radius:.5rem}\
dt{font-size:.95rem}dd{margin:0 0 .75rem;font-weight:600}dd:last-child{margin:0}\
.number{font:700 1.6rem/1.4 ui-monospace,Consolas,monospace;letter-spacing:.06em;overflow-wrap:anywhere}\
a{color:var(--accent)}@media print{body{background:#fff;color:#000}}";

/// The policy under which the pages run.
pub fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

/// A page; `home` is the address of the site.
pub fn page(reply: &Reply, tongue: Tongue, offset: Offset, home: Option<&str>) -> String {
    let lang = match tongue {
        Tongue::Vi => "vi",
        Tongue::En => "en",
    };
    let title = escaped(reply.title.get(tongue));
    let mut body = format!("<h1>{title}</h1>\n");
    if let Some(receipt) = &reply.receipt {
        let number = say!("Số biên nhận", "Receipt");
        let received = say!("Máy chủ nhận lúc", "Received by the server at");
        body.push_str(&format!(
            "<dl>\n<dt>{}</dt>\n<dd class=\"number\">{}</dd>\n<dt>{}</dt>\n<dd>{}</dd>\n</dl>\n",
            number.get(tongue),
            escaped(&grouped(&receipt.number)),
            received.get(tongue),
            moment(receipt.received, offset).get(tongue),
        ));
    }
    if let Some(detail) = &reply.detail {
        body.push_str(&format!("<p>{}</p>\n", escaped(detail.get(tongue))));
    }
    if let Some(home) = home {
        let back = say!("Về trang cuộc thi", "Back to the site");
        body.push_str(&format!(
            "<p><a href=\"{}\">{}</a></p>\n",
            escaped(home),
            back.get(tongue)
        ));
    }
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

/// `09:12:31 ngày 8/7/2024 (UTC+07)`; to the second, the milliseconds are for programs.
pub fn moment(instant: Timestamp, offset: Offset) -> Text {
    let local = offset.to_datetime(instant);
    let (day, month, year) = (local.day(), local.month(), local.year());
    let time = local.strftime("%H:%M:%S");
    let english = local.strftime("%-d %B %Y");
    say!(
        "{time} ngày {day}/{month}/{year} (UTC{offset})",
        "{time} on {english} (UTC{offset})"
    )
}

/// `7K3M9QXT2ABC` → `7K3M-9QXT-2ABC`.
fn grouped(number: &str) -> String {
    let groups: Vec<&str> = number
        .as_bytes()
        .chunks(4)
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join("-")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
