//! Obligations × outputs × a date → standing. The ten counting rules of domain/plans.md are the contract; each is named where it is kept.

mod claim;
mod compute;
mod digest;
mod owner;
mod period;
mod proposal;
mod slot;
mod standing;

pub use compute::standing;
pub use digest::{Digest, OwnerDigest, Task, digest};
pub use owner::{Debtor, debtors};
pub use period::{Period, days_of};
pub use proposal::{Proposal, proposals};
pub use slot::{Slot, SlotName};
pub use standing::{Activity, Cell, Hit, OwnerStanding, Ranked, Standing, Status, Track};
