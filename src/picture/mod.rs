//! Pictures as bytes: what their first bytes tell, photos made smaller, metadata dropped.

mod header;
#[cfg(feature = "images")]
mod photo;
mod strip;

pub use header::{Format, Header, header};
#[cfg(feature = "images")]
pub use photo::{Form, Rendering, photo};
pub use strip::{has_end, strip};
