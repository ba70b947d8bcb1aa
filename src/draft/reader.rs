//! Reads files one by one or many at once, with their findings in the order of the files; what was read before is remembered.

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Checked, Finding};
use crate::memory::Readings;
use crate::source::{SourceTree, Tapes, read_yaml_again};

/// What an author writes and Loa reads.
pub(super) trait Shape: DeserializeOwned + Clone + Send + Sync + 'static {}

impl<T: DeserializeOwned + Clone + Send + Sync + 'static> Shape for T {}

/// A site's files, and what was found wrong with those that were read.
pub(super) struct Reader<'a> {
    pub(super) tree: &'a SourceTree,
    pub(super) readings: &'a Readings,
    /// What texts said to their shapes.
    pub(super) tapes: &'a Tapes,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// A YAML file, when it is there and can be read.
    pub(super) fn yaml<T: Shape>(&mut self, file: &str) -> Option<T> {
        let text = self.tree.text(file)?;
        self.yaml_text(file, text)
    }

    /// The text of a YAML file, when it can be read.
    pub(super) fn yaml_text<T: Shape>(&mut self, file: &str, text: &str) -> Option<T> {
        let read = || read_yaml_again::<T>(self.tapes, file, text);
        let checked = self.readings.read((file, text), read);
        self.findings.extend(checked.findings);
        checked.value
    }

    /// Every YAML file of a folder that can be read, with its path.
    pub(super) fn files<T: Shape>(&mut self, folder: &str) -> Vec<(String, T)> {
        let texts = self.texts(folder, &[".yaml", ".yml"]);
        let tapes = self.tapes;
        self.all(&texts, |(file, text)| {
            read_yaml_again(tapes, file, text).map(|draft| (file.to_owned(), draft))
        })
    }

    /// The texts of a folder whose names have one of these endings.
    pub(super) fn texts(&self, folder: &str, endings: &[&str]) -> Vec<(&'a str, &'a str)> {
        self.tree.texts_in(folder, endings).collect()
    }

    /// What each of many files says; all are looked at side by side.
    pub(super) fn all<T: Clone + Send + Sync + 'static>(
        &mut self,
        texts: &[(&str, &str)],
        read: impl Fn((&str, &str)) -> Checked<T> + Sync,
    ) -> Vec<T> {
        let readings = self.readings;
        let checked: Vec<Checked<T>> = texts
            .par_iter()
            .map(|text| readings.read(*text, || read(*text)))
            .collect();
        let mut all = Vec::with_capacity(checked.len());
        for one in checked {
            self.findings.extend(one.findings);
            all.extend(one.value);
        }
        all
    }
}
