//! What came in as the body of a request → the text of an entry: a form, JSON, or the bare text code.

/// What kind of body it says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `application/x-www-form-urlencoded`, as a form sends it.
    Form,
    /// `application/json`: `{"entry": "LOA1.…"}`.
    Json,
    /// `text/plain`: the text code.
    Text,
}

impl Kind {
    /// Of a `Content-Type`.
    pub fn of(header: &str) -> Option<Self> {
        let name = header.split(';').next().unwrap_or("").trim();
        let kinds = [
            ("application/x-www-form-urlencoded", Self::Form),
            ("application/json", Self::Json),
            ("text/plain", Self::Text),
        ];
        let found = kinds
            .iter()
            .find(|(known, _)| name.eq_ignore_ascii_case(known));
        found.map(|(_, kind)| *kind)
    }
}

/// The text in which the entry stands; none when the body is not what it says or names no entry.
pub fn entry(kind: Kind, body: &[u8]) -> Option<String> {
    match kind {
        Kind::Form => body
            .split(|byte| *byte == b'&')
            .find_map(|pair| pair.strip_prefix(b"entry="))
            .and_then(decoded),
        Kind::Json => {
            let value: serde_json::Value = serde_json::from_slice(body).ok()?;
            value.get("entry")?.as_str().map(str::to_owned)
        }
        Kind::Text => String::from_utf8(body.to_vec()).ok(),
    }
}

/// `+` and `%41` as a form writes them.
fn decoded(raw: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(*rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            other => *other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_in_each_kind_of_body() {
        for (header, body, expected) in [
            (
                "application/x-www-form-urlencoded",
                "contest=a&entry=LOA1.x%2Dy.0&round=b",
                Some("LOA1.x-y.0"),
            ),
            (
                "application/x-www-form-urlencoded; charset=UTF-8",
                "entry=%20a+b%0d%0a",
                Some(" a b\r\n"),
            ),
            ("application/x-www-form-urlencoded", "entry=", Some("")),
            ("application/x-www-form-urlencoded", "entry=%4", None),
            ("application/x-www-form-urlencoded", "entry=%zz", None),
            ("application/x-www-form-urlencoded", "entry=%ff", None),
            ("application/x-www-form-urlencoded", "entries=1", None),
            (
                "Application/JSON",
                r#"{"entry":"LOA1.x.0","contest":"a"}"#,
                Some("LOA1.x.0"),
            ),
            ("application/json", r#"{"entry":5}"#, None),
            ("application/json", "LOA1", None),
            (
                "text/plain;charset=utf-8",
                "LOA1.x.0\r\n",
                Some("LOA1.x.0\r\n"),
            ),
        ] {
            let kind = Kind::of(header).unwrap();
            assert_eq!(entry(kind, body.as_bytes()).as_deref(), expected, "{body}");
        }
        for header in ["", "multipart/form-data; boundary=x", "text/html"] {
            assert_eq!(Kind::of(header), None, "{header}");
        }
    }
}
