//! Milliseconds per picture for sharing and per photo, on one core: `cargo bench --bench share`.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)]

use std::fs;
use std::path::Path;
use std::time::Instant;

use loa::picture::{Art, Card, Form, Format, Rendering, photo};

/// Pictures of each kind.
const ROUNDS: usize = 30;

fn main() {
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build_global()
        .unwrap();
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/sen");
    let svg = fs::read_to_string(theme.join("share.svg")).unwrap();
    let fonts = ["be-vietnam-pro-400", "be-vietnam-pro-600"];
    let fonts =
        fonts.map(|name| fs::read(theme.join(format!("assets/fonts/{name}.woff2"))).unwrap());
    let start = Instant::now();
    let art = Art::new(&svg, fonts.to_vec()).unwrap();
    let card = |at: usize, has_photo: bool| Card {
        title: format!("Hồ sơ số {at} của tôi đi đâu sau khi nộp ở bộ phận một cửa của xã?"),
        label: "Cải cách hành chính tỉnh mẫu năm 2024".to_owned(),
        unit: "Ủy ban nhân dân tỉnh mẫu".to_owned(),
        has_photo,
    };
    let first = art.draw(&card(0, false), &[]).unwrap();
    println!(
        "fonts, art and the first picture: {:.1} ms, {} bytes",
        ms(start),
        first.len()
    );
    let picture = grainy(4000, 3000);
    median("picture for sharing", |at| {
        art.draw(&card(at, false), &[]).unwrap().len()
    });
    let small = grainy(1200, 800);
    median("picture for sharing with a photo of 1200 x 800", |at| {
        art.draw(&card(at, true), &small).unwrap().len()
    });
    for (name, form, width) in [
        ("JPEG 480", Form::Jpeg, 480),
        ("JPEG 960", Form::Jpeg, 960),
        ("AVIF 480", Form::Avif, 480),
        ("AVIF 960", Form::Avif, 960),
    ] {
        let one = Rendering {
            width,
            height: width * 3 / 4,
            form,
        };
        median(
            &format!("{name} of a photo of 12 megapixels, decoding with it"),
            |_| photo(&picture, Format::Jpeg, &[one]).unwrap()[0].len(),
        );
    }
}

fn median(what: &str, make: impl Fn(usize) -> usize) {
    let rounds = if what.contains("megapixels") {
        5
    } else {
        ROUNDS
    };
    let mut times = Vec::new();
    let mut bytes = 0;
    for at in 0..rounds {
        let start = Instant::now();
        bytes = make(at);
        times.push(ms(start));
    }
    times.sort_by(f64::total_cmp);
    println!(
        "{what}: median {:.1} ms, fastest {:.1} ms, {bytes} bytes",
        times[rounds / 2],
        times[0]
    );
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

/// A photo of nothing: soft shapes with grain.
fn grainy(width: u16, height: u16) -> Vec<u8> {
    let mut seed = 1_u32;
    let mut pixels = Vec::new();
    for y in 0..u32::from(height) {
        for x in 0..u32::from(width) {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = (seed >> 28) as f32;
            let (x, y) = (x as f32 / f32::from(width), y as f32 / f32::from(height));
            for wave in [3.0, 5.0, 8.0] {
                let soft = (x * wave).sin() * (y * wave * 1.7).cos() * 90.0 + 120.0;
                pixels.push((soft + grain) as u8);
            }
        }
    }
    let mut out = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut out, 88);
    encoder
        .encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    out
}
