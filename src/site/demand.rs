//! Which fields belong to which kind of obligation, and what they mean together.

use crate::diagnostic::Place;
use crate::draft::{Count, DueDraft, ObligationDraft, StepDraft, TextDraft};
use crate::say;

use super::check::{Check, key_of};
use super::kind::Per;
use super::obligation::{Around, Coverage, DayRule, Demand, Step};
use super::when::{Deadline, Window};

pub(super) const KINDS: [&str; 9] = [
    "quota",
    "once",
    "phased",
    "report",
    "coverage",
    "standing",
    "event",
    "conditional",
    "request",
];

impl Check {
    pub(super) fn demand(
        &mut self,
        draft: &ObligationDraft,
        around: &Around,
        active: Window,
        place: &Place,
    ) -> Option<Demand> {
        match &*draft.kind {
            "quota" => Some(Demand::Quota {
                at_least: self.needed(draft.at_least, draft, "at_least", place)?.0,
                per: self
                    .needed(draft.per.as_ref(), draft, "per", place)
                    .and_then(|per| self.named(per, &place.key("per")))?,
                is_prorated: draft.prorate.unwrap_or(false),
            }),
            "once" => {
                let due = self.needed(draft.due.as_ref(), draft, "due", place)?;
                self.deadline_inside(due, around.window, &place.key("due"))
                    .map(Demand::Once)
            }
            "phased" => self.steps(&draft.steps, around, place).map(Demand::Phased),
            "report" => self.report(draft, around, place),
            "coverage" => Some(Demand::Coverage {
                target_percent: self
                    .percent(Count(draft.target_percent.map_or(100, |p| p.0)), place)?,
                of: self.coverage(draft, around, place)?,
            }),
            "standing" => Some(Demand::Standing),
            "event" => self.event(draft, active, around.window, place),
            "conditional" => {
                let trigger = self.needed(draft.trigger.as_ref(), draft, "trigger", place)?;
                Some(Demand::Conditional {
                    trigger: self.text(trigger, &place.key("trigger")),
                })
            }
            "request" => Some(Demand::Request),
            other => {
                self.unknown_kind(other, &place.key("kind"));
                None
            }
        }
    }

    fn unknown_kind(&mut self, kind: &str, place: &Place) {
        let known = KINDS.join(", ");
        let help = match crate::diagnostic::nearest(kind, KINDS) {
            Some(near) => say!(
                "có phải ý bạn là `{near}`? Các loại: {known}",
                "did you mean `{near}`? The kinds are: {known}"
            ),
            None => say!("các loại: {known}", "the kinds are: {known}"),
        };
        self.error(
            place,
            say!(
                "không có loại nhiệm vụ `{kind}`",
                "there is no kind of obligation `{kind}`"
            ),
            Some(help),
        );
    }

    fn needed<T>(
        &mut self,
        value: Option<T>,
        draft: &ObligationDraft,
        key: &str,
        place: &Place,
    ) -> Option<T> {
        if value.is_none() {
            let kind = &*draft.kind;
            self.error(
                &place.key("kind"),
                say!(
                    "nhiệm vụ loại `{kind}` cần có `{key}`",
                    "an obligation of kind `{kind}` needs `{key}`"
                ),
                Some(say!(
                    "thêm dòng `{key}: …`, hoặc chọn loại khác",
                    "add a line `{key}: …`, or choose another kind"
                )),
            );
        }
        value
    }

    fn deadline_inside(
        &mut self,
        due: &DueDraft,
        window: Window,
        place: &Place,
    ) -> Option<Deadline> {
        let deadline = self.deadline(due, place)?;
        let key = if due.by.is_some() {
            "by"
        } else if due.before.is_some() {
            "before"
        } else if due.on_day.is_some() {
            "on"
        } else {
            "in"
        };
        self.inside(deadline.last_day, window, &place.key(key));
        Some(deadline)
    }

