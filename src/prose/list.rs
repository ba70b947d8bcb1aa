//! Lists, tasks and tables.

use pulldown_cmark::{Alignment, Event, TagEnd};

use super::element::Content;
use super::text::escape;
use super::writer::{Columns, Events, Writer};

impl Writer<'_> {
    /// Opens a list; an ordered one begins with `first`.
    pub(super) fn list(&mut self, first: Option<u64>) {
        self.expect_flow();
        // A list right within an item begins a new line of plain text.
        self.line_end();
        match first {
            None => self.markdown("<ul>\n", "</ul>\n", Content::Parts),
            Some(1) => self.markdown("<ol>\n", "</ol>\n", Content::Parts),
            Some(first) => self.markdown(
                &format!("<ol start=\"{first}\">\n"),
                "</ol>\n",
                Content::Parts,
            ),
        }
    }

    /// Writes the box of a task, at the start of its item.
    pub(super) fn task(&mut self, done: bool) {
        let html = &mut self.sheet.html;
        // Only now is it known that the item is a task.
        for opened in ["<li>", "<li><p>"] {
            if html.ends_with(opened) {
                html.truncate(html.len() - opened.len());
                html.push_str("<li class=\"task\">");
                html.push_str(&opened[4..]);
                break;
            }
        }
        let (state, label) = match done {
            true => (" checked", &self.labels.task_done),
            false => ("", &self.labels.task_open),
        };
        html.push_str("<input type=\"checkbox\" disabled");
        html.push_str(state);
        html.push_str(" aria-label=\"");
        escape(html, label);
        html.push_str("\"> ");
    }

    /// Opens a Markdown table in a region that scrolls.
    pub(super) fn table(&mut self, alignments: &[Alignment]) {
        self.expect_flow();
        self.columns = Columns {
            alignments: alignments.to_vec(),
            ..Columns::default()
        };
        self.open_scroll_region();
        self.markdown("<table>\n", "</table></section>\n", Content::Parts);
    }

    /// Opens the region around a table: reached by keyboard, named, scrolling by itself on a small screen.
    pub(super) fn open_scroll_region(&mut self) {
        self.tables += 1;
        let name = self.labels.table.replace("{n}", &self.tables.to_string());
        let html = &mut self.sheet.html;
        html.push_str("<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"");
        escape(html, &name);
        html.push_str("\">");
    }

    pub(super) fn table_head(&mut self) {
        self.columns.in_head = true;
        self.columns.next = 0;
        self.markdown("<thead>\n<tr>", "</tr>\n</thead>\n", Content::Parts);
    }

    pub(super) fn table_head_end(&mut self) {
        self.columns.in_head = false;
        self.close_markdown();
        self.line_end();
    }

    pub(super) fn table_row(&mut self) {
        self.columns.next = 0;
        let open = match self.columns.has_body {
            true => "<tr>",
            false => "<tbody>\n<tr>",
        };
        self.columns.has_body = true;
        self.markdown(open, "</tr>\n", Content::Parts);
    }

    pub(super) fn table_cell(&mut self, events: Events<'_, '_>, at: usize) {
        let alignment = match self.columns.alignments.get(self.columns.next) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.columns.next += 1;
        // A header without text would be read out as one that says nothing.
        let is_empty = matches!(events.get(at + 1), Some((Event::End(TagEnd::TableCell), _)));
        let html = &mut self.sheet.html;
        if self.columns.in_head && !is_empty {
            html.push_str("<th scope=\"col\"");
            html.push_str(alignment);
            self.markdown(">", "</th>", Content::Phrasing);
        } else {
            html.push_str("<td");
            html.push_str(alignment);
            self.markdown(">", "</td>", Content::Phrasing);
        }
    }

    pub(super) fn table_end(&mut self) {
        if self.columns.has_body {
            self.sheet.html.push_str("</tbody>\n");
        }
        self.close_markdown();
    }
}
