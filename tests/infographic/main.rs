//! Pictures of infographics: whatever they say, nothing leaves the frame and no words stand on others.
#![allow(clippy::unwrap_used)]

#[path = "../chart/notation.rs"]
mod notation;
mod properties;
mod rules;
