//! `loa contest serve`: reads the rules, opens the database, and takes entries in until it is told to stop.

use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::Offset;
use loa::diagnostic::{Finding, Severity, Text};
use loa::say;
use loa::site::{Contest, Site};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::args::{Serve, origin};
use super::key_files::key_below;
use super::listen;
use super::page;
use super::rate::{Limits, Pace};
use super::routes::Desk;
use super::tally::Tally;
use crate::cli::contest::store::{Database, Writer};
use crate::cli::words::wrong_call;
use crate::cli::{disk, folder, report};

/// Between two lines of the log.
const LINE_EVERY: Duration = Duration::from_secs(60);
/// A bucket that is never empty.
const UNLIMITED: Pace = Pace {
    per_second: 1e9,
    at_once: 1e9,
};

/// Takes entries in.
pub fn serve(call: &Serve) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(run(call)),
        Err(error) => Err(say!(
            "Không khởi động được ({error}).",
            "It cannot start ({error})."
        )),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            report::complain(&wrong_call(&wrong, call.tongue));
            ExitCode::FAILURE
        }
    }
}

async fn run(call: &Serve) -> Result<(), Text> {
    folder::site(&call.folder)?;
    no_key(call)?;
    let site = site(call)?;
    let offset = offset(&site);
    let tally = Arc::new(Tally::default());
    let (heard, tongue) = (tally.clone(), call.tongue);
    let told = move |trouble: &Text| {
        if heard.is_news(trouble, Instant::now()) {
            log(trouble, offset, tongue);
        }
    };
    // Blocking, before anybody is listened to: a database that cannot be used is told at once.
    let database = call.database.clone();
    let store = tokio::task::spawn_blocking(move || database.open())
        .await
        .map_err(|error| say!("{error}", "{error}"))??;
    let (writer, thread) = Writer::start(store, told).map_err(|error| {
        say!(
            "Không khởi động được ({error}).",
            "It cannot start ({error})."
        )
    })?;
    let listener = listener(call).await?;
    let address = listener.local_addr().map_or(call.listen, |address| address);

    let home = site.settings.base_url.clone();
    let site_origin = match (&call.origin, &home) {
        (Some(origin), _) => Some(origin.clone()),
        (None, Some(home)) => origin(home).ok(),
        (None, None) => None,
    };
    let opening = opening(call, &site, address, site_origin.as_deref(), offset);
    let desk = Arc::new(Desk {
        contests: site.contests,
        writer: writer.clone(),
        limits: Mutex::new(limits(call)),
        site_origin,
        home,
        trusted: call.trusted.clone(),
        offset,
        tally: tally.clone(),
        policy: page::policy(),
    });
    for line in opening {
        report::line(&line, call.tongue);
    }

    let (stop, stopped) = watch::channel(false);
    let mut serving = tokio::spawn(listen::serve(listener, desk, call.connections, stopped));
    let mut lines = tokio::time::interval(LINE_EVERY);
    let mut signal = std::pin::pin!(asked_to_stop());
    let died = loop {
        tokio::select! {
            _ = signal.as_mut() => break false,
            () = writer.ended() => break true,
            _ = lines.tick() => {
                if let Some(line) = tally.line() {
                    log(&line, offset, call.tongue);
                }
            }
        }
    };
    // First those who are being answered, then what they handed in; only then the database is closed.
    let _ = stop.send(true);
    let _ = (&mut serving).await;
    drop(writer);
    let _ = tokio::task::spawn_blocking(move || thread.join()).await;
    if let Some(line) = tally.line() {
        log(&line, offset, call.tongue);
    }
    if died {
        return Err(say!(
            "Phần ghi bài đã dừng bất ngờ; mọi bài đã có biên nhận đều còn trong cơ sở dữ liệu.",
            "What writes entries ended unexpectedly; every entry with a receipt is in the database."
        ));
    }
    report::line(&say!("Đã dừng.", "Stopped."), call.tongue);
    Ok(())
}

/// The key is neither needed nor wanted where the public comes in.
fn no_key(call: &Serve) -> Result<(), Text> {
    let mut found = key_below(&call.folder, usize::MAX);
    if let Database::File(path) = &call.database {
        let beside = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let beside = beside.unwrap_or(Path::new("."));
        found = found.or_else(|| key_below(beside, 1));
        let (site, beside) = (
            std::fs::canonicalize(&call.folder),
            std::fs::canonicalize(beside),
        );
        if let (Ok(site), Ok(beside)) = (site, beside)
            && beside.starts_with(site)
        {
            return Err(say!(
                "Cơ sở dữ liệu `{}` nằm trong thư mục trang. Bài dự thi có dữ liệu cá nhân: hãy đặt ở thư mục khác.",
                "The database `{}` lies in the site's folder. Entries are personal data: put it elsewhere.",
                path.display()
            ));
        }
    }
    match found {
        None => Ok(()),
        Some(path) => Err(say!(
            "`{}` là tệp đáp án. Máy chủ nhận bài không cần đáp án: hãy chuyển tệp này sang máy của Ban Tổ chức rồi chạy lại.",
            "`{}` is a key. A server that takes entries needs none: move it to a machine of the organisers, then start again.",
            path.display()
        )),
    }
}

