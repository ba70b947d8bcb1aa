//! How a dossier is handed in, within what time it is settled and what that costs, checked.

use crate::diagnostic::Place;
use crate::draft::{FeeDraft, FeeRowDraft, SubmissionDraft, TextDraft, TimeLimitDraft, Words};
use crate::language::Localized;
use crate::say;

use super::check::Check;
use super::kind::{Currency, SubmissionMethod, TimeUnit};

/// One row of "Cách thức thực hiện".
#[derive(Clone, Debug)]
pub struct SubmissionOption {
    /// Hình thức nộp.
    pub method: SubmissionMethod,
    /// Thời hạn giải quyết: the row's own, else the record's.
    pub time_limit: TimeLimit,
    /// Phí, lệ phí: the row's own, else the record's; nothing when the record names none.
    pub fee: Option<Fee>,
    /// Mô tả.
    pub note: Option<Localized<String>>,
}

/// Within what time a result is given. Figure and words are both the source's; they need not agree.
#[derive(Clone, Debug)]
pub struct TimeLimit {
    /// How many of what; half a day is 0.5.
    pub value: Option<(f64, TimeUnit)>,
    /// The source's own words.
    pub text: Option<Localized<String>>,
    /// False when the record says that nobody knows: value and text are absent then.
    pub is_known: bool,
    /// True when nobody compared it with the portal.
    pub is_unverified: bool,
}

impl TimeLimit {
    /// Nobody knows.
    pub(super) fn unknown() -> Self {
        Self {
            value: None,
            text: None,
            is_known: false,
            is_unverified: false,
        }
    }
}

/// What it costs.
#[derive(Clone, Debug)]
pub struct Fee {
    /// How much, in whole units of the currency.
    pub amount: Option<u32>,
    /// Of which currency.
    pub currency: Currency,
    /// For what.
    pub unit: Option<Localized<String>>,
    /// The source's own words.
    pub note: Option<Localized<String>>,
    /// Who is exempt or pays less; nothing when the source names nobody.
    pub exemptions: Option<Localized<String>>,
    /// True when nobody compared it with the portal.
    pub is_unverified: bool,
}

