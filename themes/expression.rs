//! What stands in a tag to be worked out: as Tera reads it, as far as the theme uses it.

use crate::words::Word;

/// An expression.
#[derive(Clone, Debug)]
pub enum Expression {
    Quoted(String),
    Whole(i64),
    Truth(bool),
    Nothing,
    Name(String),
    /// `loop.first` and the like.
    Turn(String),
    Field(Box<Self>, String),
    Item(Box<Self>, Box<Self>),
    /// `[from:to]`
    Slice(Box<Self>, Option<i64>, Option<i64>),
    Not(Box<Self>),
    Two(&'static str, Box<Self>, Box<Self>),
    Filter(String, Box<Self>, Vec<(String, Self)>),
    /// Each true one is a list whose elements are meant.
    List(Vec<(bool, Self)>),
    /// `[value for name in list if condition]`
    Pick {
        value: Box<Self>,
        name: String,
        list: Box<Self>,
        condition: Option<Box<Self>>,
    },
    /// `then if condition else otherwise`
    Choice {
        condition: Box<Self>,
        then: Box<Self>,
        otherwise: Box<Self>,
    },
    /// `<component name={argument} />`
    Call(String, Vec<(String, Self)>),
}

/// Words being read.
pub struct Reader<'w> {
    words: &'w [Word],
}

impl<'w> Reader<'w> {
    pub fn new(words: &'w [Word]) -> Self {
        Self { words }
    }

    /// The whole of what is left.
    pub fn whole(mut self) -> Expression {
        let expression = self.expression(0);
        assert!(self.words.is_empty(), "left over: {:?}", self.words);
        expression
    }

    pub fn is_over(&self) -> bool {
        self.words.is_empty()
    }

    /// The next word, when it is this sign.
    pub fn sign(&mut self, sign: &str) -> bool {
        let is_it = matches!(self.words.first(), Some(Word::Sign(found)) if *found == sign);
        self.words = &self.words[usize::from(is_it)..];
        is_it
    }

    /// The next word, when it is this keyword.
    pub fn keyword(&mut self, keyword: &str) -> bool {
        let is_it = matches!(self.words.first(), Some(Word::Name(found)) if found == keyword);
        self.words = &self.words[usize::from(is_it)..];
        is_it
    }

    /// The next word, which must be a name.
    pub fn name(&mut self) -> String {
        match self.words.split_first() {
            Some((Word::Name(name), rest)) => {
                self.words = rest;
                name.clone()
            }
            _ => panic!("no name in {:?}", self.words),
        }
    }

    /// The next word, which must be a quoted text.
    pub fn quoted(&mut self) -> String {
        match self.words.split_first() {
            Some((Word::Quoted(text), rest)) => {
                self.words = rest;
                text.clone()
            }
            _ => panic!("no quoted text in {:?}", self.words),
        }
    }

    fn must(&mut self, sign: &str) {
        assert!(self.sign(sign), "`{sign}` before {:?}", self.words);
    }

    /// An expression whose operators bind at least this much.
    pub fn expression(&mut self, least: u8) -> Expression {
        let mut left = self.one();
        loop {
            if self.sign("[") {
                left = self.subscript(left);
                continue;
            }
            if least == 0 && self.keyword("if") {
                let condition = Box::new(self.expression(0));
                assert!(self.keyword("else"), "no else");
                return Expression::Choice {
                    condition,
                    then: Box::new(left),
                    otherwise: Box::new(self.expression(0)),
                };
            }
            let Some((operator, length, binds, right_binds)) = self.operator() else {
                return left;
            };
            if binds < least {
                return left;
            }
            self.words = &self.words[length..];
            left = match operator {
                "|" => self.filter(left),
                _ => {
                    let right = self.expression(right_binds);
                    let two = |sign| Expression::Two(sign, Box::new(left), Box::new(right));
                    match operator {
                        "not in" => Expression::Not(Box::new(two("in"))),
                        _ => two(operator),
                    }
                }
            };
        }
    }

    /// The operator that comes next, how many words it has, and how much it binds to both sides.
    fn operator(&self) -> Option<(&'static str, usize, u8, u8)> {
        let (sign, length) = match self.words {
            [Word::Sign(sign), ..] => (*sign, 1),
            [Word::Name(not), Word::Name(within), ..] if not == "not" && within == "in" => {
                ("not in", 2)
            }
            [Word::Name(name), ..] => (
                ["or", "and", "in"]
                    .into_iter()
                    .find(|known| known == name)?,
                1,
            ),
            _ => return None,
        };
        let binds = match sign {
            "or" => 1,
            "and" => 3,
            "in" | "not in" => 5,
            "==" | "!=" | "<" | "<=" | ">" | ">=" => 7,
            "+" | "-" => 11,
            "*" | "//" | "~" => 13,
            "|" => 17,
            _ => return None,
        };
        Some((sign, length, binds, binds + 1))
    }

