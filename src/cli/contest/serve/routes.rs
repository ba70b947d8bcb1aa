//! A request → an answer: entries, receipts and health; everything else is not here.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use jiff::Timestamp;
use jiff::tz::Offset;
use loa::contest::{Admission, CODE_BYTES, Untimely, admit};
use loa::diagnostic::Tongue;
use loa::site::Contest;
use serde_json::{Value, json};

use super::address::{Origin, sender};
use super::form::{self, Kind};
use super::page;
use super::rate::Limits;
use super::receipt_number;
use super::reply::Reply;
use super::tally::Tally;
use crate::cli::contest::store::{Arrival, Refusal, Unkept, Writer};

/// The longest body: the longest entry, and what a form says beside it.
pub const BODY_BYTES: usize = CODE_BYTES + 1024;
/// How long a body may take.
const BODY_TIME: Duration = Duration::from_secs(10);

/// What every request is answered with.
pub struct Desk {
    /// The contests of the site.
    pub contests: Vec<Contest>,
    /// Where entries go.
    pub writer: Writer,
    /// How often somebody may send.
    pub limits: Mutex<Limits>,
    /// The one site whose pages may read answers: `https://cchc.example.vn`.
    pub site_origin: Option<String>,
    /// Where a page leads back to.
    pub home: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted: Vec<IpAddr>,
    /// The zone in which instants are told.
    pub offset: Offset,
    /// What the log counts.
    pub tally: Arc<Tally>,
    /// `Content-Security-Policy` of the pages.
    pub policy: String,
}

impl Desk {
    /// Answers a request of somebody at the other end of a connection.
    pub async fn answer(
        &self,
        peer: IpAddr,
        request: Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, Infallible> {
        let headers = request.headers().clone();
        if *request.method() == Method::OPTIONS {
            return Ok(self.preflight(&headers));
        }
        let reply = self.reply(peer, request).await;
        self.tally.count(reply.name);
        Ok(self.written(&reply, &headers))
    }

    async fn reply(&self, peer: IpAddr, request: Request<Incoming>) -> Reply {
        let path = request.uri().path().to_owned();
        let asks = matches!(*request.method(), Method::GET | Method::HEAD);
        let receipt = path.strip_prefix("/receipt/");
        match (path.as_str(), receipt) {
            ("/entries", _) if *request.method() == Method::POST => {}
            ("/health", _) | (_, Some(_)) if asks => {}
            ("/entries" | "/health", _) | (_, Some(_)) => return Reply::wrong_method(),
            _ => return Reply::nothing_here(),
        }
        if let Err(wait) = self.is_admitted(peer, request.headers()) {
            return Reply::too_often(wait.as_secs_f64().ceil().max(1.0) as u64);
        }
        match receipt {
            Some(word) => self.receipt(word).await,
            None if asks => match self.writer.find("").await {
                Ok(_) => Reply::healthy(),
                Err(why) => Reply::unkept(why),
            },
            None => self.entry(request).await,
        }
    }

    fn is_admitted(&self, peer: IpAddr, headers: &HeaderMap) -> Result<(), Duration> {
        let forwarded = headers.get_all("x-forwarded-for").iter();
        let forwarded = forwarded.map(|value| value.to_str().unwrap_or(""));
        let origin: Option<Origin> = sender(
            peer,
            &self.trusted,
            forwarded.collect::<Vec<_>>().into_iter(),
        );
        let mut limits = self.limits.lock().unwrap_or_else(PoisonError::into_inner);
        limits.admit(origin, Instant::now())
    }

    async fn receipt(&self, word: &str) -> Reply {
        let Some(number) = receipt_number::typed(word) else {
            return Reply::no_receipt();
        };
        match self.writer.find(&number).await {
            Ok(Some(receipt)) => Reply::found(receipt),
            Ok(None) => Reply::no_receipt(),
            Err(why) => Reply::unkept(why),
        }
    }

    async fn entry(&self, request: Request<Incoming>) -> Reply {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).and_then(Kind::of);
        let Some(kind) = kind else {
            return Reply::unknown_kind();
        };
        // Who says beforehand that it is too much is not listened to at all.
        if request.body().size_hint().lower() > BODY_BYTES as u64 {
            return Reply::too_large();
        }
        let body = Limited::new(request.into_body(), BODY_BYTES).collect();
        let body = match tokio::time::timeout(BODY_TIME, body).await {
            Err(_) => return Reply::too_slow(),
            Ok(Err(wrong)) if wrong.is::<http_body_util::LengthLimitError>() => {
                return Reply::too_large();
            }
            Ok(Err(_)) => return Reply::no_entry(),
            Ok(Ok(body)) => body.to_bytes(),
        };
        // The entry is here: this is the instant that counts.
        let received = now();
        match form::entry(kind, &body) {
            Some(text) => self.kept(&text, received).await,
            None => Reply::no_entry(),
        }
    }

