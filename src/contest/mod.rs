//! What a contest is decided by: the draw of a paper, an entry as it travels, the promise of a key, grading, ranking, the audit sheet.

mod arrival;
mod attempts;
mod audit;
mod code;
mod collective;
mod commitment;
mod digest;
mod draw;
mod entry;
mod entry_table;
mod flag;
mod grade;
mod judge;
mod key_file;
mod letter;
mod mask;
mod moment;
mod prediction;
mod prize;
mod publication;
mod ranking;
mod result_yaml;
mod spoof;
mod suspicion;

pub use arrival::{Arrival, arrivals_in};
pub use audit::{Audit, VerifiedAudit, audit, verify_audit};
pub use code::normal_code;
pub use collective::TeamStanding;
pub use commitment::{commitment, promised};
pub use digest::sha256;
pub use draw::{Drawer, DrawnQuestion, numbers_below, tie_break};
pub use entry::{ENTRY_VERSION, Entry, SealedEntry};
pub use entry_table::{EntryColumn, TableRules, arrivals_in_table, entry_column, instant};
pub use flag::Flag;
pub use grade::{Exclusion, Graded, Grading, GroupRanking, Input, grade};
pub use judge::{
    CLOCK_SECONDS, GRACE_SECONDS, JudgedEntry, LEAST_MISTAKES, LEAST_SECONDS_PER_QUESTION, Verdict,
    longest,
};
pub use key_file::{BankKey, KeyFile, read_key};
pub use letter::{CODE_BYTES, Unreadable, codes_in, open, seal};
pub use mask::{masked, publishable_unit};
pub use prediction::shown as shown_prediction;
pub use publication::result;
pub use ranking::{Contender, Ranked, rank, reason};
pub use result_yaml::result_yaml;
pub use spoof::{Strange, comparable, is_formula, plain, strange};
pub use suspicion::DEVICE_ENTRANTS;