    /// What stands before an operator.
    fn one(&mut self) -> Expression {
        if self.keyword("not") {
            return Expression::Not(Box::new(self.expression(5)));
        }
        if self.sign("-") {
            return match self.one() {
                Expression::Whole(number) => Expression::Whole(-number),
                other => panic!("`-` before {other:?}"),
            };
        }
        if self.sign("(") {
            let inside = self.expression(0);
            self.must(")");
            return inside;
        }
        if self.sign("[") {
            return self.list();
        }
        if self.sign("<") {
            return self.call();
        }
        let (first, rest) = self.words.split_first().expect("an expression is missing");
        self.words = rest;
        match first {
            Word::Quoted(text) => Expression::Quoted(text.clone()),
            Word::Whole(number) => Expression::Whole(*number),
            Word::Name(name) => match name.as_str() {
                "true" => Expression::Truth(true),
                "false" => Expression::Truth(false),
                "none" => Expression::Nothing,
                "loop" => {
                    self.must(".");
                    Expression::Turn(self.name())
                }
                _ => self.fields(Expression::Name(name.clone())),
            },
            Word::Sign(sign) => panic!("`{sign}` before {:?}", self.words),
        }
    }

    fn fields(&mut self, mut of: Expression) -> Expression {
        while self.sign(".") {
            of = Expression::Field(Box::new(of), self.name());
        }
        of
    }

    /// What follows `[` after an expression.
    fn subscript(&mut self, of: Expression) -> Expression {
        let bound = |reader: &mut Self| match reader.expression(0) {
            Expression::Whole(number) => number,
            other => panic!("a bound that is no number: {other:?}"),
        };
        let of = Box::new(of);
        if self.sign(":") {
            let to = bound(self);
            self.must("]");
            return Expression::Slice(of, None, Some(to));
        }
        let item = self.expression(0);
        if self.sign(":") {
            let Expression::Whole(from) = item else {
                panic!("a bound that is no number: {item:?}")
            };
            let to = (!self.sign("]")).then(|| {
                let to = bound(self);
                self.must("]");
                to
            });
            return Expression::Slice(of, Some(from), to);
        }
        self.must("]");
        self.fields(Expression::Item(of, Box::new(item)))
    }

    /// What follows `[` where an expression begins.
    fn list(&mut self) -> Expression {
        let mut elements = Vec::new();
        while !self.sign("]") {
            if !elements.is_empty() {
                self.must(",");
            }
            let is_spread = self.sign("...");
            let element = self.expression(0);
            if elements.is_empty() && self.keyword("for") {
                let name = self.name();
                assert!(self.keyword("in"), "no `in`");
                let list = Box::new(self.expression(1));
                let condition = self.keyword("if").then(|| Box::new(self.expression(1)));
                self.must("]");
                return Expression::Pick {
                    value: Box::new(element),
                    name,
                    list,
                    condition,
                };
            }
            elements.push((is_spread, element));
        }
        Expression::List(elements)
    }

    /// What follows `|`.
    fn filter(&mut self, of: Expression) -> Expression {
        let name = self.name();
        let mut arguments = Vec::new();
        if self.sign("(") {
            while !self.sign(")") {
                if !arguments.is_empty() {
                    self.must(",");
                }
                let argument = self.name();
                self.must("=");
                arguments.push((argument, self.expression(0)));
            }
        }
        Expression::Filter(name, Box::new(of), arguments)
    }

    /// What follows `<`.
    fn call(&mut self) -> Expression {
        let name = self.name();
        let mut arguments = Vec::new();
        while !self.sign("/") {
            let argument = self.name();
            let value = if !self.sign("=") {
                // `plain` alone is `plain={plain}`.
                Expression::Name(argument.clone())
            } else if self.sign("{") {
                let value = self.expression(0);
                self.must("}");
                value
            } else {
                Expression::Quoted(self.quoted())
            };
            arguments.push((argument, value));
        }
        self.must(">");
        Expression::Call(name, arguments)
    }
}
