//! Numbers and dates as each language writes them, and ids and texts that no markup breaks out of.

use jiff::civil::date;
use loa::chart::{Caption, Chart, Process, Step, Style, draw};

use super::notation::{en, vi};

#[test]
fn numbers_as_each_language_writes_them() {
    for (number, decimals, in_vi, in_en) in [
        (0.0, 2, "0", "0"),
        (1234.5, 2, "1.234,5", "1,234.5"),
        (-1_234_567.0, 0, "−1.234.567", "−1,234,567"),
        (83.944, 2, "83,94", "83.94"),
        (-0.001, 2, "0", "0"),
        (99.999, 2, "100", "100"),
    ] {
        assert_eq!(
            (
                vi().number(number, decimals).as_str(),
                en().number(number, decimals).as_str()
            ),
            (in_vi, in_en)
        );
    }
    assert_eq!(vi().day(date(2024, 6, 30)), "30/6/2024");
    assert_eq!(en().day(date(2024, 6, 30)), "30 June 2024");
    assert_eq!(vi().quantity(12.5, "{n}%"), "12,5%");
}

#[test]
fn text_stays_text() {
    let step = |name: &str| Step {
        name: name.to_owned(),
        note: String::new(),
    };
    let chart = Chart::Process(Process {
        steps: vec![step("</text><script>\"&\u{0}\u{8}"), step("Nộp")],
    });
    let notation = vi();
    let style = Style {
        id: "a\"><b id=\"",
        width: 320.0,
        notation: &notation,
        palette: None,
    };
    let caption = Caption {
        title: "<title>",
        description: Some("a & b"),
    };
    let svg = draw(&chart, caption, &style).unwrap().svg;
    assert!(!svg.contains("<script") && !svg.contains("<b ") && !svg.contains('\u{0}'));
    assert!(svg.contains("&lt;/text&gt;&lt;script&gt;&quot;&amp;"));
    assert!(svg.contains("<title id=\"ca---b-id---t\">&lt;title&gt;</title>"));
    assert!(svg.contains("a &amp; b</desc>"));
}
