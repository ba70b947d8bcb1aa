//! Values do what Tera's do, or leave it to Tera.

use std::cmp::Ordering;

use serde_json::{Value as Json, json};
use tera::{Context, Tera};

use super::store::Store;
use super::value::{Stop, Value};

fn samples() -> Vec<Json> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(-3),
        json!(2.5),
        json!(1.0),
        json!(""),
        json!("a"),
        json!("10"),
        json!("Thủ tục <hành> chính"),
        json!("é"),
        json!([]),
        json!([1, "a", null]),
        json!([1, "a", null, [2]]),
        json!({}),
        json!({"a": 1, "b": [2, {"c": "x"}]}),
        json!({"b": [2, {"c": "x"}], "a": 1}),
        json!({"a": 1, "b": [2, {"c": "y"}]}),
    ]
}

/// What Tera prints for an expression on two values; nothing when it stops.
fn tera(expression: &str, a: &Json, b: &Json) -> Option<String> {
    let mut context = Context::new();
    context.insert("a", a);
    context.insert("b", b);
    let template = format!("{{{{ {expression} }}}}");
    Tera::default().render_str(&template, &context, false).ok()
}

/// Compares what a value did with what Tera prints; where it stopped, Tera is asked anyway.
fn same(expression: &str, a: &Json, b: &Json, own: Result<String, Stop>) {
    if let Ok(own) = own {
        assert_eq!(
            tera(expression, a, b),
            Some(own),
            "{expression} of {a} and {b}"
        );
    }
}

fn printed(value: Value<'_>) -> Result<String, Stop> {
    let mut text = String::new();
    value.write(&mut text)?;
    Ok(text)
}

#[test]
fn a_value_is_kept_as_it_was_written() {
    for json in samples() {
        let mut store = Store::default();
        let node = store.keep(&json).unwrap();
        let kept = serde_json::to_value(Value::of(&store, node)).unwrap();
        assert_eq!(kept, json);
    }
}

#[test]
fn two_values_are_compared_as_tera_compares_them() {
    let mut compared = 0;
    for a in samples() {
        for b in samples() {
            let mut store = Store::default();
            let (one, other) = (store.keep(&a).unwrap(), store.keep(&b).unwrap());
            let (one, other) = (Value::of(&store, one), Value::of(&store, other));
            let truth = |is: Result<bool, Stop>| is.map(|is| is.to_string());
            let order = |is: fn(Ordering) -> bool| truth(one.order(other).map(is));
            same("a == b", &a, &b, truth(one.is(other)));
            same("a < b", &a, &b, order(Ordering::is_lt));
            same("a >= b", &a, &b, order(Ordering::is_ge));
            same("b in a", &a, &b, truth(one.contains(other)));
            same("a[b]", &a, &b, one.item(other).and_then(shown));
            compared += usize::from(one.is(other).is_ok());
        }
    }
    // Only what no template compares is left to Tera.
    assert_eq!(compared, 400);
}

/// Tera stops where something is to be printed that is not there.
fn shown(value: Value<'_>) -> Result<String, Stop> {
    match value {
        Value::Missing => Err(Stop),
        _ => printed(value),
    }
}

#[test]
fn one_value_is_what_tera_takes_it_for() {
    let none = json!(null);
    for a in samples() {
        let mut store = Store::default();
        let node = store.keep(&a).unwrap();
        let value = Value::of(&store, node);
        same("not a", &a, &none, Ok((!value.holds()).to_string()));
        same("a ~ \"\"", &a, &none, printed(value));
        same(
            "a | length",
            &a,
            &none,
            value.length().map(|length| length.to_string()),
        );
        for (slice, from, to) in [
            ("a[:1]", None, Some(1)),
            ("a[1:]", Some(1), None),
            ("a[-1:]", Some(-1), None),
            ("a[:-2]", None, Some(-2)),
            ("a[2:5]", Some(2), Some(5)),
            ("a[5:2]", Some(5), Some(2)),
            ("a[40:]", Some(40), None),
            ("a[-40:]", Some(-40), None),
        ] {
            same(slice, &a, &none, value.slice(from, to).and_then(printed));
        }
    }
}
