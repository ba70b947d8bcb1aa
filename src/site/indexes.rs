//! `indexes.yaml` → series: years, scales, ranks and sources of published figures.

use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::draft::{
    CitationDraft, Count, Decimal as DecimalDraft, IndexDraft, IndexesDraft, MeanDraft, ScoreDraft,
    TextDraft,
};
use crate::say;

use super::check::Check;
use super::document::DocumentDate;
use super::kind::IndexKind;
use super::series::{Citation, Decimal, Indexes, Mean, NEW_PROVINCES, Score, Series};
use super::unit::Units;

/// How many provinces there are from [`NEW_PROVINCES`] on.
const PROVINCES: u32 = 34;

/// Years in which there can be an index; a typing slip lies outside.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2100;

impl Check {
    /// The indexes of `indexes.yaml`.
    pub(super) fn indexes(&mut self, draft: &IndexesDraft, units: &Units, today: i16) -> Indexes {
        let file = Place::file("indexes.yaml");
        let mut named = BTreeSet::new();
        let mut series = Vec::new();
        for (at, draft) in draft.indexes.iter().enumerate() {
            let place = file.key("indexes").index(at);
            let Some(one) = self.series(draft, units, &place, today) else {
                continue;
            };
            let whose = match &draft.whose {
                Some(TextDraft::Plain(id)) => id.clone(),
                Some(words) => format!("{words:?}"),
                None => String::new(),
            };
            if !named.insert((one.kind, whose)) {
                let name = one.kind.name();
                self.error(
                    &place.key("index"),
                    say!(
                        "chỉ số `{name}` đã có ở trên",
                        "the index `{name}` stands above already"
                    ),
                    Some(say!(
                        "gộp các năm vào một mục; của đơn vị khác thì thêm `whose`",
                        "put the years together; add `whose` when it is another unit's"
                    )),
                );
            }
            series.push(one);
        }
        let years = series.iter().flat_map(|one| &one.scores);
        let years: BTreeSet<i16> = years.map(|score| score.year).collect();
        let written = years.first().copied().zip(years.last().copied());
        let place = file.key("shown");
        let from = draft
            .shown
            .and_then(|shown| self.year(shown.from, &place.key("from")));
        let to = draft
            .shown
            .and_then(|shown| self.year(shown.to, &place.key("to")));
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            self.error(
                &place.key("to"),
                say!(
                    "năm cuối ({to}) trước năm đầu ({from})",
                    "the last year ({to}) lies before the first ({from})"
                ),
                Some(say!("đổi chỗ hai năm", "swap the two years")),
            );
        }
        // What is written down is always shown: a narrower window would hide a figure.
        let shown = match (from.zip(to), written) {
            (Some((from, to)), Some((first, last))) => Some((from.min(first), to.max(last))),
            (shown, written) => shown.or(written),
        };
        Indexes {
            shown,
            note: self.optional(draft.note.as_ref(), &file, "note"),
            series,
        }
    }

    fn series(
        &mut self,
        draft: &IndexDraft,
        units: &Units,
        place: &Place,
        today: i16,
    ) -> Option<Series> {
        let kind: Option<IndexKind> = self.named(&draft.index, &place.key("index"));
        let own = draft.max.as_ref().and_then(Decimal::from_draft);
        let usual = kind.and_then(IndexKind::usual_max);
        let max = own.or_else(|| usual.and_then(Decimal::from_text));
        let mut seen = BTreeSet::new();
        let mut scores = Vec::new();
        for (at, draft) in draft.years.iter().enumerate() {
            let place = place.key("years").index(at);
            let Some(score) = self.score(draft, max.as_ref(), &place) else {
                continue;
            };
            if !seen.insert(score.year) {
                let year = score.year;
                self.error(
                    &place.key("year"),
                    say!(
                        "năm {year} đã có ở trên",
                        "the year {year} stands above already"
                    ),
                    Some(say!(
                        "gộp hai mục làm một, hoặc sửa năm",
                        "put both into one, or mend the year"
                    )),
                );
                continue;
            }
            self.plausible(&score, kind, today, &place);
            scores.push(score);
        }
        scores.sort_by_key(|score| score.year);
        let means = draft.means.iter().enumerate();
        let means = means.filter_map(|(at, draft)| {
            self.mean(draft, max.as_ref(), &place.key("means").index(at))
        });
        let mut means: Vec<Mean> = means.collect();
        means.sort_by_key(|mean| mean.year);
        let whose = draft.whose.as_ref();
        Some(Series {
            kind: kind?,
            whose: whose.and_then(|whose| self.party(whose, units, &place.key("whose"))),
            publisher: self.optional(draft.publisher.as_ref(), place, "publisher"),
            max,
            note: self.optional(draft.note.as_ref(), place, "note"),
            scores,
            means,
        })
    }

    fn score(&mut self, draft: &ScoreDraft, max: Option<&Decimal>, place: &Place) -> Option<Score> {
        let year = self.year(draft.year, &place.key("year"))?;
        let change = draft.change_stated.as_ref();
        let decimal = |draft: Option<&DecimalDraft>| draft.and_then(Decimal::from_draft);
        let score = Score {
            year,
            value: decimal(draft.value.as_ref()),
            rank: draft.rank.map(|rank| rank.0),
            of: draft.of.map(|of| of.0),
            is_unranked: draft.unranked && draft.rank.is_none(),
            group: self.optional(draft.group.as_ref(), place, "group"),
            value_change: decimal(change.and_then(|change| change.value.as_ref())),
            rank_change: decimal(change.and_then(|change| change.rank.as_ref())),
            is_derived: draft.derived,
            source: self.citation(draft.source.as_ref(), &place.key("source")),
            note: self.optional(draft.note.as_ref(), place, "note"),
        };
        self.within(score.value.as_ref(), max, &place.key("value"));
        self.ranked(&score, place);
        if score.source.is_none() && !score.is_empty() {
            self.no_source(&place.key("year"));
        }
        Some(score)
    }

    fn mean(&mut self, draft: &MeanDraft, max: Option<&Decimal>, place: &Place) -> Option<Mean> {
        let year = self.year(draft.year, &place.key("year"));
        let value = Decimal::from_draft(&draft.value);
        self.within(value.as_ref(), max, &place.key("value"));
        if draft.source.is_none() {
            self.no_source(&place.key("year"));
        }
        Some(Mean {
            year: year?,
            name: self.text(&draft.name, &place.key("name")),
            value: value?,
            source: self.citation(draft.source.as_ref(), &place.key("source")),
        })
    }

    /// Where a figure was read.
    pub(super) fn citation(
        &mut self,
        draft: Option<&CitationDraft>,
        place: &Place,
    ) -> Option<Citation> {
        let draft = draft?;
        Some(Citation {
            publisher: self.text(&draft.publisher, &place.key("publisher")),
            title: self.optional(draft.title.as_ref(), place, "title"),
            link: self.web_address(draft.link.as_ref(), &place.key("link")),
            date: draft.date.map(DocumentDate::from),
        })
    }

    fn year(&mut self, year: Count, place: &Place) -> Option<i16> {
        let year = year.0;
        let found = i16::try_from(year).ok().filter(|_| YEARS.contains(&year));
        if found.is_none() {
            self.error(
                place,
                say!(
                    "`{year}` không phải một năm có chỉ số",
                    "`{year}` is no year of an index"
                ),
                Some(say!(
                    "viết năm của số liệu, ví dụ 2024",
                    "write the year of the data, for example 2024"
                )),
            );
        }
        found
    }

    fn within(&mut self, value: Option<&Decimal>, max: Option<&Decimal>, place: &Place) {
        let (Some(value), Some(max)) = (value, max) else {
            return;
        };
        if value.value <= max.value && value.value >= 0.0 {
            return;
        }
        let (value, max) = (&value.text, &max.text);
        self.error(
            place,
            say!("giá trị {value} nằm ngoài thang điểm 0–{max}", "the value {value} lies outside the scale 0–{max}"),
            Some(say!("xem lại dấu thập phân; thang điểm khác thì ghi `max: …` cho chỉ số này", "look at the decimal separator; when the scale differs, write `max: …` for this index")),
        );
    }

    fn ranked(&mut self, score: &Score, place: &Place) {
        let Some(rank) = score.rank else { return };
        let of = score.of.unwrap_or(u32::MAX);
        if rank == 0 || rank > of {
            let message = match score.of {
                Some(of) => say!(
                    "hạng {rank} không thể có trong {of} đơn vị được xếp hạng",
                    "there is no rank {rank} among {of} that were ranked"
                ),
                None => say!("hạng bắt đầu từ 1", "ranks begin with 1"),
            };
            let help = say!(
                "không được xếp hạng thì bỏ `rank`, ghi `unranked: true`",
                "when it was not ranked, leave `rank` out and write `unranked: true`"
            );
            self.error(&place.key("rank"), message, Some(help));
        }
    }

    /// What may be right, but most often is a slip.
    fn plausible(&mut self, score: &Score, kind: Option<IndexKind>, today: i16, place: &Place) {
        let year = score.year;
        if year > today && !score.is_empty() {
            self.warn(
                &place.key("year"),
                say!(
                    "năm {year} chưa đến mà đã có kết quả",
                    "the year {year} lies ahead and has a result already"
                ),
                Some(say!(
                    "ghi năm của số liệu, không phải năm công bố",
                    "write the year of the data, not of the publication"
                )),
            );
        }
        let is_of_provinces = kind.is_some_and(IndexKind::is_of_provinces);
        if let Some(of) = score.of.filter(|of| is_of_provinces && *of > PROVINCES)
            && year >= NEW_PROVINCES
        {
            self.warn(
                &place.key("of"),
                say!(
                    "từ năm {NEW_PROVINCES} chỉ còn {PROVINCES} tỉnh, thành phố, không phải {of}",
                    "from {NEW_PROVINCES} on there are {PROVINCES} provinces, not {of}"
                ),
                Some(say!("so lại với nguồn", "compare with the source")),
            );
        }
    }

    fn no_source(&mut self, place: &Place) {
        self.warn(
            place,
            say!("số liệu này chưa ghi nguồn", "this figure has no source"),
            Some(say!("thêm `source: {{publisher: …, link: https://…, date: …}}`; không có nguồn thì đừng đăng", "add `source: {{publisher: …, link: https://…, date: …}}`; do not publish what has none")),
        );
    }
}
