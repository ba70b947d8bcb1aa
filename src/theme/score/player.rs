//! Plays a score: prints a page.

use bumpalo::Bump;

use super::built_in::{COMPONENTS, page};
use super::part::{Around, Each, Part, Pick, Score, Start, Term};
use super::value::{Stop, Value};
use super::words::Words;
use crate::theme::escape::escape;
use crate::theme::format::Format;

/// Components that call each other without end.
const DEEPEST: usize = 20;

/// What all pages of a language share, and what one page is; missing where a template is not given it.
#[derive(Clone, Copy)]
pub(in crate::theme) struct Scene<'a> {
    pub words: &'a Words,
    pub format: &'a Format,
    pub site: Value<'a>,
    pub assets: Value<'a>,
    pub root: Value<'a>,
    pub page: Value<'a>,
    pub frame: Value<'a>,
    pub index_version: Value<'a>,
    pub section: Value<'a>,
    pub is_exact: Value<'a>,
}

/// Prints a page to the end of `out`, by the name of its template.
///
/// # Errors
/// When there is no score of this name, or something is not there.
pub(in crate::theme) fn play(
    name: &str,
    scene: &Scene<'_>,
    made: &Bump,
    out: &mut Vec<u8>,
) -> Result<(), Stop> {
    let score = page(name).ok_or(Stop)?;
    let mut player = Player {
        scene,
        made,
        out,
        slots: vec![Value::Missing; score.slots],
        base: 0,
        turns: Vec::new(),
        depth: 0,
    };
    player.parts(score.parts)?;
    Ok(())
}

/// Whether a loop goes on.
#[derive(PartialEq, Eq)]
enum Flow {
    On,
    Break,
}

/// One turn of a loop.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub at: usize,
    pub length: usize,
}

pub(super) struct Player<'a, 'o> {
    pub scene: &'a Scene<'a>,
    /// Where texts and lists lie that templates make.
    pub made: &'a Bump,
    out: &'o mut Vec<u8>,
    /// Of all scores that are being played, those of the innermost last.
    slots: Vec<Value<'a>>,
    /// Where those of the innermost begin.
    base: usize,
    pub turns: Vec<Turn>,
    depth: usize,
}

impl<'a> Player<'a, '_> {
    fn parts(&mut self, parts: &'static [Part]) -> Result<Flow, Stop> {
        for part in parts {
            match part {
                Part::Text(text) => self.out.extend_from_slice(text.as_bytes()),
                Part::Print(term) => {
                    let value = self.work_out(term)?;
                    self.print(value)?;
                }
                Part::If(branches) => {
                    for (condition, parts) in *branches {
                        if self.work_out(condition)?.holds() {
                            if self.parts(parts)? == Flow::Break {
                                return Ok(Flow::Break);
                            }
                            break;
                        }
                    }
                }
                Part::Each(each) => {
                    if self.each(each)? == Flow::Break {
                        return Ok(Flow::Break);
                    }
                }
                Part::Break => return Ok(Flow::Break),
                Part::Set(slot, term) => {
                    let value = self.work_out(term)?;
                    self.set(*slot, value);
                }
                Part::Hold(slot, parts) => {
                    let start = self.out.len();
                    self.parts(parts)?;
                    let text = self.taken(start)?;
                    self.set(*slot, text);
                }
                Part::Call(number, arguments) => self.call(*number, arguments)?,
            }
        }
        Ok(Flow::On)
    }

    fn each(&mut self, each: &'static Each) -> Result<Flow, Stop> {
        let elements = self.work_out(&each.list)?.elements()?;
        let length = elements.length();
        if length == 0 {
            return self.parts(each.otherwise);
        }
        let (first, end) = each.fresh;
        for at in 0..length {
            for slot in first..end {
                self.set(slot, Value::Missing);
            }
            self.set(each.slot, elements.at(at));
            self.turns.push(Turn { at, length });
            let flow = self.parts(each.parts)?;
            self.turns.pop();
            if flow == Flow::Break {
                break;
            }
        }
        Ok(Flow::On)
    }

    /// Prints a component.
    fn call(&mut self, number: usize, arguments: &'static [Term]) -> Result<(), Stop> {
        let score: &'static Score = COMPONENTS.get(number).ok_or(Stop)?;
        if self.depth == DEEPEST {
            return Err(Stop);
        }
        let start = self.slots.len();
        for argument in arguments {
            let value = self.work_out(argument)?;
            self.slots.push(value);
        }
        self.slots.resize(start + score.slots, Value::Missing);
        let base = std::mem::replace(&mut self.base, start);
        self.depth += 1;
        self.parts(score.parts)?;
        self.depth -= 1;
        self.base = base;
        self.slots.truncate(start);
        Ok(())
    }

    /// Takes back what was printed since.
    fn taken(&mut self, start: usize) -> Result<Value<'a>, Stop> {
        let printed = self.out.get(start..).ok_or(Stop)?;
        let text = std::str::from_utf8(printed).map_err(|_| Stop)?;
        let text = self.made.alloc_str(text);
        self.out.truncate(start);
        Ok(Value::Safe(text))
    }

    fn print(&mut self, value: Value<'_>) -> Result<(), Stop> {
        match value {
            Value::Text(text) => escape(text, self.out).map_err(|_| Stop),
            Value::Safe(text) => {
                self.out.extend_from_slice(text.as_bytes());
                Ok(())
            }
            Value::Missing => Err(Stop),
            other => {
                let mut text = String::new();
                other.write(&mut text)?;
                self.out.extend_from_slice(text.as_bytes());
                Ok(())
            }
        }
    }

    fn set(&mut self, slot: usize, value: Value<'a>) {
        if let Some(place) = self.slots.get_mut(self.base + slot) {
            *place = value;
        }
    }

    /// What stands somewhere.
    pub(super) fn start(&self, start: &Start) -> Value<'a> {
        match start {
            Start::Slot(slot) => {
                let value = self.slots.get(self.base + slot);
                value.copied().unwrap_or(Value::Missing)
            }
            Start::Around(around) => self.around(*around),
        }
    }

    fn around(&self, around: Around) -> Value<'a> {
        match around {
            Around::Page => self.scene.page,
            Around::Site => self.scene.site,
            Around::Phrases => Value::Phrases(self.scene.words.phrases()),
            Around::Assets => self.scene.assets,
            Around::Root => self.scene.root,
            Around::Frame => self.scene.frame,
            Around::IndexVersion => self.scene.index_version,
            Around::Section => self.scene.section,
            Around::IsExact => self.scene.is_exact,
        }
    }

    /// The elements of a list for which something holds.
    pub(super) fn picked(&mut self, pick: &'static Pick) -> Result<Value<'a>, Stop> {
        let elements = self.work_out(&pick.list)?.elements()?;
        let mut values = Vec::new();
        for at in 0..elements.length() {
            self.set(pick.slot, elements.at(at));
            if self.work_out(&pick.condition)?.holds() {
                values.push(self.work_out(&pick.value)?);
            }
        }
        Ok(Value::Made(self.made.alloc_slice_copy(&values)))
    }
}
