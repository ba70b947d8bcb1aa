//! Where everybody stands: statuses, and the outputs behind each.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::owner::Debtor;
use super::slot::Slot;

/// The status of one slot of one who owes it. Rule 3: what is to come is never folded into what was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Ended before the obligation was in force, or after the unit ended (rules 2 and 9).
    NotRequired,
    /// Lies in the future.
    NotYetDue,
    /// Its days run, and it is not met yet.
    Open,
    /// Met on time.
    Met,
    /// Done, but after the deadline (rule 8).
    Late,
    /// Over, and not met.
    Missed,
    /// Over, of a unit that logged nothing at all, or of a group that nobody lists: nobody knows (rule 6).
    NoData,
}

/// One output counted in one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position of the slot; 0 where there are none.
    pub slot: u32,
    /// Position of the output in `Site::outputs`.
    pub output: u32,
    /// How many it counts for; percent of a coverage.
    pub quantity: u32,
    /// True when it came after the due day.
    pub is_late: bool,
}

/// Where one obligation stands.
#[derive(Clone, Debug)]
pub struct Track {
    /// Id of the obligation.
    pub obligation: String,
    /// What is asked; empty for what has no number (rule 7).
    pub slots: Vec<Slot>,
    /// True when a slot is a percentage: its greatest value counts, not the sum.
    pub is_share: bool,
    /// Everybody who owes it.
    pub owners: Vec<OwnerStanding>,
}

/// Where one who owes stands with one obligation.
#[derive(Clone, Debug)]
pub struct OwnerStanding {
    /// Who.
    pub debtor: Debtor,
    /// What was counted, by slot, then by day: every output at most once (rule 4).
    pub hits: Vec<Hit>,
    /// The last day it can owe anything (rule 9).
    pub last_day: Option<Date>,
    /// The first day it can owe anything.
    pub first_day: Option<Date>,
    /// True when none of its units logged anything for anything.
    pub is_silent: bool,
}

/// One slot of one who owes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// How many are asked.
    pub required: u32,
    /// How many were done, late ones among them.
    pub done: u32,
    /// Of these, how many late.
    pub late: u32,
    /// The status.
    pub status: Status,
    /// The outputs behind it (rule 10).
    pub hits: &'a [Hit],
}

/// What is known of a duty without a number (rule 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// How many times: outputs, whatever their quantities.
    pub count: usize,
    /// Position of the latest output in `Site::outputs`.
    pub last: Option<u32>,
}

/// Where everybody stands on a day.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The day.
    pub as_of: Date,
    /// One track an obligation, in the order of the plan.
    pub tracks: Vec<Track>,
}

/// How many slots have which status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// Required by the day: met, late, missed and no data.
    pub due: u32,
    /// Met on time.
    pub met: u32,
    /// Done late.
    pub late: u32,
    /// Missed.
    pub missed: u32,
    /// Nobody knows.
    pub no_data: u32,
    /// Running, not met yet.
    pub open: u32,
    /// Still to come.
    pub not_yet_due: u32,
    /// Never required.
    pub not_required: u32,
}

impl Ranked {
    /// Adds other counts.
    pub fn join(&mut self, more: &Self) {
        self.due += more.due;
        self.met += more.met;
        self.late += more.late;
        self.missed += more.missed;
        self.no_data += more.no_data;
        self.open += more.open;
        self.not_yet_due += more.not_yet_due;
        self.not_required += more.not_required;
    }

    /// Adds one status.
    pub fn add(&mut self, status: Status) {
        let place = match status {
            Status::NotRequired => &mut self.not_required,
            Status::NotYetDue => &mut self.not_yet_due,
            Status::Open => &mut self.open,
            Status::Met => &mut self.met,
            Status::Late => &mut self.late,
            Status::Missed => &mut self.missed,
            Status::NoData => &mut self.no_data,
        };
        *place += 1;
        if matches!(
            status,
            Status::Met | Status::Late | Status::Missed | Status::NoData
        ) {
            self.due += 1;
        }
    }
}

impl Track {
    /// Every cell of one who owes it, slot by slot.
    pub fn cells<'a>(
        &'a self,
        owner: &'a OwnerStanding,
        as_of: Date,
    ) -> impl Iterator<Item = (&'a Slot, Cell<'a>)> {
        let mut rest = owner.hits.as_slice();
        self.slots.iter().enumerate().map(move |(index, slot)| {
            let count = rest
                .iter()
                .take_while(|hit| hit.slot as usize == index)
                .count();
            let (hits, after) = rest.split_at(count);
            rest = after;
            (slot, self.cell(slot, owner, hits, as_of))
        })
    }

    fn cell<'a>(
        &self,
        slot: &Slot,
        owner: &OwnerStanding,
        hits: &'a [Hit],
        as_of: Date,
    ) -> Cell<'a> {
        let sum = |hits: &mut dyn Iterator<Item = &Hit>| {
            if self.is_share {
                hits.map(|hit| hit.quantity).max().unwrap_or(0)
            } else {
                hits.fold(0_u32, |sum, hit| sum.saturating_add(hit.quantity))
            }
        };
        let done = sum(&mut hits.iter());
        let on_time = sum(&mut hits.iter().filter(|hit| !hit.is_late));
        let status = self.status(slot, owner, on_time, done, as_of);
        Cell {
            required: slot.required,
            done,
            late: done - on_time,
            status,
            hits,
        }
    }

    fn status(
        &self,
        slot: &Slot,
        owner: &OwnerStanding,
        on_time: u32,
        done: u32,
        as_of: Date,
    ) -> Status {
        // What some of a group that nobody lists did tells nothing of each.
        let is_unnamed = matches!(owner.debtor, Debtor::Unnamed(_));
        if on_time >= slot.required && slot.is_required && !is_unnamed {
            return Status::Met;
        }
        if done >= slot.required && slot.is_required && !is_unnamed {
            return Status::Late;
        }
        let is_deadline = !matches!(slot.name, super::slot::SlotName::Period(_));
        let ended = owner.last_day.is_some_and(|last| {
            if is_deadline {
                slot.due > last
            } else {
                slot.opens > last
            }
        });
        let unborn = owner.first_day.is_some_and(|first| slot.due < first);
        if !slot.is_required || ended || unborn {
            return Status::NotRequired;
        }
        if as_of < slot.opens {
            Status::NotYetDue
        } else if as_of <= slot.due {
            Status::Open
        } else if owner.is_silent || is_unnamed {
            Status::NoData
        } else {
            Status::Missed
        }
    }

    /// How many cells have which status, of one who owes it.
    pub fn ranked(&self, owner: &OwnerStanding, as_of: Date) -> Ranked {
        let mut ranked = Ranked::default();
        for (_, cell) in self.cells(owner, as_of) {
            ranked.add(cell.status);
        }
        ranked
    }
}

impl OwnerStanding {
    /// What is known of a duty without a number.
    pub fn activity(&self) -> Activity {
        Activity {
            count: self.hits.len(),
            last: self.hits.last().map(|hit| hit.output),
        }
    }
}
