//! Writes out, in the theme's own templates, the calls of the smallest components: a call costs as much as a line of text, and a page has
//! dozens. What a call with a plain argument prints is the text of the component with that argument in it.

use std::collections::BTreeMap;

/// The components; those that others use come first. Each has few calls that are carried out often: its text is read once for each of them whenever Loa
/// is called.
const SMALL: [&str; 18] = [
    "lang",
    "say",
    "go",
    "icon",
    "sample_mark",
    "day",
    "mark",
    "status_class",
    "qr_code",
    "fee",
    "ways",
    "time_limit",
    "papers",
    "checklist",
    "slot",
    "waiting",
    "reference",
    "paper_way",
];

/// The templates with what these components print in the place of their calls.
pub fn expand(mut templates: BTreeMap<String, String>) -> BTreeMap<String, String> {
    for name in SMALL {
        let component = templates
            .values()
            .find_map(|text| Component::find(text, name))
            .unwrap_or_else(|| panic!("no component `{name}`"));
        for text in templates.values_mut() {
            *text = component.written_out(text);
        }
    }
    templates.values().for_each(|text| see_all(text));
    templates
}

/// What a component takes from around its call.
const AROUND: [&str; 2] = ["t", "site"];

/// Makes sure that the components of a text are still given all that what was written out in them takes from around it.
fn see_all(text: &str) {
    for definition in text.split("{% component ").skip(1) {
        let (head, body) = definition.split_once(") %}").unwrap_or((definition, ""));
        let body = body
            .split_once("{% endcomponent")
            .map_or("", |(body, _)| body);
        for name in AROUND {
            let is_given = head.contains(&format!("@{name}"));
            assert!(
                is_given || put_in(body, name, "") == body,
                "`{head})` needs `@{name}`"
            );
        }
    }
}

/// Makes sure that these templates need none of the others.
pub fn stand_alone(these: &BTreeMap<String, String>, others: &BTreeMap<String, String>) {
    let files = others.keys().map(|name| format!("\"{name}\""));
    let components = others.values().flat_map(|text| {
        let mut parts = text.split("{% component ");
        parts.next();
        parts.filter_map(|part| Some(format!("<{} ", part.split_once('(')?.0)))
    });
    let needs: Vec<String> = files.chain(components).collect();
    for (name, text) in these {
        if let Some(need) = needs.iter().find(|need| text.contains(need.as_str())) {
            panic!("{name} needs {need}, which is not read for every site");
        }
    }
}

/// A component that is written out.
struct Component {
    name: String,
    /// Its parameters, each with its value where a call need not give one; what it takes from around its call stands there anyway.
    parameters: Vec<(String, Option<String>)>,
    body: String,
}

impl Component {
    /// The component of this name, if it is defined in a text.
    fn find(text: &str, name: &str) -> Option<Self> {
        let (_, from) = text.split_once(&format!("{{% component {name}("))?;
        let (parameters, from) = from.split_once(") %}")?;
        let (body, _) = from.split_once(&format!("{{% endcomponent {name} %}}"))?;
        // The blanks that its first and its last tag swallow are its own, not those around a call.
        let body = match body.trim_start().strip_prefix("{%-") {
            Some(rest) => format!("{{%{rest}"),
            None => body.to_owned(),
        };
        let body = match body.trim_end().strip_suffix("-%}") {
            Some(rest) => format!("{rest}%}}"),
            None => body,
        };
        assert!(
            !body.contains("{% set"),
            "`{name}` sets something that would be seen where it is called"
        );
        let parameters = parameters.split(", ").filter(|one| !one.starts_with('@'));
        let parameters = parameters.map(|one| match one.split_once('=') {
            Some((parameter, value)) => (parameter.to_owned(), Some(value.to_owned())),
            None => (one.to_owned(), None),
        });
        Some(Self {
            name: name.to_owned(),
            parameters: parameters.collect(),
            body,
        })
    }

    /// The text with every call that has plain arguments written out.
    fn written_out(&self, text: &str) -> String {
        let call = format!("{{{{ <{} ", self.name);
        let mut out = String::with_capacity(text.len() * 2);
        let mut rest = text;
        while let Some((before, from)) = rest.split_once(&call) {
            out.push_str(before);
            let written = from
                .split_once("/> }}")
                .and_then(|(arguments, after)| Some((self.called(arguments)?, after)));
            rest = match written {
                Some((written, after)) => {
                    out.push_str(&written);
                    after
                }
                None => {
                    out.push_str(&call);
                    from
                }
            };
        }
        out.push_str(rest);
        out
    }

