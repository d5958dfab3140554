//! Finds names at word borders.
//!
//! A name starts with a word, so each word of the text is looked up once: its hash in a filter, which turns most words
//! away, then in the table; while a longer name goes on, the hash is joined with the next separator and word. Where
//! aliases end, each is compared with the text under its own rule of case, so a hash never decides a match. The last end
//! that holds is the longest, and a longer name that fails at its border or its case never hides a shorter one.
//!
//! Words that pass the filter are collected, so that their slots are fetched from memory together.

use std::cmp::Reverse;

use super::agree::{agrees, edges};
use super::hash::{Hasher, load, to_lower};
use super::posting::Posting;
use super::store::{Filter, Store};
use super::table;
use super::words::WordMask;
use super::{Hit, MatchPolicy};
use crate::span::ByteSpan;

/// The longest run of marks and white space inside a name, in bytes.
pub(super) const MAX_SEPARATOR: usize = 255;

/// How many words are collected before they are looked up in the table; a block of text adds at most 32.
const COLLECT: usize = 24;

/// One search over one text.
pub(super) struct Search<'g, 't> {
    store: &'g Store,
    slots: &'g [[u8; 8]],
    longer: &'g [[u8; 8]],
    text: &'t str,
    mask: WordMask,
    hasher: Hasher,
    lower: bool,
    folded: String,
}

/// A word that may start a name.
#[derive(Clone, Copy, Default)]
struct Start {
    start: u32,
    end: u32,
    hash: u64,
    slot: u64,
}

impl<'g, 't> Search<'g, 't> {
    pub(super) fn new(store: &'g Store, text: &'t str) -> Self {
        let header = store.header();
        Self {
            store,
            slots: store.slots(),
            longer: store.filter(Filter::Longer),
            text,
            mask: WordMask::new(text),
            hasher: Hasher::new(header.seed),
            lower: header.lower,
            folded: String::new(),
        }
    }

    /// Hands every hit to `emit`, in the order of their words.
    pub(super) fn run(&mut self, policy: MatchPolicy, mut emit: impl FnMut(Hit)) {
        let mut starts = [Start::default(); COLLECT + 32];
        let mut count = 0;
        let mut resume = 0;
        let blocks = self.mask.blocks();
        for block in 0..blocks {
            count = self.collect(block, &mut starts, count);
            if count < COLLECT && block + 1 < blocks {
                continue;
            }
            let starts = &mut starts[..count];
            count = 0;
            for start in &mut *starts {
                start.slot = table::first_slot(self.slots, start.hash);
            }
            for start in starts {
                if policy == MatchPolicy::Overlapping {
                    self.walk(*start, 0, &mut emit);
                } else if start.start as usize >= resume
                    && let Some(hit) = self.longest(*start, resume)
                {
                    resume = hit.span.end as usize;
                    emit(hit);
                }
            }
        }
    }

    /// Collects the words of a block that pass the filter, behind the first `count`.
    #[inline]
    fn collect(&mut self, block: usize, starts: &mut [Start; COLLECT + 32], mut count: usize) -> usize {
        let (small, other) = (self.store.filter(Filter::SmallStart), self.store.filter(Filter::OtherStart));
        let Self { text, mask, hasher, lower, store, folded, .. } = self;
        mask.each_in_block(block, |start, end| {
            let hash = word_hash(store, *hasher, text, *lower, folded, start, end);
            let filter = if text.as_bytes()[start].is_ascii_lowercase() { small } else { other };
            if table::may_hold(filter, hash)
                && let Some(free) = starts.get_mut(count)
            {
                *free = Start { start: start as u32, end: end as u32, hash, slot: 0 };
                count += 1;
            }
        });
        count
    }

    /// Returns the leftmost and of those the longest name whose first word this is, from `bound` on.
    fn longest(&mut self, start: Start, bound: usize) -> Option<Hit> {
        let rank = |hit: &Hit| (hit.span.start, Reverse(hit.span.end));
        let mut best: Option<Hit> = None;
        self.walk(start, bound, |hit| {
            if best.as_ref().is_none_or(|b| rank(&hit) < rank(b)) {
                best = Some(hit);
            }
        });
        best
    }

