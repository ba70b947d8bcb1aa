//! One folder below `contests/` → one contest, with everything that contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::draft::{ContestDraft, ContestFolder, Words};
use crate::say;
use crate::site::check::Check;
use crate::site::contact::Contacts;
use crate::site::contest::Contest;
use crate::site::plan::Plan;
use crate::site::unit::Units;
use crate::site::zone::Zone;
use crate::source::SourceTree;

/// What the rules of a contest may name.
pub(in crate::site) struct Grounds<'a> {
    pub(in crate::site) tree: &'a SourceTree,
    pub(in crate::site) units: &'a Units,
    pub(in crate::site) plan: Option<&'a Plan>,
    pub(in crate::site) contacts: &'a Contacts,
    pub(in crate::site) zone: Zone,
    pub(in crate::site) today: Date,
}

impl Check {
    /// All contests, the one whose first round opens last coming first.
    pub(in crate::site) fn contests(
        &mut self,
        folders: &BTreeMap<String, ContestFolder>,
        grounds: &Grounds,
    ) -> Vec<Contest> {
        self.secrets(grounds.tree);
        let mut contests = Vec::new();
        for (id, folder) in folders {
            let rules = Place::file(&folder.file("contest.yaml"));
            match &folder.rules {
                Some(draft) => contests.push(self.contest(id, draft, folder, &rules, grounds)),
                None if folder.has_rules => {}
                None => self.error(
                    &rules,
                    say!(
                        "thư mục cuộc thi này chưa có `contest.yaml`",
                        "this folder of a contest has no `contest.yaml`"
                    ),
                    Some(say!(
                        "tạo tệp này để ghi thể lệ",
                        "make one, with the rules"
                    )),
                ),
            }
        }
        self.questions_with_answers(grounds.tree, &contests);
        contests.sort_by(|a, b| {
            let opens = |contest: &Contest| contest.rounds.first().map(|round| round.opens);
            opens(b).cmp(&opens(a)).then_with(|| a.id.cmp(&b.id))
        });
        contests
    }

    fn contest(
        &mut self,
        id: &str,
        draft: &ContestDraft,
        folder: &ContestFolder,
        place: &Place,
        grounds: &Grounds,
    ) -> Contest {
        let id = self.id(id, place);
        let groups = self.entrant_groups(&draft.groups, &place.key("groups"));
        let teams = self.teams(draft, grounds, place);
        let paper = self.paper(&draft.paper, &place.key("paper"));
        let prediction = draft
            .prediction
            .as_ref()
            .and_then(|draft| self.prediction(draft, &place.key("prediction")));
        let banks = self.banks(folder, &paper);
        let rounds = self.rounds(draft, &groups, &banks, place, grounds);
        let mut contest = Contest {
            title: self.text(&draft.title, &place.key("title")),
            summary: self.optional(draft.summary.as_ref(), place, "summary"),
            is_sample: draft.sample,
            decision: self.optional(draft.decision.as_ref(), place, "decision"),
            obligation: self.obligation_of(draft.obligation.as_ref(), grounds, place),
            organiser: draft
                .organiser
                .as_ref()
                .and_then(|unit| self.existing_unit(unit, grounds.units, &place.key("organiser"))),
            contact: self.contact_of(draft.contact.as_ref(), grounds, place),
            excluded: self.texts(&draft.excluded.0, &place.key("excluded")),
            attempts: self.attempts(draft.attempts.as_ref(), &place.key("attempts")),
            ranking: self.ranking(draft, prediction.is_some(), place),
            prizes: self.prizes(&draft.prizes, &groups, &place.key("prizes")),
            collective: self.collective(draft, &groups, place),
            code: self.entrant_code(draft, place),
            fields: self.asked_fields(draft, place),
            consents: self.consents(draft, place),
            privacy: self.privacy(draft, &rounds, place, grounds),
            intake: self.intake(&draft.intake, &place.key("intake")),
            study: self.study(&draft.study, place, grounds),
            place: place.clone(),
            id,
            groups,
            teams,
            paper,
            prediction,
            rounds,
            banks,
        };
        self.unused_banks(&contest, folder);
        self.results(&mut contest, folder, grounds);
        self.revealed(&mut contest, folder, grounds);
        contest
    }

    fn obligation_of(
        &mut self,
        id: Option<&Words>,
        grounds: &Grounds,
        place: &Place,
    ) -> Option<String> {
        let id = id?;
        let obligations = grounds.plan.iter().flat_map(|plan| &plan.obligations);
        let known: BTreeSet<&str> = obligations.map(|one| one.id.as_str()).collect();
        self.known(
            say!("nhiệm vụ", "obligation"),
            id,
            &known,
            &place.key("obligation"),
        )
    }

    fn contact_of(
        &mut self,
        id: Option<&Words>,
        grounds: &Grounds,
        place: &Place,
    ) -> Option<String> {
        let id = id?;
        let known = grounds.contacts.channels.iter();
        let known: BTreeSet<&str> = known.map(|one| one.id.as_str()).collect();
        self.known(
            say!("kênh liên hệ", "contact"),
            id,
            &known,
            &place.key("contact"),
        )
    }

    /// An id out of those there are.
    pub(super) fn known(
        &mut self,
        what: crate::diagnostic::Text,
        id: &str,
        known: &BTreeSet<&str>,
        place: &Place,
    ) -> Option<String> {
        if !known.contains(id) {
            self.unknown(what, id, known.iter().copied(), place);
            return None;
        }
        Some(id.to_owned())
    }
}
