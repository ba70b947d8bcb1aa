//! Loa turns a folder of YAML and Markdown into the website of a public administration reform campaign.

pub mod diagnostic;
pub mod draft;
pub mod language;
pub mod page;
pub mod prose;
pub mod publish;
pub mod site;
pub mod source;
