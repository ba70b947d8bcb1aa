//! What the server answers, before it is known whether a person or a program reads it.

use hyper::StatusCode;
use loa::contest::{Rejection, Unreadable, Untimely};
use loa::diagnostic::Text;
use loa::say;

use crate::cli::contest::store::{Receipt, Unkept};

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// Status of HTTP.
    pub status: StatusCode,
    /// One word for it, for programs and for counting.
    pub name: &'static str,
    /// In a few words.
    pub title: Text,
    /// In a sentence or two, if there is more to say.
    pub detail: Option<Text>,
    /// The receipt, if something was kept.
    pub receipt: Option<Receipt>,
    /// SHA-256 of the entry, if one was read.
    pub hash: Option<String>,
    /// Seconds after which it is worth trying again.
    pub retry_after: Option<u64>,
}

impl Reply {
    fn new(status: StatusCode, name: &'static str, title: Text) -> Self {
        Self {
            status,
            name,
            title,
            detail: None,
            receipt: None,
            hash: None,
            retry_after: None,
        }
    }

    fn told(mut self, detail: Text) -> Self {
        self.detail = Some(detail);
        self
    }

    fn again(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// An entry was kept, now or earlier, and counts.
    pub fn received(receipt: Receipt, hash: String) -> Self {
        let mut reply = Self::new(
            StatusCode::OK,
            "accepted",
            say!("Đã nhận bài dự thi", "Your entry was received"),
        )
        .told(say!(
            "Hãy chụp lại màn hình này hoặc ghi lại số biên nhận. Gửi lại đúng bài này thì số biên nhận và thời điểm nhận vẫn như cũ.",
            "Keep a picture of this page or write the number down. Sending the same entry again gives the same number and the same time."
        ));
        (reply.receipt, reply.hash) = (Some(receipt), Some(hash));
        reply
    }

    /// An entry came outside its round; it was kept apart.
    pub fn untimely(
        receipt: Receipt,
        hash: String,
        missed: Untimely,
        moment: impl Fn(jiff::Timestamp) -> Text,
    ) -> Self {
        let kept = say!(
            "Bài không được tính, nhưng được lưu riêng cùng thời điểm nhận để giải quyết khi có khiếu nại.",
            "It does not count, but it is kept apart with the time of its arrival, in case of a complaint."
        );
        let (name, title, when) = match missed {
            Untimely::Early(opens) => (
                "early",
                say!("Vòng thi chưa mở", "The round is not open yet"),
                (say!("Vòng thi mở lúc", "It opens at"), moment(opens)),
            ),
            Untimely::Late(closes) => (
                "late",
                say!("Vòng thi đã đóng", "The round is closed"),
                (say!("Vòng thi đóng lúc", "It closed at"), moment(closes)),
            ),
        };
        let ((words, instant), kept) = (when, kept);
        let mut reply = Self::new(StatusCode::FORBIDDEN, name, title).told(Text {
            vi: format!("{} {}. {}", words.vi, instant.vi, kept.vi),
            en: format!("{} {}. {}", words.en, instant.en, kept.en),
        });
        (reply.receipt, reply.hash) = (Some(receipt), Some(hash));
        reply
    }

    /// An entry was not kept.
    pub fn rejected(why: &Rejection) -> Self {
        let status = match why {
            Rejection::Unreadable(Unreadable::TooLong) => StatusCode::PAYLOAD_TOO_LARGE,
            Rejection::Unreadable(_) => StatusCode::BAD_REQUEST,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let title = say!("Chưa nhận bài dự thi", "Your entry was not accepted");
        Self::new(status, why.name(), title).told(why.text())
    }

    /// The body is longer than any entry.
    pub fn too_large() -> Self {
        Self::rejected(&Rejection::Unreadable(Unreadable::TooLong))
    }

    /// The body names no entry.
    pub fn no_entry() -> Self {
        Self::rejected(&Rejection::Unreadable(Unreadable::NoCode))
    }

    /// The body is of a kind that nobody reads here.
    pub fn unknown_kind() -> Self {
        let title = say!("Chưa nhận bài dự thi", "Your entry was not accepted");
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unknown_type", title).told(say!(
            "Hãy gửi trường `entry` bằng biểu mẫu (application/x-www-form-urlencoded), JSON hoặc văn bản thuần.",
            "Send the field `entry` as a form (application/x-www-form-urlencoded), as JSON or as plain text."
        ))
    }

    /// The body did not come in time.
    pub fn too_slow() -> Self {
        let title = say!("Đường truyền quá chậm", "The connection is too slow");
        Self::new(StatusCode::REQUEST_TIMEOUT, "too_slow", title)
            .told(say!(
                "Bài chưa đến đủ. Hãy gửi lại.",
                "Not all of the entry arrived. Send it again."
            ))
            .again(5)
    }

    /// Somebody, or all together, send too often.
    pub fn too_often(seconds: u64) -> Self {
        let title = say!("Đang có quá nhiều bài gửi đến", "Too many entries at once");
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too_often", title)
            .told(say!(
                "Bài chưa được nhận. Hãy gửi lại sau {seconds} giây; bài vẫn còn trên máy của bạn.",
                "It was not accepted. Send it again in {seconds} seconds; it is still on your device."
            ))
            .again(seconds)
    }

    /// Nothing could be written.
    pub fn unkept(why: Unkept) -> Self {
        let (name, seconds) = match why {
            Unkept::Busy => ("busy", 3),
            Unkept::Failed => ("not_written", 30),
        };
        let title = say!(
            "Máy chủ chưa nhận được bài",
            "The server cannot take it now"
        );
        Self::new(StatusCode::SERVICE_UNAVAILABLE, name, title)
            .told(say!(
                "Bài chưa được nhận. Hãy gửi lại sau {seconds} giây; bài vẫn còn trên máy của bạn.",
                "It was not accepted. Send it again in {seconds} seconds; it is still on your device."
            ))
            .again(seconds)
    }

    /// A receipt that somebody asked for.
    pub fn found(receipt: Receipt) -> Self {
        let title = match receipt.refusal {
            None => say!("Bài dự thi này đã được nhận", "This entry was received"),
            Some(_) => say!(
                "Bài dự thi này đến ngoài thời gian mở vòng thi, không được tính",
                "This entry came while its round was not open, and does not count"
            ),
        };
        let mut reply = Self::new(StatusCode::OK, "receipt", title);
        reply.receipt = Some(receipt);
        reply
    }

    /// No such receipt.
    pub fn no_receipt() -> Self {
        let title = say!("Không có số biên nhận này", "There is no such receipt");
        Self::new(StatusCode::NOT_FOUND, "no_receipt", title).told(say!(
            "Số biên nhận có 12 chữ và số. Hãy kiểm tra lại từng chữ.",
            "A receipt has 12 letters and digits. Check each of them."
        ))
    }

    /// Nothing is here.
    pub fn nothing_here() -> Self {
        let title = say!("Không có trang này", "There is no such page");
        Self::new(StatusCode::NOT_FOUND, "not_found", title)
    }

    /// Something is here, but not for this method.
    pub fn wrong_method() -> Self {
        let title = say!(
            "Không dùng được cách gọi này",
            "That is not how it is called"
        );
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "wrong_method", title)
    }

    /// Everything works.
    pub fn healthy() -> Self {
        Self::new(
            StatusCode::OK,
            "ok",
            say!("Máy chủ đang hoạt động", "The server works"),
        )
    }
}
