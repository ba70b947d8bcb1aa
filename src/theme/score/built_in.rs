//! The score of the built-in templates, as `themes/score.rs` writes it.

use super::part::{Around, Each, Filter, Operator, Part as P, Pick, Score, Start, Term as T};

// `PAGES`, by the name of their template; `COMPONENTS`, called by number; `PHRASES`, the keys of those that a template names.
include!(concat!(env!("OUT_DIR"), "/score.rs"));

/// The score of a template.
pub(super) fn page(name: &str) -> Option<&'static Score> {
    let at = PAGES.binary_search_by_key(&name, |(name, _)| name).ok()?;
    Some(&PAGES[at].1)
}
