//! Whether a value keeps to a JSON Schema.

use serde_json::Value;

/// As much of JSON Schema as the schemas use.
pub fn fits(value: &Value, schema: &Value, root: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/$defs/");
        fits(value, &root["$defs"][name], root, at, wrong);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let is_one = any.iter().any(|one| {
            let mut found = Vec::new();
            fits(value, one, root, at, &mut found);
            found.is_empty()
        });
        if !is_one {
            wrong.push(format!("{at}: none of {any:?}"));
        }
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_wanted = |wanted: &str| wanted == kind || (wanted, kind) == ("number", "integer");
    if schema["type"]
        .as_str()
        .is_some_and(|wanted| !is_wanted(wanted))
    {
        wrong.push(format!("{at}: {kind} for {}", schema["type"]));
    }
    if schema["enum"]
        .as_array()
        .is_some_and(|all| !all.contains(value))
        || schema.get("const").is_some_and(|only| only != value)
    {
        wrong.push(format!("{at}: {value}"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() {
            wrong.push(format!("{at}: no {name}"));
        }
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        let at = format!("{at}.{name}");
        match (
            schema["properties"].get(name),
            &schema["additionalProperties"],
        ) {
            (Some(known), _) => fits(inner, known, root, &at, wrong),
            (None, Value::Bool(false)) => wrong.push(format!("{at}: unknown")),
            (None, all) => fits(inner, all, root, &at, wrong),
        }
    }
    for inner in value.as_array().into_iter().flatten() {
        fits(inner, &schema["items"], root, &format!("{at}[]"), wrong);
    }
}
