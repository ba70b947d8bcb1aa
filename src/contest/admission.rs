//! Whether an entry that just came in is taken: whole, of a round of ours, in time, and saying no more than the rules ask.

use jiff::Timestamp;

use crate::diagnostic::Text;
use crate::say;
use crate::site::{Contest, Round};

use super::entry::{Entry, SealedEntry};
use super::letter::{CODE_BYTES, Unreadable, open};

/// What becomes of an entry at the door. What else may be wrong with it (a forged paper, an unknown group, an impossible time) is for
/// the grader, who flags it: whoever sends it would only learn how not to be noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It came while its round was open.
    InTime(Whole),
    /// It is whole, but its round was not open; it is kept apart.
    Untimely(Whole, Untimely),
    /// It is not kept.
    Rejected(Rejection),
}

/// An entry that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// What it says.
    pub sealed: SealedEntry,
    /// Its text code alone, without what stood around or inside it.
    pub letter: String,
}

/// Which side of its round an entry missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untimely {
    /// It came before the opening, which is at this instant.
    Early(Timestamp),
    /// It came at the closing, which was at this instant, or after.
    Late(Timestamp),
}

/// Why an entry is not kept at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// No entry could be read.
    Unreadable(Unreadable),
    /// It belongs to a contest that is not held here.
    UnknownContest,
    /// Its contest has no such round.
    UnknownRound,
    /// Somebody did not agree to what nobody may leave out; without it nothing of theirs may be kept.
    NoConsent,
    /// It tells what the rules do not ask (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: no more than the purpose needs).
    NotAsked,
}

impl Rejection {
    /// One word for it, for programs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unreadable(why) => why.name(),
            Self::UnknownContest => "unknown_contest",
            Self::UnknownRound => "unknown_round",
            Self::NoConsent => "no_consent",
            Self::NotAsked => "field_not_asked",
        }
    }

    /// What is wrong, for the entrant.
    pub fn text(&self) -> Text {
        match self {
            Self::Unreadable(Unreadable::NoCode) => say!(
                "Không thấy bài dự thi trong nội dung gửi đến (bài bắt đầu bằng `LOA1.`).",
                "There is no entry in what was sent (it begins with `LOA1.`)."
            ),
            Self::Unreadable(Unreadable::TooLong) => say!(
                "Nội dung gửi đến dài hơn mọi bài dự thi (giới hạn {CODE_BYTES} byte).",
                "What was sent is longer than any entry (the limit is {CODE_BYTES} bytes)."
            ),
            Self::Unreadable(Unreadable::Version(_)) => say!(
                "Bài thuộc phiên bản mà máy chủ này không đọc được. Hãy tải lại trang dự thi rồi gửi lại.",
                "The entry is of a version that this server cannot read. Load the contest's page again, then send it once more."
            ),
            Self::Unreadable(_) => say!(
                "Bài đến không còn nguyên vẹn (tổng kiểm tra không khớp hoặc thiếu một phần). Hãy gửi lại từ trang dự thi.",
                "The entry did not arrive as it was sent (its checksum does not fit, or a part is missing). Send it again from the contest's page."
            ),
            Self::UnknownContest => say!(
                "Bài thuộc một cuộc thi mà máy chủ này không nhận bài.",
                "The entry belongs to a contest that this server takes no entries for."
            ),
            Self::UnknownRound => say!(
                "Cuộc thi không có vòng thi ghi trong bài.",
                "The contest has no round as named in the entry."
            ),
            Self::NoConsent => say!(
                "Bài thiếu một sự đồng ý bắt buộc về dữ liệu cá nhân nên không được lưu.",
                "An agreement on personal data that the rules require is missing, so nothing was kept."
            ),
            Self::NotAsked => say!(
                "Bài có thông tin cá nhân mà thể lệ không yêu cầu nên không được lưu.",
                "The entry holds personal data that the rules do not ask for, so nothing was kept."
            ),
        }
    }
}

/// Judges the text that somebody sent, by the server's clock.
pub fn admit(contests: &[Contest], text: &str, received: Timestamp) -> Admission {
    if text.len() > CODE_BYTES {
        return Admission::Rejected(Rejection::Unreadable(Unreadable::TooLong));
    }
    let sealed = match open(text) {
        Ok(sealed) => sealed,
        Err(why) => return Admission::Rejected(Rejection::Unreadable(why)),
    };
    let round = match round(contests, &sealed.entry) {
        Ok(round) => round,
        Err(rejection) => return Admission::Rejected(rejection),
    };
    let (opens, closes) = (round.opens, round.closes);
    let letter = bare(text, &sealed.hash);
    let whole = Whole { sealed, letter };
    if received < opens {
        Admission::Untimely(whole, Untimely::Early(opens))
    } else if received >= closes {
        Admission::Untimely(whole, Untimely::Late(closes))
    } else {
        Admission::InTime(whole)
    }
}

/// The text code that [`open`] read in a text.
fn bare(text: &str, hash: &str) -> String {
    let code = text.find("LOA1.").map_or("", |start| &text[start + 5..]);
    let body = code.split('.').next().unwrap_or("").chars();
    let body: String = body
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    format!("LOA1.{body}.{}", hash.get(..16).unwrap_or(hash))
}

fn round<'c>(contests: &'c [Contest], entry: &Entry) -> Result<&'c Round, Rejection> {
    let contest = contests.iter().find(|contest| contest.id == entry.contest);
    let contest = contest.ok_or(Rejection::UnknownContest)?;
    let round = contest.rounds.iter().find(|round| round.id == entry.round);
    let round = round.ok_or(Rejection::UnknownRound)?;
    let asked = |name: &str| {
        let mut fields = contest.fields.iter();
        fields.any(|asked| asked.field.name() == name)
    };
    if !entry.fields.iter().all(|(name, _)| asked(name)) {
        return Err(Rejection::NotAsked);
    }
    let mut required = contest
        .consents
        .iter()
        .filter(|consent| consent.is_required);
    if !required.all(|consent| entry.consents.contains(&consent.id)) {
        return Err(Rejection::NoConsent);
    }
    Ok(round)
}
