//! What a picture says, before anything has a place: words as one language writes them.

use crate::chart::Chart;

/// Everything a picture says.
#[derive(Clone, Debug, PartialEq)]
pub struct Composition {
    /// One line above the title: the site, the plan.
    pub label: String,
    /// That its figures are made up; empty when they are not.
    pub mark: String,
    /// Title.
    pub title: String,
    /// The figure that is shown very large.
    pub headline: Option<Fact>,
    /// The other blocks, most important first.
    pub blocks: Vec<Block>,
    /// What stands below.
    pub foot: Foot,
}

/// A figure and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The figure as the language writes it.
    pub figure: String,
    /// What it says.
    pub text: String,
    /// True when there is no figure: the words in its stead are not written large.
    pub is_missing: bool,
}

/// One block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A few figures; where there is no room for all, the first ones.
    Tiles(Vec<Fact>),
    /// A chart with its title.
    Chart(String, Chart),
    /// What to do, in order, below a title that may be empty.
    Steps(String, Vec<String>),
    /// Two figures against each other.
    Comparison {
        /// What is compared; may be empty.
        title: String,
        /// The first, and the second.
        sides: Box<[Fact; 2]>,
        /// What follows from it; may be empty.
        note: String,
    },
    /// What somebody said, and who.
    Quote(String, String),
}

/// What stands below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foot {
    /// Whose picture it is.
    pub unit: String,
    /// Where figures come from, and of which day they tell: a line each.
    pub sources: Vec<String>,
    /// Where to read more; empty while nobody knows.
    pub address: String,
    /// The same as an address that a phone opens; empty while nobody knows.
    pub code: String,
}
