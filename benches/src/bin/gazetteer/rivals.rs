//! The other crates, each in the two forms that give correct matches; the table names both.
//!
//! * *leftmost*: leftmost-longest search. A hit that fails at its border or its rule of case is replaced by the longest
//!   other name that starts at its place and holds, found in a table of the names that start other names; where there is
//!   none the search starts anew at the next word border.
//! * *overlapping*: all matches, those that hold at their borders sorted, the leftmost-longest of them kept.

use std::cmp::Reverse;
use std::time::Duration;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use onrecord::gazetteer::Folding;

use super::names::Name;
use super::view::{View, agrees, is_border};
use super::{Figures, Hit, Task, measure, timed};

/// The memory that building an automaton may take.
const MOST_BYTES: usize = 8 << 30;

/// The most names for which the overlapping forms are measured.
const MOST_OVERLAPPING: usize = 100_000;

/// A match in the text that is searched.
#[derive(Clone, Copy)]
struct Found {
    start: usize,
    end: usize,
    name: usize,
}

/// What both crates can do.
trait Automaton {
    fn leftmost(&self, text: &[u8], from: usize) -> Option<Found>;
    fn overlapping(&self, text: &[u8], each: impl FnMut(Found));
}

impl Automaton for AhoCorasick {
    #[inline]
    fn leftmost(&self, text: &[u8], from: usize) -> Option<Found> {
        let m = self.find(Input::new(text).range(from..))?;
        Some(Found { start: m.start(), end: m.end(), name: m.pattern().as_usize() })
    }

    #[inline]
    fn overlapping(&self, text: &[u8], mut each: impl FnMut(Found)) {
        for m in self.find_overlapping_iter(text) {
            each(Found { start: m.start(), end: m.end(), name: m.pattern().as_usize() });
        }
    }
}

impl Automaton for DoubleArrayAhoCorasick<u32> {
    #[inline]
    fn leftmost(&self, text: &[u8], from: usize) -> Option<Found> {
        let m = self.leftmost_find_iter(&text[from..]).next()?;
        Some(Found { start: from + m.start(), end: from + m.end(), name: m.value() as usize })
    }

    #[inline]
    fn overlapping(&self, text: &[u8], mut each: impl FnMut(Found)) {
        for m in self.find_overlapping_iter(text) {
            each(Found { start: m.start(), end: m.end(), name: m.value() as usize });
        }
    }
}

/// The names as the automata see them.
struct Patterns<'n> {
    names: &'n [Name],
    task: Task,
    texts: Vec<String>,
    /// For each name the longest other name that it starts with.
    shorter: Vec<Option<u32>>,
    /// The nodes of their trie.
    nodes: usize,
}

impl<'n> Patterns<'n> {
    fn new(names: &'n [Name], task: Task) -> Self {
        let texts: Vec<String> = match task {
            Task::Exact => names.iter().map(|n| n.text.clone()).collect(),
            Task::Folded => names.iter().map(|n| Folding::default().fold(&n.text, true)).collect(),
        };
        let mut order: Vec<u32> = (0..texts.len() as u32).collect();
        order.sort_unstable_by_key(|&i| &texts[i as usize]);
        let mut shorter = vec![None; texts.len()];
        let (mut open, mut nodes, mut last) = (Vec::<u32>::new(), 0, "");
        for i in order {
            let text = texts[i as usize].as_str();
            while open.pop_if(|&mut o| !text.starts_with(&texts[o as usize])).is_some() {}
            shorter[i as usize] = open.last().copied();
            open.push(i);
            nodes += text.len() - text.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
            last = text;
        }
        Self { names, task, texts, shorter, nodes }
    }

    /// Leads a match back to the text, if it holds there.
    fn hold(&self, text: &str, view: Option<&View>, found: Found) -> Option<Hit> {
        let (start, end) = match view {
            Some(view) => (view.source(found.start)?, view.source(found.end)?),
            None => (found.start, found.end),
        };
        let holds = is_border(text, start)
            && is_border(text, end)
            && (self.task == Task::Exact || agrees(&self.names[found.name], &text[start..end]));
        holds.then_some((start as u32, end as u32, found.name as u32))
    }