    /// Follows the names with a first word, which start at or behind `bound`.
    #[inline]
    fn walk(&mut self, first: Start, bound: usize, mut emit: impl FnMut(Hit)) {
        let Start { start, end, mut hash, mut slot } = first;
        let (start, mut end) = (start as usize, end as usize);
        while let Some(prefix) = table::find(self.slots, hash, slot) {
            if let Some(group) = prefix.group() {
                self.group(group, start, end, bound, &mut emit);
            }
            if !prefix.goes_on() {
                return;
            }
            let Some((next, next_end)) = self.mask.next(end) else { return };
            let Some(separator) = self.separator_hash(end, next) else { return };
            let word = word_hash(self.store, self.hasher, self.text, self.lower, &mut self.folded, next, next_end);
            hash = Hasher::join(hash, separator, word);
            end = next_end;
            if !table::may_hold(self.longer, hash) {
                return;
            }
            slot = table::first_slot(self.slots, hash);
        }
    }

    /// Emits the aliases of a group that hold at a place, those of one span as one hit.
    #[inline]
    fn group(&self, group: u32, start: usize, end: usize, bound: usize, mut emit: impl FnMut(Hit)) {
        let mut first: Option<Hit> = None;
        let mut others: Vec<Hit> = Vec::new();
        for (place, posting) in self.store.group(group) {
            let Some(span) = self.holds(posting, start, end) else { continue };
            if (span.start as usize) < bound {
                continue;
            }
            match first.iter_mut().chain(&mut others).find(|hit| hit.span == span) {
                Some(hit) => hit.candidates = hit.candidates.saturating_add(1),
                None => {
                    let hit = Hit { span, entry: posting.entry, candidates: 1, posting: place, group };
                    if first.is_none() {
                        first = Some(hit);
                    } else {
                        others.push(hit);
                    }
                }
            }
        }
        let Some(first) = first else { return };
        if !others.is_empty() {
            // Names that differ in the marks at their edges.
            others.push(first);
            others.sort_by_key(|hit| (hit.span.len(), hit.span.start));
            others.into_iter().for_each(emit);
        } else {
            emit(first);
        }
    }

    #[inline]
    fn holds(&self, posting: Posting<'_>, start: usize, end: usize) -> Option<ByteSpan> {
        let folding = self.store.header().folding;
        let (start, end) = if posting.has(Posting::EDGES) {
            edges(folding, posting.form(), self.text, start, end)?
        } else {
            (start, end)
        };
        agrees(folding, posting, &self.text[start..end]).then(|| ByteSpan::at(start, end))
    }

    #[inline]
    fn separator_hash(&mut self, start: usize, end: usize) -> Option<u64> {
        match &self.text.as_bytes()[start..end] {
            [byte] if byte.is_ascii() => Some(self.store.separators()[usize::from(*byte)]),
            bytes if bytes.len() > MAX_SEPARATOR => None,
            _ => {
                self.folded.clear();
                self.store.header().folding.fold_separator(&self.text[start..end], &mut self.folded);
                Some(self.hasher.separator(self.folded.as_bytes()))
            }
        }
    }
}

/// Returns the hash of a word of the text, folded.
#[inline]
fn word_hash(
    store: &Store,
    hasher: Hasher,
    text: &str,
    lower: bool,
    folded: &mut String,
    start: usize,
    end: usize,
) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let bytes = text.as_bytes();
    let len = end - start;
    if len <= 16
        && let Some(chunk) = bytes[start..].first_chunk::<16>()
    {
        let [low, high] = load(chunk);
        let mask = MASKS[len];
        let (low, high) = (low & mask[0], high & mask[1]);
        if (low | high) & HIGH == 0 {
            return hasher.short(if lower { [to_lower(low), to_lower(high)] } else { [low, high] }, len);
        }
    }
    let word = &bytes[start..end];
    if word.is_ascii() {
        return if lower { hasher.word_lower(word) } else { hasher.word(word) };
    }
    folded.clear();
    store.header().folding.fold_word(&text[start..end], lower, folded);
    hasher.word(folded.as_bytes())
}

/// For each length of up to sixteen bytes, the masks that keep that many.
const MASKS: [[u64; 2]; 17] = {
    let mut masks = [[u64::MAX; 2]; 17];
    let mut len = 0;
    while len < 8 {
        masks[len] = [(1 << (8 * len)) - 1, 0];
        masks[len + 8] = [u64::MAX, (1 << (8 * len)) - 1];
        len += 1;
    }
    masks
};
