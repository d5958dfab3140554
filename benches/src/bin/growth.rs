//! Checks that the time of an extraction grows no faster than the text.
//!
//! ```sh
//! cargo run --release -p onrecord-bench --bin growth [-- --every N]
//! ```
//!
//! Each line of `benches/growth.txt` is repeated, joined by spaces, by line breaks and by blank lines, up to 100 kB and up to 1 MB. The
//! larger text may take thirteen times as long as the smaller one: ten times as much text, and a margin for caches. Times are those of
//! the processor, the least of three for the smaller text and of as many as are needed for the larger one, so that a busy machine
//! does not matter. What grows much too fast from 25 kB to 100 kB is not read at 1 MB, which might take hours. With `--every N` each
//! Nth of the texts is read. Prints each text that grows faster, and ends with an error if there is one.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::hint::black_box;

use cpu_time::ThreadTime;
use onrecord::{Document, Extractor};

const FRAGMENTS: &str = include_str!("../../growth.txt");
const JOINTS: [&str; 3] = [" ", "\n", "\n\n"];
const FIRST: usize = 25_000;
const SMALL: usize = 100_000;
const LARGE: usize = 1_000_000;

/// How many times as long the larger text may take.
const MOST: f64 = 13.0;

/// How many times as long the smaller text may take as a first one of a quarter of its size.
const MOST_AT_FIRST: f64 = 9.0;

/// How often a text that seems to grow too fast is read again.
const ATTEMPTS: usize = 4;

/// Times below this are noise.
const LEAST_SECONDS: f64 = 0.002;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let every = match &arguments[..] {
        [] => 1,
        [flag, number] if flag == "--every" => number.parse::<usize>()?.max(1),
        _ => return Err("usage: growth [--every N]".into()),
    };
    let extractor = Extractor::new()?;
    let texts: Vec<(&str, &str)> =
        FRAGMENTS.lines().flat_map(|fragment| JOINTS.map(|joint| (fragment, joint))).step_by(every).collect();
    let mut faults = 0_u32;
    let (mut steepest, mut slowest) = ((0.0, String::new()), (0.0, String::new()));
    for (fragment, joint) in &texts {
        let piece = format!("{fragment}{joint}");
        let name = format!("{piece:?}");
        let seconds = |bytes: usize| {
            let document = Document::new(piece.repeat(bytes.div_ceil(piece.len())));
            let started = ThreadTime::now();
            black_box(extractor.extract(black_box(&document)));
            started.elapsed().as_secs_f64()
        };
        let first = seconds(FIRST).max(LEAST_SECONDS);
        let small = (0..3).map(|_| seconds(SMALL)).fold(f64::INFINITY, f64::min).max(LEAST_SECONDS);
        if small > first * MOST_AT_FIRST {
            println!("{name}: {:.0} ms at 25 kB, {:.0} ms at 100 kB", first * 1e3, small * 1e3);
            faults += 1;
            continue;
        }
        let mut large = f64::INFINITY;
        for _ in 0..ATTEMPTS {
            large = large.min(seconds(LARGE));
            if large <= small * MOST {
                break;
            }
        }
        let growth = large / small;
        if growth > steepest.0 {
            steepest = (growth, name.clone());
        }
        if large > slowest.0 {
            slowest = (large, name.clone());
        }
        if growth > MOST {
            println!("{name}: {:.0} ms at 100 kB, {:.0} ms at 1 MB", small * 1e3, large * 1e3);
            faults += 1;
        }
    }
    println!("{} texts", texts.len());
    println!("the steepest takes {:.1} times as long for ten times the text: {}", steepest.0, steepest.1);
    println!("the slowest takes {:.2} s for 1 MB: {}", slowest.0, slowest.1);
    if faults == 0 { Ok(()) } else { Err(format!("{faults} texts take more time than in proportion").into()) }
}
