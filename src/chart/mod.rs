//! Figures → SVG, as values that a template writes out.

mod qr;

pub use qr::{QrDrawing, qr};
