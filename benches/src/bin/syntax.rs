//! Prints how many tokens a second `onrecord::syntax` tags and parses on one core.
//!
//! ```sh
//! cargo run --release -p onrecord-bench --bin syntax [FILE ...]
//! ```
//!
//! Without files it reads the sample articles of `examples/articles`. Figures are from the thread's own CPU time, the
//! best of seven rounds over at least a hundred thousand tokens; sentences and tokens are found before. Sentences are parsed
//! one by one, and those of an article together; each round of the articles starts with a parser that has read nothing.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::hint::black_box;
use std::time::Instant;

use cpu_time::ThreadTime;
use onrecord::Result;
use onrecord::syntax::{Model, Parser, Tagger};
use onrecord::text::{Token, sentences, tokenize};

const ROUNDS: usize = 7;
const TOKENS: usize = 100_000;

/// The words of the sentences of some articles.
type Articles = [Vec<Vec<String>>];

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let files = onrecord_bench::files()?;
    let texts = files.iter().map(std::fs::read_to_string).collect::<std::io::Result<Vec<_>>>()?;
    let read = |text: &String| -> Vec<Vec<String>> {
        let tokens = tokenize(text);
        let words = |tokens: &[Token]| tokens.iter().map(|token| token.text(text).to_owned()).collect();
        sentences(text, &tokens).iter().map(|sentence| words(&tokens[sentence.tokens()])).collect()
    };
    let articles: Vec<Vec<Vec<String>>> = texts.iter().map(read).collect();
    let tokens: usize = articles.iter().flatten().map(Vec::len).sum();
    let repeats = TOKENS.div_ceil(tokens.max(1));
    println!("{} sentences of {tokens} tokens, {repeats} times a round", articles.iter().map(Vec::len).sum::<usize>());

    let started = Instant::now();
    Parser::new()?;
    println!(
        "model ready in {:.1} ms, {} KB",
        started.elapsed().as_secs_f64() * 1e3,
        Model::english()?.memory_bytes() / 1024
    );
    let report = |name: &str, work: &dyn Fn(&Articles) -> Result<usize>| -> Result<()> {
        let mut best = f64::INFINITY;
        for _ in 0..ROUNDS {
            let started = ThreadTime::now();
            for _ in 0..repeats {
                black_box(work(black_box(&articles))?);
            }
            best = best.min(started.elapsed().as_secs_f64());
        }
        let speed = f64::from(u32::try_from(tokens * repeats).unwrap_or(u32::MAX)) / best;
        println!("{name:<28} {speed:>12.0} tokens/s");
        Ok(())
    };
    let each =
        |parser: &Parser, articles: &Articles| articles.iter().flatten().map(|words| parser.parse(words).len()).sum();
    let together = |parser: &Parser, articles: &Articles| {
        articles.iter().try_fold(0, |sum, article| Ok(sum + parser.parse_batch(article, 1)?.len()))
    };
    report("tag", &|all| {
        let tagger = Tagger::new()?;
        Ok(all.iter().flatten().map(|words| tagger.tag(words).len()).sum())
    })?;
    report("tag and parse", &|all| Ok(each(&Parser::new()?, all)))?;
    report("tag and parse, together", &|all| together(&Parser::new()?, all))?;
    report("the same, fast, one by one", &|all| Ok(each(&Parser::fast()?, all)))?;
    report("the same, fast, together", &|all| together(&Parser::fast()?, all))?;
    Ok(())
}
