//! Prints how many words a second the whole extraction reads on one core, to JSON, and how long the slowest article takes.
//!
//! ```sh
//! cargo run --release -p onrecord-bench --bin extract [FILE ...]
//! ```
//!
//! Without files it reads the sample articles of `examples/articles`; a file whose name ends in `.jsonl` holds an article a
//! line, `{"text"}`. Figures are from the thread's own CPU time, the best of seven rounds.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use cpu_time::ThreadTime;
use onrecord::{Document, Extractor, OffsetUnit};

const ROUNDS: usize = 7;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files = onrecord_bench::files()?;
    let mut documents = Vec::new();
    for file in &files {
        documents.extend(read(file)?);
    }
    let words: usize = documents.iter().map(|document| document.text.split_whitespace().count()).sum();
    let extractor = Extractor::new()?;
    let mut best = Duration::MAX;
    let mut each = vec![Duration::MAX; documents.len()];
    for _ in 0..ROUNDS {
        let mut sum = Duration::ZERO;
        for (document, least) in documents.iter().zip(&mut each) {
            let start = ThreadTime::now();
            black_box(extractor.extract(document).to_json(OffsetUnit::Char));
            let took = start.elapsed();
            *least = took.min(*least);
            sum += took;
        }
        best = best.min(sum);
    }
    println!("{} articles of {words} words", documents.len());
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = words as f64 / best.as_secs_f64();
    println!("{rate:.0} words/s");
    let slowest = each.iter().max().copied().unwrap_or_default();
    println!("slowest article {:.1} ms", slowest.as_secs_f64() * 1e3);
    Ok(())
}

fn read(file: &Path) -> Result<Vec<Document>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(file)?;
    if file.extension().is_none_or(|extension| extension != "jsonl") {
        return Ok(vec![Document::new(text)]);
    }
    let article = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line)?;
        Ok(Document::new(row["text"].as_str().unwrap_or_default()))
    };
    text.lines().map(article).collect()
}
