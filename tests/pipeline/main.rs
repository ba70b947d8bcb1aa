//! A whole small site, from texts in memory to the published files, without a disk.

mod pages;
mod publishing;
mod small_site;
mod theme;
