//! Files as text in memory: the tree of a site's folder, and how to read YAML, front matter and places in them.

mod append;
#[cfg(feature = "excel")]
mod archive;
mod csv;
mod front_matter;
mod place;
mod slug;
mod speller;
mod spelling;
mod text;
mod tree;
#[cfg(feature = "excel")]
mod workbook;
mod yaml;

pub use append::append;
#[cfg(feature = "excel")]
pub use archive::texts_inside;
pub use csv::{read_csv, read_rows};
pub use front_matter::{FrontMatter, Unsplit, read_front_matter, split};
pub use place::{Located, Locator, locate};
pub use slug::slug;
pub use speller::Speller;
pub use spelling::{SpelledWord, canonical, folded, spelled};
pub use text::{decode, normal_name, one_line};
pub(crate) use text::{has_byte, has_pair, is_one_line, line_beyond};
pub use tree::{Media, SourceFile, SourceTree};
#[cfg(feature = "excel")]
pub use workbook::{Column, Sheet, read_workbook};
pub use yaml::{Tape, Tapes, both, read as read_yaml, read_again as read_yaml_again};
