//! Contests, checked: rules that contradict each other, banks that cannot fill a paper, results and keys before their time.

mod bank;
mod check;
mod entrants;
mod intake;
mod paper;
mod phase;
mod practice;
mod prizes;
mod released;
mod rounds;
mod secrets;

pub(super) use check::Grounds;
pub use secrets::betrays;
