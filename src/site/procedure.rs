//! Administrative procedures (TTHC): what a record means once it has been checked.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::language::Localized;

use super::document::Reference;
use super::dossier::DossierCase;
use super::kind::{OnlineLevel, ProcedureLevel};
use super::submission::{Fee, SubmissionOption, TimeLimit};
use super::unit::Party;

/// One administrative procedure, after the labels of the National Public Service Portal's own record (domain/procedures.md, 2.1).
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Id, fit for an address: the name of its file.
    pub id: String,
    /// The file of the site's folder that says it is shown.
    pub file: String,
    /// Mã thủ tục.
    pub code: Option<String>,
    /// Codes it had before.
    pub replaces: Vec<String>,
    /// Số quyết định.
    pub decision: Option<String>,
    /// Tên thủ tục.
    pub name: Localized<String>,
    /// Cấp thực hiện.
    pub levels: Vec<ProcedureLevel>,
    /// Loại thủ tục.
    pub kind: Option<Localized<String>>,
    /// Lĩnh vực.
    pub field: Option<Localized<String>>,
    /// Mô tả.
    pub description: Option<Localized<String>>,
    /// Từ khóa.
    pub keywords: Vec<Localized<String>>,
    /// What people call it.
    pub synonyms: Vec<Localized<String>>,
    /// Đối tượng thực hiện.
    pub audience: Vec<Localized<String>>,
    /// Trình tự thực hiện, by case.
    pub steps: Vec<StepCase>,
    /// Cách thức thực hiện.
    pub submission_options: Vec<SubmissionOption>,
    /// Thời hạn, where it is the same for every way.
    pub time_limit: Option<TimeLimit>,
    /// Phí, lệ phí, where it is the same for every way.
    pub fee: Option<Fee>,
    /// How much of it can be done online.
    pub online_level: Option<OnlineLevel>,
    /// Thành phần hồ sơ, by case.
    pub dossier_cases: Vec<DossierCase>,
    /// Số lượng hồ sơ.
    pub dossier_sets: Option<Localized<String>>,
    /// Cơ quan thực hiện.
    pub executing_body: Option<Party>,
    /// Cơ quan có thẩm quyền.
    pub competent_body: Option<Party>,
    /// Cơ quan được ủy quyền.
    pub delegated_body: Option<Party>,
    /// Cơ quan phối hợp.
    pub coordinating_body: Option<Party>,
    /// Địa chỉ tiếp nhận hồ sơ.
    pub reception_address: Option<Localized<String>>,
    /// When files are received there.
    pub reception_hours: Option<Localized<String>>,
    /// Kết quả thực hiện.
    pub results: Vec<Localized<String>>,
    /// Căn cứ pháp lý.
    pub legal_bases: Vec<Reference>,
    /// Yêu cầu, điều kiện thực hiện.
    pub conditions: Option<Localized<String>>,
    /// Its page on the National Public Service Portal.
    pub portal_url: Option<String>,
    /// Where the record was taken from.
    pub source: Option<Localized<String>>,
    /// The day somebody compared all of it with the portal last.
    pub verified_on: Option<Date>,
    /// A remark.
    pub note: Option<Localized<String>>,
    /// True for sample content.
    pub is_sample: bool,
    /// Names of the fields that the site's own file set over a shared record; empty when there is none below it.
    pub local_fields: BTreeSet<&'static str>,
}

/// The steps of one case.
#[derive(Clone, Debug)]
pub struct StepCase {
    /// The case; nothing when the steps are the same for all.
    pub name: Option<Localized<String>>,
    /// What to do, in order.
    pub steps: Vec<Localized<String>>,
}

impl Procedure {
    /// How many days a record is trusted after somebody compared it with the portal.
    pub const FRESH_DAYS: i32 = 180;

    /// True when nobody compared it within [`Self::FRESH_DAYS`] before `today`.
    pub fn is_stale_on(&self, today: Date) -> bool {
        match self.verified_on {
            None => true,
            Some(day) => (today - day).get_days() > Self::FRESH_DAYS,
        }
    }
}
