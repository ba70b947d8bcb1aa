//! A whole small site, from texts in memory to the published files, without a disk.

mod pages;
mod progress;
mod publishing;
mod small_site;
mod theme;
