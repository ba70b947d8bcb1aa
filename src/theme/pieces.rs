//! Parts of the frame that many pages have in common – brand, menu, footer –, rendered once for all of them.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use tera::Value;

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
struct Place {
    root: String,
    section: String,
    is_exact: bool,
}

/// The parts that were rendered so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces {
    made: Arc<RwLock<BTreeMap<Place, Value>>>,
}

impl Pieces {
    /// The value of `frame` for a page. `render` makes a part from the name of its template and what it knows of the page.
    pub fn of<E>(
        &self,
        page: &Page,
        render: impl Fn(&str, &[(&'static str, Value)]) -> Result<String, E>,
    ) -> Result<Value, E> {
        // The entry of the menu is this very page, not only the part of the site in which it lies.
        let is_exact = page.section == page.kind.name() || page.kind.name() == "page";
        let place = Place {
            root: page.root.clone(),
            section: page.section.clone(),
            is_exact,
        };
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = made.get(&place) {
            return Ok(value.clone());
        }
        drop(made);
        let known = [
            ("root", Value::from(page.root.as_str())),
            ("section", Value::from(page.section.as_str())),
            ("is_exact", Value::from(is_exact)),
        ];
        let mut parts = tera::Map::new();
        let of_root = OF_ROOT.iter().map(|part| (part, &known[..1]));
        let of_section = OF_SECTION.iter().map(|part| (part, &known[..]));
        for ((name, template), known) in of_root.chain(of_section) {
            let text = render(template, known)?;
            parts.insert((*name).into(), Value::safe_string(&text));
        }
        let value = Value::from(parts);
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        Ok(made.entry(place).or_insert(value).clone())
    }
}
