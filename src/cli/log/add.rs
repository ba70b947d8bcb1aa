//! `loa log add`: one entry, from flags and – before a person – from questions.

use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

use loa::diagnostic::{Finding, Place, Severity, Text, Tongue};
use loa::draft::{Count, Day, DayForm, Many, OutputDraft, TextDraft, Words};
use loa::progress::proposals;
use loa::say;
use loa::source::normal_name;

use super::args::Add;
use super::ask::Dialogue;
use super::book::{Book, complain};
use super::{pen, resolve};
use crate::cli::report;

/// Why no entry was written.
pub(super) enum Stop {
    /// A call that makes no sense, or lacks something.
    Wrong(Text),
    /// Something is wrong with the entry or the files; it has been told.
    Told(Text),
    /// The person ended it.
    Ended,
}

impl From<io::Error> for Stop {
    fn from(_: io::Error) -> Self {
        Self::Ended
    }
}

/// Logs one entry.
pub fn add(call: &Add) -> ExitCode {
    let book = match Book::open(&call.folder, call.tongue) {
        Ok(book) => book,
        Err(code) => return code,
    };
    let stdin = io::stdin();
    let done = if stdin.is_terminal() {
        let mut dialogue = Dialogue::new(stdin.lock(), io::stderr(), call.tongue);
        entry(call, &book, Some(&mut dialogue))
    } else {
        entry(call, &book, None::<&mut Dialogue<io::Empty, io::Sink>>)
    };
    match done {
        Ok(line) => {
            report::line(&line, call.tongue);
            ExitCode::SUCCESS
        }
        Err(Stop::Wrong(wrong)) => complain(&wrong, call.tongue, 2),
        Err(Stop::Told(wrong)) => complain(&wrong, call.tongue, 1),
        Err(Stop::Ended) => {
            let wrong = say!("Đã dừng; chưa ghi gì.", "Stopped; nothing was written.");
            complain(&wrong, call.tongue, 1)
        }
    }
}

/// Makes the entry, asks if there is somebody to ask, writes it; the line that tells so.
pub(super) fn entry<R: BufRead, W: Write>(
    call: &Add,
    book: &Book,
    mut dialogue: Option<&mut Dialogue<R, W>>,
) -> Result<Text, Stop> {
    let mut draft = draft(call, book, dialogue.as_deref_mut())?;
    if let Some(dialogue) = dialogue.as_deref_mut()
        && draft.obligations.0.is_empty()
    {
        draft.obligations.0 = propose(book, &draft, dialogue)?;
    }
    let place = Place::file("outputs");
    let judged = book.log.judge(vec![(place, draft.clone())]);
    for finding in &judged.findings {
        tell(finding, book.tongue);
    }
    if !judged.is_clean() {
        return Err(Stop::Told(say!(
            "Chưa ghi gì; hãy sửa các chỗ trên rồi chạy lại.",
            "Nothing was written; mend these and run again."
        )));
    }
    if judged.already > 0 {
        return Ok(say!(
            "Việc này đã được ghi từ trước (cùng ngày, đơn vị, loại, kênh, tên và liên kết); không ghi lại.",
            "This is logged already (same day, unit, kind, channel, title and link); it was not written again."
        ));
    }
    let leaves = pen::prepare(book, &[draft.clone()]).map_err(Stop::Told)?;
    if let Some(dialogue) = dialogue {
        let shown = draft.to_yaml(DayForm::Slashes);
        dialogue.tell(&say!("\n{shown}", "\n{shown}"))?;
        let question = say!(
            "Ghi việc này? (Enter: ghi, k: không)",
            "Log this? (Enter: yes, n: no)"
        );
        if !call.yes && !dialogue.agree(&question)? {
            return Err(Stop::Ended);
        }
    }
    pen::write(&book.folder, &leaves).map_err(Stop::Told)?;
    let file = leaves.first().map(|leaf| book.folder.join(&leaf.file));
    let file = file.unwrap_or_default();
    let file = file.strip_prefix(".").unwrap_or(&file).display();
    Ok(say!(
        "Đã ghi một việc vào {file}.",
        "One entry added to {file}."
    ))
}

