//! `loa status` for many sites: who met what, who is behind, of whom nothing is known.

use loa::diagnostic::{Checked, Text};
use loa::portal::{Share, SiteReport};
use loa::say;
use serde_json::json;

use super::super::args::Site;
use super::super::build::{FINDINGS, SOME_FAILED, options};
use super::super::{disk, report};
use super::build::gathered;
use super::crew;

/// Shows where every site stands; exit code 0 whatever it shows, 1 or 3 when files have mistakes.
pub fn status(call: &Site) -> u8 {
    let output = call.folder.join("public");
    let gathering = match gathered(call, &output) {
        Ok(gathering) => gathering,
        Err(code) => return code,
    };
    let reports: Vec<Option<SiteReport>> = crew::each(&gathering.members, |member| {
        let tree = disk::read(&member.folder, &output).ok()?;
        let Checked { value, .. } = loa::report(&tree, &options(call, &tree));
        value
    });
    let failed = reports.iter().filter(|report| report.is_none()).count();
    let units = gathering.portal.as_ref().map(|portal| {
        let units = portal.site.units.units().iter();
        let without = units.filter(|unit| gathering.members.iter().all(|one| one.id != unit.id));
        without.map(|unit| unit.id.clone()).collect::<Vec<_>>()
    });
    let without_site = units.unwrap_or_default();
    let all = gathering.members.iter().map(|member| &member.id);
    if call.json {
        let sites: Vec<_> = all
            .zip(&reports)
            .map(|(id, report)| {
                json!({
                    "id": id,
                    "has_failed": report.is_none(),
                    "as_of": report.as_ref().map(|one| one.as_of),
                    "totals": report.as_ref().map(|one| one.totals),
                    "share": report.as_ref().and_then(|one| Share::of(&one.totals)),
                    "owners": report.as_ref().map(|one| one.owners),
                    "quarters": report.as_ref().map(|one| &one.quarters),
                })
            })
            .collect();
        report::json(&json!({ "version": 1, "sites": sites, "without_site": without_site }));
    } else {
        let width = gathering.members.iter().map(|one| one.id.len()).max();
        let width = width.unwrap_or(0);
        for (id, report) in all.zip(&reports) {
            report::line(&one(id, width, report.as_ref()), call.tongue);
        }
        for id in &without_site {
            let line = say!(
                "  {id:<width$}  chưa có trang, chưa có số liệu",
                "  {id:<width$}  no site, no data"
            );
            report::line(&line, call.tongue);
        }
        if failed > 0 {
            let line = say!(
                "{failed} trang có lỗi trong các tệp; xem bằng `loa check`.",
                "{failed} with mistakes in their files; see `loa check`."
            );
            report::line(&line, call.tongue);
        }
    }
    match failed {
        0 => 0,
        _ if failed == reports.len() => FINDINGS,
        _ => SOME_FAILED,
    }
}

fn one(id: &str, width: usize, report: Option<&SiteReport>) -> Text {
    let Some(report) = report else {
        return say!(
            "  {id:<width$}  không đọc được",
            "  {id:<width$}  cannot be read"
        );
    };
    let totals = &report.totals;
    if report.quarters.is_empty() {
        return say!(
            "  {id:<width$}  kế hoạch không nêu số lượng",
            "  {id:<width$}  the plan asks nothing with a number"
        );
    }
    let share = match Share::of(totals) {
        Some(share) => (
            format!("{:>3}% đúng hạn", share.percent),
            format!("{:>3}% on time", share.percent),
        ),
        None if totals.due == 0 => ("chưa đến hạn".to_owned(), "nothing due yet".to_owned()),
        None => ("chưa có số liệu".to_owned(), "no data".to_owned()),
    };
    let (vi, en) = share;
    let owners = &report.owners;
    say!(
        "  {id:<width$}  {vi:<16}{} đạt, {} trễ hạn, {} chưa đạt, {} chưa có số liệu; {} đơn vị chậm, {} đơn vị chưa có số liệu",
        "  {id:<width$}  {en:<16}{} met, {} late, {} missed, {} without data; {} units behind, {} units without data",
        totals.met,
        totals.late,
        totals.missed,
        totals.no_data,
        owners.behind,
        owners.no_data
    )
}
