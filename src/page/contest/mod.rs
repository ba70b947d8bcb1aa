//! Contests as pages show them: the list, the rules, an entry, what a round came to, what was right, what happens with the data.

mod card;
mod entry;
mod key;
mod moment;
mod privacy;
mod results;
mod rules;

pub use card::{ContestCard, ContestsPage, RoundView};
pub use entry::{ContestEntryPage, FieldAsked, WayOfEntry};
pub use key::{ContestKeyPage, SolvedQuestion, contest_key_path};
pub use moment::MomentView;
pub use privacy::ContestPrivacyPage;
pub use results::{
    ContestResultsPage, GroupOfResults, QuestionShare, RankedView, TeamView, contest_data_paths,
};
pub use rules::{BankView, ContestPage, GroupView, PrizeView, StratumView};

pub(super) use card::contests;
pub(super) use entry::entry;
pub(super) use key::key;
pub(super) use privacy::privacy;
pub(super) use results::results;
pub(super) use rules::contest;
