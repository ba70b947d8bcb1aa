//! Everything that can be said about an entry: what makes it count for nothing, and what only makes somebody look.

use jiff::Timestamp;

use crate::diagnostic::Text;
use crate::say;
use crate::site::{EntryField, Zone};

use super::letter::Unreadable;
use super::moment::moment;
use super::spoof::Strange;

/// One thing about an entry. Whether it counts is a matter of the rules ([`Flag::voids`]); of the rest the organiser decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// No entry can be made of it.
    Unreadable(Unreadable),
    /// It is for another contest.
    OtherContest(String),
    /// The contest has no such round.
    UnknownRound(String),
    /// The round has no such group.
    UnknownGroup(String),
    /// Nothing is left of the entrant's code.
    NoCode,
    /// There is no attempt of this number by the rules.
    AttemptNumber {
        /// As the entry has it.
        attempt: u16,
        /// As many as the rules allow.
        most: u16,
    },
    /// It came after closing (was finished after closing, where nobody knows when it came).
    Late(Timestamp),
    /// It came before opening.
    Early(Timestamp),
    /// It answers questions that are not on this entrant's paper.
    Forged(Vec<String>),
    /// It took longer than the rules allow, in seconds.
    OverTime {
        /// What it took.
        seconds: u32,
        /// What the rules allow.
        limit: u32,
    },
    /// By their year of birth they are too young, however early in the year they were born.
    UnderAge(u8),
    /// A field that the rules require is empty.
    MissingField(EntryField),
    /// Something that one has to agree to was not agreed to.
    MissingConsent(String),
    /// The same attempt came before with other content.
    SameAttempt(u16),
    /// As many attempts as the rules allow came before.
    TooManyAttempts(u16),
    /// The organiser took it out.
    Excluded {
        /// Why.
        reason: String,
        /// Who signed for it.
        by: String,
    },
    /// Nobody knows when it came; the entrant's own clock decided.
    NoReceipt,
    /// It was finished later than it came.
    Future(Timestamp),
    /// It was begun before opening, by the entrant's clock.
    StartedEarly(Timestamp),
    /// It was finished before it was begun.
    Backwards,
    /// Nobody reads that fast.
    TooFast {
        /// What it took.
        seconds: u32,
        /// How many questions the paper has.
        questions: usize,
    },
    /// By their year of birth they may be too young.
    PerhapsUnderAge(u8),
    /// The year of birth is no year in which an entrant was born.
    BadBirthYear,
    /// One device for this many entrants.
    SharedDevice(usize),
    /// The same wrong answers to the same questions as others.
    SameMistakes {
        /// How many entrants have them.
        entrants: usize,
        /// How many mistakes.
        mistakes: usize,
    },
    /// One name of one unit under this many codes.
    SeveralCodes(usize),
    /// The same code with another name or unit.
    OtherPerson(EntryField),
    /// The same code in several groups.
    TwoGroups,
    /// No team of the rules is called that.
    UnknownTeam(String),
    /// Something about the writing of a field.
    StrangeText {
        /// Which field.
        field: String,
        /// What.
        what: Strange,
    },
    /// A field is longer than it may be.
    TooLong {
        /// Which field.
        field: String,
        /// How many characters it may have.
        most: usize,
    },
    /// A field that nobody asked for.
    UnaskedField(String),
    /// The prediction is no number of the kind asked for.
    UnreadablePrediction(String),
    /// An answer is none to its question; it counts as wrong.
    UnreadableAnswer(String),
}

impl Flag {
    /// True when an entry with it does not count, by the rules.
    pub fn voids(&self) -> bool {
        self.in_short().1
    }

