//! A unit, and a quarter, as every list of a portal shows them.

use jiff::civil::Date;
use serde::Serialize;

use crate::page::link::PartyLink;
use crate::page::progress::{Segment, segments};
use crate::page::view::View;
use crate::portal::{Condition, Counts, Rank, RollUp, Share, Trend, UnitStanding};
use crate::progress::Ranked;

/// A unit in a list.
#[derive(Clone, Debug, Serialize)]
pub struct UnitLine {
    /// Name, address of its page in the portal, id.
    #[serde(flatten)]
    pub link: PartyLink,
    /// Its kind; its label is the theme's (`unit_kind_<kind>`).
    pub unit_kind: &'static str,
    /// Address of its own site: here when it was built, else elsewhere.
    pub site: Option<String>,
    /// What is known of its progress; its label is the theme's (`condition_<condition>`).
    pub condition: Condition,
    /// Counts by status; absent when it left no record.
    pub ranked: Option<Ranked>,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How much of what is known was met on time; absent without data, never zero then.
    pub share: Option<Share>,
    /// Its place.
    pub rank: Option<Rank>,
    /// How its last quarter compares with the one before.
    pub trend: Option<TrendView>,
    /// The day of its figures.
    pub as_of: Option<Date>,
    /// True when its site has mistakes now and shows an earlier state.
    pub has_failed: bool,
    /// True when it no longer exists, as of today.
    pub is_past: bool,
    /// Its last day.
    pub active_to: Option<Date>,
    /// What it went into: units of the portal, or words; also where only the other side says so.
    pub successors: Vec<PartyLink>,
    /// What it came from.
    pub predecessors: Vec<PartyLink>,
    /// How those below it stand, itself included; absent when there are none.
    pub below: Option<Below>,
}

/// A unit and all below it.
#[derive(Clone, Debug, Serialize)]
pub struct Below {
    /// How many stand how.
    pub counts: Counts,
    /// Counts by status.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How much of what is known was met on time.
    pub share: Option<Share>,
}

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct QuarterName {
    /// Calendar year.
    pub year: i16,
    /// 1–4.
    pub number: i8,
}

/// What was due in a quarter.
#[derive(Clone, Debug, Serialize)]
pub struct QuarterLine {
    /// Which.
    pub quarter: QuarterName,
    /// Counts by status.
    pub ranked: Ranked,
    /// The same as a bar.
    pub segments: Vec<Segment>,
    /// How much of what is known was met on time.
    pub share: Option<Share>,
}

/// A quarter beside the one before.
#[derive(Clone, Debug, Serialize)]
pub struct TrendView {
    /// `up`, `down` or `same`.
    pub direction: &'static str,
    /// Points of percent between the two.
    pub points: u32,
    /// The later quarter.
    pub quarter: QuarterName,
    /// Its share in percent.
    pub percent: u32,
    /// The quarter before.
    pub before: QuarterName,
    /// Its share in percent.
    pub percent_before: u32,
}

/// `2024-Q2` in parts.
pub(super) fn quarter_name(key: &str) -> QuarterName {
    let (year, number) = key.split_once("-Q").unwrap_or((key, "1"));
    QuarterName {
        year: year.parse().unwrap_or(0),
        number: number.parse().unwrap_or(1),
    }
}

/// What was due in a quarter.
pub(super) fn quarter_line(key: &str, ranked: &Ranked) -> QuarterLine {
    QuarterLine {
        quarter: quarter_name(key),
        ranked: *ranked,
        segments: segments(ranked),
        share: Share::of(ranked),
    }
}

fn trend_view(trend: &Trend) -> TrendView {
    TrendView {
        direction: trend.direction,
        points: trend.points,
        quarter: quarter_name(&trend.quarter),
        percent: trend.percent,
        before: quarter_name(&trend.before),
        percent_before: trend.percent_before,
    }
}

impl View<'_> {
    /// A unit in a list, by its position.
    pub(super) fn unit_line(&self, roll_up: &RollUp, at: usize) -> UnitLine {
        let one = &roll_up.units[at];
        let ranked = one.report.map(|report| report.totals);
        UnitLine {
            link: self.party_of(&one.unit.id),
            unit_kind: one.unit.kind.name(),
            site: self.site_of(one),
            condition: one.condition,
            segments: ranked.as_ref().map(segments).unwrap_or_default(),
            ranked,
            share: one.share,
            rank: one.rank,
            trend: one.trend.as_ref().map(trend_view),
            as_of: one.report.map(|report| report.as_of),
            has_failed: one.has_failed,
            is_past: one.counts.past > 0
                && one.unit.active_to.is_some_and(|day| day < roll_up.as_of),
            active_to: one.unit.active_to,
            successors: self.parties(&one.went_into),
            predecessors: self.parties(&one.came_from),
            below: (!one.children.is_empty()).then(|| Below {
                counts: one.counts,
                ranked: one.with_below,
                segments: segments(&one.with_below),
                share: Share::of(&one.with_below),
            }),
        }
    }

    /// Several of them.
    pub(super) fn unit_lines(&self, roll_up: &RollUp, at: &[usize]) -> Vec<UnitLine> {
        at.iter().map(|at| self.unit_line(roll_up, *at)).collect()
    }

    /// Address of a unit's own site: the one here in the reader's language where it has one, else the one elsewhere.
    pub(super) fn site_of(&self, one: &UnitStanding) -> Option<String> {
        let here = one.report.and_then(|report| {
            let default = report.languages.first()?;
            let tag = self.language.tag();
            let path = match report.languages.iter().any(|language| language == tag) {
                true if tag != default => format!("{tag}/index.html"),
                _ => "index.html".to_owned(),
            };
            self.in_site(one, &path)
        });
        here.or_else(|| one.unit.website.clone())
    }

    /// Address of a file of a unit's site.
    pub(super) fn in_site(&self, one: &UnitStanding, path: &str) -> Option<String> {
        let portal = self.site.portal.as_ref()?;
        let site = portal.sites.get(&one.unit.id)?;
        Some(self.file(&format!("{}/{path}", site.path)))
    }
}
