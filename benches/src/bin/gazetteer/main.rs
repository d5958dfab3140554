//! Measures the gazetteer against the `aho-corasick` and `daachorse` crates: one text, one thread, one run.
//!
//! `cargo run --release -p onrecord-bench --bin gazetteer [-- --quick] [-- --ours]`
//!
//! All methods get the same names and the same text and must give the same list of matches: leftmost-longest at word
//! borders, where a longer name that fails at its border never hides a shorter one. Two tasks:
//!
//! * *exact*: names are found letter for letter;
//! * *folded*: letter case by each name's rule, accents, normal forms, dashes, quotation marks and white space folded.
//!   The other crates search the folded text; folding it and leading the hits back is part of their time, as it is part
//!   of ours.
//!
//! Times are CPU time of the thread, the best of several runs. `--quick` is for CI, `--ours` leaves the others out, `--names=1500` is for
//! one size only, `--only=daachorse` for the others with that in their name.

// Figures for people: no cast here decides anything.
#![allow(clippy::print_stdout, clippy::cast_precision_loss, clippy::cast_sign_loss, clippy::similar_names)]

mod data;
mod names;
mod ours;
mod rivals;
mod text;
mod view;

use std::time::Duration;

use cpu_time::ThreadTime;

use names::Name;

/// A match: start, end, number of the name.
type Hit = (u32, u32, u32);

/// What is searched for, and how.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Task {
    Exact,
    Folded,
}

impl Task {
    const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
        }
    }
}

/// Figures of one method.
struct Figures {
    method: String,
    build: Duration,
    bytes: usize,
    load: Option<Duration>,
    scan: Duration,
    /// Time of one call on a text of about 200 bytes.
    short: Duration,
    hits: Vec<Hit>,
}

/// Runs `work` and returns what it gives with the CPU time it took.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = ThreadTime::now();
    let result = work();
    (result, start.elapsed())
}

/// Runs a search over the whole text and over its pieces; the best of several runs.
fn measure(text: &str, mut find: impl FnMut(&str) -> Vec<Hit>) -> (Vec<Hit>, Duration, Duration) {
    let (hits, mut scan) = timed(|| find(text));
    let runs = (1.5 / scan.as_secs_f64()).clamp(2.0, 25.0) as usize;
    for _ in 0..runs {
        scan = scan.min(timed(|| std::hint::black_box(find(text))).1);
    }
    let pieces = pieces(text);
    let mut short = Duration::MAX;
    for _ in 0..5 {
        let ((), all) = timed(|| pieces.iter().for_each(|piece| drop(std::hint::black_box(find(piece)))));
        short = short.min(all / pieces.len() as u32);
    }
    (hits, scan, short)
}

/// Returns some hundred pieces of about 200 bytes.
fn pieces(text: &str) -> Vec<&str> {
    let step = (text.len() / 1000).max(200);
    (0..text.len().saturating_sub(200))
        .step_by(step)
        .map(|at| {
            let start = text.ceil_char_boundary(at);
            &text[start..text.floor_char_boundary(start + 200)]
        })
        .collect()
}

fn report(names: usize, task: Task, text: &str, all: &[Figures]) {
    let megabytes = |f: &Figures| text.len() as f64 / 1e6 / f.scan.as_secs_f64();
    let best = all[1..].iter().map(megabytes).fold(0.0, f64::max);
    for f in all {
        let load = f.load.map_or_else(|| "–".to_owned(), |t| format!("{:.1} ms", t.as_secs_f64() * 1e3));
        let ratio = if all.len() > 1 { format!("{:.2}", megabytes(f) / best) } else { "–".to_owned() };
        println!(
            "| {names} | {} | {} | {:.0} | {ratio} | {:.0} | {:.2} s | {:.1} | {load} |",
            task.name(),
            f.method,
            megabytes(f),
            f.short.as_secs_f64() * 1e9,
            f.build.as_secs_f64(),
            f.bytes as f64 / 1e6,
        );
    }
    for f in &all[1..] {
        let (ours, theirs) = (&all[0].hits, &f.hits);
        if let Some(at) = (0..ours.len().max(theirs.len())).find(|&i| ours.get(i) != theirs.get(i)) {
            let show = |h: Option<&Hit>| h.map(|&h| (h, text.get(h.0 as usize..h.1 as usize)));
            println!("match {at} differs: onrecord {:?}, {} {:?}", show(ours.get(at)), f.method, show(theirs.get(at)));
            std::process::exit(1);
        }
    }
    println!("{} matches, the same for all", all[0].hits.len());
}

fn main() {
    let option = |name: &str| std::env::args().any(|a| a == name);
    let (quick, ours_only) = (option("--quick"), option("--ours"));
    let data = data::Data::read();
    let only = std::env::args().find_map(|a| a.strip_prefix("--only=").map(str::to_owned)).unwrap_or_default();
    let one: Option<usize> = std::env::args().find_map(|a| a.strip_prefix("--names=")?.parse().ok());
    let sizes = match one {
        Some(size) => vec![size],
        None if quick => vec![1500, 20_000],
        None => vec![1500, 500_000, 5_000_000],
    };
    let text = text::make(&data, if quick { 500_000 } else { 4_000_000 });
    println!("text: {} bytes, best of several runs, CPU time of one thread\n", text.len());
    println!("| names | task | method | MB/s | of the best rival | ns a 200-byte text | build | MB | load |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for size in sizes {
        for task in [Task::Exact, Task::Folded] {
            let names: Vec<Name> = names::make(&data, size, task);
            let mut all = vec![ours::run(&names, task, &text)];
            if !ours_only {
                rivals::run(&names, task, &text, &only, &mut all);
            }
            report(names.len(), task, &text, &all);
        }
    }
}