/// The entry as far as flags and answers tell it.
fn draft<R: BufRead, W: Write>(
    call: &Add,
    book: &Book,
    dialogue: Option<&mut Dialogue<R, W>>,
) -> Result<OutputDraft, Stop> {
    let known = |key: &str, flag: &str, written: &Option<String>| match written {
        Some(written) => {
            let id = resolve::id(&book.catalogue, key, flag, written).map_err(Stop::Wrong)?;
            Ok(Some(id))
        }
        None => Ok::<_, Stop>(None),
    };
    let mut date = match &call.date {
        Some(word) => Some(Day::parse(word.trim()).ok_or_else(|| Stop::Wrong(no_day(word)))?),
        None => None,
    };
    let mut unit = known("unit", "--unit", &call.unit)?;
    let mut kind = known("kind", "--kind", &call.kind)?;
    let mut channel = known("channel", "--channel", &call.channel)?;
    let mut title = call.title.clone();
    let mut link = call.link.clone();
    let mut evidence = call.evidence.clone();
    if let Some(dialogue) = dialogue {
        let choices = &book.catalogue;
        if date.is_none() {
            date = Some(ask_day(dialogue, book)?);
        }
        if unit.is_none() {
            let question = say!("Đơn vị nào làm?", "Which unit did it?");
            unit = resolve::ask(dialogue, choices, "unit", &question, true)?;
        }
        if kind.is_none() {
            let question = say!(
                "Loại việc (tin, bài, cuộc họp, lượt phát loa …)?",
                "What kind (tin, bài, cuộc họp, news_item …)?"
            );
            kind = resolve::ask(dialogue, choices, "kind", &question, true)?;
        }
        if channel.is_none() {
            let question = say!(
                "Kênh (trang thông tin, loa, Zalo …; Enter: không ghi)?",
                "Channel (website, loudspeaker …; Enter: none)?"
            );
            channel = resolve::ask(dialogue, choices, "channel", &question, false)?;
        }
        if title.is_none() {
            title = Some(dialogue.ask_until_said(&say!("Tên việc?", "Its title?"))?);
        }
        if link.is_none() && evidence.is_empty() {
            let question = say!(
                "Liên kết (https://…) hoặc minh chứng (Enter: chưa có)?",
                "Link (https://…) or other evidence (Enter: none yet)?"
            );
            match dialogue.ask(&question)? {
                said if said.starts_with("http") => link = Some(said),
                said => evidence.extend((!said.is_empty()).then_some(said)),
            }
        }
    }
    let title = title
        .map(|title| plain(&title))
        .filter(|title| !title.is_empty());
    let (Some(date), Some(unit), Some(kind), Some(title)) = (date, &unit, &kind, &title) else {
        let missing = [
            ("--date", date.is_none()),
            ("--unit", unit.is_none()),
            ("--kind", kind.is_none()),
            ("--title", title.is_none()),
        ];
        return Err(Stop::Wrong(lacking(&missing)));
    };
    let word = |text: &String| Words(plain(text));
    let given = |text: &Option<String>| {
        let text = text.as_ref().map(word);
        text.filter(|words| !words.0.is_empty())
    };
    let count = |count: Option<u32>| count.map(Count);
    let mut draft = OutputDraft {
        date,
        unit: Words(unit.clone()),
        kind: Words(kind.clone()),
        channel: channel.map(Words),
        title: TextDraft::Plain(title.clone()),
        topics: Many(call.topics.iter().map(word).collect()),
        obligations: Many(call.obligations.iter().map(word).collect()),
        period: given(&call.period),
        link: given(&link),
        evidence: Many(
            evidence
                .iter()
                .map(|text| plain(text))
                .filter(|text| !text.is_empty())
                .map(TextDraft::Plain)
                .collect(),
        ),
        quantity: count(call.quantity),
        minutes: count(call.minutes),
        people: count(call.people),
        covered: None,
        total: None,
        language: None,
        note: given(&call.note).map(|note| TextDraft::Plain(note.0)),
        sample: false,
    };
    book.catalogue.put_ids(&mut draft);
    Ok(draft)
}