    /// One word for it in audit sheets and tables; tells nothing about a person.
    pub fn name(&self) -> &'static str {
        self.in_short().0
    }

    fn in_short(&self) -> (&'static str, bool) {
        match self {
            Self::Unreadable(why) => (why.name(), true),
            Self::OtherContest(_) => ("other_contest", true),
            Self::UnknownRound(_) => ("unknown_round", true),
            Self::UnknownGroup(_) => ("unknown_group", true),
            Self::NoCode => ("no_code_of_entrant", true),
            Self::AttemptNumber { .. } => ("attempt_number", true),
            Self::Late(_) => ("late", true),
            Self::Early(_) => ("early", true),
            Self::Forged(_) => ("forged_paper", true),
            Self::OverTime { .. } => ("over_time", true),
            Self::UnderAge(_) => ("under_age", true),
            Self::MissingField(_) => ("missing_field", true),
            Self::MissingConsent(_) => ("missing_consent", true),
            Self::SameAttempt(_) => ("same_attempt", true),
            Self::TooManyAttempts(_) => ("too_many_attempts", true),
            Self::Excluded { .. } => ("excluded", true),
            Self::NoReceipt => ("no_receipt_time", false),
            Self::Future(_) => ("from_the_future", false),
            Self::StartedEarly(_) => ("started_early", false),
            Self::Backwards => ("impossible_times", false),
            Self::TooFast { .. } => ("too_fast", false),
            Self::PerhapsUnderAge(_) => ("perhaps_under_age", false),
            Self::BadBirthYear => ("bad_birth_year", false),
            Self::SharedDevice(_) => ("shared_device", false),
            Self::SameMistakes { .. } => ("same_mistakes", false),
            Self::SeveralCodes(_) => ("several_codes", false),
            Self::OtherPerson(_) => ("other_person", false),
            Self::TwoGroups => ("two_groups", false),
            Self::UnknownTeam(_) => ("unknown_team", false),
            Self::StrangeText { .. } => ("strange_text", false),
            Self::TooLong { .. } => ("too_long_field", false),
            Self::UnaskedField(_) => ("unasked_field", false),
            Self::UnreadablePrediction(_) => ("unreadable_prediction", false),
            Self::UnreadableAnswer(_) => ("unreadable_answer", false),
        }
    }

    /// The reason in words; instants as clocks of this zone show them.
    pub fn text(&self, zone: Zone) -> Text {
        match self {
            Self::Unreadable(why) => why.text(),
            Self::OtherContest(id) => say!(
                "bài của cuộc thi khác (`{id}`)",
                "an entry of another contest (`{id}`)"
            ),
            Self::UnknownRound(id) => say!(
                "cuộc thi không có vòng `{id}`",
                "the contest has no round `{id}`"
            ),
            Self::UnknownGroup(id) => say!(
                "vòng này không có đối tượng `{id}`",
                "this round has no group `{id}`"
            ),
            Self::NoCode => say!(
                "mã người thi trống hoặc không hợp lệ",
                "the entrant's code is empty or none"
            ),
            Self::AttemptNumber { attempt, most } => {
                say!(
                    "ghi là lượt {attempt}, thể lệ chỉ có từ lượt 1 đến lượt {most}",
                    "says it is attempt {attempt}; the rules have 1 to {most}"
                )
            }
            Self::Late(at) => {
                let Text { vi, en } = moment(*at, zone);
                say!(
                    "nộp {vi}, sau khi vòng thi đã đóng",
                    "handed in at {en}, after the round had closed"
                )
            }
            Self::Early(at) => {
                let Text { vi, en } = moment(*at, zone);
                say!(
                    "nộp {vi}, trước khi vòng thi mở",
                    "handed in at {en}, before the round opened"
                )
            }
            Self::Forged(questions) => {
                let list = questions.join(", ");
                say!(
                    "trả lời câu hỏi không có trong đề của người thi này ({list}): đề bị làm giả",
                    "answers questions that are not on this entrant's paper ({list}): a forged paper"
                )
            }
            Self::OverTime { seconds, limit } => {
                say!(
                    "làm bài {seconds} giây, thể lệ cho {limit} giây",
                    "took {seconds} s, the rules allow {limit} s"
                )
            }
            Self::UnderAge(age) => say!(
                "theo năm sinh thì chưa đủ {age} tuổi khi vòng thi mở",
                "by the year of birth under {age} when the round opened"
            ),
            Self::MissingField(field) => {
                let name = field.name();
                say!(
                    "thiếu mục bắt buộc `{name}`",
                    "the required field `{name}` is empty"
                )
            }
            Self::MissingConsent(id) => say!(
                "chưa đồng ý với mục bắt buộc `{id}`",
                "did not agree to `{id}`, which is required"
            ),
            Self::SameAttempt(attempt) => say!(
                "lượt {attempt} đã nộp trước đó với nội dung khác; bài nhận trước được tính",
                "attempt {attempt} came before with other content; the one that came first counts"
            ),
            Self::TooManyAttempts(most) => say!(
                "đã thi đủ {most} lượt trước đó",
                "as many attempts as allowed ({most}) came before"
            ),
            Self::Excluded { reason, by } => say!(
                "Ban Tổ chức loại: {reason} ({by})",
                "taken out by the organisers: {reason} ({by})"
            ),
            Self::NoReceipt => say!(
                "không có giờ nhận bài; tính theo giờ nộp trên máy người thi",
                "no receipt time; the entrant's own clock decided"
            ),
            Self::Future(at) => {
                let Text { vi, en } = moment(*at, zone);
                say!(
                    "ghi là nộp {vi}, sau cả lúc nhận được: đồng hồ máy người thi sai hoặc bị chỉnh",
                    "says it was finished at {en}, later than it came: the entrant's clock was wrong or was set"
                )
            }
            Self::StartedEarly(at) => {
                let Text { vi, en } = moment(*at, zone);
                say!(
                    "ghi là bắt đầu {vi}, trước khi vòng thi mở",
                    "says it was begun at {en}, before the round opened"
                )
            }
            Self::Backwards => say!("giờ nộp trước giờ bắt đầu", "finished before it was begun"),
            Self::TooFast { seconds, questions } => say!(
                "làm {questions} câu trong {seconds} giây",
                "{questions} questions in {seconds} s"
            ),
            Self::PerhapsUnderAge(age) => say!(
                "theo năm sinh thì có thể chưa đủ {age} tuổi; cần hỏi ngày sinh",
                "by the year of birth perhaps under {age}; ask for the day"
            ),
            Self::BadBirthYear => say!("năm sinh không hợp lệ", "the year of birth is none"),
            Self::SharedDevice(entrants) => say!(
                "một thiết bị dùng cho {entrants} người thi",
                "one device for {entrants} entrants"
            ),
            Self::SameMistakes { entrants, mistakes } => say!(
                "{entrants} người thi sai giống hệt nhau ở {mistakes} câu",
                "{entrants} entrants made the same {mistakes} mistakes"
            ),
            Self::SeveralCodes(codes) => say!(
                "cùng họ tên và đơn vị dưới {codes} mã người thi: một người thi nhiều mã, hoặc trùng tên",
                "the same name and unit under {codes} codes: one person with several, or people of one name"
            ),
            Self::OtherPerson(field) => {
                let name = field.name();
                say!(
                    "cùng mã người thi nhưng mục `{name}` khác bài trước",
                    "the same code, but another `{name}` than before"
                )
            }
            Self::TwoGroups => say!(
                "cùng mã người thi ở nhiều đối tượng",
                "the same code in several groups"
            ),
            Self::UnknownTeam(team) => say!(
                "không có đơn vị nào tên `{team}` trong danh sách",
                "no team of the list is called `{team}`"
            ),
            Self::StrangeText { field, what } => {
                let Text { vi, en } = what.text();
                say!("mục `{field}` {vi}", "the field `{field}` {en}")
            }
            Self::TooLong { field, most } => say!(
                "mục `{field}` dài quá {most} ký tự",
                "the field `{field}` is longer than {most} characters"
            ),
            Self::UnaskedField(field) => say!(
                "có mục `{field}` mà thể lệ không hỏi",
                "has a field `{field}` that the rules do not ask for"
            ),
            Self::UnreadablePrediction(text) => say!(
                "dự đoán `{text}` không đọc được thành số",
                "the prediction `{text}` is no number"
            ),
            Self::UnreadableAnswer(question) => say!(
                "câu trả lời cho `{question}` không hợp lệ, tính là sai",
                "the answer to `{question}` is none and counts as wrong"
            ),
        }
    }
}
