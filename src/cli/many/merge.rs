//! `loa portal merge`: the parts that several machines built → the whole, as if one had built it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

use loa::diagnostic::Text;
use loa::publish::{PublicFile, PublicTree};
use loa::say;

use super::super::args::Site;
use super::super::build::{FINDINGS, SOME_FAILED, WRONG_CALL, complain};
use super::super::manifest::{self, Manifest};
use super::super::shared::Shared;
use super::super::write::{Output, Published, Unpublished};
use super::super::{folder, report, words};
use super::build::{gathered, own, refused};
use super::gathering::{Gathering, Member};
use super::part::Part;
use super::{crew, portal, retire};

/// The parts, and the call of the portal they are parts of.
pub struct Merge {
    /// Output folders of `loa build --shard`.
    pub parts: Vec<PathBuf>,
    /// The portal's folder, the output, the day and how to speak.
    pub call: Site,
}

struct Piece<'a> {
    member: &'a Member,
    from: PathBuf,
}

/// Joins the parts; the exit code.
pub fn merge(merge: &Merge) -> u8 {
    let start = Instant::now();
    joined(merge, start).unwrap_or_else(|code| code)
}

fn joined(merge: &Merge, start: Instant) -> Result<u8, u8> {
    let mut call = merge.call.clone();
    let wrong_call = |wrong: &Text| complain(&merge.call, wrong, WRONG_CALL);
    let output = call.output.clone();
    let output = output.unwrap_or_else(|| call.folder.join("public"));
    folder::output(&call.folder, &output).map_err(|wrong| wrong_call(&wrong))?;
    let parts = parts(&merge.parts).map_err(|wrong| wrong_call(&wrong))?;
    // The parts were built for one day; the portal over them is of the same.
    call.as_of = call.as_of.or(parts.iter().find_map(|(_, part)| part.as_of));
    let gathering = gathered(&call, &output)?;
    let own = own(&output).map_err(|wrong| refused(&call, wrong))?;
    let at: BTreeMap<&str, &PathBuf> = parts
        .iter()
        .flat_map(|(folder, part)| part.sites.iter().map(move |(id, _)| (id.as_str(), folder)))
        .collect();
    let absent: Vec<&str> = gathering
        .members
        .iter()
        .map(|member| member.id.as_str())
        .filter(|id| !at.contains_key(id))
        .collect();
    if !absent.is_empty() {
        let some = absent
            .iter()
            .take(5)
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        let count = absent.len();
        return Err(wrong_call(&say!(
            "Các phần không có {count} trang của cổng ({some}). Hãy dựng mọi phần từ cùng một portal.yaml.",
            "The parts lack {count} sites of the portal ({some}). Build all parts from the same portal.yaml."
        )));
    }
    let pieces: Vec<Piece> = gathering
        .members
        .iter()
        .filter_map(|member| {
            let from = at.get(member.id.as_str())?.join(&member.path);
            // A site that failed and never had a good state has no folder.
            manifest::is_in(&from).then_some(Piece { member, from })
        })
        .collect();
    let shared = Shared::below(&output);
    let put = crew::each(&pieces, |piece| {
        let to = output.join(&piece.member.path);
        bring(piece, Output::open(&to)?, &shared, &to)
    });
    for result in put {
        result.map_err(|wrong| refused(&call, wrong))?;
    }
    let failed: Vec<String> = parts
        .iter()
        .flat_map(|(_, part)| part.failed.iter().cloned())
        .collect();
    retire::retire(&output, &gathering).map_err(|error| refused(&call, error.into()))?;
    let made = portal::publish(&call, &output, own, &gathering, &failed)?;
    shared.clean();
    tell(&call, &gathering, &failed, start);
    let _ = made;
    Ok(match failed.len() {
        0 => 0,
        n if n == gathering.members.len() => FINDINGS,
        _ => SOME_FAILED,
    })
}

/// The parts in the order they were named: all of one whole, each once.
fn parts(folders: &[PathBuf]) -> Result<Vec<(PathBuf, Part)>, Text> {
    let mut parts = Vec::new();
    for folder in folders {
        let shown = folder.display();
        let part = Part::load(folder).ok().flatten();
        let part = part.filter(|part| part.version == Part::VERSION);
        let Some(part) = part else {
            return Err(say!(
                "`{shown}` không phải là kết quả của `loa build --shard`.",
                "`{shown}` is no output of `loa build --shard`."
            ));
        };
        parts.push((folder.clone(), part));
    }
    let wholes: BTreeSet<(usize, Option<jiff::civil::Date>)> = parts
        .iter()
        .map(|(_, part)| (part.of, part.as_of))
        .collect();
    if wholes.len() > 1 {
        return Err(say!(
            "Các phần không cùng một lần dựng: số phần hoặc `--as-of` khác nhau. Hãy dựng lại mọi phần với cùng N và cùng ngày.",
            "The parts are not of one build: the number of parts or `--as-of` differs. Build all parts again with the same N and the same day."
        ));
    }
    let numbers: BTreeSet<usize> = parts.iter().map(|(_, part)| part.number).collect();
    let of = parts.first().map_or(0, |(_, part)| part.of);
    if numbers.len() != parts.len() || numbers.len() != of {
        let missing: Vec<String> = (1..=of)
            .filter(|number| !numbers.contains(number))
            .map(|number| format!("{number}/{of}"))
            .collect();
        let missing = missing.join(", ");
        return Err(say!(
            "Cần đủ {of} phần, mỗi phần một lần; còn thiếu: {missing}.",
            "All {of} parts are needed, each once; missing: {missing}."
        ));
    }
    Ok(parts)
}

/// One site of a part → its place in the whole: what is there already stays, and the record of the part goes with it.
fn bring(
    piece: &Piece,
    output: Output,
    shared: &Shared,
    to: &std::path::Path,
) -> Result<Published, Unpublished> {
    let manifest = Manifest::load(&piece.from)?.unwrap_or_default();
    let files = manifest.files.keys();
    let files = files.map(|path| (path.clone(), PublicFile::Copy(path.clone())));
    let tree = PublicTree {
        files: files.collect(),
        recipes: Vec::new(),
    };
    let published = output
        .sharing(Some(shared.clone()))
        .publish(&tree, &piece.from, false)?;
    std::fs::copy(manifest::report(&piece.from), manifest::report(to))?;
    Ok(published)
}

fn tell(call: &Site, gathering: &Gathering, failed: &[String], start: Instant) {
    let (sites, failed) = (gathering.members.len(), failed.len());
    if call.json {
        report::json(&serde_json::json!({
            "version": 1,
            "summary": { "sites": sites, "failed": failed, "seconds": start.elapsed().as_secs_f64() },
        }));
        return;
    }
    let seconds = words::seconds(start.elapsed(), call.tongue);
    report::line(
        &say!(
            "Đã ghép {sites} trang trong {seconds}; {failed} trang có lỗi ở nơi dựng.",
            "Joined {sites} sites in {seconds}; {failed} failed where they were built."
        ),
        call.tongue,
    );
}
