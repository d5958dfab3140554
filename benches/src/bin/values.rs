//! Prints how many words a second `onrecord::time` and `onrecord::quantity` read on one core.
//!
//! ```sh
//! cargo run --release -p onrecord-bench --bin values [FILE ...]
//! ```
//!
//! Without files it reads the sample articles of `examples/articles`. A word is what white space parts. Each figure is the
//! best of seven rounds over at least a million words; "both" cuts the tokens once and reads times, then quantities.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::hint::black_box;
use std::time::Instant;

use jiff::civil::date;
use onrecord::text::tokenize;
use onrecord::time::TimeType;
use onrecord::{ByteSpan, quantity, time};

const ROUNDS: usize = 7;
const WORDS: usize = 1_000_000;

fn main() -> std::io::Result<()> {
    let files = onrecord_bench::files()?;
    let texts = files.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
    let repeats = WORDS.div_ceil(words.max(1));
    println!("{} texts of {words} words, {repeats} times a round", texts.len());
    let report = |name: &str, read: &dyn Fn(&str) -> usize| {
        let mut best = f64::INFINITY;
        let mut found = 0;
        for _ in 0..ROUNDS {
            let started = Instant::now();
            for _ in 0..repeats {
                found = texts.iter().map(|text| black_box(read(black_box(text)))).sum();
            }
            best = best.min(started.elapsed().as_secs_f64());
        }
        let speed = f64::from(u32::try_from(words * repeats).unwrap_or(u32::MAX)) / best;
        println!("{name:<22} {speed:>12.0} words/s {found:>6} found");
    };
    let anchor = Some(date(2023, 9, 13));
    report("tokens", &|text| tokenize(text).len());
    report("time", &|text| time::find(text, &tokenize(text), anchor).len());
    report("quantity", &|text| quantity::find(text, &tokenize(text), &[]).len());
    report("both", &|text| {
        let tokens = tokenize(text);
        let times = time::find(text, &tokens, anchor);
        let points = times.iter().filter(|t| matches!(t.time.kind, TimeType::Date | TimeType::Time));
        let avoid: Vec<ByteSpan> = points.map(|t| t.span).collect();
        times.len() + quantity::find(text, &tokens, &avoid).len()
    });
    Ok(())
}
