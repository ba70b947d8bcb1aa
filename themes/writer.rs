//! Writes the steps of a template or a component as the parts of a score.

use std::collections::BTreeMap;

use crate::expression::Expression;
use crate::template::{Component, Step, Template};

/// What every page has without being told, as in `theme/score/part.rs`.
const AROUND: [(&str, &str); 9] = [
    ("page", "Page"),
    ("site", "Site"),
    ("t", "Phrases"),
    ("assets", "Assets"),
    ("root", "Root"),
    ("frame", "Frame"),
    ("index_version", "IndexVersion"),
    ("section", "Section"),
    ("is_exact", "IsExact"),
];

/// What is done with one value, as in `theme/score/part.rs`.
const FILTERS: [(&str, &str); 13] = [
    ("capitalize", "Capitalize"),
    ("count", "Count"),
    ("date", "Date"),
    ("fill", "Fill"),
    ("int", "Int"),
    ("join", "Join"),
    ("length", "Length"),
    ("lower", "Lower"),
    ("number", "Number"),
    ("safe", "Safe"),
    ("trim", "Trim"),
    ("trim_start", "TrimStart"),
    ("upper", "Upper"),
];

/// Writes the steps of one template or component.
pub struct Writer<'a> {
    templates: &'a BTreeMap<String, Template>,
    components: &'a BTreeMap<&'a str, &'a Component>,
    phrases: &'a mut Vec<String>,
    /// What is being written, for who made a mistake in it.
    what: String,
    /// What of the surroundings can be seen; all of it when nothing is said.
    around: Option<&'a [String]>,
    /// Names and their slots, those of the innermost loop last.
    scopes: Vec<BTreeMap<String, usize>>,
    /// How many slots there are.
    slots: usize,
    /// True within an `if` of the innermost scope.
    is_branch: bool,
}

impl<'a> Writer<'a> {
    pub fn new(
        templates: &'a BTreeMap<String, Template>,
        components: &'a BTreeMap<&'a str, &'a Component>,
        phrases: &'a mut Vec<String>,
        what: &str,
        around: Option<&'a [String]>,
    ) -> Self {
        Self {
            templates,
            components,
            phrases,
            what: what.to_owned(),
            around,
            scopes: vec![BTreeMap::new()],
            slots: 0,
            is_branch: false,
        }
    }

    /// How many slots were needed.
    pub fn slots(&self) -> usize {
        self.slots
    }