/// The site's contests. A mistake in an article does not keep a contest from being held; one in a contest does.
fn site(call: &Serve) -> Result<Site, Text> {
    let tree = disk::read(&call.folder, &call.folder.join("public")).map_err(first)?;
    let options = loa::Options {
        today: loa::day_of(&tree, Timestamp::now()),
        base_url: None,
        pictures: None,
    };
    let checked = loa::site(&tree, &options);
    let stops = |finding: &&Finding| {
        let file = finding.place.file.as_str();
        finding.severity == Severity::Error
            && (file.starts_with("contests/") || file == "site.yaml")
    };
    let wrong = checked.findings.iter().filter(stops).count();
    let site = checked.value.filter(|_| wrong == 0).ok_or_else(|| {
        say!(
            "Quy tắc cuộc thi còn lỗi. Hãy chạy `loa check {}` và sửa trước.",
            "The rules of the contest have mistakes. Run `loa check {}` and mend them first.",
            call.folder.display()
        )
    })?;
    match site.contests.is_empty() {
        false => Ok(site),
        true => Err(say!(
            "Thư mục `{}` không có cuộc thi nào (contests/…/contest.yaml).",
            "The folder `{}` has no contest (contests/…/contest.yaml).",
            call.folder.display()
        )),
    }
}

fn first(wrong: Vec<Text>) -> Text {
    let mut wrong = wrong.into_iter();
    wrong.next().unwrap_or_else(|| say!("", ""))
}

fn offset(site: &Site) -> Offset {
    let minutes = site.settings.zone.minutes();
    Offset::from_seconds(minutes * 60).unwrap_or(Offset::UTC)
}

fn limits(call: &Serve) -> Limits {
    let each = match call.per_address {
        0 => UNLIMITED,
        minute => Pace {
            per_second: f64::from(minute) / 60.0,
            at_once: f64::from(minute) * 2.0,
        },
    };
    let all = match call.in_all {
        0 => UNLIMITED,
        second => Pace {
            per_second: f64::from(second),
            at_once: f64::from(second) * 5.0,
        },
    };
    Limits::new(each, all, Instant::now())
}

async fn listener(call: &Serve) -> Result<TcpListener, Text> {
    TcpListener::bind(call.listen).await.map_err(|error| {
        say!(
            "Không mở được cổng `{}` ({error}).",
            "`{}` cannot be listened on ({error}).",
            call.listen
        )
    })
}

/// What an organiser should see before the first entry comes.
fn opening(
    call: &Serve,
    site: &Site,
    address: std::net::SocketAddr,
    site_origin: Option<&str>,
    offset: Offset,
) -> Vec<Text> {
    let database = call.database.shown();
    let mut lines = vec![say!(
        "Nhận bài tại http://{address}/entries, lưu vào {database}. Dừng: Ctrl+C.",
        "Taking entries at http://{address}/entries into {database}. Ctrl+C stops it."
    )];
    let now = page::moment(Timestamp::now(), offset);
    lines.push(Text {
        vi: format!("Đồng hồ máy chủ: {}.", now.vi),
        en: format!("The server's clock: {}.", now.en),
    });
    for contest in &site.contests {
        lines.extend(rounds(contest, offset));
    }
    match site_origin {
        Some(origin) => lines.push(say!(
            "Trang được đọc trả lời: {origin}.",
            "Pages that may read answers: {origin}."
        )),
        None => lines.push(say!(
            "Chưa biết địa chỉ trang (`base_url` hoặc `--origin`): chỉ nhận bài gửi bằng biểu mẫu.",
            "The site's address is not known (`base_url` or `--origin`): only forms can send entries."
        )),
    }
    if call.listen.ip().is_loopback() && call.trusted.is_empty() {
        lines.push(say!(
            "Chưa giới hạn theo từng địa chỉ: nếu có máy chủ web đứng trước, hãy thêm `--trust-proxy 127.0.0.1`.",
            "Nobody is limited by address: with a web server in front, add `--trust-proxy 127.0.0.1`."
        ));
    }
    lines
}

fn rounds(contest: &Contest, offset: Offset) -> Vec<Text> {
    let now = Timestamp::now();
    let line = |round: &loa::site::Round| {
        let state = match () {
            () if now < round.opens => say!("chưa mở", "not open yet"),
            () if now < round.closes => say!("đang mở", "open"),
            () => say!("đã đóng", "closed"),
        };
        let (from, to) = (
            page::moment(round.opens, offset),
            page::moment(round.closes, offset),
        );
        let (contest, round) = (&contest.id, &round.id);
        Text {
            vi: format!(
                "  {contest} / {round}: {} – {} ({})",
                from.vi, to.vi, state.vi
            ),
            en: format!(
                "  {contest} / {round}: {} – {} ({})",
                from.en, to.en, state.en
            ),
        }
    };
    contest.rounds.iter().map(line).collect()
}

/// A line of the log, on stderr, with the time.
fn log(line: &Text, offset: Offset, tongue: loa::diagnostic::Tongue) {
    let now = offset
        .to_datetime(Timestamp::now())
        .strftime("%Y-%m-%d %H:%M:%S")
        .to_string();
    report::complain(&format!("{now} {}", line.get(tongue)));
}

/// Ctrl+C, or the system wants it to end.
#[cfg(unix)]
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

/// Ctrl+C, the window closed, or Windows going down.
#[cfg(windows)]
async fn asked_to_stop() {
    use tokio::signal::windows::{ctrl_close, ctrl_shutdown};
    let (Ok(mut close), Ok(mut shutdown)) = (ctrl_close(), ctrl_shutdown()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = close.recv() => {}
        _ = shutdown.recv() => {}
    }
}
