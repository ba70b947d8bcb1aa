//! The stack of open elements, Markdown's and the author's: what keeps every page balanced and its nesting valid.

use std::ops::Range;

use super::element::{Content, Element, Kind};
use super::writer::Writer;
use crate::diagnostic::Severity;
use crate::say;

/// One open element.
pub(super) struct Open {
    /// The author's own element, with the bytes of its start tag; absent for what Markdown opened.
    pub author: Option<(&'static Element, Range<usize>)>,
    pub content: Content,
    /// Written when it is closed.
    pub close: &'static str,
    /// True for an `a`: nothing inside may be a link again.
    pub is_link: bool,
    /// True once a `summary` has been opened in it.
    pub has_summary: bool,
}

impl Writer<'_> {
    /// Opens something of Markdown's own.
    pub(super) fn markdown(&mut self, open: &str, close: &'static str, content: Content) {
        self.sheet.html.push_str(open);
        self.open.push(Open {
            author: None,
            content,
            close,
            is_link: false,
            has_summary: false,
        });
    }

    /// Opens a Markdown element within a line.
    pub(super) fn inline(&mut self, open: &str, close: &'static str) {
        self.expect_phrasing();
        self.markdown(open, close, Content::Phrasing);
    }

    /// Closes the innermost Markdown element, and before it what the author left open inside.
    pub(super) fn close_markdown(&mut self) {
        while let Some(open) = self.pop() {
            match open.author {
                Some(author) => self.left_open(author),
                None => return,
            }
        }
    }

    /// Closes everything.
    pub(super) fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close_markdown();
        }
    }

    /// True within a link.
    pub(super) fn is_in_link(&self) -> bool {
        self.open.iter().any(|open| open.is_link)
    }

    /// Before text: closes author's elements that cannot hold any (`<tr>` without `<td>`).
    pub(super) fn expect_phrasing(&mut self) {
        while self.is_author_top(|content| content == Content::Parts) {
            self.close_top();
        }
    }

    /// Before a Markdown block: closes author's elements that cannot hold one (`<b>`, `<p>`, `<tr>`).
    pub(super) fn expect_flow(&mut self) {
        while self.is_author_top(|content| content != Content::Flow) {
            self.close_top();
        }
    }

    /// Makes room for an element of the author's; false when it cannot stand here at all.
    pub(super) fn make_room(&mut self, element: &Element) -> bool {
        let target = match element.kind {
            Kind::Phrasing => {
                self.expect_phrasing();
                return true;
            }
            Kind::Flow => self.find_author(|_, content| content == Content::Flow, true),
            Kind::Part(parents) => self.find_author(|name, _| parents.contains(&name), false),
        };
        let Some(depth) = target else {
            return false;
        };
        while self.open.len() > depth {
            self.close_top();
        }
        if element.name == "summary"
            && let Some(details) = self.open.last_mut()
        {
            // A second one would be no summary.
            return !std::mem::replace(&mut details.has_summary, true);
        }
        true
    }

    /// Opens an element of the author's whose start tag has been written.
    pub(super) fn push_author(
        &mut self,
        element: &'static Element,
        range: Range<usize>,
        close: &'static str,
        is_link: bool,
    ) {
        self.open.push(Open {
            author: Some((element, range)),
            content: element.content,
            close,
            is_link,
            has_summary: false,
        });
    }

    /// Closes the author's element of this name; false when none is open within the same piece of Markdown.
    pub(super) fn close_author(&mut self, element: &Element) -> bool {
        let Some(depth) = self.find_author(|name, _| name == element.name, false) else {
            return false;
        };
        while self.open.len() > depth {
            self.close_top();
        }
        self.pop();
        true
    }

    /// How many elements stay open when all above the nearest fitting one are closed, looking no further than the
    /// piece of Markdown around; `or_markdown`: that piece may be the fitting one.
    fn find_author(
        &self,
        fits: impl Fn(&'static str, Content) -> bool,
        or_markdown: bool,
    ) -> Option<usize> {
        for (index, open) in self.open.iter().enumerate().rev() {
            match &open.author {
                Some((element, _)) if fits(element.name, open.content) => return Some(index + 1),
                Some(_) => {}
                None => {
                    return (or_markdown && fits("", open.content)).then_some(index + 1);
                }
            }
        }
        (or_markdown && fits("", Content::Flow)).then_some(0)
    }

    fn is_author_top(&self, is_unfit: impl Fn(Content) -> bool) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.author.is_some() && is_unfit(open.content))
    }

    /// Closes an author's element that was left open.
    fn close_top(&mut self) {
        if let Some(author) = self.pop().and_then(|open| open.author) {
            self.left_open(author);
        }
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.sheet.html.push_str(open.close);
        if let Some((element, range)) = &open.author
            && element.name == "details"
            && !open.has_summary
        {
            self.warn(
                range.clone(),
                say!(
                    "`<details>` thiếu dòng tiêu đề `<summary>` để bấm mở",
                    "`<details>` has no `<summary>` to open it by"
                ),
                Some(say!(
                    "Viết `<summary>Tiêu đề</summary>` ngay sau `<details>`",
                    "Write `<summary>Title</summary>` right after `<details>`"
                )),
            );
        }
        Some(open)
    }

    fn left_open(&mut self, (element, range): (&'static Element, Range<usize>)) {
        if element.end_is_optional {
            return;
        }
        let name = element.name;
        self.note(
            Severity::Warning,
            range,
            say!(
                "Thẻ `<{name}>` chưa được đóng ở đúng chỗ nên Loa đã tự đóng",
                "`<{name}>` is not closed where it should be, so Loa closed it"
            ),
            Some(say!(
                "Viết `</{name}>` trong cùng đoạn, cùng mục danh sách hoặc cùng ô với `<{name}>`",
                "Write `</{name}>` in the same paragraph, list item or cell as `<{name}>`"
            )),
        );
    }
}
