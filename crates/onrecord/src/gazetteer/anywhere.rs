//! Finds names inside words too: for scripts without spaces and for compounds.
//!
//! The folded aliases go into an Aho-Corasick automaton that runs over the folded text; a table leads each folded byte
//! back to the letter that it came from, so that a match never starts or ends inside a letter and its marks.

use std::cmp::Reverse;

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::char::is_combining_mark;

use super::agree::agrees;
use super::fold::Folding;
use super::hit::Hit;
use super::store::Store;
use crate::span::ByteSpan;
use crate::text::chars::is_word;

/// The automaton of the anywhere mode.
pub(super) struct Anywhere {
    /// `None` where a gazetteer holds no name, or more than the automaton can.
    automaton: Option<AhoCorasick>,
    /// The place of each pattern's posting.
    postings: Vec<u32>,
}

impl Anywhere {
    pub(super) fn new(store: &Store) -> Self {
        let header = store.header();
        let (mut patterns, mut postings) = (Vec::new(), Vec::new());
        for (place, posting) in store.postings() {
            let folded = header.folding.fold(posting.form(), header.lower);
            if !folded.is_empty() {
                patterns.push(folded);
                postings.push(place);
            }
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns).ok();
        Self { automaton, postings }
    }

    /// Hands hits to `emit`: of those that overlap the leftmost, of those that start together the longest.
    pub(super) fn run(&self, store: &Store, text: &str, mut emit: impl FnMut(Hit)) {
        let Some(automaton) = &self.automaton else { return };
        let view = FoldedText::new(text, store.header().folding, store.header().lower);
        let mut hits = Vec::new();
        for found in automaton.find_overlapping_iter(&view.folded) {
            let Some(span) = view.span(found.start(), found.end()) else { continue };
            let i = self.postings[found.pattern().as_usize()];
            let Some(posting) = store.posting(i) else { continue };
            if agrees(store.header().folding, posting, &text[span.range()]) {
                hits.push(Hit { span, entry: posting.entry, candidates: 1, posting: i, group: i, anywhere: true });
            }
        }
        hits.sort_by_key(|h: &Hit| (h.span.start, Reverse(h.span.end), h.posting));
        let mut end = 0;
        for hits in hits.chunk_by(|a, b| a.span == b.span) {
            let first = hits[0];
            if first.span.start >= end {
                end = first.span.end;
                emit(Hit { candidates: hits.len().min(usize::from(u16::MAX)) as u16, ..first });
            }
        }
    }
}

/// A text in folded form, with the way back.
struct FoldedText {
    folded: String,
    /// For each folded byte and the end: where the letter that it starts stands in the text, or `INSIDE`.
    origin: Vec<u32>,
    /// Where letters vanish in folding: the offset in the folded text, and where the first of them stands in the text.
    vanished: Vec<(u32, u32)>,
}

const INSIDE: u32 = u32::MAX;

impl FoldedText {
    fn new(text: &str, folding: Folding, lower: bool) -> Self {
        let mut view = Self {
            folded: String::with_capacity(text.len()),
            origin: Vec::with_capacity(text.len() + 1),
            vanished: Vec::new(),
        };
        let mut at = 0;
        while at < text.len() {
            let end = cluster_end(text, at);
            let from = view.folded.len();
            if text[at..end].starts_with(is_word) {
                folding.fold_word(&text[at..end], lower, &mut view.folded);
            } else {
                folding.fold_separator(&text[at..end], &mut view.folded);
            }
            if from == view.folded.len() && view.vanished.last().is_none_or(|v| v.0 != from as u32) {
                view.vanished.push((from as u32, at as u32));
            }
            for i in from..view.folded.len() {
                view.origin.push(if i == from { at as u32 } else { INSIDE });
            }
            at = end;
        }
        view.origin.push(text.len() as u32);
        view
    }

    fn span(&self, start: usize, end: usize) -> Option<ByteSpan> {
        let after = self.vanished.binary_search_by_key(&(end as u32), |v| v.0);
        let end = after.map_or_else(|_| self.origin.get(end).copied(), |i| Some(self.vanished[i].1))?;
        let start = *self.origin.get(start)?;
        (start != INSIDE && end != INSIDE).then(|| ByteSpan::new(start, end))
    }
}

/// Returns the end of the letter with its marks, of the white space, or of the other character that starts at `at`.
fn cluster_end(text: &str, at: usize) -> usize {
    let mut chars = text[at..].char_indices();
    let Some((_, first)) = chars.next() else { return at };
    let (space, word) = (first.is_whitespace(), is_word(first));
    let goes_on = |c: char| if space { c.is_whitespace() } else { word && is_combining_mark(c) };
    chars.find(|(_, c)| !goes_on(*c)).map_or(text.len(), |(i, _)| at + i)
}
