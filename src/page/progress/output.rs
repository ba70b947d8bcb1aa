//! What was done, as pages list it: with its evidence, and all that it counts toward (rules 4 and 10).

use jiff::civil::Date;
use serde::Serialize;

use super::ledger::{Counted, Ledger};
use super::slot::SlotView;
use crate::page::head::shorten;
use crate::page::link::PartyLink;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::{Evidence, Output, Route};

/// One thing done. A page lists each once; everything else on the page refers to it by its position in that list.
#[derive(Clone, Debug, Serialize)]
pub struct OutputView {
    /// `id` attribute to give it: `viec-<n>`.
    pub anchor: String,
    /// Day of publication.
    pub date: Date,
    /// What it is called.
    pub title: Wording,
    /// Who did it.
    pub unit: PartyLink,
    /// That unit's page of progress.
    pub unit_href: String,
    /// Name of its kind (`output_<kind>`).
    pub kind: &'static str,
    /// Name of its channel (`channel_<channel>`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<&'static str>,
    /// How many.
    pub quantity: u32,
    /// Minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// People reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// Of a coverage: how many of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covered: Option<CoveredView>,
    /// Where it can be seen; empty when nobody said.
    pub evidence: Vec<EvidenceView>,
    /// True for a made-up entry.
    pub is_sample: bool,
    /// Every obligation it counts toward.
    pub counts_toward: Vec<CountedView>,
    /// When it counts toward none, why: `owes_nothing` (the plan asks nothing of this unit), `named_other` (it names an obligation of others, or
    /// one it does not fit), `no_match` (no obligation of the unit takes this kind, channel, topic or length, or not on that day).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_counted: Option<&'static str>,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CoveredView {
    /// How many.
    pub n: u32,
    /// Of how many, where known.
    pub of: Option<u32>,
}

/// Where an output can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EvidenceView {
    /// `link`, `file`, `article` or `words`.
    pub kind: &'static str,
    /// Of a link, its host; of a file, its name; the words; empty for an article of the site.
    pub text: String,
    /// Language of the words when it is not the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Where it leads; absent for words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Size of a file in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
}

/// An obligation an output counts toward.
#[derive(Clone, Debug, Serialize)]
pub struct CountedView {
    /// Number of the obligation in the plan, from 1.
    pub number: usize,
    /// What is owed, cut to some sixty characters.
    pub what: Wording,
    /// Page of the obligation.
    pub href: String,
    /// In which slot; absent for what has no number.
    pub slot: Option<SlotView>,
    /// True when it came after the last day.
    pub is_late: bool,
}

/// The outputs of one slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SlotOutputs {
    /// Position of the slot in the page's columns; absent for what has no number.
    pub slot: Option<usize>,
    /// Positions in the page's `outputs`.
    pub outputs: Vec<usize>,
}

/// Characters of an obligation's words beside an output that counts toward it.
const WHAT: usize = 60;

impl View<'_> {
    /// Outputs by their positions in the site's list.
    pub(super) fn outputs(&self, ledger: &Ledger, positions: &[usize]) -> Vec<OutputView> {
        positions
            .iter()
            .map(|at| self.output(ledger, *at))
            .collect()
    }

    fn output(&self, ledger: &Ledger, at: usize) -> OutputView {
        let output = &self.site.outputs[at];
        let counted = &ledger.counted[at];
        OutputView {
            anchor: format!("viec-{}", at + 1),
            date: output.date,
            title: self.word(&output.title),
            unit: self.party_of(&output.unit),
            unit_href: self.href(&Route::ProgressUnit(output.unit.clone())),
            kind: output.kind.name(),
            channel: output.channel.map(|channel| channel.name()),
            quantity: output.quantity,
            minutes: output.minutes,
            people: output.people,
            covered: output.covered.map(|(n, of)| CoveredView { n, of }),
            evidence: output
                .evidence
                .iter()
                .filter_map(|one| self.evidence(one))
                .collect(),
            is_sample: output.is_sample,
            counts_toward: counted
                .iter()
                .map(|one| self.counted_view(ledger, one))
                .collect(),
            not_counted: counted.is_empty().then(|| why_not(ledger, output)),
        }
    }

    fn counted_view(&self, ledger: &Ledger, counted: &Counted) -> CountedView {
        let (obligation, track) = ledger.at(counted.track);
        let mut what = self.word(&obligation.what);
        what.text = shorten(&what.text, WHAT);
        CountedView {
            number: counted.track + 1,
            what,
            href: self.href(&Route::Obligation(obligation.id.clone())),
            slot: track
                .slots
                .get(counted.slot)
                .map(|slot| self.slot(obligation, slot)),
            is_late: counted.is_late,
        }
    }

    fn evidence(&self, evidence: &Evidence) -> Option<EvidenceView> {
        let view = |kind, text: &str, href| EvidenceView {
            kind,
            text: text.to_owned(),
            lang: None,
            href,
            bytes: None,
        };
        Some(match evidence {
            Evidence::Link(link) => view("link", host(link), Some(link.clone())),
            Evidence::File(path) => {
                let file = self.site.media.get(path)?;
                let name = file.public_path.rsplit('/').next().unwrap_or_default();
                EvidenceView {
                    bytes: Some(file.bytes),
                    ..view("file", name, Some(self.file(&file.public_path)))
                }
            }
            Evidence::Article(id) => {
                view("article", "", Some(self.href(&Route::Article(id.clone()))))
            }
            Evidence::Procedures => view("page", "", Some(self.href(&Route::Procedures))),
            Evidence::Words(words) => {
                let Wording { text, lang } = self.word(words);
                EvidenceView {
                    lang,
                    ..view("words", &text, None)
                }
            }
        })
    }
}

/// Why an output counts toward nothing.
fn why_not(ledger: &Ledger, output: &Output) -> &'static str {
    if !ledger.owed.contains_key(output.unit.as_str()) {
        "owes_nothing"
    } else if !output.named.is_empty() {
        "named_other"
    } else {
        "no_match"
    }
}

/// `https://www.a.example:8080/x` → `a.example`.
fn host(link: &str) -> &str {
    let after = link.split_once("://").map_or(link, |(_, after)| after);
    let host = after.split(['/', '?', '#', ':']).next().unwrap_or(after);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_link_is_named_after_its_host() {
        for (link, expected) in [
            (
                "https://www.baobinhthuan.com.vn/a/b.html",
                "baobinhthuan.com.vn",
            ),
            ("http://a.example:8080", "a.example"),
            ("https://a.example?x=1", "a.example"),
        ] {
            assert_eq!(host(link), expected);
        }
    }
}
