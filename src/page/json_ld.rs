//! JSON inside a `<script>`: JSON-LD for search engines, data for the scripts of a page.

use std::fmt::Write;

use memchr::{memchr_iter, memchr3};
use serde::Serialize;
use serde_json::Value;

/// JSON that no text of an author can end the element with: no `<` in it, nor what JavaScript takes for the end of a line.
pub(super) fn inside_script(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    // Most texts have none of them, which their bytes tell at once; U+2028 and U+2029 share their first two with dashes and quotes.
    let bytes = json.as_bytes();
    let is_line_end = |at: usize| matches!(bytes[at..], [_, 0x80, 0xa8 | 0xa9, ..]);
    let has_sign = memchr3(b'<', b'>', b'&', bytes).is_some();
    if !has_sign && !memchr_iter(0xe2, bytes).any(is_line_end) {
        return json;
    }
    // They stand in strings only, where their numbers mean the same.
    let mut safe = String::with_capacity(json.len() + 64);
    let mut rest = json.as_str();
    while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        let (before, from) = rest.split_at(at);
        safe.push_str(before);
        let mut chars = from.chars();
        if let Some(dangerous) = chars.next() {
            // Writing into memory does not fail.
            let _ = write!(safe, "\\u{:04x}", u32::from(dangerous));
        }
        rest = chars.as_str();
    }
    safe.push_str(rest);
    safe
}

/// A list of things after schema.org.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Graph<'a>,
}

/// What a page is, and the way to it.
#[derive(Serialize)]
#[serde(untagged)]
enum Graph<'a> {
    Both(&'a Value, &'a Breadcrumbs<'a>),
    Main([&'a Value; 1]),
    Way([&'a Breadcrumbs<'a>; 1]),
}

/// The way from the home page.
#[derive(Serialize)]
pub(super) struct Breadcrumbs<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "itemListElement")]
    items: Vec<Crumb<'a>>,
}

#[derive(Serialize)]
struct Crumb<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    name: &'a str,
    position: usize,
}

impl<'a> Breadcrumbs<'a> {
    /// Names with their absolute addresses, where these are known.
    pub fn new(crumbs: impl Iterator<Item = (&'a str, Option<String>)>) -> Self {
        let items = (1..).zip(crumbs).map(|(position, (name, item))| Crumb {
            kind: "ListItem",
            item,
            name,
            position,
        });
        Self {
            kind: "BreadcrumbList",
            items: items.collect(),
        }
    }
}

/// JSON-LD that can stand inside a `<script>`; empty when there is nothing to say.
pub(super) fn json_ld(main: Option<&Value>, breadcrumbs: Option<&Breadcrumbs>) -> String {
    let main = main.cloned().map(|mut main| {
        without_nulls(&mut main);
        main
    });
    let graph = match (&main, breadcrumbs) {
        (Some(main), Some(way)) => Graph::Both(main, way),
        (Some(main), None) => Graph::Main([main]),
        (None, Some(way)) => Graph::Way([way]),
        (None, None) => return String::new(),
    };
    inside_script(&Document {
        context: "https://schema.org",
        graph,
    })
}

fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(without_nulls);
        }
        Value::Array(list) => list.iter_mut().for_each(without_nulls),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_ld_cannot_leave_its_element() {
        let main = json!({ "name": "</script><b>&\u{2028}\u{2029}", "x": null });
        let crumbs = [
            ("A & B", None),
            ("<i>", Some("https://a.example/".to_owned())),
        ];
        let way = Breadcrumbs::new(crumbs.into_iter());
        let text = json_ld(Some(&main), Some(&way));
        assert!(
            !text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']),
            "{text}"
        );
        assert!(!text.contains("null"), "{text}");
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["@graph"][0]["name"], "</script><b>&\u{2028}\u{2029}");
        let items = json!([
            { "@type": "ListItem", "name": "A & B", "position": 1 },
            { "@type": "ListItem", "name": "<i>", "position": 2, "item": "https://a.example/" },
        ]);
        assert_eq!(back["@graph"][1]["itemListElement"], items);
        assert_eq!(json_ld(None, None), "");
    }
}
