//! Milliseconds per chart, from figures to SVG, by kind.
//!
//! `cargo bench --bench chart`. Not a test: nothing here can fail for being slow.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]
#![allow(clippy::print_stdout, dead_code)]

use std::time::Instant;

use loa::chart::{Caption, Style, draw};

#[path = "../chart/counted.rs"]
mod counted;
#[path = "../chart/examples.rs"]
mod examples;
#[path = "../chart/notation.rs"]
mod notation;

const ROUNDS: usize = 15;
const EACH: u32 = 200;

fn main() {
    let notation = notation::vi();
    for width in [320.0, 720.0] {
        let mut slowest = 0.0_f64;
        for (title, chart) in examples::all() {
            let style = Style {
                id: "bench",
                width,
                notation: &notation,
                palette: None,
            };
            let caption = Caption {
                title,
                description: None,
            };
            let mut bytes = 0;
            let mut times: Vec<f64> = (0..ROUNDS)
                .map(|_| {
                    let started = Instant::now();
                    for _ in 0..EACH {
                        bytes = draw(&chart, caption, &style).unwrap().svg.len();
                    }
                    started.elapsed().as_secs_f64() * 1000.0 / f64::from(EACH)
                })
                .collect();
            times.sort_by(f64::total_cmp);
            let median = times[ROUNDS / 2];
            slowest = slowest.max(median);
            println!("{width} px  {median:.4} ms  {bytes:>6} B  {title}");
        }
        println!("{width} px: slowest {slowest:.4} ms");
    }
}
