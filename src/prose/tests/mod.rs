//! The tests of prose.

mod blocks;
mod html;
mod links;
mod properties;
mod site;
