//! What a host shows when there is nothing at an address.

use serde::Serialize;

use super::link::Link;

/// Nothing here; ways on.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundPage {
    /// Where to go instead.
    pub ways: Vec<Link>,
}
