//! `loa serve`: the site on this machine while it is written – built in memory, watched, and brought to the pages that are open.

mod address;
mod answer;
mod args;
mod browser;
mod desk;
mod kept;
mod listen;
mod mime;
mod news;
mod notice;
mod page;
mod pictures;
mod request;
mod run;
mod shelf;
mod shown;
mod watch;
mod words;
mod workshop;

pub use args::{Call, call, command};
pub use run::serve;
pub use words::help;
