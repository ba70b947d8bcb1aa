//! What a score does with one value: the same as the filters that Tera has and `theme/filter.rs` gives it.

use super::part::{Filter, Term};
use super::player::Player;
use super::value::{Stop, Value};
use crate::page::fill_with;

type Arguments = &'static [(&'static str, Term)];

impl<'a> Player<'a, '_> {
    pub(super) fn filtered(
        &mut self,
        filter: &Filter,
        of: &'static Term,
        arguments: Arguments,
    ) -> Result<Value<'a>, Stop> {
        let of = self.work_out(of)?;
        match filter {
            Filter::Safe => Ok(Value::Safe(of.text()?)),
            Filter::Date => {
                let form = self.argument(arguments, "form")?;
                let form = form.map_or(Ok("short"), Value::text)?;
                let date = self.scene.format.date(of.text()?, form).ok_or(Stop)?;
                Ok(self.text(&date))
            }
            Filter::Number => {
                let number = match of {
                    Value::Whole(number) => self.scene.format.integer(number.into()),
                    Value::Number(number) => self.scene.format.decimal(number),
                    _ => return Err(Stop),
                };
                Ok(self.text(&number))
            }
            Filter::Count => self.counted(of, arguments),
            Filter::Fill => self.filled(of.text()?, arguments, None),
            Filter::Length => {
                let length = i64::try_from(of.length()?).map_err(|_| Stop)?;
                Ok(Value::Whole(length))
            }
            Filter::Int => match of {
                Value::Whole(_) => Ok(of),
                _ => {
                    let number = of.text()?.trim().parse().map_err(|_| Stop)?;
                    Ok(Value::Whole(number))
                }
            },
            Filter::Join => self.joined(of, arguments),
            Filter::Trim if arguments.is_empty() => like(of, of.text()?.trim()),
            Filter::TrimStart => match self.argument(arguments, "pat")? {
                Some(start) => like(of, of.text()?.trim_start_matches(start.text()?)),
                None => like(of, of.text()?.trim_start()),
            },
            Filter::Upper => self.written(of, |text| text.to_uppercase()),
            Filter::Lower => self.written(of, |text| text.to_lowercase()),
            Filter::Capitalize => self.written(of, |text| {
                let mut letters = text.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                first.collect::<String>() + &letters.as_str().to_lowercase()
            }),
            Filter::Trim => Err(Stop),
        }
    }

    fn text(&self, text: &str) -> Value<'a> {
        Value::Text(self.made.alloc_str(text))
    }

    /// A text written another way.
    fn written(&self, of: Value<'a>, write: fn(&str) -> String) -> Result<Value<'a>, Stop> {
        like(of, self.made.alloc_str(&write(of.text()?)))
    }

    fn argument(&mut self, arguments: Arguments, name: &str) -> Result<Option<Value<'a>>, Stop> {
        let argument = arguments.iter().find(|(known, _)| *known == name);
        argument.map(|(_, term)| self.work_out(term)).transpose()
    }

    /// The form of a phrase that goes with a number, filled.
    fn counted(&mut self, phrase: Value<'a>, arguments: Arguments) -> Result<Value<'a>, Stop> {
        let Some(Value::Whole(n)) = self.argument(arguments, "n")? else {
            return Err(Stop);
        };
        let form = match phrase {
            Value::Forms(forms) => forms.form(u64::try_from(n).unwrap_or_default()),
            _ => phrase.text()?,
        };
        let n = self.scene.format.integer(n.into());
        self.filled(form, arguments, Some(&n))
    }

    /// A phrase with values in the places of their names; `n` goes before the argument of that name.
    fn filled(
        &mut self,
        phrase: &str,
        arguments: Arguments,
        n: Option<&str>,
    ) -> Result<Value<'a>, Stop> {
        let mut values = Vec::with_capacity(arguments.len());
        for (name, term) in arguments {
            values.push((*name, self.work_out(term)?));
        }
        let mut is_written = Ok(());
        let text = fill_with(phrase, |name, text| {
            let value = values.iter().find(|(known, _)| *known == name);
            match (n.filter(|_| name == "n"), value) {
                (Some(n), _) => text.push_str(n),
                (None, Some((_, value))) => is_written = is_written.and(value.write(text)),
                (None, None) => return false,
            }
            true
        });
        is_written?;
        Ok(self.text(&text))
    }

    fn joined(&mut self, of: Value<'a>, arguments: Arguments) -> Result<Value<'a>, Stop> {
        let between = self.argument(arguments, "sep")?;
        let elements = of.elements()?;
        let mut text = String::new();
        for at in 0..elements.length() {
            if let (Some(between), true) = (between, at > 0) {
                between.write(&mut text)?;
            }
            match elements.at(at) {
                Value::Safe(_) => return Err(Stop),
                element => element.write(&mut text)?,
            }
        }
        Ok(self.text(&text))
    }
}

/// A text that has tags of its own where the other has.
fn like<'a>(of: Value<'a>, text: &'a str) -> Result<Value<'a>, Stop> {
    match of {
        Value::Text(_) => Ok(Value::Text(text)),
        Value::Safe(_) => Ok(Value::Safe(text)),
        _ => Err(Stop),
    }
}
