//! What templates can do with a value: format it in their language. No filter reads anything.

use std::cell::RefCell;
use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::format::Format;
use crate::page::fill_with;

thread_local! {
    /// How the language is written that a page is rendered in. The templates are the same for all languages, and a filter in a component
    /// sees nothing but what the component was given.
    static FORMAT: RefCell<Arc<Format>> = RefCell::default();
}

/// Renders: every filter writes dates and numbers as this language does.
pub(super) fn in_language<T>(format: &Arc<Format>, render: impl FnOnce() -> T) -> T {
    let before = FORMAT.replace(Arc::clone(format));
    let rendered = render();
    FORMAT.set(before);
    rendered
}

/// Gives templates the filters.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("date", |text: &str, kwargs: Kwargs, _: &State| {
        FORMAT.with_borrow(|format| date(format, text, &kwargs))
    });
    tera.register_filter("number", |value: &Value, _: Kwargs, _: &State| {
        FORMAT.with_borrow(|format| number(format, value))
    });
    tera.register_filter("count", |phrase: &Value, kwargs: Kwargs, _: &State| {
        FORMAT.with_borrow(|format| count(format, phrase, &kwargs))
    });
    tera.register_filter("fill", |phrase: &str, kwargs: Kwargs, _: &State| {
        filled(phrase, &kwargs, None)
    });
    tera.register_filter("lines", |text: &str, _: Kwargs, _: &State| lines(text));
}

/// `{{ plan.date | date(form="long") }}`; `short` when no form is named.
fn date(format: &Format, text: &str, kwargs: &Kwargs) -> TeraResult<String> {
    let form = kwargs.get::<&str>("form")?.unwrap_or("short");
    let date = format.date(text, form);
    date.ok_or_else(|| {
        tera::Error::message(format!(
            "`{text}` cannot be written as a date in the form `{form}`"
        ))
    })
}

/// `{{ 1200 | number }}`
fn number(format: &Format, value: &Value) -> TeraResult<String> {
    match (value.as_i128(), value.as_f64()) {
        (Some(whole), _) => Ok(format.integer(whole)),
        (None, Some(number)) => Ok(format.decimal(number)),
        (None, None) => Err(tera::Error::message(format!("`{value}` is not a number"))),
    }
}

/// `{{ t.articles | count(n=5) }}`: the form that goes with n, with `{n}` (written as numbers are) and all else filled in.
fn count(format: &Format, phrase: &Value, kwargs: &Kwargs) -> TeraResult<String> {
    let n = kwargs.must_get::<i128>("n")?;
    let form = match phrase.as_map() {
        None => phrase.as_str(),
        Some(forms) => {
            let name = if n == 1 { "one" } else { "other" };
            let form = forms.iter().find(|(key, _)| key.as_str() == Some(name));
            form.and_then(|(_, form)| form.as_str())
        }
    };
    let form = form.ok_or_else(|| tera::Error::message("`count` needs a phrase of the theme"))?;
    filled(form, kwargs, Some(&format.integer(n)))
}

/// `{{ t.by | fill(name="Sở Nội vụ") }}`; `n` goes before the argument of that name.
fn filled(phrase: &str, kwargs: &Kwargs, n: Option<&str>) -> TeraResult<String> {
    Ok(fill_with(phrase, |name, text| {
        let given = || kwargs.iter().find(|(key, _)| key.as_str() == Some(name));
        match n.filter(|_| name == "n") {
            Some(n) => text.push_str(n),
            None => match given() {
                Some((_, value)) => match value.as_str() {
                    Some(value) => text.push_str(value),
                    None => text.push_str(&value.to_string()),
                },
                None => return false,
            },
        }
        true
    }))
}

/// The lines of a text without blank ones.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::super::strings::builtin_phrases;
    use super::*;
    use crate::page::Phrase;

    #[test]
    fn filters_format_in_the_language_of_the_engine() {
        for (tag, template, expected) in [
            ("vi", "{{ '2024-03-14' | date }}", "14/3/2024"),
            (
                "en",
                "{{ '2024-03-14' | date(form='long') }}",
                "14 March 2024",
            ),
            ("vi", "{{ 1200 | number }}", "1.200"),
            ("en", "{{ p | count(n=1) }}", "1 thing of A &amp; B"),
            ("en", "{{ p | count(n=1200) }}", "1,200 things"),
            (
                "vi",
                "{{ '{x}: {y}' | fill(x='<b>', y=2024) }}",
                "&lt;b&gt;: 2024",
            ),
            (
                "vi",
                "{% for l in 'a\n\n b' | lines %}[{{ l }}]{% endfor %}",
                "[a][b]",
            ),
        ] {
            let mut tera = Tera::new();
            register(&mut tera);
            let format = Arc::new(Format::new(builtin_phrases(tag).unwrap()));
            let mut context = tera::Context::new();
            let phrase = Phrase::Plural {
                one: "{n} thing of A & B".to_owned(),
                other: "{n} things".to_owned(),
            };
            context.insert("p", &phrase);
            let rendered = in_language(&format, || tera.render_str(template, &context, true));
            assert_eq!(rendered.unwrap(), expected, "{template}");
        }
    }
}
