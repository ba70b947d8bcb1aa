//! The few colours of code: which class a grammar's scope gets, and the CSS for light and dark.

use std::fmt::Write;
use std::sync::LazyLock;

use syntect::parsing::Scope;

/// Background that the light colours are made for (contrast at least 4.5 : 1, WCAG 2.2 AA).
pub const CODE_BACKGROUND_LIGHT: &str = "#f6f4f1";
/// Background that the dark colours are made for (contrast at least 4.5 : 1, WCAG 2.2 AA).
pub const CODE_BACKGROUND_DARK: &str = "#1f2328";

/// Class, colour in light, colour in dark.
const COLOURS: [(&str, &str, &str); 9] = [
    ("c-comment", "#5c6370", "#9aa4b2"),
    ("c-string", "#0f6134", "#8fd19e"),
    ("c-number", "#8a3b00", "#f0b37e"),
    ("c-keyword", "#8f1d5c", "#f29ac4"),
    ("c-name", "#1d4f91", "#8cbcf5"),
    ("c-type", "#00606b", "#7fd0d8"),
    ("c-attribute", "#6b4a00", "#e0c37a"),
    ("c-deleted", "#a31515", "#ff9c92"),
    ("c-inserted", "#0f6134", "#8fd19e"),
];

/// Scope of a grammar and its class; the innermost scope that is listed decides, and of two the longer one.
const SCOPES: [(&str, &str); 21] = [
    ("comment", "c-comment"),
    ("string", "c-string"),
    ("constant.character", "c-string"),
    ("constant", "c-number"),
    ("keyword", "c-keyword"),
    ("storage", "c-keyword"),
    ("variable.language", "c-keyword"),
    ("entity.name.tag", "c-keyword"),
    ("entity.name.type", "c-type"),
    ("entity.name.class", "c-type"),
    ("entity.name.struct", "c-type"),
    ("entity.name.enum", "c-type"),
    ("entity.name", "c-name"),
    ("entity.other.attribute-name", "c-attribute"),
    ("support.function", "c-name"),
    ("support.type", "c-type"),
    ("support.class", "c-type"),
    ("support.constant", "c-number"),
    ("markup.heading", "c-name"),
    ("markup.deleted", "c-deleted"),
    ("markup.inserted", "c-inserted"),
];

static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    let mut scopes = SCOPES;
    scopes.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    let classes = scopes.iter();
    classes
        .filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class)))
        .collect()
});

/// The class for code within these scopes, outermost first.
pub(super) fn class_of(scopes: &[Scope]) -> Option<&'static str> {
    scopes.iter().rev().find_map(|scope| {
        let found = CLASSES
            .iter()
            .find(|(prefix, _)| prefix.is_prefix_of(*scope));
        found.map(|(_, class)| *class)
    })
}

/// The CSS for coloured code: custom properties on `:root` for light, dark under `prefers-color-scheme: dark` and
/// `[data-theme="dark"]` on the root (with `[data-theme="light"]` staying light), and one rule per class.
pub fn code_css() -> String {
    let mut css = String::new();
    let mut block = |selector: &str, dark: bool, end: &str| {
        let background = if dark {
            CODE_BACKGROUND_DARK
        } else {
            CODE_BACKGROUND_LIGHT
        };
        let _ = write!(css, "{selector}{{--c-background:{background}");
        for (class, light_colour, dark_colour) in COLOURS {
            let colour = if dark { dark_colour } else { light_colour };
            let _ = write!(css, ";--{class}:{colour}");
        }
        let _ = writeln!(css, "}}{end}");
    };
    block(":root", false, "");
    block(
        "@media (prefers-color-scheme:dark){:root:not([data-theme=light])",
        true,
        "}",
    );
    block(":root[data-theme=dark]", true, "");
    css.push_str("pre.code{background:var(--c-background)}\n");
    for (class, _, _) in COLOURS {
        let _ = writeln!(css, ".{class}{{color:var(--{class})}}");
    }
    css
}

#[cfg(test)]
mod tests {
    use super::{CODE_BACKGROUND_DARK, CODE_BACKGROUND_LIGHT, COLOURS, SCOPES, code_css};

    /// Relative luminance after WCAG 2.2.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            match value <= 0.04045 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_can_be_read() {
        for (class, light, dark) in COLOURS {
            assert!(
                contrast(light, CODE_BACKGROUND_LIGHT) >= 4.5,
                "{class} light"
            );
            assert!(contrast(dark, CODE_BACKGROUND_DARK) >= 4.5, "{class} dark");
        }
    }

    #[test]
    fn every_class_has_a_colour() {
        for (scope, class) in SCOPES {
            assert!(
                COLOURS.iter().any(|(known, _, _)| *known == class),
                "{scope}"
            );
        }
        assert_eq!(
            code_css().matches('{').count(),
            code_css().matches('}').count()
        );
    }
}
