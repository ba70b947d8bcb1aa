//! Carries out recipes: only those whose source or key changed since the last build, large pictures one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use loa::diagnostic::Finding;
use loa::publish::{PublicTree, Recipe};
use loa::say;
use rayon::prelude::*;

use super::bar::Bar;
use super::last_build::LastBuild;
use super::manifest::{self, Entry, Manifest};
use super::stage::{State, there, write};

/// Pixels from which on a picture is made alone: two hundred megabytes on every core at once would be too much for an old PC.
pub const LARGE: u64 = 16_000_000;

/// Where and from what files are made.
pub struct Kitchen<'a> {
    /// The site's folder.
    pub site: &'a Path,
    /// The output folder.
    pub output: &'a Path,
    /// What lies there.
    pub old: &'a Manifest,
    /// How it was left.
    pub last: Option<&'a LastBuild>,
    /// True when what is there is good enough, whatever it was made of.
    pub in_a_hurry: bool,
    /// How far it is.
    pub bar: &'a Bar,
}

/// Why a file was not made.
pub enum Unmade {
    /// The disk did not let it happen.
    Disk(io::Error),
    /// The source is wrong.
    Wrong(Box<Finding>),
}

/// What tells a product: the key of its recipe, and what tells the content of the source.
pub fn made_of(key: u64, source: Option<&str>) -> String {
    match source {
        Some(hash) => format!("{key:016x}-{hash}"),
        None => format!("{key:016x}"),
    }
}

struct Job<'t> {
    recipe: &'t Recipe,
    wanted: Vec<(usize, State)>,
}

type States<'t> = Vec<(&'t str, State)>;

impl Kitchen<'_> {
    /// Makes what has to be made, and puts it on the stage. The findings of all recipes come together.
    pub fn make<'t>(&self, tree: &'t PublicTree) -> Result<BTreeMap<&'t str, State>, Vec<Unmade>> {
        let one = |error| vec![Unmade::Disk(error)];
        let sources = self.sources(tree).map_err(one)?;
        let looked: Vec<(States, Job)> = tree
            .recipes
            .par_iter()
            .map(|recipe| self.look(recipe, &sources))
            .collect::<io::Result<_>>()
            .map_err(one)?;
        let mut states: BTreeMap<&str, State> = BTreeMap::new();
        let mut jobs = Vec::new();
        for (unchanged, job) in looked {
            states.extend(unchanged);
            jobs.push(job);
        }
        jobs.retain(|job| !job.wanted.is_empty());
        if !jobs.is_empty() {
            let what = say!("Làm ảnh", "Making pictures");
            self.bar.begin(what, jobs.len());
        }
        let (large, small): (Vec<Job>, Vec<Job>) =
            jobs.into_iter().partition(|job| job.recipe.pixels > LARGE);
        let mut done: Vec<Result<States, Unmade>> = small
            .into_par_iter()
            .map(|job| self.carry_out(job))
            .collect();
        done.extend(large.into_iter().map(|job| self.carry_out(job)));
        let (made, unmade): (Vec<_>, Vec<_>) = done.into_iter().partition(Result::is_ok);
        let unmade: Vec<Unmade> = unmade.into_iter().filter_map(Result::err).collect();
        if !unmade.is_empty() {
            return Err(unmade);
        }
        states.extend(made.into_iter().filter_map(Result::ok).flatten());
        Ok(states)
    }

    /// What tells the content of every source.
    fn sources<'t>(&self, tree: &'t PublicTree) -> io::Result<BTreeMap<&'t str, String>> {
        let needed = tree.recipes.iter().filter(|recipe| !self.is_enough(recipe));
        let sources: BTreeSet<&str> = needed
            .filter_map(|recipe| recipe.source.as_deref())
            .collect();
        sources
            .into_par_iter()
            .map(|source| {
                Ok((
                    source,
                    manifest::entry_on_disk(&self.site.join(source))?.hash,
                ))
            })
            .collect()
    }

    /// In a hurry nobody asks what a picture was made of.
    fn is_enough(&self, recipe: &Recipe) -> bool {
        self.in_a_hurry && !recipe.is_quick
    }

    /// Which products are there already.
    fn look<'t>(
        &self,
        recipe: &'t Recipe,
        sources: &BTreeMap<&str, String>,
    ) -> io::Result<(States<'t>, Job<'t>)> {
        let source = recipe
            .source
            .as_deref()
            .and_then(|source| sources.get(source));
        let (mut unchanged, mut wanted) = (Vec::new(), Vec::new());
        for (at, product) in recipe.makes.iter().enumerate() {
            let key = product.key;
            let made_of = made_of(key, source.map(String::as_str));
            let path = product.path.as_str();
            let place = self.output.join(path);
            let there = there(&place, path, self.last)?;
            let (on_disk, stamp) = there.unzip();
            let stamp = stamp.unwrap_or_default();
            let old = self.old.files.get(path);
            let is_untouched = match (old, &on_disk) {
                (Some(old), Some(on_disk)) => old.is_same(on_disk),
                _ => false,
            };
            let is_right = |old: &&Entry| {
                is_untouched && (self.is_enough(recipe) || old.made_of.as_ref() == Some(&made_of))
            };
            if let Some(old) = old.filter(is_right) {
                let state = State::unchanged(old.clone());
                unchanged.push((path, State { stamp, ..state }));
                continue;
            }
            let state = State {
                entry: Entry {
                    made_of: Some(made_of),
                    ..on_disk.clone().unwrap_or_default()
                },
                unchanged: false,
                is_new: on_disk.is_none(),
                was_changed: on_disk.is_some() && !is_untouched,
                stamp,
            };
            wanted.push((at, state));
        }
        Ok((unchanged, Job { recipe, wanted }))
    }

    fn carry_out<'t>(&self, job: Job<'t>) -> Result<States<'t>, Unmade> {
        let source = job.recipe.source.as_ref();
        let source = source
            .map(|source| fs::read(self.site.join(source)))
            .transpose();
        let source = source.map_err(Unmade::Disk)?.unwrap_or_default();
        let wanted: Vec<usize> = job.wanted.iter().map(|(at, _)| *at).collect();
        let made = job.recipe.make(&source, &wanted);
        let made = made.map_err(Unmade::Wrong)?;
        self.bar.step();
        let mut states = Vec::new();
        for ((at, state), bytes) in job.wanted.into_iter().zip(made) {
            let path = job.recipe.makes[at].path.as_str();
            let new = manifest::entry(&bytes);
            // A new key may well give the old bytes.
            let unchanged = !state.is_new && new.is_same(&state.entry);
            let mut stamp = state.stamp;
            if !unchanged {
                let staged = manifest::stage(self.output).join(path);
                stamp = write(&staged, &bytes).map_err(Unmade::Disk)?;
            }
            let entry = Entry {
                made_of: state.entry.made_of.clone(),
                ..new
            };
            let was_changed = state.was_changed && !unchanged;
            states.push((
                path,
                State {
                    entry,
                    unchanged,
                    was_changed,
                    stamp,
                    ..state
                },
            ));
        }
        Ok(states)
    }
}