    /// A slot for a name in the innermost scope.
    pub fn bind(&mut self, name: &str) -> usize {
        let known = self.scopes.last().and_then(|scope| scope.get(name));
        if let Some(slot) = known {
            return *slot;
        }
        let slot = self.slots;
        self.slots += 1;
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name.to_owned(), slot);
        }
        slot
    }

    /// A slot for a name that is set where it is. What stands there when the branch is not taken would be another's value.
    fn set(&mut self, name: &str) -> usize {
        let is_known = self
            .scopes
            .last()
            .is_some_and(|scope| scope.contains_key(name));
        let is_taken = self.slot(name).is_some() || AROUND.iter().any(|(known, _)| *known == name);
        assert!(
            is_known || !is_taken || !self.is_branch,
            "`{name}` is set in a branch of {} and stands around it",
            self.what
        );
        self.bind(name)
    }

    fn slot(&self, name: &str) -> Option<usize> {
        self.scopes
            .iter()
            .rev()
            .find_map(|scope| scope.get(name))
            .copied()
    }

    /// Steps, as a list of parts.
    pub fn steps(&mut self, steps: &[Step]) -> String {
        let mut parts = Vec::new();
        self.write(steps, &mut parts);
        let mut text = String::new();
        let mut written = Vec::new();
        for part in parts {
            match part {
                Part::Text(more) => text.push_str(&more),
                Part::Other(part) => {
                    if !text.is_empty() {
                        written.push(format!("P::Text({text:?})"));
                        text.clear();
                    }
                    written.push(part);
                }
            }
        }
        if !text.is_empty() {
            written.push(format!("P::Text({text:?})"));
        }
        format!("&[{}]", written.join(", "))
    }

    fn write(&mut self, steps: &[Step], parts: &mut Vec<Part>) {
        for step in steps {
            let part = match step {
                Step::Text(text) => {
                    parts.push(Part::Text(text.clone()));
                    continue;
                }
                Step::Block(_, steps) => {
                    self.write(steps, parts);
                    continue;
                }
                Step::Include(name) => {
                    let templates = self.templates;
                    let template = templates.get(name).unwrap_or_else(|| self.wrong(name));
                    // What is set in it is not seen outside.
                    self.scopes.push(BTreeMap::new());
                    self.write(&template.steps, parts);
                    self.scopes.pop();
                    continue;
                }
                Step::Print(Expression::Quoted(text)) => panic!("{text} in {}", self.what),
                Step::Print(Expression::Call(name, arguments)) => {
                    let (number, arguments) = self.call(name, arguments);
                    format!("P::Call({number}, {arguments})")
                }
                Step::Print(expression) => format!("P::Print({})", self.term(expression)),
                Step::If(branches) => {
                    let is_branch = std::mem::replace(&mut self.is_branch, true);
                    let branches = branches.iter().map(|(condition, steps)| {
                        let condition = self.term(condition);
                        format!("({condition}, {})", self.steps(steps))
                    });
                    let branches: Vec<String> = branches.collect();
                    self.is_branch = is_branch;
                    format!("P::If(&[{}])", branches.join(", "))
                }
                Step::For {
                    name,
                    list,
                    steps,
                    otherwise,
                } => {
                    let list = self.term(list);
                    self.scopes.push(BTreeMap::new());
                    let first = self.slots;
                    let slot = self.bind(name);
                    let is_branch = std::mem::replace(&mut self.is_branch, false);
                    let steps = self.steps(steps);
                    self.is_branch = is_branch;
                    let end = self.slots;
                    self.scopes.pop();
                    let otherwise = self.steps(otherwise);
                    format!(
                        "P::Each(&Each {{ list: {list}, slot: {slot}, fresh: ({first}, {end}), parts: {steps}, otherwise: {otherwise} }})"
                    )
                }
                Step::Break => "P::Break".to_owned(),
                Step::Set {
                    name,
                    value,
                    is_global,
                } => {
                    let value = self.term(value);
                    let slot = match is_global {
                        true => *self.scopes[0].get(name).unwrap_or_else(|| self.wrong(name)),
                        false => self.set(name),
                    };
                    format!("P::Set({slot}, {value})")
                }
                Step::Hold(name, steps) => {
                    let steps = self.steps(steps);
                    format!("P::Hold({}, {steps})", self.set(name))
                }
            };
            parts.push(Part::Other(part));
        }
    }

    fn wrong(&self, what: &str) -> ! {
        panic!("`{what}` in {} is not known there", self.what)
    }

    fn call(&mut self, name: &str, arguments: &[(String, Expression)]) -> (usize, String) {
        let components = self.components;
        let number = components.keys().position(|known| *known == name);
        let number = number.unwrap_or_else(|| self.wrong(name));
        let component = components[name];
        for (argument, _) in arguments {
            let is_known = component
                .parameters
                .iter()
                .any(|(known, _)| known == argument);
            assert!(is_known, "`{name}` has no `{argument}`, in {}", self.what);
        }
        for name in &component.around {
            // A name of one's own goes before what all pages have; the components look around only for what nobody else calls so.
            assert!(self.slot(name).is_none(), "`{name}` in {}", self.what);
        }
        let values = component.parameters.iter().map(|(parameter, otherwise)| {
            let given = arguments.iter().find(|(name, _)| name == parameter);
            let value = given.map(|(_, value)| value).or(otherwise.as_ref());
            self.term(value.unwrap_or_else(|| panic!("`{name}` without `{parameter}`")))
        });
        let values: Vec<String> = values.collect();
        (number, format!("&[{}]", values.join(", ")))
    }

    /// What a path begins with.
    fn start(&self, name: &str) -> String {
        if let Some(slot) = self.slot(name) {
            return format!("Start::Slot({slot})");
        }
        let is_seen = self
            .around
            .is_none_or(|around| around.iter().any(|seen| seen == name));
        let around = AROUND.iter().find(|(known, _)| *known == name);
        match around.filter(|_| is_seen) {
            Some((_, around)) => format!("Start::Around(Around::{around})"),
            None => self.wrong(name),
        }
    }

    /// An expression where a reference to it is wanted.
    fn lent(&mut self, expression: &Expression) -> String {
        format!("&{}", self.term(expression))
    }

    fn term(&mut self, expression: &Expression) -> String {
        match expression {
            Expression::Quoted(text) => format!("T::Text({text:?})"),
            Expression::Whole(number) => format!("T::Whole({number})"),
            Expression::Truth(truth) => format!("T::Truth({truth})"),
            Expression::Nothing => "T::Nothing".to_owned(),
            Expression::Turn(what) => match what.as_str() {
                "first" => "T::IsFirst".to_owned(),
                "last" => "T::IsLast".to_owned(),
                "index" => "T::Turn(1)".to_owned(),
                "index0" => "T::Turn(0)".to_owned(),
                other => self.wrong(other),
            },
            Expression::Name(_) | Expression::Field(..) => self.path(expression),
            Expression::Item(of, item) => {
                format!("T::Item({}, {})", self.lent(of), self.lent(item))
            }
            Expression::Slice(of, from, to) => {
                format!("T::Slice({}, {from:?}, {to:?})", self.lent(of))
            }
            Expression::Not(of) => format!("T::Not({})", self.lent(of)),
            Expression::Two(sign, left, right) => {
                let operator = match *sign {
                    "or" => "Or",
                    "and" => "And",
                    "in" => "In",
                    "==" => "Equal",
                    "!=" => "Unequal",
                    "<" => "Less",
                    "<=" => "AtMost",
                    ">" => "More",
                    "+" => "Sum",
                    "-" => "Difference",
                    "*" => "Product",
                    "//" => "Quotient",
                    "~" => "Join",
                    other => self.wrong(other),
                };
                let (left, right) = (self.lent(left), self.lent(right));
                format!("T::Two(Operator::{operator}, {left}, {right})")
            }
            Expression::Filter(name, of, arguments) => {
                let of = self.lent(of);
                let filter = FILTERS.iter().find(|(known, _)| *known == name);
                let (_, filter) = filter.unwrap_or_else(|| self.wrong(name));
                let arguments = arguments.iter();
                let arguments =
                    arguments.map(|(name, value)| format!("({name:?}, {})", self.term(value)));
                let arguments: Vec<String> = arguments.collect();
                format!(
                    "T::Filter(Filter::{filter}, {of}, &[{}])",
                    arguments.join(", ")
                )
            }
            Expression::List(elements) => {
                let elements = elements.iter();
                let elements =
                    elements.map(|(is_spread, one)| format!("({is_spread}, {})", self.term(one)));
                let elements: Vec<String> = elements.collect();
                format!("T::List(&[{}])", elements.join(", "))
            }
            Expression::Pick {
                value,
                name,
                list,
                condition,
            } => {
                let list = self.term(list);
                self.scopes.push(BTreeMap::new());
                let slot = self.bind(name);
                let condition = condition.as_ref().map_or_else(
                    || "T::Truth(true)".to_owned(),
                    |condition| self.term(condition),
                );
                let value = self.term(value);
                self.scopes.pop();
                format!(
                    "T::Pick(&Pick {{ slot: {slot}, list: {list}, condition: {condition}, value: {value} }})"
                )
            }
            Expression::Choice {
                condition,
                then,
                otherwise,
            } => {
                let (condition, then) = (self.lent(condition), self.lent(then));
                format!("T::Choice({condition}, {then}, {})", self.lent(otherwise))
            }
            Expression::Call(name, _) => self.wrong(name),
        }
    }

    /// A name with the fields asked of it; a phrase of the theme is its number.
    fn path(&mut self, expression: &Expression) -> String {
        let mut fields = Vec::new();
        let mut start = expression;
        while let Expression::Field(of, field) = start {
            fields.push(field.as_str());
            start = of;
        }
        fields.reverse();
        let Expression::Name(name) = start else {
            let of = match expression {
                Expression::Field(of, field) => format!("{}, {field:?}", self.lent(of)),
                other => panic!("{other:?}"),
            };
            return format!("T::Field({of})");
        };
        let is_phrases = name == "t" && self.slot(name).is_none();
        let start = self.start(name);
        match fields[..] {
            [] => format!("T::Own({start})"),
            [key] if is_phrases => {
                let at = self.phrases.iter().position(|known| known == key);
                let at = at.unwrap_or_else(|| {
                    self.phrases.push(key.to_owned());
                    self.phrases.len() - 1
                });
                format!("T::Phrase({at})")
            }
            _ => format!("T::Path({start}, &{fields:?})"),
        }
    }
}

/// What was written of a step.
enum Part {
    Text(String),
    Other(String),
}
