//! `indexes.yaml`: PAR INDEX, SIPAS, PAPI … as they were published, by year.

use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::scalar::Scalar;
use super::{Count, PartialDay, TextDraft, Words};
use crate::say;
use crate::source::both;

/// The whole of `indexes.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexesDraft {
    /// Which years the tables show; those that are written down when left out.
    pub shown: Option<YearsDraft>,
    /// A remark on all of them.
    pub note: Option<TextDraft>,
    /// The indexes.
    #[serde(default)]
    pub indexes: Vec<IndexDraft>,
}

/// From a year to a year, both included.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearsDraft {
    /// First year.
    pub from: Count,
    /// Last year.
    pub to: Count,
}

/// One index of one province or unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexDraft {
    /// `par_index`, `sipas`, `papi`, `pci`, `pgi`, `dti` …
    pub index: Words,
    /// Whose: a unit's id, or words by language; the unit of the site when left out.
    pub whose: Option<TextDraft>,
    /// Who publishes the index.
    pub publisher: Option<TextDraft>,
    /// The highest value there can be.
    pub max: Option<Decimal>,
    /// A remark.
    pub note: Option<TextDraft>,
    /// By year of the data, not of the publication.
    #[serde(default)]
    pub years: Vec<ScoreDraft>,
    /// Means to compare with, as published.
    #[serde(default)]
    pub means: Vec<MeanDraft>,
}

/// What was published for a year; what was not is left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreDraft {
    /// Year of the data.
    pub year: Count,
    /// The value.
    pub value: Option<Decimal>,
    /// The rank, from 1.
    pub rank: Option<Count>,
    /// Of how many that were ranked.
    pub of: Option<Count>,
    /// True when the publisher ranked others but not this one; a rank that is only not known is left out.
    #[serde(default)]
    pub unranked: bool,
    /// A group instead of a rank, in words.
    pub group: Option<TextDraft>,
    /// The change as the source states it; nothing is computed.
    pub change_stated: Option<ChangeDraft>,
    /// True for what follows from another published figure.
    #[serde(default)]
    pub derived: bool,
    /// Where it was read.
    pub source: Option<CitationDraft>,
    /// A remark.
    pub note: Option<TextDraft>,
}

/// A change against the year before: `{value: +3.67, rank: +24}`; up is `+`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeDraft {
    /// In the value.
    pub value: Option<Decimal>,
    /// In places.
    pub rank: Option<Decimal>,
}

/// The mean of a country or region in a year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeanDraft {
    /// Year of the data.
    pub year: Count,
    /// Of what: the country, a region.
    pub name: TextDraft,
    /// The mean.
    pub value: Decimal,
    /// Where it was read.
    pub source: Option<CitationDraft>,
}

/// Where a figure was read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitationDraft {
    /// Who published it.
    pub publisher: TextDraft,
    /// Which article or document.
    pub title: Option<TextDraft>,
    /// Its address.
    pub link: Option<Words>,
    /// Day of publication, or the part of it that is known.
    pub date: Option<PartialDay>,
}

/// A number with decimals, digits as written: `68.06`, `68,06`, `+3,67`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// With a point, also where the author wrote a comma.
    pub text: String,
}

impl Decimal {
    /// Reads one. Three digits behind the separator of a number of one or more may mean thousands: that is refused.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix(['+', '-']) {
            Some(digits) => (&text[..1], digits),
            None => ("", text),
        };
        let (whole, fraction) = match digits.split_once(['.', ',']) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (digits, None),
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let is_thousands = fraction.is_some_and(|fraction| fraction.len() == 3) && whole != "0";
        if !is_number(whole) || whole.len() > 6 || is_thousands {
            return None;
        }
        match fraction {
            None => Some(format!("{sign}{whole}")),
            Some(fraction) if is_number(fraction) && fraction.len() < 7 => {
                Some(format!("{sign}{whole}.{fraction}"))
            }
            Some(_) => None,
        }
        .map(|text| Self { text })
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        Decimal::parse(text.trim()).ok_or_else(|| {
            D::Error::custom(both(
                say!(
                    "`{text}` không phải một con số đọc được rõ ràng",
                    "`{text}` is no number that can be read in one way only"
                ),
                Some(say!(
                    "viết 68.06 hoặc 68,06, không có dấu phân cách hàng nghìn; một dải điểm thì ghi bằng chữ ở `group`",
                    "write 68.06 or 68,06, without a separator of thousands; put a band of values into `group`, in words"
                )),
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_as_people_write_them() {
        for (text, expected) in [
            ("68.06", Some("68.06")),
            ("68,06", Some("68.06")),
            ("88.20", Some("88.20")),
            ("0.7955", Some("0.7955")),
            ("0,795", Some("0.795")),
            ("+3.67", Some("+3.67")),
            ("-24", Some("-24")),
            ("100", Some("100")),
            ("1.200", None),
            ("88,370", None),
            ("38.97–39.95", None),
            ("1e2", None),
            (".5", None),
            ("5.", None),
            ("1.2.3", None),
            ("", None),
            ("NaN", None),
        ] {
            let read = Decimal::parse(text).map(|decimal| decimal.text);
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }
}
