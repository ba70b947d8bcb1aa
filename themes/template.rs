//! What a template of the theme says, read as Tera reads it.

use std::collections::BTreeMap;

use crate::expression::{Expression, Reader};
use crate::words::{Piece, Word, pieces};

/// One step of a template.
#[derive(Clone, Debug)]
pub enum Step {
    Text(String),
    Print(Expression),
    /// Each condition with its steps; what else there is has the condition `true`.
    If(Vec<(Expression, Vec<Self>)>),
    For {
        name: String,
        list: Expression,
        steps: Vec<Self>,
        otherwise: Vec<Self>,
    },
    Break,
    Set {
        name: String,
        value: Expression,
        is_global: bool,
    },
    /// `{% set name %}…{% endset %}`
    Hold(String, Vec<Self>),
    Include(String),
    Block(String, Vec<Self>),
}

/// A component.
#[derive(Clone, Debug)]
pub struct Component {
    /// Each with what it is when a call does not say.
    pub parameters: Vec<(String, Option<Expression>)>,
    /// What it takes from around its call.
    pub around: Vec<String>,
    pub steps: Vec<Step>,
}

/// A template.
#[derive(Debug, Default)]
pub struct Template {
    pub extends: Option<String>,
    pub steps: Vec<Step>,
    pub components: BTreeMap<String, Component>,
}

/// Reads a template.
pub fn read(text: &str) -> Template {
    let mut template = Template::default();
    let pieces = pieces(text);
    let mut rest = &pieces[..];
    let (steps, end) = template.steps(&mut rest);
    assert!(end.is_empty(), "{end:?} ends nothing");
    template.steps = steps;
    template
}

impl Template {
    /// Steps up to a tag that ends them or parts them, which comes with them.
    fn steps<'p>(&mut self, rest: &mut &'p [Piece]) -> (Vec<Step>, &'p [Word]) {
        let mut steps = Vec::new();
        while let Some((piece, after)) = rest.split_first() {
            *rest = after;
            let words = match piece {
                Piece::Text(text) => {
                    steps.push(Step::Text(text.clone()));
                    continue;
                }
                Piece::Print(words) => {
                    steps.push(Step::Print(Reader::new(words).whole()));
                    continue;
                }
                Piece::Tag(words) => words,
            };
            let mut reader = Reader::new(words);
            let keyword = reader.name();
            match keyword.as_str() {
                "extends" => self.extends = Some(reader.quoted()),
                "include" => steps.push(Step::Include(reader.quoted())),
                "break" => steps.push(Step::Break),
                "if" => steps.push(self.branches(reader.whole(), rest)),
                "for" => {
                    let name = reader.name();
                    assert!(reader.keyword("in"), "no `in`: {words:?}");
                    let list = reader.whole();
                    let (inside, mut end) = self.steps(rest);
                    let mut otherwise = Vec::new();
                    if is(end, "else") {
                        (otherwise, end) = self.steps(rest);
                    }
                    assert!(is(end, "endfor"), "{end:?} ends a for");
                    steps.push(Step::For {
                        name,
                        list,
                        steps: inside,
                        otherwise,
                    });
                }
                "set" | "set_global" => {
                    let name = reader.name();
                    steps.push(if reader.sign("=") {
                        let value = reader.whole();
                        let is_global = keyword == "set_global";
                        Step::Set {
                            name,
                            value,
                            is_global,
                        }
                    } else {
                        let (inside, end) = self.steps(rest);
                        assert!(is(end, "endset"), "{end:?} ends a set");
                        Step::Hold(name, inside)
                    });
                }
                "block" => {
                    let (inside, end) = self.steps(rest);
                    assert!(is(end, "endblock"), "{end:?} ends a block");
                    steps.push(Step::Block(reader.name(), inside));
                }
                "component" => {
                    let name = reader.name();
                    let (parameters, around) = parameters(&mut reader);
                    let (inside, end) = self.steps(rest);
                    assert!(is(end, "endcomponent"), "{end:?} ends `{name}`");
                    let component = Component {
                        parameters,
                        around,
                        steps: inside,
                    };
                    self.components.insert(name, component);
                }
                "elif" | "else" | "endif" | "endfor" | "endset" | "endblock" | "endcomponent" => {
                    return (steps, words);
                }
                other => panic!("what is `{other}`?"),
            }
        }
        (steps, &[])
    }

    /// The rest of an `if` after its first condition.
    fn branches(&mut self, mut condition: Expression, rest: &mut &[Piece]) -> Step {
        let mut branches = Vec::new();
        loop {
            let (steps, end) = self.steps(rest);
            branches.push((condition, steps));
            let mut reader = Reader::new(end);
            condition = match () {
                () if reader.keyword("elif") => reader.whole(),
                () if reader.keyword("else") => Expression::Truth(true),
                () if reader.keyword("endif") => return Step::If(branches),
                () => panic!("{end:?} ends an if"),
            };
        }
    }
}

fn is(tag: &[Word], keyword: &str) -> bool {
    Reader::new(tag).keyword(keyword)
}

type Parameters = Vec<(String, Option<Expression>)>;

fn parameters(reader: &mut Reader<'_>) -> (Parameters, Vec<String>) {
    let (mut parameters, mut around) = (Vec::new(), Vec::new());
    assert!(reader.sign("("), "no parameters");
    while !reader.sign(")") {
        if !parameters.is_empty() || !around.is_empty() {
            assert!(reader.sign(","), "no comma between parameters");
        }
        if reader.sign("@") {
            around.push(reader.name());
            continue;
        }
        let name = reader.name();
        let otherwise = reader.sign("=").then(|| reader.expression(0));
        parameters.push((name, otherwise));
    }
    assert!(reader.is_over(), "something after the parameters");
    (parameters, around)
}
