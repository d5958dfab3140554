//! Prints how many tokens a second `onrecord::syntax` tags and parses on one core.
//!
//! ```sh
//! cargo run --release -p onrecord-bench --bin syntax [FILE ...]
//! ```
//!
//! Without files it reads the sample articles of `examples/articles`. Figures are from the thread's own CPU time, the
//! best of seven rounds over at least a hundred thousand tokens; sentences and tokens are found before.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::hint::black_box;
use std::time::Instant;

use cpu_time::ThreadTime;
use onrecord::syntax::{Model, Parser, Tagger};
use onrecord::text::{sentences, tokenize};

const ROUNDS: usize = 7;
const TOKENS: usize = 100_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files = onrecord_bench::files()?;
    let texts = files.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let mut all: Vec<Vec<&str>> = Vec::new();
    for text in &texts {
        let tokens = tokenize(text);
        for sentence in sentences(text, &tokens) {
            all.push(tokens[sentence.tokens()].iter().map(|token| token.text(text)).collect());
        }
    }
    let tokens: usize = all.iter().map(Vec::len).sum();
    let repeats = TOKENS.div_ceil(tokens.max(1));
    println!("{} sentences of {tokens} tokens, {repeats} times a round", all.len());

    let started = Instant::now();
    let parser = Parser::new()?;
    println!(
        "model ready in {:.1} ms, {} KB",
        started.elapsed().as_secs_f64() * 1e3,
        Model::english()?.memory_bytes() / 1024
    );
    let fast = Parser::fast()?;
    let tagger = Tagger::new()?;
    let report = |name: &str, work: &dyn Fn(&[&str]) -> usize| {
        let mut best = f64::INFINITY;
        for _ in 0..ROUNDS {
            let started = ThreadTime::now();
            for _ in 0..repeats {
                black_box(all.iter().map(|words| work(black_box(words))).sum::<usize>());
            }
            best = best.min(started.elapsed().as_secs_f64());
        }
        let speed = f64::from(u32::try_from(tokens * repeats).unwrap_or(u32::MAX)) / best;
        println!("{name:<22} {speed:>12.0} tokens/s");
    };
    report("tag", &|words| tagger.tag(words).len());
    report("tag and parse", &|words| parser.parse(words).len());
    report("tag and parse, fast", &|words| fast.parse(words).len());
    Ok(())
}
