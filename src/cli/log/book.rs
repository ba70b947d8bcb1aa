//! A site's folder, opened to add to its log.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;
use loa::diagnostic::{Severity, Text, Tongue};
use loa::export::Catalogue;
use loa::say;
use loa::site::Logbook;
use loa::source::SourceTree;
use loa::theme;

use crate::cli::args::Site;
use crate::cli::build::{options, readable};
use crate::cli::report::{self, Report};
use crate::cli::words::wrong_call;

/// The log, and what may stand in it.
pub struct Book {
    /// The site's folder.
    pub folder: PathBuf,
    /// Its files.
    pub tree: SourceTree,
    /// Its log.
    pub log: Logbook,
    /// What can be chosen.
    pub catalogue: Catalogue,
    /// Today.
    pub today: Date,
    /// The tongue of the terminal.
    pub tongue: Tongue,
}

impl Book {
    /// Opens it; when that cannot be, says why and gives the exit code.
    pub fn open(folder: &Path, tongue: Tongue) -> Result<Self, ExitCode> {
        let site = Site {
            folder: folder.to_path_buf(),
            output: None,
            as_of: None,
            base_url: None,
            no_images: false,
            strict: false,
            shard: None,
            tongue,
            json: false,
        };
        let tree = readable(&site).map_err(ExitCode::from)?;
        let today = options(&site, &tree).today;
        let opened = Logbook::open(&tree, today);
        let Some(log) = opened.value else {
            let report = Report::new(&opened.findings, &tree);
            report.print(folder, tongue);
            let count = report.count(Severity::Error);
            return Err(complain(
                &say!(
                    "Trang đang có {count} lỗi nên chưa ghi nhật ký được; hãy sửa các chỗ trên trước.",
                    "The log cannot be written while the site has mistakes ({count}); mend these first."
                ),
                tongue,
                1,
            ));
        };
        let phrases = theme::load(&tree, &log.site.settings.languages)
            .value
            .map(|theme| theme.phrases)
            .unwrap_or_default();
        Ok(Self {
            folder: folder.to_path_buf(),
            catalogue: Catalogue::of(&log.site, &phrases),
            tree,
            log,
            today,
            tongue,
        })
    }
}

/// Says what went wrong.
pub fn complain(wrong: &Text, tongue: Tongue, code: u8) -> ExitCode {
    report::complain(&wrong_call(wrong, tongue));
    ExitCode::from(code)
}