    async fn kept(&self, text: &str, received: Timestamp) -> Reply {
        let (whole, missed) = match admit(&self.contests, text, received) {
            Admission::Rejected(why) => return Reply::rejected(&why),
            Admission::InTime(whole) => (whole, None),
            Admission::Untimely(whole, missed) => (whole, Some(missed)),
        };
        let (sealed, letter) = (whole.sealed, whole.letter);
        let Ok(number) = receipt_number::fresh() else {
            return Reply::unkept(Unkept::Failed);
        };
        let hash = sealed.hash.clone();
        let arrival = Arrival {
            number,
            hash: sealed.hash,
            contest: sealed.entry.contest,
            round: sealed.entry.round,
            letter,
            received,
            refusal: missed.map(|missed| match missed {
                Untimely::Early(_) => Refusal::Early,
                Untimely::Late(_) => Refusal::Late,
            }),
        };
        match (self.writer.keep(arrival).await, missed) {
            (Err(why), _) => Reply::unkept(why),
            (Ok(receipt), Some(missed)) if receipt.refusal.is_some() => {
                Reply::untimely(receipt, hash, missed, |instant| {
                    page::moment(instant, self.offset)
                })
            }
            (Ok(receipt), _) => Reply::received(receipt, hash),
        }
    }

    /// As JSON for those who ask for it or ask for nothing, as a page for browsers.
    fn written(&self, reply: &Reply, asked: &HeaderMap) -> Response<Full<Bytes>> {
        let text = |name: HeaderName| {
            asked
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or("")
        };
        let is_page = text(header::ACCEPT).contains("text/html");
        let (kind, body) = match is_page {
            true => {
                let tongue = tongue(text(header::ACCEPT_LANGUAGE));
                let home = self.home.as_deref();
                (
                    "text/html; charset=utf-8",
                    page::page(reply, tongue, self.offset, home),
                )
            }
            false => ("application/json", self.json(reply).to_string()),
        };
        let mut response = Response::new(Full::new(Bytes::from(body)));
        *response.status_mut() = reply.status;
        let headers = response.headers_mut();
        let mut set = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        set(header::CONTENT_TYPE, kind);
        set(header::CONTENT_SECURITY_POLICY, &self.policy);
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(header::REFERRER_POLICY, "no-referrer");
        set(header::CACHE_CONTROL, "no-store");
        set(header::VARY, "Accept, Accept-Language, Origin");
        if let Some(seconds) = reply.retry_after {
            set(header::RETRY_AFTER, &seconds.to_string());
        }
        // What was not read to its end would be taken for the next request.
        if matches!(
            reply.status,
            StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT
        ) {
            set(header::CONNECTION, "close");
        }
        if let Some(origin) = self.allowed(asked) {
            set(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            set(header::ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After");
        }
        response
    }

    fn json(&self, reply: &Reply) -> Value {
        let mut value = json!({ "status": reply.name });
        if let Some(receipt) = &reply.receipt {
            value["receipt"] = json!(receipt.number);
            value["received"] = json!(
                receipt
                    .received
                    .display_with_offset(self.offset)
                    .to_string()
            );
            if reply.name == "receipt" {
                value["status"] = json!(receipt.refusal.map_or("accepted", Refusal::name));
            }
        }
        if let Some(hash) = &reply.hash {
            value["entry"] = json!(hash);
        }
        if reply.status != StatusCode::OK {
            let sentence = |tongue| {
                let detail = reply.detail.as_ref().map(|detail| detail.get(tongue));
                let parts = [Some(reply.title.get(tongue)), detail];
                parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
            };
            value["message"] = json!({ "vi": sentence(Tongue::Vi), "en": sentence(Tongue::En) });
        }
        if let Some(seconds) = reply.retry_after {
            value["retry_after"] = json!(seconds);
        }
        value
    }

    /// What a browser asks before a page of the site sends JSON.
    fn preflight(&self, asked: &HeaderMap) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::default());
        *response.status_mut() = StatusCode::NO_CONTENT;
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("Origin"));
        if let Some(origin) = self
            .allowed(asked)
            .and_then(|origin| HeaderValue::from_str(origin).ok())
        {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_METHODS,
                HeaderValue::from_static("GET, POST"),
            );
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                HeaderValue::from_static("Content-Type, Accept"),
            );
            headers.insert(
                header::ACCESS_CONTROL_MAX_AGE,
                HeaderValue::from_static("600"),
            );
        }
        response
    }

    fn allowed(&self, asked: &HeaderMap) -> Option<&str> {
        let origin = asked.get(header::ORIGIN)?.to_str().ok()?;
        self.site_origin.as_deref().filter(|known| *known == origin)
    }
}

/// The server's clock, to the millisecond that is kept.
fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

/// The first of Vietnamese and English that somebody names; browsers name what they like best first.
fn tongue(accepted: &str) -> Tongue {
    let mut languages = accepted.split(',').map(str::trim);
    let named =
        languages.find_map(
            |language| match language.get(..2)?.to_ascii_lowercase().as_str() {
                "vi" => Some(Tongue::Vi),
                "en" => Some(Tongue::En),
                _ => None,
            },
        );
    named.unwrap_or(Tongue::Vi)
}
