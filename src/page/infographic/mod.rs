//! An infographic as a page and as pictures: its figures looked up, its charts, its composition.

mod card;
mod composed;
mod contest;
mod diagram;
mod figure;
mod origin;
mod page;
mod picture;
mod series;

pub use card::{InfographicCard, InfographicsPage};
pub use figure::FactView;
pub use page::{BlockView, InfographicPage};
pub use picture::{Drawn, PictureView};

pub(super) use card::infographics;
pub(super) use page::{findings, infographic};
