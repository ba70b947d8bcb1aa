//! What a score is made of.

/// A template or a component.
#[derive(Debug)]
pub(super) struct Score {
    /// How many values it holds at once; those of its parameters come first.
    pub slots: usize,
    pub parts: &'static [Part],
}

/// One step.
#[derive(Debug)]
pub(super) enum Part {
    /// Prints a text as it stands.
    Text(&'static str),
    /// Prints what is worked out.
    Print(Term),
    /// Does what stands beside the first condition that holds.
    If(&'static [(Term, &'static [Self])]),
    Each(&'static Each),
    /// Leaves the innermost loop.
    Break,
    /// Puts a value into a slot.
    Set(usize, Term),
    /// Puts what is printed into a slot.
    Hold(usize, &'static [Self]),
    /// Prints a component, by its number, with its arguments.
    Call(usize, &'static [Term]),
}

/// A loop.
#[derive(Debug)]
pub(super) struct Each {
    pub list: Term,
    /// Where the element stands.
    pub slot: usize,
    /// The slots that hold nothing yet when a turn begins: from the first up to the second.
    pub fresh: (usize, usize),
    pub parts: &'static [Part],
    /// What is done when there is no element.
    pub otherwise: &'static [Part],
}

/// Something to be worked out.
#[derive(Debug)]
pub(super) enum Term {
    Text(&'static str),
    Whole(i64),
    Truth(bool),
    Nothing,
    /// What stands somewhere.
    Own(Start),
    /// Fields of what stands somewhere, one of the other.
    Path(Start, &'static [&'static str]),
    /// A phrase of the theme, by its number in `PHRASES`.
    Phrase(usize),
    Field(&'static Self, &'static str),
    Item(&'static Self, &'static Self),
    /// Letters from the first number up to the second; below 0 they are counted from the end.
    Slice(&'static Self, Option<i64>, Option<i64>),
    Not(&'static Self),
    Two(Operator, &'static Self, &'static Self),
    /// The second when the first holds, else the third.
    Choice(&'static Self, &'static Self, &'static Self),
    Filter(Filter, &'static Self, &'static [(&'static str, Self)]),
    /// The elements of a list; of each true one its own elements.
    List(&'static [(bool, Self)]),
    Pick(&'static Pick),
    /// Whether it is the first turn of the innermost loop.
    IsFirst,
    IsLast,
    /// Which turn it is, counted from a number.
    Turn(i64),
}

/// The elements of a list for which something holds.
#[derive(Debug)]
pub(super) struct Pick {
    pub slot: usize,
    pub list: Term,
    pub condition: Term,
    pub value: Term,
}

/// Where a value stands.
#[derive(Debug)]
pub(super) enum Start {
    Slot(usize),
    Around(Around),
}

/// What every page has, of a [`super::player::Scene`].
#[derive(Clone, Copy, Debug)]
pub(super) enum Around {
    Page,
    Site,
    Phrases,
    Assets,
    Root,
    Frame,
    IndexVersion,
    Section,
    IsExact,
}

/// What is done with two values.
#[derive(Debug)]
pub(super) enum Operator {
    Or,
    And,
    In,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    Sum,
    Difference,
    Product,
    Quotient,
    Join,
}

/// What is done with one.
#[derive(Debug)]
pub(super) enum Filter {
    Capitalize,
    Count,
    Date,
    Fill,
    Int,
    Join,
    Length,
    Lower,
    Number,
    Safe,
    Trim,
    TrimStart,
    Upper,
}
