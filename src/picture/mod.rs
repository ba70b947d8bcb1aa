//! Pictures as bytes: what their first bytes tell, photos made smaller, metadata dropped.

#[cfg(feature = "images")]
mod cover;
#[cfg(feature = "images")]
mod draw;
mod header;
#[cfg(feature = "images")]
mod lettering;
mod lines;
#[cfg(feature = "images")]
mod palette;
#[cfg(feature = "images")]
mod photo;
#[cfg(feature = "images")]
mod share;
mod strip;
#[cfg(feature = "images")]
mod wrap;

#[cfg(feature = "images")]
pub use draw::Fonts;
pub use header::{Format, Header, header};
#[cfg(feature = "images")]
pub use lettering::{Lettered, Lettering};
pub use lines::{balanced, count, unbroken};
#[cfg(feature = "images")]
pub use photo::{Form, Rendering, photo};
#[cfg(feature = "images")]
pub use share::{Art, Card};
pub use strip::{has_end, strip};
