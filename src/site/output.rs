//! What was done, checked: every output has a day, a unit, a kind and – unless a warning says otherwise – its evidence.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::draft::{Count, OutputDraft, TextDraft};
use crate::language::Localized;
use crate::say;

use super::article::Article;
use super::check::Check;
use super::kind::{ChannelKind, OutputKind};
use super::media::MediaFile;
use super::obligation::Demand;
use super::plan::Plan;
use super::unit::Units;
use super::when::Window;

/// One thing done.
#[derive(Clone, Debug)]
pub struct Output {
    /// Day of publication.
    pub date: Date,
    /// Id of the unit that did it, or of a group whose members nobody lists.
    pub unit: String,
    /// What it is.
    pub kind: OutputKind,
    /// Where it reached people.
    pub channel: Option<ChannelKind>,
    /// What it is called.
    pub title: Localized<String>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// What its author says it is for.
    pub named: Vec<Named>,
    /// report: the period it is about.
    pub period: Option<Window>,
    /// Where it can be seen.
    pub evidence: Vec<Evidence>,
    /// How many.
    pub quantity: u32,
    /// Minutes.
    pub minutes: Option<u32>,
    /// People reached.
    pub people: Option<u32>,
    /// coverage: (covered, of how many).
    pub covered: Option<(u32, Option<u32>)>,
    /// True for a made-up entry.
    pub is_sample: bool,
}

/// An obligation an output names, or one step of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Id of the obligation.
    pub obligation: String,
    /// Id of the step.
    pub step: Option<String>,
}

/// Where an output can be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// An address.
    Link(String),
    /// A file below `media/`, by its path in the site's folder.
    File(String),
    /// An article of this site, by id.
    Article(String),
    /// The procedures of this site.
    Procedures,
    /// Words ("sổ họp của khu phố").
    Words(Localized<String>),
}

/// What outputs may refer to.
pub(super) struct Log<'a> {
    pub(super) units: &'a Units,
    pub(super) plan: Option<&'a Plan>,
    pub(super) media: &'a BTreeMap<String, MediaFile>,
    pub(super) today: Date,
}

/// Articles of the site as outputs on its own website: they count by themselves.
pub(super) fn of_articles(articles: &[Article], own_unit: &str) -> Vec<Output> {
    let output = |article: &Article| Output {
        date: article.date,
        unit: article.unit.clone().unwrap_or_else(|| own_unit.to_owned()),
        kind: OutputKind::Article,
        channel: Some(ChannelKind::Website),
        title: Localized::new(
            article
                .versions
                .iter()
                .map(|(l, v)| (l.clone(), v.title.clone()))
                .collect(),
        ),
        topics: article.topics.clone(),
        named: Vec::new(),
        period: None,
        evidence: vec![Evidence::Article(article.id.clone())],
        quantity: 1,
        minutes: None,
        people: None,
        covered: None,
        is_sample: article.is_sample,
    };
    articles.iter().map(output).collect()
}

impl Check {
    /// The entries of all log files, in their order.
    pub(super) fn outputs(&mut self, drafts: &[(Place, OutputDraft)], log: &Log) -> Vec<Output> {
        let outputs = self.entries(drafts, log);
        for days in std::mem::take(&mut self.later).into_values() {
            self.tell_later(&days, log.today);
        }
        outputs
    }

