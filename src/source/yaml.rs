//! stub
use crate::diagnostic::{Checked, Text};
use std::ops::Range;
/// stub
pub fn both(text: Text, help: Option<Text>) -> String {
    let _ = help;
    text.vi
}
/// stub
pub fn read_yaml<T: serde::de::DeserializeOwned>(_file: &str, text: &str) -> Checked<T> {
    Checked {
        value: serde_yaml::from_str(text).ok(),
        findings: vec![],
    }
}
/// stub
pub fn read_front_matter<T: serde::de::DeserializeOwned>(
    _file: &str,
    _text: &str,
) -> Checked<(T, Range<usize>)> {
    Checked {
        value: None,
        findings: vec![],
    }
}
