//! Prints how many words a second a batch of articles reads on two threads, and how many where it becomes Arrow tables.
//!
//! ```sh
//! cargo run --release -p onrecord-bench --bin arrow [FILE ...]
//! ```
//!
//! Without files it reads the sample articles of `examples/articles`. They are taken fifty times. Figures are from the clock,
//! the best of five rounds that take turns. `benches/python/arrow.py` compares them with those of Python.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use onrecord::{Document, Extraction, Extractor, OffsetUnit};

const TIMES: usize = 50;
const ROUNDS: usize = 5;
const THREADS: usize = 2;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let texts = onrecord_bench::files()?.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let documents: Vec<Document> = texts.iter().cycle().take(texts.len() * TIMES).map(Document::new).collect();
    let words: usize = documents.iter().map(|document| document.text.split_whitespace().count()).sum();
    let extractor = Extractor::new()?;
    let (mut batch, mut tables) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let extractions: Vec<Extraction> = black_box(extractor.extract_batch(&documents, THREADS)?);
        batch = batch.min(start.elapsed());
        let start = Instant::now();
        let found = extractor.extract_batch(&documents, THREADS)?;
        black_box(onrecord_arrow::tables(&found, OffsetUnit::Char)?);
        tables = tables.min(start.elapsed());
        drop(extractions);
    }
    println!("{} articles of {words} words, {THREADS} threads", documents.len());
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = |took: Duration| words as f64 / took.as_secs_f64();
    println!("batch {:.0} words/s", rate(batch));
    println!("tables {:.0} words/s, {:.0}% of that", rate(tables), 100.0 * rate(tables) / rate(batch));
    Ok(())
}