    /// What a call prints; nothing for one with an argument that would have to be worked out.
    fn called(&self, arguments: &str) -> Option<String> {
        let given = given(arguments)?;
        if let [(parameter, value)] = &given[..]
            && let Some(literal) = value.strip_prefix('"')
            && let Some(chosen) = chosen(&self.body, parameter, literal.strip_suffix('"')?)
        {
            return Some(chosen);
        }
        let mut body = self.body.clone();
        for (parameter, otherwise) in &self.parameters {
            let value = given.iter().find(|(name, _)| name == parameter);
            let value = value.map(|(_, value)| value).or(otherwise.as_ref())?;
            let root = value.split(['.', '[']).next()?;
            let is_taken =
                |(other, _): &(String, Option<String>)| other == root && other != parameter;
            if is_captured(&self.body, parameter, root) || self.parameters.iter().any(is_taken) {
                return None;
            }
            body = put_in(&body, parameter, value);
        }
        // What a filter takes for granted need not be said each time.
        Some(body.replace("| date(form=\"short\")", "| date"))
    }
}

/// The arguments of a call, each as it stands in an expression; nothing when one is not plain.
fn given(arguments: &str) -> Option<Vec<(String, String)>> {
    let is_plain = |value: &str| {
        let is_path = |c: char| c.is_ascii_alphanumeric() || "_.[]".contains(c);
        value.chars().all(is_path)
    };
    let mut given = Vec::new();
    let mut rest = arguments.trim();
    while let Some((name, from)) = rest.split_once('=') {
        let (value, after) = match from.strip_prefix('{') {
            Some(from) => from.split_once('}').filter(|(value, _)| is_plain(value))?,
            None => {
                let end = from.get(1..)?.find('"')? + 2;
                from.split_at(end)
            }
        };
        given.push((name.to_owned(), value.to_owned()));
        rest = after.trim();
    }
    rest.is_empty().then_some(given)
}

/// True when `root` is what a loop of the body calls its element, and the parameter is asked for within: there it would be that element.
fn is_captured(body: &str, parameter: &str, root: &str) -> bool {
    let head = format!("for {root} in ");
    let mut loops = body.split(&head).skip(1);
    loops.any(|from| {
        let inside = from.split_once("%}").map_or("", |(_, inside)| inside);
        let mut depth = 1;
        let within = inside.split_inclusive("%}").take_while(|tag| {
            depth += usize::from(tag.contains("% for ") || tag.contains("%- for "));
            depth -= usize::from(tag.contains(" endfor "));
            depth > 0
        });
        let within: String = within.collect();
        put_in(&within, parameter, "") != within
    })
}

/// The body with an argument in the place of its parameter, wherever something is worked out.
fn put_in(body: &str, parameter: &str, argument: &str) -> String {
    let mut out = String::new();
    for (at, part) in body.split('{').enumerate() {
        // A tag begins with `{{` or `{%`: of its two braces the second begins the next part, or the `%` does.
        let is_tag = part.starts_with('%') || out.ends_with('{');
        if at > 0 {
            out.push('{');
        }
        let end = part.find(['}', '{']).unwrap_or(part.len());
        let (inside, after) = part.split_at(end);
        out.push_str(&match is_tag {
            true => replaced(inside, parameter, argument),
            false => inside.to_owned(),
        });
        out.push_str(after);
    }
    out
}

/// Every word `parameter` that is no attribute of something else and no name of an argument.
fn replaced(text: &str, parameter: &str, argument: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(parameter) {
        let (before, from) = rest.split_at(at);
        let after = &from[parameter.len()..];
        let is_filter = before.trim_end().ends_with('|');
        let is_alone = !is_filter
            && !before.ends_with(|c: char| is_word(c) || c == '.' || c == '"')
            && !after.starts_with(|c: char| is_word(c) || c == '=' || c == '"');
        // `<name` is a component of that name.
        let is_name = before.ends_with('<');
        out.push_str(before);
        out.push_str(if is_alone && !is_name {
            argument
        } else {
            parameter
        });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Of a body that prints one thing or another by its parameter, what it prints for `value`.
fn chosen(body: &str, parameter: &str, value: &str) -> Option<String> {
    let (before, from) = body.split_once(&format!("{parameter} == \"{value}\" -%}}"))?;
    let (head, _) = before.split_once("{%- if ")?;
    let (choice, _) = from.split_once("{%-")?;
    let (_, foot) = body.rsplit_once("{%- endif -%}")?;
    Some([head.trim_end(), choice.trim(), foot.trim_start()].concat())
}
