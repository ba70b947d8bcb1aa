//! What happens with the data of those who take part.

use jiff::civil::Date;
use serde::Serialize;

use super::entry::FieldAsked;
use crate::page::contact::ContactCard;
use crate::page::kind::Body;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;

/// The privacy notice of a contest.
#[derive(Clone, Debug, Serialize)]
pub struct ContestPrivacyPage {
    /// True when the contest is made up.
    pub is_sample: bool,
    /// Who decides what happens with the data.
    pub controller: Wording,
    /// What for.
    pub purpose: Wording,
    /// The last day on which it is kept.
    pub keep_until: Date,
    /// `issued`, `phone` or `email` (`entry_code_<kind>` in the theme).
    pub code: &'static str,
    /// What is asked.
    pub fields: Vec<FieldAsked>,
    /// What one is asked to agree to, with whether one can take part without.
    pub consents: Vec<(Wording, bool)>,
    /// Whom to turn to.
    pub contact: Option<ContactCard>,
}

/// The privacy notice of a contest, by its position.
pub(in crate::page) fn privacy(view: &View, at: usize) -> Option<Sheet> {
    let contest = view.site.contests.get(at)?;
    let consents = contest.consents.iter();
    let body = ContestPrivacyPage {
        is_sample: contest.is_sample,
        controller: view.word(&contest.privacy.controller),
        purpose: view.word(&contest.privacy.purpose),
        keep_until: contest.privacy.keep_until,
        code: contest.code.name(),
        fields: view.fields_asked(contest),
        consents: consents
            .map(|one| (view.word(&one.purpose), one.is_required))
            .collect(),
        contact: view.contact_of(contest),
    };
    let title = view.word(&contest.title).text;
    Some(Sheet {
        section: "contests".to_owned(),
        description: view.filled("description_contest_privacy", &[("title", &title)]),
        crumbs: view.way_to(contest),
        here: Some(Wording::own(view.phrase("section_contest_privacy"))),
        ..Sheet::new(
            view.filled("title_contest_privacy", &[("title", &title)]),
            Body::ContestPrivacy(Box::new(body)),
        )
    })
}
