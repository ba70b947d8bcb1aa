//! Works out what a score has to be worked out.

use std::cmp::Ordering;

use super::part::{Operator, Term};
use super::player::Player;
use super::value::{Stop, Value};

impl<'a> Player<'a, '_> {
    pub(super) fn work_out(&mut self, term: &'static Term) -> Result<Value<'a>, Stop> {
        Ok(match term {
            Term::Text(text) => Value::Text(text),
            Term::Whole(number) => Value::Whole(*number),
            Term::Truth(truth) => Value::Truth(*truth),
            Term::Nothing => Value::Nothing,
            Term::Own(start) => self.start(start),
            Term::Path(start, fields) => {
                let mut value = self.start(start);
                for field in *fields {
                    // Only the last one may be missing.
                    if matches!(value, Value::Missing) {
                        return Err(Stop);
                    }
                    value = value.field(field).unwrap_or(Value::Missing);
                }
                value
            }
            Term::Phrase(number) => self.scene.words.phrase(*number),
            Term::Field(of, field) => {
                let value = self.work_out(of)?;
                if matches!(value, Value::Missing) {
                    return Err(Stop);
                }
                value.field(field).unwrap_or(Value::Missing)
            }
            Term::Item(of, item) => {
                let of = self.work_out(of)?;
                let item = self.work_out(item)?;
                of.item(item)?
            }
            Term::Slice(of, from, to) => self.work_out(of)?.slice(*from, *to)?,
            Term::Not(of) => Value::Truth(!self.work_out(of)?.holds()),
            Term::Two(operator, left, right) => self.two(operator, left, right)?,
            Term::Choice(condition, then, otherwise) => {
                let chosen = match self.work_out(condition)?.holds() {
                    true => then,
                    false => otherwise,
                };
                self.work_out(chosen)?
            }
            Term::Filter(filter, of, arguments) => self.filtered(filter, of, arguments)?,
            Term::List(elements) => {
                let mut values = Vec::new();
                for (is_spread, term) in *elements {
                    let value = self.work_out(term)?;
                    match value {
                        Value::List(..) | Value::Made(_) if *is_spread => {
                            let elements = value.elements()?;
                            values.extend((0..elements.length()).map(|at| elements.at(at)));
                        }
                        _ if *is_spread => return Err(Stop),
                        _ => values.push(value),
                    }
                }
                Value::Made(self.made.alloc_slice_copy(&values))
            }
            Term::Pick(pick) => self.picked(pick)?,
            Term::IsFirst => Value::Truth(self.turns.last().ok_or(Stop)?.at == 0),
            Term::IsLast => {
                let turn = self.turns.last().ok_or(Stop)?;
                Value::Truth(turn.at + 1 == turn.length)
            }
            Term::Turn(from) => {
                let turn = self.turns.last().ok_or(Stop)?;
                let at = i64::try_from(turn.at).map_err(|_| Stop)?;
                Value::Whole(from + at)
            }
        })
    }

    fn two(
        &mut self,
        operator: &Operator,
        left: &'static Term,
        right: &'static Term,
    ) -> Result<Value<'a>, Stop> {
        let left = self.work_out(left)?;
        match operator {
            Operator::Or if left.holds() => return Ok(left),
            Operator::And if !left.holds() => return Ok(left),
            _ => {}
        }
        let right = self.work_out(right)?;
        let ordered = |is: fn(Ordering) -> bool| Ok(Value::Truth(is(left.order(right)?)));
        match operator {
            Operator::Or | Operator::And => Ok(right),
            Operator::In => Ok(Value::Truth(right.contains(left)?)),
            Operator::Equal => Ok(Value::Truth(left.is(right)?)),
            Operator::Unequal => Ok(Value::Truth(!left.is(right)?)),
            Operator::Less => ordered(Ordering::is_lt),
            Operator::AtMost => ordered(Ordering::is_le),
            Operator::More => ordered(Ordering::is_gt),
            Operator::Sum => whole(left, right, i64::checked_add),
            Operator::Difference => whole(left, right, i64::checked_sub),
            Operator::Product => whole(left, right, i64::checked_mul),
            Operator::Quotient => whole(left, right, i64::checked_div_euclid),
            Operator::Join => {
                let mut text = String::new();
                left.write(&mut text)?;
                right.write(&mut text)?;
                Ok(Value::Text(self.made.alloc_str(&text)))
            }
        }
    }
}

/// What two whole numbers make.
fn whole<'a>(
    left: Value<'_>,
    right: Value<'_>,
    make: fn(i64, i64) -> Option<i64>,
) -> Result<Value<'a>, Stop> {
    match (left, right) {
        (Value::Whole(left), Value::Whole(right)) => {
            make(left, right).map(Value::Whole).ok_or(Stop)
        }
        _ => Err(Stop),
    }
}

impl Value<'_> {
    /// Letters of a text, the first and the one behind the last counted from its beginning, or below 0 from its end.
    pub(super) fn slice(self, from: Option<i64>, to: Option<i64>) -> Result<Self, Stop> {
        let (text, is_safe) = match self {
            Self::Text(text) => (text, false),
            Self::Safe(text) => (text, true),
            _ => return Err(Stop),
        };
        let place = |number: i64| {
            let letters = usize::try_from(number.unsigned_abs()).unwrap_or(usize::MAX);
            let found = match number < 0 {
                true => text.char_indices().rev().nth(letters - 1),
                false => text.char_indices().nth(letters),
            };
            let otherwise = if number < 0 { 0 } else { text.len() };
            found.map_or(otherwise, |(at, _)| at)
        };
        let (from, to) = (from.map_or(0, place), to.map_or(text.len(), place));
        let letters = text.get(from..to).unwrap_or_default();
        Ok(if is_safe {
            Self::Safe(letters)
        } else {
            Self::Text(letters)
        })
    }
}
