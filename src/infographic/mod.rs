//! Words, figures and charts → one picture in several shapes: what stands where, then SVG. Nothing overlaps, nothing is cut off.

mod art;
mod canvas;
mod cards;
mod composition;
mod figures;
mod foot;
mod header;
mod layout;
mod letters;
mod shape;
mod svg;

pub use art::Art;
pub use canvas::{Area, Canvas, Line, Mark, Placed, Side};
pub use composition::{Block, Composition, Fact, Foot};
pub use layout::{Laid, lay_out};
pub use shape::Shape;