    /// The same, without a word about entries that lie after today.
    pub(super) fn entries(&mut self, drafts: &[(Place, OutputDraft)], log: &Log) -> Vec<Output> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut outputs = Vec::new();
        for (place, draft) in drafts {
            self.twice(draft, place, &mut seen);
            outputs.extend(self.output(draft, place, log));
        }
        outputs
    }

    /// Once a file, at the latest day: most often a whole log is looked at as of an earlier day.
    fn tell_later(&mut self, days: &[(Date, Place)], today: Date) {
        let count = days.len();
        let Some((last, place)) = days.iter().max_by_key(|(day, _)| *day) else {
            return;
        };
        self.warn(
            place,
            say!(
                "{count} việc trong tệp này ghi sau ngày tính số liệu ({today}) nên chưa được tính; muộn nhất là {last}",
                "entries of this file after the day of the figures ({today}), not counted yet: {count}; the latest is of {last}"
            ),
            Some(say!(
                "nếu không phải là tính lùi ngày, hãy kiểm tra lại ngày và tháng (ngày đứng trước tháng)",
                "unless the figures are for an earlier day on purpose, check day and month (the day comes first)"
            )),
        );
    }

    fn twice(&mut self, draft: &OutputDraft, place: &Place, seen: &mut BTreeMap<String, usize>) {
        let count = seen.entry(draft.identity()).or_default();
        *count += 1;
        if *count > 1 {
            self.error(
                &place.key("title"),
                say!("việc này đã được ghi ở trên (cùng ngày, đơn vị, loại, kênh và tên)", "this stands above already (same day, unit, kind, channel and title)"),
                Some(say!("xóa một dòng; nếu là hai việc khác nhau, ghi tên khác nhau hoặc dùng `quantity: 2`", "remove one; if they are two, give them different titles or write `quantity: 2`")),
            );
        }
    }

    fn output(&mut self, draft: &OutputDraft, place: &Place, log: &Log) -> Option<Output> {
        let kind = self.named(&draft.kind, &place.key("kind"));
        let channel = draft
            .channel
            .as_ref()
            .and_then(|channel| self.named(channel, &place.key("channel")));
        let title = self.text(&draft.title, &place.key("title"));
        let unit = self.doer(&draft.unit, log.units, &place.key("unit"));
        self.day(draft, place, log);
        let topics = self.known_topics(draft, place, log);
        let named = self.named_obligations(draft, place, log);
        let period = draft
            .period
            .as_ref()
            .and_then(|text| self.period(text, place));
        let evidence = self.evidence(draft, place, log);
        let count = |count: Option<Count>| count.map(|Count(n)| n);
        Some(Output {
            date: draft.date.0,
            unit: unit?,
            kind: kind?,
            channel,
            title,
            topics,
            named,
            period,
            evidence,
            quantity: count(draft.quantity).unwrap_or(1),
            minutes: count(draft.minutes),
            people: count(draft.people),
            covered: count(draft.covered).map(|covered| (covered, count(draft.total))),
            is_sample: draft.sample,
        })
    }

    fn day(&mut self, draft: &OutputDraft, place: &Place, log: &Log) {
        let place = place.key("date");
        let day = draft.date.0;
        let last_day = log.units.unit(&draft.unit).and_then(|unit| unit.active_to);
        if let Some(last) = last_day.filter(|last| day > *last) {
            let unit = &*draft.unit;
            self.error(
                &place,
                say!(
                    "`{unit}` đã kết thúc hoạt động từ {last}, không thể có việc vào ngày {day}",
                    "`{unit}` ended on {last} and can have done nothing on {day}"
                ),
                Some(say!(
                    "ghi cho đơn vị kế thừa, hoặc sửa ngày",
                    "log it for its successor, or mend the day"
                )),
            );
        }
        if day > log.today {
            // Building as of an earlier day must stay possible: what came later is not counted, that is all.
            let file = place.file.clone();
            self.later.entry(file).or_default().push((day, place));
        } else if let Some(plan) = log.plan {
            let year = Window::year(plan.year);
            if !plan.active.contains(day) && !year.is_some_and(|year| year.contains(day)) {
                let (from, to) = (plan.active.from, plan.active.to);
                self.error(
                    &place,
                    say!(
                        "ngày {day} nằm ngoài kế hoạch ({from} – {to})",
                        "{day} lies outside the plan ({from} – {to})"
                    ),
                    Some(say!(
                        "kiểm tra lại năm, hoặc chuyển dòng này sang trang của năm ấy",
                        "check the year, or move the entry to the site of that year"
                    )),
                );
            }
        }
    }

    fn known_topics(&mut self, draft: &OutputDraft, place: &Place, log: &Log) -> Vec<String> {
        let topics = log
            .plan
            .map(|plan| plan.topics.as_slice())
            .unwrap_or_default();
        let mut known = Vec::new();
        for (index, id) in draft.topics.0.iter().enumerate() {
            if topics.iter().any(|topic| topic.id == id.0) {
                known.push(id.0.clone());
            } else {
                let ids = topics.iter().map(|topic| topic.id.as_str());
                self.unknown(
                    say!("nội dung (topic)", "topic"),
                    id,
                    ids,
                    &place.key("topics").index(index),
                );
            }
        }
        known
    }

    fn named_obligations(&mut self, draft: &OutputDraft, place: &Place, log: &Log) -> Vec<Named> {
        let obligations = log
            .plan
            .map(|plan| plan.obligations.as_slice())
            .unwrap_or_default();
        let mut named = Vec::new();
        for (index, written) in draft.obligations.0.iter().enumerate() {
            let (id, step) = match written.split_once('/') {
                Some((id, step)) => (id, Some(step)),
                None => (&**written, None),
            };
            let place = place.key("obligations").index(index);
            let Some(obligation) = obligations.iter().find(|obligation| obligation.id == id) else {
                let ids = obligations.iter().map(|obligation| obligation.id.as_str());
                self.unknown(say!("nhiệm vụ (obligation)", "obligation"), id, ids, &place);
                continue;
            };
            if let (Some(step), Demand::Phased(steps)) = (step, &obligation.demand)
                && !steps.iter().any(|known| known.id == step)
            {
                self.unknown(
                    say!("bước", "step"),
                    step,
                    steps.iter().map(|step| step.id.as_str()),
                    &place,
                );
                continue;
            }
            named.push(Named {
                obligation: id.to_owned(),
                step: step.map(str::to_owned),
            });
        }
        named
    }

    fn period(&mut self, text: &str, place: &Place) -> Option<Window> {
        let window = Window::parse(text);
        if window.is_none() {
            self.error(
                &place.key("period"),
                say!(
                    "`{text}` không phải là tháng, quý hay năm",
                    "`{text}` is not a month, quarter or year"
                ),
                Some(say!(
                    "ví dụ: `quý II/2024`, `2024-Q2`, `2024-10`",
                    "for example `2024-Q2`, `2024-10`"
                )),
            );
        }
        window
    }

    fn evidence(&mut self, draft: &OutputDraft, place: &Place, log: &Log) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        if let Some(link) = &draft.link {
            if link.starts_with("https://") || link.starts_with("http://") {
                evidence.push(Evidence::Link(link.to_string()));
            } else {
                let link = &**link;
                self.error(
                    &place.key("link"),
                    say!(
                        "`{link}` không phải địa chỉ trang web",
                        "`{link}` is not a web address"
                    ),
                    Some(say!(
                        "bắt đầu bằng https://; tệp và ảnh ghi ở `evidence`",
                        "begin with https://; files and photos go to `evidence`"
                    )),
                );
            }
        }
        for (index, proof) in draft.evidence.0.iter().enumerate() {
            let at = place.key("evidence").index(index);
            match proof {
                TextDraft::Plain(path) if path.trim_start_matches('/').starts_with("media/") => {
                    let path = path.trim_start_matches('/');
                    if log.media.contains_key(path) {
                        evidence.push(Evidence::File(path.to_owned()));
                    } else {
                        self.unknown(
                            say!("tệp", "file"),
                            path,
                            log.media.keys().map(String::as_str),
                            &at,
                        );
                    }
                }
                words => evidence.push(Evidence::Words(self.text(words, &at))),
            }
        }
        if draft.link.is_none() && draft.evidence.0.is_empty() {
            self.warn(
                &place.key("title"),
                say!("việc này chưa có minh chứng", "this has no evidence"),
                Some(say!(
                    "thêm `link: https://…`, hoặc `evidence: media/anh.jpg`",
                    "add `link: https://…`, or `evidence: media/photo.jpg`"
                )),
            );
        }
        evidence
    }
}
