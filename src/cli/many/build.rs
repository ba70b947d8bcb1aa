//! `loa build` for many sites: every site by itself, then the portal over what they tell of themselves.

use std::fs;
use std::path::Path;
use std::time::Instant;

use loa::say;
use serde_json::json;

use super::super::args::Site;
use super::super::bar::Bar;
use super::super::build::{FINDINGS, SOME_FAILED, WRONG_CALL, complain};
use super::super::folder;
use super::super::manifest::{self, Manifest};
use super::super::one_site::{SiteJob, SiteMemory, build_site};
use super::super::report::{self, Report};
use super::super::room;
use super::super::shared::Shared;
use super::super::write::{Output, Unpublished};
use super::gathering::{Gathering, Member, Unreadable, gather};
use super::line::{Fate, Line};
use super::{crew, part, portal, retire, table};

/// Builds many sites; the exit code.
pub fn build(call: &Site) -> u8 {
    let start = Instant::now();
    room::in_small_pages();
    let output = call.output.clone();
    let output = output.unwrap_or_else(|| call.folder.join("public"));
    let built = folder::output(&call.folder, &output)
        .map_err(|wrong| complain(call, &wrong, WRONG_CALL))
        .and_then(|()| gathered(call, &output))
        .and_then(|gathering| build_into(call, &output, gathering, start));
    built.unwrap_or_else(|code| code)
}

fn build_into(
    call: &Site,
    output: &Path,
    mut gathering: Gathering,
    start: Instant,
) -> Result<u8, u8> {
    // Held until all is done: two builds into one folder would undo each other's work.
    let own = own(output).map_err(|wrong| refused(call, wrong))?;
    if let Some(shard) = &call.shard {
        let ids = gathering.members.iter().map(|member| member.id.as_str());
        let ids: Vec<String> = shard.ids(ids).into_iter().map(str::to_owned).collect();
        gathering.members.retain(|member| ids.contains(&member.id));
    }
    let shared = Shared::below(output);
    let bar = Bar::new(call.tongue);
    let what = say!("Dựng các trang web", "Building sites");
    bar.begin(what, gathering.members.len());
    let lines = crew::each(&gathering.members, |member| {
        let start = Instant::now();
        let job = SiteJob {
            folder: member.folder.clone(),
            output: output.join(&member.path),
            as_of: call.as_of,
            base_url: None,
            no_images: call.no_images,
            strict: call.strict,
            bar: Bar::default(),
            shared: Some(shared.clone()),
        };
        let outcome = build_site(&job, &mut SiteMemory::default());
        bar.step();
        Line::of(call, member, &outcome, start.elapsed())
    });
    bar.rest();
    let failed = failed(&lines);
    let made = match &call.shard {
        Some(shard) => {
            part::leave(call, output, *shard, &gathering, &failed)
                .map_err(|error| refused(call, error.into()))?;
            None
        }
        None => {
            retire::retire(output, &gathering).map_err(|error| refused(call, error.into()))?;
            portal::publish(call, output, own, &gathering, &failed)?
        }
    };
    shared.clean();
    if call.json {
        let sites = gathering.members.iter().zip(&lines);
        let sites: Vec<_> = sites
            .map(|(member, line)| line.json(member, output))
            .collect();
        report::json(&json!({
            "version": 1,
            "sites": sites,
            "portal": made.as_ref().map(portal::Made::json),
            "summary": table::json(&lines, start.elapsed()),
        }));
    } else {
        table::print(call, output, &lines, made.as_ref(), start.elapsed());
    }
    Ok(code(&lines))
}

/// 0 when all is well, 3 when some sites were built and some not, 1 when none was.
pub fn code(lines: &[Line]) -> u8 {
    let failed = failed(lines).len();
    match failed {
        0 => 0,
        _ if failed == lines.len() => FINDINGS,
        _ => SOME_FAILED,
    }
}

fn failed(lines: &[Line]) -> Vec<String> {
    let failed = lines.iter().filter(|line| line.fate == Fate::Failed);
    failed.map(|line| line.id.clone()).collect()
}

/// The output folder of many sites, marked as Loa's before any site lies in it: a killed first build can be taken up again.
pub fn own(output: &Path) -> Result<Output, Unpublished> {
    let own = Output::open(output)?;
    if !manifest::is_in(output) {
        Manifest {
            version: Manifest::VERSION,
            ..Manifest::default()
        }
        .save(output)?;
    }
    Ok(own)
}

/// The sites, or the exit code after saying why there are none.
pub fn gathered(call: &Site, output: &Path) -> Result<Gathering, u8> {
    let gathering = gather(call, output).map_err(|unreadable| match unreadable {
        Unreadable::Disk(wrong) => {
            for one in &wrong {
                complain(call, one, FINDINGS);
            }
            FINDINGS
        }
        Unreadable::Portal(tree, findings) => {
            super::super::build::refuse(call, &findings, &tree, true)
        }
    })?;
    if let Some(portal) = gathering.portal.as_ref().filter(|_| !call.json) {
        let report = Report::new(&portal.findings, &portal.tree);
        report.print(&call.folder, call.tongue);
    }
    inside(call, output, &gathering.members)?;
    Ok(gathering)
}

/// The output must not lie in the folder of a site, nor hold one.
fn inside(call: &Site, output: &Path, members: &[Member]) -> Result<(), u8> {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let there = real(output);
    let wrong = members.iter().find(|member| {
        let folder = real(&member.folder);
        there.starts_with(&folder) || folder.starts_with(&there)
    });
    let Some(member) = wrong else { return Ok(()) };
    let (shown, folder) = (output.display(), member.folder.display());
    let wrong = loa::say!(
        "Nơi ghi `{shown}` nằm trong hoặc chứa thư mục nội dung `{folder}`. Hãy chọn thư mục khác bằng `-o`.",
        "The output folder `{shown}` lies in or contains the site's folder `{folder}`. Choose another with `-o`."
    );
    Err(complain(call, &wrong, WRONG_CALL))
}

/// Says why nothing could be written.
pub fn refused(call: &Site, wrong: Unpublished) -> u8 {
    match wrong {
        Unpublished::Refused(wrong) => complain(call, &wrong, WRONG_CALL),
        Unpublished::Failed(wrong) => complain(call, &wrong, FINDINGS),
        Unpublished::Wrong(_) => FINDINGS,
    }
}
