//! Parts of the frame that many pages have in common – brand, menu, footer –, rendered once for all of them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use super::score::{Node, Store, Value};
use crate::page::Page;

/// The templates of the parts, by the name they have in `frame`: they see everything but the page. Of a page they know `root`,
/// and those of the second list also `section` and `is_exact`.
const OF_ROOT: [(&str, &str); 4] = [
    ("icons", "frame-icons.html"),
    ("top", "frame-top.html"),
    ("find", "frame-find.html"),
    ("foot", "frame-foot.html"),
];
const OF_SECTION: [(&str, &str); 1] = [("menu", "frame-menu.html")];

/// What a part depends on beside what all pages share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub root: String,
    /// The entry of the menu, and whether it is this very page and not only the part of the site in which the page lies.
    pub section: Option<(String, bool)>,
}

/// The parts of one place.
#[derive(Debug)]
pub(super) struct Parts {
    kept: Option<(Store, Node)>,
    for_tera: OnceLock<tera::Value>,
}

impl Parts {
    /// The value of `frame`.
    pub fn value(&self) -> Value<'_> {
        let kept = self.kept.as_ref();
        kept.map_or(Value::Missing, |(store, node)| Value::of(store, *node))
    }

    /// The same for Tera.
    pub fn for_tera(&self) -> &tera::Value {
        self.for_tera.get_or_init(|| {
            let names = OF_ROOT.iter().chain(&OF_SECTION).map(|(name, _)| *name);
            let parts = names.filter_map(|name| {
                let text = self.value().field(name)?.text().ok()?;
                Some((name.into(), tera::Value::safe_string(text)))
            });
            tera::Value::from(parts.collect::<tera::Map>())
        })
    }
}

/// The parts that were rendered so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces {
    made: Arc<RwLock<BTreeMap<Place, Arc<Parts>>>>,
}

impl Pieces {
    /// The parts for a page. `render` makes one from the name of its template and what it knows of the page.
    pub fn of<E>(
        &self,
        page: &Page,
        render: impl Fn(&str, &Place) -> Result<String, E>,
    ) -> Result<Arc<Parts>, E> {
        let is_exact = page.section == page.kind.name() || page.kind.name() == "page";
        let place = Place {
            root: page.root.clone(),
            section: Some((page.section.clone(), is_exact)),
        };
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(parts) = made.get(&place) {
            return Ok(Arc::clone(parts));
        }
        drop(made);
        let anywhere = Place {
            root: page.root.clone(),
            section: None,
        };
        let of_root = OF_ROOT.iter().map(|part| (part, &anywhere));
        let of_section = OF_SECTION.iter().map(|part| (part, &place));
        let mut texts = Vec::new();
        for ((name, template), place) in of_root.chain(of_section) {
            texts.push((*name, render(template, place)?));
        }
        let parts = Arc::new(Parts {
            kept: Store::of_safe(&texts),
            for_tera: OnceLock::new(),
        });
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(made.entry(place).or_insert(parts)))
    }
}
