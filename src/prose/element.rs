//! The HTML that authors may write themselves, and where each element may stand.

/// Where an element may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Within a line of text.
    Phrasing,
    /// Where a paragraph may stand.
    Flow,
    /// Only directly in one of these.
    Part(&'static [&'static str]),
}

/// What an element may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing: there is no end tag.
    Void,
    /// Text and elements within a line.
    Phrasing,
    /// Paragraphs as well as text.
    Flow,
    /// Only its parts (`tr` in `table`), never text.
    Parts,
}

/// One element of the safe subset.
#[derive(Debug)]
pub(super) struct Element {
    pub name: &'static str,
    pub kind: Kind,
    pub content: Content,
    /// Attributes beside `lang`, `dir` and `title`, which are allowed everywhere.
    pub attributes: &'static [&'static str],
    /// What comes before and after its tags.
    pub close: &'static str,
    /// True when HTML lets its end tag be left out (`<li>`, `<td>`, `<p>`).
    pub end_is_optional: bool,
}

/// The element of this name (any case), if authors may use it.
pub(super) fn element(name: &str) -> Option<&'static Element> {
    ELEMENTS
        .iter()
        .find(|element| element.name.eq_ignore_ascii_case(name))
}

/// The names of all allowed elements, for a suggestion.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ELEMENTS.iter().map(|element| element.name)
}

macro_rules! element {
    ($name:literal, $kind:expr, $content:ident $(, $attribute:literal)*) => {
        Element {
            name: $name,
            kind: $kind,
            content: Content::$content,
            attributes: &[$($attribute),*],
            close: concat!("</", $name, ">"),
            end_is_optional: matches!(
                $name.as_bytes(),
                b"p" | b"li" | b"dt" | b"dd" | b"tr" | b"td" | b"th" | b"thead" | b"tbody" | b"tfoot"
            ),
        }
    };
}

const ROWS: &[&str] = &["table", "thead", "tbody", "tfoot"];

// Most frequent first: the list is searched from the front.
const ELEMENTS: &[Element] = &[
    element!("br", Kind::Phrasing, Void),
    element!("span", Kind::Phrasing, Phrasing),
    element!("td", Kind::Part(&["tr"]), Flow, "colspan", "rowspan"),
    element!("tr", Kind::Part(ROWS), Parts),
    element!(
        "th",
        Kind::Part(&["tr"]),
        Flow,
        "colspan",
        "rowspan",
        "scope"
    ),
    element!("a", Kind::Phrasing, Phrasing, "href"),
    element!("abbr", Kind::Phrasing, Phrasing),
    element!("b", Kind::Phrasing, Phrasing),
    element!("bdi", Kind::Phrasing, Phrasing),
    element!("blockquote", Kind::Flow, Flow),
    element!("caption", Kind::Part(&["table"]), Phrasing),
    element!("cite", Kind::Phrasing, Phrasing),
    element!("code", Kind::Phrasing, Phrasing),
    element!("dd", Kind::Part(&["dl"]), Flow),
    element!("del", Kind::Phrasing, Phrasing),
    element!("details", Kind::Flow, Flow, "open"),
    element!("div", Kind::Flow, Flow),
    element!("dl", Kind::Flow, Parts),
    element!("dt", Kind::Part(&["dl"]), Phrasing),
    element!("em", Kind::Phrasing, Phrasing),
    element!("figcaption", Kind::Part(&["figure"]), Flow),
    element!("figure", Kind::Flow, Flow),
    element!("hr", Kind::Flow, Void),
    element!("i", Kind::Phrasing, Phrasing),
    element!("img", Kind::Phrasing, Void, "src", "alt"),
    element!("ins", Kind::Phrasing, Phrasing),
    element!("kbd", Kind::Phrasing, Phrasing),
    element!("li", Kind::Part(&["ul", "ol"]), Flow),
    element!("mark", Kind::Phrasing, Phrasing),
    element!("ol", Kind::Flow, Parts, "start", "reversed"),
    element!("p", Kind::Flow, Phrasing),
    element!("q", Kind::Phrasing, Phrasing),
    element!("s", Kind::Phrasing, Phrasing),
    element!("samp", Kind::Phrasing, Phrasing),
    element!("small", Kind::Phrasing, Phrasing),
    element!("strong", Kind::Phrasing, Phrasing),
    element!("sub", Kind::Phrasing, Phrasing),
    element!("summary", Kind::Part(&["details"]), Phrasing),
    element!("sup", Kind::Phrasing, Phrasing),
    element!("table", Kind::Flow, Parts),
    element!("tbody", Kind::Part(&["table"]), Parts),
    element!("tfoot", Kind::Part(&["table"]), Parts),
    element!("thead", Kind::Part(&["table"]), Parts),
    element!("u", Kind::Phrasing, Phrasing),
    element!("ul", Kind::Flow, Parts),
    element!("var", Kind::Phrasing, Phrasing),
    element!("wbr", Kind::Phrasing, Void),
];
