//! Results of contests as files: JSON, CSV, and the text behind a revealed key's promise.

use serde_json::{Map, Value, json};

use super::csv::Table;
use super::open_data::best;
use super::tree::PublicFile;
use crate::contest::promised;
use crate::page::{contest_data_paths, contest_key_path};
use crate::site::{Contest, GroupResult, Round, RoundPhase, RoundResult, Site};

/// Version of the shape of the JSON.
const VERSION: u32 = 1;

/// Every file of every round that is released.
pub(super) fn contest_data(site: &Site) -> Vec<(String, PublicFile)> {
    let mut files = Vec::new();
    for contest in &site.contests {
        for round in &contest.rounds {
            let phase = round.phase(site.today, site.settings.zone);
            let Some(result) = &round.result else {
                continue;
            };
            if phase != RoundPhase::Released {
                continue;
            }
            let (json_path, csv_path) = contest_data_paths(contest, &round.id);
            files.push((json_path, json(site, contest, round, result).into()));
            files.push((csv_path, csv(result).into()));
        }
        for bank in contest.banks.values() {
            if let Some(revealed) = &bank.revealed {
                let text = promised(&contest.id, &bank.id, &revealed.salt, &revealed.key);
                files.push((contest_key_path(contest, bank), text.into()));
            }
        }
    }
    files
}

fn json(site: &Site, contest: &Contest, round: &Round, result: &RoundResult) -> String {
    let groups = |groups: &std::collections::BTreeMap<String, GroupResult>| -> Map<String, Value> {
        let groups = groups.iter();
        groups.map(|(id, one)| (id.clone(), group(one))).collect()
    };
    let teams = result.teams.iter().map(|one| {
        json!({
            "id": one.id, "rank": one.rank, "entrants": one.entrants, "members": one.members, "mean": one.mean, "prize": one.prize,
        })
    });
    let questions = result.questions.iter();
    let questions =
        questions.map(|one| json!({"id": one.id, "pillar": one.pillar.map(|p| p.name()), "asked": one.asked, "right": one.right}));
    let file = json!({
        "version": VERSION,
        "sample": contest.is_sample,
        "contest": contest.id,
        "title": best(site, &contest.title),
        "round": round.id,
        "opens": round.opens.to_string(),
        "closes": round.closes.to_string(),
        "seed": round.seed,
        "released": result.released.map(|instant| instant.to_string()),
        "audit": result.audit,
        "received": result.received,
        "entrants": result.entrants,
        "all_right": result.all_right,
        "actual": result.actual,
        "bands": result.bands,
        "by_day": result.by_day,
        "groups": groups(&result.groups),
        "overall": groups(&result.overall),
        "teams": teams.collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
    });
    format!("{file}\n")
}

fn group(group: &GroupResult) -> Value {
    let ranking = group.ranking.iter().map(|one| {
        json!({
            "rank": one.rank, "name": one.name, "unit": one.unit, "score": one.score, "of": one.of, "prediction": one.prediction,
            "off_by": one.off_by, "seconds": one.seconds, "decided_by": one.decided_by.map(|key| key.name()), "prize": one.prize,
        })
    });
    json!({ "entrants": group.entrants, "mean": group.mean, "ranking": ranking.collect::<Vec<_>>() })
}

fn csv(result: &RoundResult) -> String {
    let mut table = Table::new(&[
        "group",
        "rank",
        "name",
        "unit",
        "score",
        "of",
        "prediction",
        "off_by",
        "seconds",
        "decided_by",
        "prize",
    ]);
    for (id, group) in &result.groups {
        for one in &group.ranking {
            let or_nothing = |text: &Option<String>| text.clone().unwrap_or_default();
            let seconds = one.seconds.map(|n| n.to_string()).unwrap_or_default();
            let decided = one.decided_by.map(|key| key.name()).unwrap_or_default();
            table.row(&[
                id.as_str(),
                &one.rank.to_string(),
                &one.name,
                &one.unit,
                &one.score.to_string(),
                &one.of.to_string(),
                &or_nothing(&one.prediction),
                &or_nothing(&one.off_by),
                &seconds,
                decided,
                &or_nothing(&one.prize),
            ]);
        }
    }
    table.into_text()
}
