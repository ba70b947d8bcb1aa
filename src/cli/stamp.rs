//! How a file lies on the disk: what tells without reading it that nobody wrote to it since.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// Size, times and identity of a file. Equal stamps that are [settled](Stamp::is_settled) mean equal bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Last write, in nanoseconds since 1970.
    pub modified: i64,
    /// Last change of any kind, where the system tells it: no program can set it back, as copying with times sets back the other.
    pub changed: i64,
    /// Which file it is, where the system tells it: one that was renamed over the other is another.
    pub inode: u64,
}

/// Clocks of file systems are coarse: a file may be written twice in one tick, and the second time would not show.
const TICK: i64 = 100_000_000;

/// The same where whole seconds are counted (two of them on FAT).
const COARSE_TICK: i64 = 3_000_000_000;

impl Stamp {
    /// The stamp of a file.
    pub fn of(metadata: &Metadata) -> Self {
        let (changed, inode) = identity(metadata);
        Self {
            size: metadata.len(),
            modified: metadata.modified().map_or(0, nanoseconds),
            changed,
            inode,
        }
    }

    /// True when a write after the moment `now` could not have left this very stamp.
    pub fn is_settled(&self, now: i64) -> bool {
        let tick = |time: i64| match time % 1_000_000 {
            0 => COARSE_TICK,
            _ => TICK,
        };
        let is_past = |time: i64| time.saturating_add(tick(time)) < now;
        self.modified != 0 && is_past(self.modified) && (self.changed == 0 || is_past(self.changed))
    }

    /// The stamp without what a mere rename or link changes.
    pub fn of_bytes(self) -> Self {
        Self { changed: 0, ..self }
    }
}

/// This moment as stamps tell time.
pub fn now() -> i64 {
    nanoseconds(SystemTime::now())
}

fn nanoseconds(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    i64::try_from(since.as_nanos()).unwrap_or(0)
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = metadata.ctime().saturating_mul(1_000_000_000);
    (
        changed.saturating_add(metadata.ctime_nsec()),
        metadata.ino(),
    )
}

#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> (i64, u64) {
    (metadata.created().map_or(0, nanoseconds), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_young_file_may_have_been_written_twice() {
        let stamp = |modified| Stamp {
            modified,
            ..Stamp::default()
        };
        let second = 1_000_000_000;
        assert!(stamp(5 * second + 1).is_settled(6 * second));
        assert!(!stamp(5 * second + 1).is_settled(5 * second + 2));
        assert!(!stamp(5 * second).is_settled(6 * second));
        assert!(stamp(5 * second).is_settled(9 * second));
        assert!(!stamp(9 * second + 1).is_settled(6 * second));
        assert!(!stamp(0).is_settled(6 * second));
    }
}
