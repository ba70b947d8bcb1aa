//! Values by what they are made of, from one build to the next.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use super::mark::Mark;

/// Where values of an earlier process lie; looked into only for what is asked for.
pub trait Archive<V: ?Sized>: Debug + Send + Sync {
    /// The value with a mark; nothing when it is no longer what it was.
    fn find(&self, mark: Mark) -> Option<Arc<V>>;
}

/// Values of one kind, each by its mark; what a build did not ask for is forgotten at its end.
#[derive(Debug)]
pub struct Kept<V: ?Sized> {
    /// False where nobody builds again: then nothing is worth keeping.
    remembers: bool,
    before: BTreeMap<Mark, Arc<V>>,
    archive: Option<Box<dyn Archive<V>>>,
    now: Mutex<BTreeMap<Mark, Arc<V>>>,
}

impl<V: ?Sized> Default for Kept<V> {
    /// One that remembers nothing.
    fn default() -> Self {
        Self {
            remembers: false,
            before: BTreeMap::new(),
            archive: None,
            now: Mutex::default(),
        }
    }
}

impl<V: ?Sized> Kept<V> {
    /// One for a process that builds again and again, or many sites at once: then nobody turns it, and nothing is forgotten.
    pub fn remembering() -> Self {
        Self {
            remembers: true,
            ..Self::default()
        }
    }

    /// One that knows values of an earlier process.
    pub fn with(before: impl IntoIterator<Item = (Mark, Arc<V>)>) -> Self {
        Self {
            before: before.into_iter().collect(),
            ..Self::remembering()
        }
    }

    /// One that can look up values of an earlier process.
    pub fn over(archive: Box<dyn Archive<V>>) -> Self {
        Self {
            archive: Some(archive),
            ..Self::remembering()
        }
    }

    /// True when the next build may find what this one makes.
    pub fn remembers(&self) -> bool {
        self.remembers
    }

    /// What was made of the same before, when it still holds, or what `make` makes now; `mark` is asked for only where something is kept.
    pub fn recall(
        &self,
        mark: impl FnOnce() -> Mark,
        holds: impl FnOnce(&V) -> bool,
        make: impl FnOnce() -> Arc<V>,
    ) -> Arc<V> {
        if !self.remembers {
            return make();
        }
        let mark = mark();
        let before = self.earlier(mark).filter(|value| holds(value));
        let value = before.unwrap_or_else(make);
        self.keep(mark, &value);
        value
    }

    /// What was made of the same before; it is kept for the next build too.
    pub fn find(&self, mark: Mark) -> Option<Arc<V>> {
        let value = self.earlier(mark)?;
        self.keep(mark, &value);
        Some(value)
    }

    fn earlier(&self, mark: Mark) -> Option<Arc<V>> {
        let before = self.before.get(&mark).map(Arc::clone);
        // Another build that shares this one perhaps made it a moment ago.
        let now = || {
            let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
            now.get(&mark).map(Arc::clone)
        };
        let known = before.or_else(now);
        known.or_else(|| self.archive.as_ref()?.find(mark))
    }

    /// Keeps a value for the next build.
    pub fn keep(&self, mark: Mark, value: &Arc<V>) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.insert(mark, Arc::clone(value));
    }

    /// A build is over: the next one finds what this one asked for.
    pub fn turn(&mut self) {
        let now = self.now.get_mut().unwrap_or_else(PoisonError::into_inner);
        self.before = std::mem::take(now);
    }

    /// Hands over what was asked for since the last turn.
    pub fn take(&mut self) -> Vec<(Mark, Arc<V>)> {
        let now = self.now.get_mut().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(now).into_iter().collect()
    }

    /// How many values the next build finds.
    pub fn len(&self) -> usize {
        self.before.len()
    }

    /// True when the next build finds nothing.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty()
    }
}

/// What files say, whatever their shape.
pub type Readings = Kept<dyn Any + Send + Sync>;

impl Readings {
    /// What a file says: `read` again only when its name, its text or the shape it is read as is another than before.
    pub fn read<T: Clone + Send + Sync + 'static>(
        &self,
        (file, text): (&str, &str),
        read: impl Fn() -> T,
    ) -> T {
        if !self.remembers {
            return read();
        }
        let mark = || Mark::of_texts([std::any::type_name::<T>(), file, text]);
        let value = self.recall(mark, |value| value.is::<T>(), || Arc::new(read()));
        match value.downcast_ref::<T>() {
            Some(value) => value.clone(),
            None => read(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_is_made_once_and_what_nobody_asks_for_is_forgotten() {
        let mut kept = Kept::<String>::remembering();
        let made = std::cell::Cell::new(0);
        let ask = |kept: &Kept<String>, of: &str, holds: bool| {
            let make = || {
                made.set(made.get() + 1);
                Arc::new(of.to_uppercase())
            };
            kept.recall(|| Mark::of_texts([of]), |_| holds, make)
        };
        assert_eq!(*ask(&kept, "a", true), "A");
        ask(&kept, "b", true);
        kept.turn();
        assert_eq!(*ask(&kept, "a", true), "A");
        assert_eq!(made.get(), 2, "a was there");
        kept.turn();
        assert_eq!(kept.len(), 1, "b is forgotten");
        ask(&kept, "b", true);
        ask(&kept, "a", false);
        assert_eq!(made.get(), 4, "one was forgotten, one no longer holds");
    }

    #[test]
    fn what_many_ask_for_is_made_once_for_all() {
        let kept = Readings::remembering();
        let made = std::cell::Cell::new(0);
        let read = || made.replace(made.get() + 1);
        for _ in 0..3 {
            assert_eq!(kept.read(("a", "1"), read), 0);
        }
        assert_eq!(kept.read(("a", "2"), read), 1, "another text");
        assert_eq!(kept.read(("b", "1"), read), 2, "another file");
    }

    #[test]
    fn another_shape_is_another_reading() {
        let mut readings = Readings::remembering();
        for _ in 0..2 {
            assert_eq!(readings.read(("a", "1"), || 1_u8), 1);
            assert_eq!(readings.read(("a", "1"), || "1".to_owned()), "1");
            readings.turn();
        }
        assert_eq!(readings.len(), 2);
    }
}
