//! Runs one stage of the library over the sample articles so many times, for a counter of instructions to look at.
//!
//! ```sh
//! cargo run --release -p onrecord-bench --bin stages STAGE ROUNDS
//! ```
//!
//! It prints the words read. `scripts/budget.py` runs it under callgrind and holds what it counts against
//! `benches/budget.toml`: instructions do not depend on how busy a machine is.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::hint::black_box;

use jiff::civil::date;
use onrecord::gazetteer::Gazetteer;
use onrecord::syntax::Parser;
use onrecord::text::tokenize;
use onrecord::{Document, Extractor, OffsetUnit, quantity, time};

type Stage = Box<dyn Fn(&str) -> usize>;

fn stage(name: &str) -> Result<Stage, Box<dyn std::error::Error>> {
    let anchor = Some(date(2023, 9, 13));
    Ok(match name {
        "tokens" => Box::new(|text| tokenize(text).len()),
        "times" => Box::new(move |text| time::find(text, &tokenize(text), anchor).len()),
        "quantities" => Box::new(|text| quantity::find(text, &tokenize(text), &[]).len()),
        "gazetteer" => {
            let gazetteer = Gazetteer::built_in()?;
            Box::new(move |text| gazetteer.find(text).len())
        }
        "trees" => {
            let parser = Parser::new()?;
            Box::new(move |text| parser.parse_text(text).len())
        }
        "trees, fast model" => {
            let parser = Parser::fast()?;
            Box::new(move |text| parser.parse_text(text).len())
        }
        "extraction without reader" => {
            let extractor = Extractor::builder().models(Parser::new()?, None).build()?;
            Box::new(move |text| extractor.extract(&Document::new(text)).events().len())
        }
        "extraction" => {
            let extractor = Extractor::new()?;
            Box::new(move |text| extractor.extract(&Document::new(text)).events().len())
        }
        "extraction to JSON" => {
            let extractor = Extractor::new()?;
            Box::new(move |text| extractor.extract(&Document::new(text)).to_json(OffsetUnit::Char).len())
        }
        _ => return Err(format!("{name}: no such stage").into()),
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, rounds] = &arguments[..] else { return Err("usage: stages STAGE ROUNDS".into()) };
    let run = stage(name)?;
    let texts = onrecord_bench::samples()?.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    for _ in 0..rounds.parse::<usize>()? {
        for text in &texts {
            black_box(run(black_box(text)));
        }
    }
    println!("{words}");
    Ok(())
}