    fn steps(&mut self, drafts: &[StepDraft], around: &Around, place: &Place) -> Option<Vec<Step>> {
        let place = place.key("steps");
        if drafts.is_empty() {
            self.error(
                &place,
                say!(
                    "nhiệm vụ nhiều bước cần `steps`",
                    "a phased obligation needs `steps`"
                ),
                Some(say!(
                    "liệt kê từng bước: id, what, due",
                    "list each step: id, what, due"
                )),
            );
            return None;
        }
        let mut steps: Vec<Step> = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.index(index);
            let id = self.id(&draft.id, &place.key("id"));
            if steps.iter().any(|step| step.id == id) {
                self.doubled(&id, &place);
            }
            let what = self.text(&draft.what, &place.key("what"));
            let Some(due) = self.deadline_inside(&draft.due, around.window, &place.key("due"))
            else {
                continue;
            };
            if steps
                .last()
                .is_some_and(|before| before.due.last_day > due.last_day)
            {
                self.error(
                    &place.key("due"),
                    say!(
                        "bước này đến hạn trước bước đứng trên nó",
                        "this step falls due before the one above it"
                    ),
                    Some(say!(
                        "xếp các bước theo thời hạn",
                        "put the steps in the order of their deadlines"
                    )),
                );
            }
            steps.push(Step { id, what, due });
        }
        Some(steps)
    }

    fn report(
        &mut self,
        draft: &ObligationDraft,
        around: &Around,
        place: &Place,
    ) -> Option<Demand> {
        let per = draft
            .per
            .as_ref()
            .and_then(|per| self.named(per, &place.key("per")));
        let to = draft
            .to
            .as_ref()
            .and_then(|to| self.party(to, around.units, &place.key("to")));
        let embedded_in = self.optional(draft.embedded_in.as_ref(), place, "embedded_in");
        let day = draft
            .due
            .as_ref()
            .and_then(|due| self.day_rule(due, per, &place.key("due")));
        Some(Demand::Report {
            per,
            day,
            to,
            embedded_in,
        })
    }

    fn day_rule(&mut self, due: &DueDraft, per: Option<Per>, place: &Place) -> Option<DayRule> {
        let last = match (due.before_day, due.by_day) {
            (Some(Count(day)), None) => day.checked_sub(1),
            (None, Some(Count(day))) => Some(day),
            _ => None,
        };
        let last_day = last
            .and_then(|day| u8::try_from(day).ok())
            .filter(|day| (1..=31).contains(day));
        if last_day.is_none() || per.is_none() {
            self.error(
                place,
                say!(
                    "thời hạn báo cáo cần `per` và một trong: before_day, by_day (1–31)",
                    "a report's deadline needs `per` and one of: before_day, by_day (1–31)"
                ),
                Some(say!(
                    "`before_day: 5`: trước ngày 5 của tháng cuối kỳ",
                    "`before_day: 5`: before the 5th of the period's last month"
                )),
            );
        }
        last_day.map(|last_day| DayRule { last_day })
    }

    fn percent(&mut self, percent: Count, place: &Place) -> Option<u32> {
        let Count(value) = percent;
        if !(1..=100).contains(&value) {
            self.error(
                &place.key("target_percent"),
                say!("tỷ lệ phải từ 1 đến 100", "a percentage is 1 to 100"),
                None,
            );
            return None;
        }
        Some(value)
    }

    fn coverage(
        &mut self,
        draft: &ObligationDraft,
        around: &Around,
        place: &Place,
    ) -> Option<Coverage> {
        let procedures =
            |words: &TextDraft| matches!(words, TextDraft::Plain(word) if word == "procedures");
        if let Some(from) = &draft.from {
            return self.counted(draft, from, around, place);
        }
        let of = self.needed(draft.of.as_ref(), draft, "of", place)?;
        match of {
            words if procedures(words) && around.has_procedures => {
                Some(Coverage::Procedures { of: None })
            }
            words => Some(Coverage::Words {
                of: self.text(words, &place.key("of")),
                total: draft.total.map(|Count(total)| total),
            }),
        }
    }

    /// A share that the site counts by itself.
    fn counted(
        &mut self,
        draft: &ObligationDraft,
        from: &str,
        around: &Around,
        place: &Place,
    ) -> Option<Coverage> {
        if from != "procedures" {
            self.error(
                &place.key("from"),
                say!(
                    "Loa không tự đếm được `{from}`",
                    "Loa cannot count `{from}` by itself"
                ),
                Some(say!(
                    "dùng được: procedures; tỷ lệ khác thì ghi vào nhật ký (covered, total)",
                    "usable: procedures; other shares are logged (covered, total)"
                )),
            );
            return None;
        }
        if !around.has_procedures {
            self.error(
                &place.key("from"),
                say!(
                    "trang chưa có thủ tục nào để đếm",
                    "the site has no procedures to count yet"
                ),
                Some(say!(
                    "thêm tệp vào thư mục procedures/, hoặc bỏ `from` và ghi tỷ lệ vào nhật ký",
                    "add files to procedures/, or remove `from` and log the share"
                )),
            );
        }
        if draft.total.is_some() {
            self.error(
                &place.key("total"),
                say!(
                    "`total` thừa: tổng số là số thủ tục của trang",
                    "`total` is one too many: the total is the number of the site's procedures"
                ),
                Some(say!("xóa dòng này", "remove this line")),
            );
        }
        Some(Coverage::Procedures {
            of: self.optional(draft.of.as_ref(), place, "of"),
        })
    }

    fn event(
        &mut self,
        draft: &ObligationDraft,
        active: Window,
        plan: Window,
        place: &Place,
    ) -> Option<Demand> {
        match (draft.on, &draft.window) {
            (Some(day), None) => {
                self.inside(day.0, plan, &place.key("on"));
                Some(Demand::Event(Window {
                    from: day.0,
                    to: day.0,
                }))
            }
            (None, Some(span)) => Some(Demand::Event(self.window(
                Some(span),
                &place.key("window"),
                active,
            ))),
            _ => {
                self.error(&place.key("kind"), say!("nhiệm vụ theo sự kiện cần `on` (một ngày) hoặc `window` (từ ngày, đến ngày)", "an event needs `on` (a day) or `window` (from, to)"), None);
                None
            }
        }
    }

    /// Fields that belong to another kind are mistakes: they would be passed over.
    pub(super) fn strangers(&mut self, draft: &ObligationDraft, place: &Place) {
        let fields = [
            ("at_least", draft.at_least.is_some(), &["quota"][..]),
            ("per", draft.per.is_some(), &["quota", "report"]),
            ("prorate", draft.prorate.is_some(), &["quota"]),
            ("due", draft.due.is_some(), &["once", "report"]),
            ("steps", !draft.steps.is_empty(), &["phased"]),
            ("to", draft.to.is_some(), &["report"]),
            ("embedded_in", draft.embedded_in.is_some(), &["report"]),
            (
                "target_percent",
                draft.target_percent.is_some(),
                &["coverage"],
            ),
            ("of", draft.of.is_some(), &["coverage"]),
            ("total", draft.total.is_some(), &["coverage"]),
            ("from", draft.from.is_some(), &["coverage"]),
            ("trigger", draft.trigger.is_some(), &["conditional"]),
            ("on", draft.on.is_some(), &["event"]),
            ("window", draft.window.is_some(), &["event"]),
        ];
        let kind = &*draft.kind;
        for (field, is_there, kinds) in fields {
            if is_there && KINDS.contains(&kind) && !kinds.contains(&kind) {
                let belongs = kinds.join(", ");
                self.error(
                    &key_of(place, field),
                    say!(
                        "`{field}` không thuộc nhiệm vụ loại `{kind}`",
                        "`{field}` does not belong to an obligation of kind `{kind}`"
                    ),
                    Some(say!(
                        "`{field}` dùng cho loại: {belongs}",
                        "`{field}` is for: {belongs}"
                    )),
                );
            }
        }
    }
}
