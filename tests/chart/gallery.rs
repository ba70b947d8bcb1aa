//! Every example as a picture: kept small ones to compare with, and a page of all for people to look at.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use loa::chart::{Caption, Drawing, Palette, Style, draw};

use super::examples::all;
use super::notation::{en, vi};

fn drawn(width: f64, palette: Option<&Palette>) -> Vec<Drawing> {
    let notation = vi();
    let draw = |(at, (title, chart)): (usize, (&str, _))| {
        let id = format!("g{at}-{width}");
        let style = Style {
            id: &id,
            width,
            notation: &notation,
            palette,
        };
        draw(
            &chart,
            Caption {
                title,
                description: None,
            },
            &style,
        )
        .unwrap()
    };
    all().into_iter().enumerate().map(draw).collect()
}

/// `$CARGO_TARGET_TMPDIR/charts/index.html` shows every kind as a page would: open it narrow, dark, in forced colours, on paper.
#[test]
fn a_gallery_to_look_at() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("charts");
    fs::create_dir_all(&folder).unwrap();
    let mut css = String::new();
    for name in ["base", "chart", "print"] {
        let path = format!(
            "{}/themes/sen/assets/{name}.css",
            env!("CARGO_MANIFEST_DIR")
        );
        let fonts = format!("{}/themes/sen/assets/fonts/", env!("CARGO_MANIFEST_DIR"));
        css.push_str(
            &fs::read_to_string(path)
                .unwrap()
                .replace("url(fonts/", &format!("url(file://{fonts}")),
        );
    }
    for width in [288.0, 720.0] {
        let mut page = format!(
            "<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Charts</title><style>{css}</style><body><main style='padding:16px'>"
        );
        for one in drawn(width, None) {
            write!(
                page,
                "<h2>{}</h2><figure>{}<details><summary>Số liệu</summary><table>",
                one.title, one.svg
            )
            .unwrap();
            for row in std::iter::once(&one.table.columns).chain(&one.table.rows) {
                write!(page, "<tr><td>{}</tr>", row.join("<td>")).unwrap();
            }
            page.push_str("</table></details></figure>");
        }
        fs::write(folder.join(format!("{width}.html")), page).unwrap();
    }
    for (at, one) in drawn(540.0, Some(&Palette::default()))
        .into_iter()
        .enumerate()
    {
        fs::write(folder.join(format!("{at:02}.svg")), one.svg).unwrap();
    }
}

/// The pictures as they were agreed on; `LOA_BLESS=1` keeps new ones.
#[test]
fn pictures_stay_as_they_were() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/chart/kept");
    let bless = std::env::var_os("LOA_BLESS").is_some();
    for (at, one) in drawn(288.0, None).into_iter().enumerate() {
        let lines = one.svg.replace("><", ">\n<");
        let path = folder.join(format!("{at:02}.svg"));
        if bless {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &lines).unwrap();
        }
        let kept = fs::read_to_string(&path)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        assert!(
            kept == lines,
            "{} ({}) changed; look at it, then LOA_BLESS=1 cargo test --test chart",
            one.title,
            path.display()
        );
    }
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    assert_eq!(drawn(320.0, None), drawn(320.0, None));
}

#[test]
fn numbers_and_dates_are_those_of_the_language() {
    let (title, chart) = super::examples::bars().remove(0);
    for (notation, number, missing) in [
        (vi(), "1.234,5", "không có số liệu"),
        (en(), "1,234.5", "no data"),
    ] {
        let style = Style {
            id: "x",
            width: 320.0,
            notation: &notation,
            palette: None,
        };
        let one = draw(
            &chart,
            Caption {
                title,
                description: None,
            },
            &style,
        )
        .unwrap();
        assert!(
            one.svg.contains(number) && one.svg.contains(missing),
            "{}",
            one.svg
        );
        assert!(one.table.rows[0][1].contains(number));
        assert!(one.description.contains(number));
    }
    let (title, chart) = super::counted::time().remove(1);
    for (notation, day) in [(vi(), "30/6/2024"), (en(), "30 June 2024")] {
        let style = Style {
            id: "x",
            width: 320.0,
            notation: &notation,
            palette: None,
        };
        let one = draw(
            &chart,
            Caption {
                title,
                description: None,
            },
            &style,
        )
        .unwrap();
        assert!(one.svg.contains(day), "{}", one.svg);
    }
}

#[test]
fn a_picture_has_a_name_and_a_text_for_those_who_do_not_see_it() {
    for one in drawn(320.0, None) {
        assert!(one.svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" aria-labelledby=\""));
        assert!(
            !one.description.is_empty() && !one.table.rows.is_empty(),
            "{}",
            one.title
        );
        for row in &one.table.rows {
            assert_eq!(row.len(), one.table.columns.len(), "{}", one.title);
        }
        for word in ["<script", "style=", "<style", " on"] {
            let tags = one
                .svg
                .split('<')
                .filter_map(|tag| tag.split('>').next())
                .collect::<String>();
            assert!(
                !format!("<{tags}").contains(word) || word == " on" && !tags.contains(" onload"),
                "{word} in {}",
                one.title
            );
        }
    }
}