impl Check {
    /// The rows, in order; one without a time limit of its own takes `time_limit`, one without a fee takes `fee`.
    pub(super) fn submission_options(
        &mut self,
        drafts: &[SubmissionDraft],
        time_limit: Option<&TimeLimit>,
        fee: Option<&Fee>,
        place: &Place,
    ) -> Vec<SubmissionOption> {
        let mut options = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let method = self.named(&draft.method, &place.key("method"));
            let own = draft
                .time_limit
                .as_ref()
                .map(|limit| self.time_limit(limit, &place.key("time_limit")));
            let own_fee = draft
                .fee
                .as_ref()
                .map(|fee| self.fee(fee, &place.key("fee")));
            let note = self.optional(draft.note.as_ref(), &place, "note");
            if own.is_none() && time_limit.is_none() {
                self.no_time_limit(&place.key("method"));
            }
            let limit = own.flatten().or_else(|| time_limit.cloned());
            if let (Some(method), Some(time_limit)) = (method, limit) {
                options.push(SubmissionOption {
                    method,
                    time_limit,
                    fee: own_fee.flatten().or_else(|| fee.cloned()),
                    note,
                });
            }
        }
        options
    }

    /// Reports that nobody can tell how long it takes.
    pub(super) fn no_time_limit(&mut self, place: &Place) {
        self.error(
            place,
            say!(
                "thiếu thời hạn giải quyết",
                "the time limit is missing"
            ),
            Some(say!(
                "thêm `time_limit: {{value: 3, unit: working_day}}` hoặc nguyên văn `time_limit: {{text: …}}`; chưa tra được thì ghi `time_limit: {{unknown: true}}`, trang sẽ mời người dân xem Cổng Dịch vụ công",
                "add `time_limit: {{value: 3, unit: working_day}}` or the source's own words, `time_limit: {{text: …}}`; while it is not known write `time_limit: {{unknown: true}}`, and the page sends readers to the portal"
            )),
        );
    }

    /// A time limit; nothing beside a mistake.
    pub(super) fn time_limit(
        &mut self,
        draft: &TimeLimitDraft,
        place: &Place,
    ) -> Option<TimeLimit> {
        let is_empty = draft.value.is_none() && draft.text.is_none();
        if draft.unknown != is_empty {
            if is_empty {
                self.no_time_limit(place);
            } else {
                self.error(
                    &place.key("unknown"),
                    say!(
                        "thời hạn vừa ghi là chưa biết, vừa có con số hoặc lời văn",
                        "the time limit is said to be unknown and is given all the same"
                    ),
                    Some(say!(
                        "xóa dòng `unknown`, hoặc xóa `value` và `text`",
                        "remove `unknown`, or remove `value` and `text`"
                    )),
                );
            }
            return None;
        }
        Some(TimeLimit {
            value: self.measured(draft.value.as_ref(), draft.unit.as_ref(), place),
            text: self.optional(draft.text.as_ref(), place, "text"),
            is_known: !draft.unknown,
            is_unverified: draft.unverified,
        })
    }

    fn measured(
        &mut self,
        value: Option<&Words>,
        unit: Option<&Words>,
        place: &Place,
    ) -> Option<(f64, TimeUnit)> {
        let named = unit.and_then(|unit| self.named(unit, &place.key("unit")));
        let Some(value) = value else {
            if unit.is_some() {
                self.error(
                    &place.key("unit"),
                    say!(
                        "có đơn vị nhưng không có con số",
                        "there is a unit but no figure"
                    ),
                    Some(say!("thêm dòng `value: …`", "add a line `value: …`")),
                );
            }
            return None;
        };
        let number = decimal(value);
        if number.is_none() {
            let text = &**value;
            self.error(
                &place.key("value"),
                say!(
                    "`{text}` không phải là một con số",
                    "`{text}` is not a figure"
                ),
                Some(say!(
                    "viết 3, 0.5 hoặc 0,5; lời văn thì ghi vào `text`",
                    "write 3 or 0.5; words belong into `text`"
                )),
            );
        }
        if unit.is_none() {
            let known = TimeUnit::NAMES.join(", ");
            self.error(
                &place.key("value"),
                say!("con số này thiếu đơn vị", "this figure has no unit"),
                Some(say!("thêm `unit`: {known}", "add `unit`: {known}")),
            );
        }
        Some((number?, named?))
    }

    /// A fee; nothing beside a mistake.
    pub(super) fn fee(&mut self, draft: &FeeDraft, place: &Place) -> Option<Fee> {
        match draft {
            FeeDraft::Row(row) => self.fee_row(row, place),
            FeeDraft::Words(TextDraft::Plain(text)) if is_number(text) => {
                let amount: u32 = text.parse().unwrap_or(u32::MAX);
                if amount > 0 {
                    self.bare_fee(text, place);
                    return None;
                }
                self.fee_row(
                    &FeeRowDraft {
                        amount: Some(crate::draft::Count(0)),
                        ..FeeRowDraft::default()
                    },
                    place,
                )
            }
            FeeDraft::Words(words) => Some(Fee {
                amount: None,
                currency: Currency::Vnd,
                unit: None,
                note: Some(self.text(words, place)),
                exemptions: None,
                is_unverified: false,
            }),
        }
    }

    fn fee_row(&mut self, draft: &FeeRowDraft, place: &Place) -> Option<Fee> {
        let amount = draft.amount.map(|amount| amount.0);
        let currency = draft
            .currency
            .as_ref()
            .and_then(|currency| self.named(currency, &place.key("currency")));
        let says_nobody =
            matches!(&draft.exemptions, Some(TextDraft::Plain(word)) if word == "none");
        if amount.is_none() && draft.note.is_none() && draft.exemptions.is_none() {
            self.error(
                place,
                say!("phí này không có con số, cũng không có lời văn", "this fee has neither figure nor words"),
                Some(say!(
                    "thêm `amount: …` hoặc `note: …`, hoặc xóa cả mục: trang sẽ mời người dân xem Cổng Dịch vụ công",
                    "add `amount: …` or `note: …`, or remove it: the page sends readers to the portal"
                )),
            );
            return None;
        }
        if let Some(amount) = amount.filter(|amount| *amount > 0)
            && draft.note.is_none()
            && draft.exemptions.is_none()
        {
            self.bare_fee(&amount.to_string(), &place.key("amount"));
        }
        Some(Fee {
            amount,
            currency: currency.unwrap_or(Currency::Vnd),
            unit: self.optional(draft.unit.as_ref(), place, "unit"),
            note: self.optional(draft.note.as_ref(), place, "note"),
            exemptions: draft
                .exemptions
                .as_ref()
                .filter(|_| !says_nobody)
                .map(|words| self.text(words, &place.key("exemptions"))),
            is_unverified: draft.unverified,
        })
    }

    /// A number alone misleads those whom the source exempts (domain/procedures.md, 2.1).
    fn bare_fee(&mut self, amount: &str, place: &Place) {
        self.error(
            place,
            say!(
                "phí chỉ ghi con số {amount}, không nói ai được miễn, giảm",
                "the fee is the bare number {amount}, without who is exempt"
            ),
            Some(say!(
                "chép nguyên văn phần miễn, giảm: `fee: {{amount: {amount}, exemptions: …}}`; nguồn không nêu ai thì ghi `exemptions: none`",
                "copy what the source says of exemptions: `fee: {{amount: {amount}, exemptions: …}}`; if it names nobody, write `exemptions: none`"
            )),
        );
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}

/// `3`, `03`, `0.5`, `0,5`; at most two decimals, so that `1.200` is not read as little more than one.
fn decimal(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    format!("{whole}.{part}").parse().ok().filter(|n| *n > 0.0)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn figures_as_portals_print_them() {
        for (text, expected) in [
            ("3", Some(3.0)),
            ("03", Some(3.0)),
            ("0.5", Some(0.5)),
            ("0,5", Some(0.5)),
            ("15", Some(15.0)),
            ("1.200", None),
            ("0", None),
            ("3 ngày", None),
            (".5", None),
            ("1.", None),
            ("-1", None),
        ] {
            assert_eq!(decimal(text), expected, "{text}");
        }
    }
}
