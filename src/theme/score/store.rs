//! Where values lie that templates see: texts one behind the other, lists and maps as stretches of two long rows. Nothing of it is asked for piece by
//! piece, and a store is used again for the next page.

/// Values.
#[derive(Clone, Debug, Default)]
pub(in crate::theme) struct Store {
    pub(super) text: String,
    pub(super) elements: Vec<Node>,
    pub(super) entries: Vec<Entry>,
    /// Of lists and maps that are being filled.
    pub(super) open_elements: Vec<Node>,
    pub(super) open_entries: Vec<Entry>,
}

/// A stretch of a row.
#[derive(Clone, Copy, Debug)]
pub(in crate::theme) struct Stretch {
    at: u32,
    length: u32,
}

/// One value in a store.
#[derive(Clone, Copy, Debug)]
pub(in crate::theme) enum Node {
    Nothing,
    Truth(bool),
    Whole(i64),
    Number(f64),
    Text(Stretch),
    /// A text with tags of its own.
    Safe(Stretch),
    List(Stretch),
    Map(Stretch),
}

/// A value with its name.
#[derive(Clone, Copy, Debug)]
pub(in crate::theme) struct Entry {
    pub key: Key,
    pub node: Node,
}

/// The name of a value.
#[derive(Clone, Copy, Debug)]
pub(in crate::theme) enum Key {
    /// Of a field.
    Name(&'static str),
    Text(Stretch),
}

impl Store {
    /// Takes everything out.
    pub fn clear(&mut self) {
        self.text.clear();
        self.elements.clear();
        self.entries.clear();
        self.open_elements.clear();
        self.open_entries.clear();
    }

    /// Texts with tags of their own, by name.
    pub fn of_safe(texts: &[(&'static str, String)]) -> Option<(Self, Node)> {
        let mut store = Self::default();
        for (name, text) in texts {
            let at = store.text.len();
            store.text.push_str(text);
            let node = Node::Safe(store.text_from(at)?);
            let key = Key::Name(name);
            store.entries.push(Entry { key, node });
        }
        let node = Node::Map(Stretch::new(0, store.entries.len())?);
        Some((store, node))
    }

    /// What was written to the end of the text since it had this length.
    pub(super) fn text_from(&self, at: usize) -> Option<Stretch> {
        Stretch::new(at, self.text.len() - at)
    }

    pub(super) fn text(&self, stretch: Stretch) -> &str {
        self.text.get(stretch.range()).unwrap_or_default()
    }

    pub(super) fn list(&self, stretch: Stretch) -> &[Node] {
        self.elements.get(stretch.range()).unwrap_or_default()
    }

    pub(super) fn map(&self, stretch: Stretch) -> &[Entry] {
        self.entries.get(stretch.range()).unwrap_or_default()
    }

    pub(super) fn key(&self, key: Key) -> &str {
        match key {
            Key::Name(name) => name,
            Key::Text(stretch) => self.text(stretch),
        }
    }
}

impl Stretch {
    /// A stretch; nothing where a store would have to be larger than 4 GB.
    pub fn new(at: usize, length: usize) -> Option<Self> {
        let (at, length) = (u32::try_from(at).ok()?, u32::try_from(length).ok()?);
        at.checked_add(length)?;
        Some(Self { at, length })
    }

    fn range(self) -> std::ops::Range<usize> {
        self.at as usize..(self.at + self.length) as usize
    }
}
