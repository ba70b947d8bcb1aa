//! What is printed and hung up, handed out or laid on the desk: guides, codes, the poster, the leaflet.

mod guide;
mod leaflet;
mod list;
mod poster;
mod qr_sheet;

pub use guide::GuidePage;
pub use leaflet::{LeafletField, LeafletPage};
pub use list::{PaperGroup, PaperPage};
pub use poster::{PosterNumber, PosterPage};
pub use qr_sheet::{QrSheetPage, QrSheetProcedure};

pub(super) use guide::guide;
pub(super) use leaflet::leaflet;
pub(super) use list::list;
pub(super) use poster::{has_poster, poster};
pub(super) use qr_sheet::qr_sheet;