fn ask_day<R: BufRead, W: Write>(
    dialogue: &mut Dialogue<R, W>,
    book: &Book,
) -> Result<Day, io::Error> {
    let today = book.today;
    let shown = format!("{}/{}/{}", today.day(), today.month(), today.year());
    let question = say!(
        "Ngày làm (Enter: hôm nay, {shown})?",
        "On which day (Enter: today, {shown})?"
    );
    loop {
        let answer = dialogue.ask(&question)?;
        if answer.is_empty() {
            return Ok(Day(today));
        }
        match Day::parse(&answer) {
            Some(day) => return Ok(day),
            None => dialogue.tell(&no_day(&answer))?,
        }
    }
}

/// Obligations the person says the entry is for, out of those it could be for.
fn propose<R: BufRead, W: Write>(
    book: &Book,
    draft: &OutputDraft,
    dialogue: &mut Dialogue<R, W>,
) -> Result<Vec<Words>, io::Error> {
    let judged = book
        .log
        .judge(vec![(Place::file("outputs"), draft.clone())]);
    let site = &book.log.site;
    let proposals = match judged.outputs.first() {
        Some(output) => proposals(site, output),
        None => Vec::new(),
    };
    if proposals.is_empty() {
        return Ok(Vec::new());
    }
    let language = site.settings.default_language();
    let lines: Vec<Text> = proposals
        .iter()
        .map(|proposal| {
            let what = match proposal.step {
                Some(step) => step.what.best([language]),
                None => proposal.obligation.what.best([language]),
            };
            let what = what.map(|(_, text)| text.as_str()).unwrap_or_default();
            let name = proposal.name();
            match proposal.counts_by_itself {
                true => say!(
                    "{what} ({name}) – tự tính",
                    "{what} ({name}) – counts by itself"
                ),
                false => say!("{what} ({name})", "{what} ({name})"),
            }
        })
        .collect();
    dialogue.tell(&say!(
        "Việc này có thể thực hiện nhiệm vụ:",
        "This may be for these obligations:"
    ))?;
    let question = say!(
        "Ghi cho nhiệm vụ số nào? (ví dụ 1, 3; Enter: không ghi, Loa tự tính)",
        "For which numbers? (such as 1, 3; Enter: none, Loa counts by itself)"
    );
    let chosen = dialogue.choose(&lines, &question)?;
    let names = chosen.into_iter().map(|at| Words(proposals[at].name()));
    Ok(names.collect())
}

/// As the files are read: composed letters, no spaces around.
fn plain(text: &str) -> String {
    normal_name(text).trim().to_owned()
}

fn tell(finding: &Finding, tongue: Tongue) {
    let level = match (finding.severity, tongue) {
        (Severity::Error, Tongue::Vi) => "lỗi",
        (Severity::Error, Tongue::En) => "error",
        (Severity::Warning, Tongue::Vi) => "cảnh báo",
        (Severity::Warning, Tongue::En) => "warning",
    };
    let help = finding.help.as_ref().map(|help| help.get(tongue));
    let message = finding.message.get(tongue);
    report::complain(&format!("{level}: {message} {}", help.unwrap_or_default()));
}

fn no_day(word: &str) -> Text {
    say!(
        "`{word}` không phải là ngày. Hãy viết như `30/6/2024` hoặc `2024-06-30`.",
        "`{word}` is no date. Write it like `30/6/2024` or `2024-06-30`."
    )
}

fn lacking(flags: &[(&str, bool)]) -> Text {
    let missing: Vec<&str> = flags
        .iter()
        .filter(|(_, is_missing)| *is_missing)
        .map(|(flag, _)| *flag)
        .collect();
    let missing = missing.join("`, `");
    say!(
        "Thiếu `{missing}`. Hãy ghi thêm, hoặc chạy lệnh này trên màn hình lệnh để Loa hỏi từng mục.",
        "Missing: `{missing}`. Add them, or run this on a terminal, where Loa asks for them."
    )
}
