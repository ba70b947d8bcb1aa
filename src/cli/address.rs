//! The address of a site as `--base-url` takes it.

/// `http` or `https`, a host, perhaps a port and a path; neither query nor fragment, which no page could be put after.
pub fn address(word: &str) -> Option<String> {
    let rest = word
        .strip_prefix("https://")
        .or_else(|| word.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or("");
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) => (name, port.parse::<u16>().is_ok()),
        None => (host, true),
    };
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let unusable = |c: char| c.is_whitespace() || matches!(c, '?' | '#' | '"' | '<' | '>' | '\\');
    let good = !name.is_empty()
        && port
        && name.chars().all(plain)
        && !name.starts_with(['.', '-'])
        && !name.contains("..")
        && !rest.contains(unusable);
    good.then(|| word.to_owned())
}
