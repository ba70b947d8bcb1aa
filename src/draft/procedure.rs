//! `procedures/*.yaml`: an administrative procedure after the labels of the National Public Service Portal's own record.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor, value};

use super::{Count, Day, DocumentDraft, Many, TextDraft, Words};

/// Fields in the order of the format, each absent when the file does not set it, so that a local file can change single ones.
macro_rules! procedure {
    ($($(#[$doc:meta])* $field:ident: $shape:ty,)+) => {
        /// One file; every field may be left out, `site/` says which are needed.
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct ProcedureDraft { $($(#[$doc])* pub $field: Option<$shape>,)+ }

        impl ProcedureDraft {
            /// Names of the fields that the file sets.
            pub fn set(&self) -> Vec<&'static str> {
                let mut set = Vec::new();
                $(if self.$field.is_some() { set.push(stringify!($field)); })+
                set
            }

            /// This record with whatever it leaves out taken from another.
            #[must_use]
            pub fn over(self, base: Self) -> Self {
                Self { $($field: self.$field.or(base.$field),)+ }
            }
        }
    };
}

procedure! {
    /// Id or code of the record whose fields hold unless this file sets them.
    based_on: Words,
    /// Mã thủ tục: `1.001193`, `2.000815.000.00.00.H38`. Put it in quotes.
    code: Words,
    /// Codes it had before.
    replaces: Many<Words>,
    /// Số quyết định: the decision that announces it.
    decision_ref: Words,
    /// Tên thủ tục.
    name: TextDraft,
    /// Cấp thực hiện: `central`, `province`, `district`, `commune`, `other`.
    levels: Many<Words>,
    /// Loại thủ tục.
    kind: TextDraft,
    /// Lĩnh vực.
    field: TextDraft,
    /// Mô tả: what it is, in a sentence.
    description: TextDraft,
    /// Từ khóa.
    keywords: Many<TextDraft>,
    /// What people call it in everyday speech.
    synonyms: Many<TextDraft>,
    /// Đối tượng thực hiện.
    audience: Many<TextDraft>,
    /// Trình tự thực hiện, when there is one for all.
    steps: Many<TextDraft>,
    /// Trình tự thực hiện, by case.
    step_cases: Vec<StepCaseDraft>,
    /// Cách thức thực hiện: a list of rows, not one row per method.
    submission_options: Vec<SubmissionDraft>,
    /// Thời hạn of every row that names none; in a local file: of every row.
    time_limit: TimeLimitDraft,
    /// Phí, lệ phí of every row that names none; in a local file: of every row.
    fee: FeeDraft,
    /// Dịch vụ công trực tuyến: `full`, `partial`, `info_only`, `none`.
    online_level: Words,
    /// Thành phần hồ sơ, by case.
    dossier_cases: Vec<DossierCaseDraft>,
    /// Số lượng hồ sơ (`01 bộ`).
    dossier_sets: TextDraft,
    /// Cơ quan thực hiện: a unit's id, or words.
    executing_body: TextDraft,
    /// Cơ quan có thẩm quyền: a unit's id, or words.
    competent_body: TextDraft,
    /// Cơ quan được ủy quyền: a unit's id, or words.
    delegated_body: TextDraft,
    /// Cơ quan phối hợp: a unit's id, or words.
    coordinating_body: TextDraft,
    /// Địa chỉ tiếp nhận hồ sơ.
    reception_address: TextDraft,
    /// When files are received there.
    reception_hours: TextDraft,
    /// Kết quả thực hiện.
    results: Many<TextDraft>,
    /// Căn cứ pháp lý.
    legal_bases: Vec<DocumentDraft>,
    /// Yêu cầu, điều kiện thực hiện.
    conditions: TextDraft,
    /// Its page on the National Public Service Portal (`https://…`).
    portal_url: Words,
    /// Where the record was taken from.
    source: TextDraft,
    /// The day somebody compared it with the portal last.
    verified_on: Day,
    /// A remark.
    note: TextDraft,
    /// True for sample content that nobody compared with the portal.
    sample: bool,
}

/// The steps of one case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepCaseDraft {
    /// The case (`Nộp trực tiếp`).
    pub name: TextDraft,
    /// Its steps in order.
    pub steps: Many<TextDraft>,
}

/// One row of "Cách thức thực hiện".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmissionDraft {
    /// Hình thức nộp: `in_person`, `online`, `postal`.
    pub method: Words,
    /// Thời hạn giải quyết.
    pub time_limit: Option<TimeLimitDraft>,
    /// Phí, lệ phí.
    pub fee: Option<FeeDraft>,
    /// Mô tả.
    pub note: Option<TextDraft>,
}

/// Within what time a result is given: a figure, the source's own words, or both – they need not agree.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimitDraft {
    /// How many: `3`, `0.5`, `0,5`.
    pub value: Option<Words>,
    /// Of what: `working_day`, `day`, `hour`.
    pub unit: Option<Words>,
    /// The source's own words.
    pub text: Option<TextDraft>,
    /// True when the source is not at hand: the page sends readers to the portal.
    #[serde(default)]
    pub unknown: bool,
    /// True when nobody compared it with the portal.
    #[serde(default)]
    pub unverified: bool,
}

/// What it costs: words alone, or a row of figures and words.
#[derive(Clone, Debug)]
pub enum FeeDraft {
    /// `fee: Không thu phí`, or a number without anything beside it.
    Words(TextDraft),
    /// Figures and words.
    Row(FeeRowDraft),
}

/// A fee with its exemptions.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeRowDraft {
    /// How much, without dots: `400000`.
    pub amount: Option<Count>,
    /// `VND` when left out.
    pub currency: Option<Words>,
    /// For what: `bản`, `trang`, `trường hợp`.
    pub unit: Option<TextDraft>,
    /// The source's own words.
    pub note: Option<TextDraft>,
    /// Who is exempt or pays less, in the source's own words; `none` when the source names nobody.
    pub exemptions: Option<TextDraft>,
    /// True when nobody compared it with the portal.
    #[serde(default)]
    pub unverified: bool,
}

impl<'de> Deserialize<'de> for FeeDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FeeVisitor)
    }
}

struct FeeVisitor;

impl<'de> Visitor<'de> for FeeVisitor {
    type Value = FeeDraft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FeeDraft, A::Error> {
        FeeRowDraft::deserialize(value::MapAccessDeserializer::new(map)).map(FeeDraft::Row)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<FeeDraft, E> {
        TextDraft::deserialize(value::StrDeserializer::new(text)).map(FeeDraft::Words)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<FeeDraft, E> {
        Ok(FeeDraft::Words(TextDraft::Plain(number.to_string())))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<FeeDraft, E> {
        Ok(FeeDraft::Words(TextDraft::Plain(number.to_string())))
    }
}

/// A case of "Thành phần hồ sơ".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DossierCaseDraft {
    /// The case; left out when there is only one.
    pub name: Option<TextDraft>,
    /// The papers.
    pub items: Vec<DossierItemDraft>,
}

/// One paper of a dossier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DossierItemDraft {
    /// Tên giấy tờ.
    pub name: TextDraft,
    /// Mẫu đơn, tờ khai: its name.
    pub form: Option<TextDraft>,
    /// Where to get the form: a file below `media/` or an address (`https://…`).
    pub form_link: Option<Words>,
    /// Bản chính.
    pub originals: Option<Count>,
    /// Bản sao.
    pub copies: Option<Count>,
    /// A remark.
    pub note: Option<TextDraft>,
}
