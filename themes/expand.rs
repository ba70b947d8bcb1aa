//! Writes out, in the theme's own templates, the calls of the smallest components: a call costs as much as a line of text, and a page has
//! dozens. What a call with a plain argument prints is the text of the component with that argument in it.

use std::collections::BTreeMap;

/// The components, each with the name of its parameter (others have to have a value of their own); those that others use come first.
const SMALL: [(&str, &str); 8] = [
    ("lang", "w"),
    ("say", "w"),
    ("go", "to"),
    ("icon", "name"),
    ("sample_mark", "text"),
    ("day", "date"),
    ("mark", "status"),
    ("status_class", "status"),
];

/// A part of every page: it stands in each frame instead of being looked for.
const EVERYWHERE: &str = "found-by.html";

/// The templates with what these components print in the place of their calls.
pub fn expand(mut templates: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let part = templates[EVERYWHERE].clone();
    for text in templates.values_mut() {
        *text = text.replace(
            &format!("{{%- include \"{EVERYWHERE}\" %}}"),
            part.trim_end(),
        );
    }
    for (name, parameter) in SMALL {
        let body = templates
            .values()
            .find_map(|text| body(text, name, parameter))
            .unwrap_or_else(|| panic!("no component `{name}({parameter})`"));
        for text in templates.values_mut() {
            *text = written_out(text, name, parameter, &body);
        }
    }
    templates
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

/// What stands between the two ends of a component, with the values of what a call need not give.
fn body(text: &str, name: &str, parameter: &str) -> Option<String> {
    let (_, from) = text.split_once(&format!("{{% component {name}({parameter}"))?;
    let (more, from) = from.split_once(") %}")?;
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
    let defaults = more.split(", ").filter_map(|one| one.split_once('='));
    let body = defaults.fold(body, |body, (parameter, value)| {
        put_in(&body, parameter, value)
    });
    // What a filter takes for granted need not be said each time.
    Some(body.replace("| date(form=\"short\")", "| date"))
}

/// The text with every call that has a plain argument written out.
fn written_out(text: &str, name: &str, parameter: &str, body: &str) -> String {
    let call = format!("{{{{ <{name} {parameter}=");
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(&call) {
        out.push_str(before);
        let written = from.split_once(" /> }}").and_then(|(argument, after)| {
            let written = match argument.strip_prefix('"') {
                Some(literal) => chosen(body, parameter, literal.strip_suffix('"')?)?,
                None => put_in(body, parameter, plain(argument)?),
            };
            Some((written, after))
        });
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

/// `{a.b[0]}` → `a.b[0]`; nothing for an expression that would have to be worked out.
fn plain(argument: &str) -> Option<&str> {
    let inside = argument.strip_prefix('{')?.strip_suffix('}')?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_.[]".contains(c);
    inside.chars().all(is_plain).then_some(inside)
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
