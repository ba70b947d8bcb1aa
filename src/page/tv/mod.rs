//! The screen in the one-stop office: slides that go round by themselves, each short enough to be read from four metres.

mod announcements;
mod articles;
mod hotlines;
mod procedures;
mod progress;
mod show;
mod slide;
mod text;
mod ticker;

pub use show::TvPage;
pub use slide::{Slide, SlideFigure, SlideRow};

pub(super) use show::tv;