    fn leftmost(&self, automaton: &impl Automaton, text: &str) -> Vec<Hit> {
        let view = (self.task == Task::Folded).then(|| View::new(text));
        let searched = view.as_ref().map_or(text.as_bytes(), |v| &v.folded);
        let (mut hits, mut at) = (Vec::new(), 0);
        while let Some(mut found) = automaton.leftmost(searched, at) {
            loop {
                if let Some(hit) = self.hold(text, view.as_ref(), found) {
                    hits.push(hit);
                    at = found.end;
                    break;
                }
                let Some(name) = self.shorter[found.name] else {
                    at = found.start + 1;
                    while at < searched.len() && is_inside(searched[at - 1], searched[at]) {
                        at += 1;
                    }
                    break;
                };
                let name = name as usize;
                found = Found { name, end: found.start + self.texts[name].len(), ..found };
            }
        }
        hits
    }

    fn overlapping(&self, automaton: &impl Automaton, text: &str) -> Vec<Hit> {
        let view = (self.task == Task::Folded).then(|| View::new(text));
        let searched = view.as_ref().map_or(text.as_bytes(), |v| &v.folded);
        let mut hits = Vec::new();
        automaton.overlapping(searched, |found| hits.extend(self.hold(text, view.as_ref(), found)));
        hits.sort_unstable_by_key(|h| (h.0, Reverse(h.1)));
        let mut end = 0;
        hits.retain(|h| {
            let keep = h.0 >= end;
            end = if keep { h.1 } else { end };
            keep
        });
        hits
    }
}

/// Whether no name can start between two bytes: inside a word of ASCII or inside a character.
const fn is_inside(before: u8, behind: u8) -> bool {
    (before.is_ascii_alphanumeric() && behind.is_ascii_alphanumeric()) || behind & 0xC0 == 0x80
}

/// Measures the other crates on a list of names, those methods whose name contains `only`.
pub(crate) fn run(names: &[Name], task: Task, text: &str, only: &str, all: &mut Vec<Figures>) {
    let patterns = Patterns::new(names, task);
    for (overlapping, form) in [(false, "leftmost"), (true, "overlapping")] {
        if overlapping && names.len() > MOST_OVERLAPPING {
            println!("left out: the overlapping forms, which are the slower ones for many names");
            continue;
        }
        for (kind, label) in [(AhoCorasickKind::DFA, "DFA"), (AhoCorasickKind::ContiguousNFA, "contiguous NFA")] {
            let method = format!("aho-corasick, {label}, {form}");
            // A row of 128 states of four bytes a node, or about 96 bytes a node while the NFA is made.
            let need = patterns.nodes * if kind == AhoCorasickKind::DFA { 512 } else { 96 };
            if kind != AhoCorasickKind::DFA && names.len() <= 20_000 {
                continue;
            }
            if !method.contains(only) {
                continue;
            }
            if need > MOST_BYTES {
                println!("skipped: {method} needs about {} GB", need >> 30);
                continue;
            }
            let matching = if overlapping { MatchKind::Standard } else { MatchKind::LeftmostLongest };
            let (built, build) =
                timed(|| AhoCorasick::builder().kind(Some(kind)).match_kind(matching).build(&patterns.texts));
            match built {
                Ok(automaton) => {
                    let bytes = automaton.memory_usage();
                    all.push(figures(method, &patterns, &automaton, overlapping, text, build, bytes, None));
                }
                Err(error) => println!("skipped: {method}: {error}"),
            }
        }
        let method = format!("daachorse, {form}");
        if !method.contains(only) {
            continue;
        }
        let matching = if overlapping { daachorse::MatchKind::Standard } else { daachorse::MatchKind::LeftmostLongest };
        let (built, build) =
            timed(|| DoubleArrayAhoCorasickBuilder::new().match_kind(matching).build::<_, _, u32>(&patterns.texts));
        match built {
            Ok(automaton) => {
                let bytes = automaton.serialize();
                drop(automaton);
                let ((automaton, _), load) =
                    timed(|| DoubleArrayAhoCorasick::<u32>::deserialize(&bytes).expect("own bytes"));
                let bytes = automaton.heap_bytes();
                all.push(figures(method, &patterns, &automaton, overlapping, text, build, bytes, Some(load)));
            }
            Err(error) => println!("skipped: {method}: {error}"),
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn figures(
    method: String,
    patterns: &Patterns<'_>,
    automaton: &impl Automaton,
    overlapping: bool,
    text: &str,
    build: Duration,
    bytes: usize,
    load: Option<Duration>,
) -> Figures {
    let (hits, scan, short) = measure(text, |text| {
        if overlapping { patterns.overlapping(automaton, text) } else { patterns.leftmost(automaton, text) }
    });
    Figures { method, build, bytes, load, scan, short, hits }
}
