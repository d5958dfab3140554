//! Finds names at word borders.
//!
//! A name starts with a word, so each word of the text is looked up once: its hash in a filter, which turns most words
//! away, then in the table; while a longer name goes on, the hash is joined with the next separator and word. Where
//! aliases end, each is compared with the text under its own rule of case, so a hash never decides a match. The last end
//! that holds is the longest, and a longer name that fails at its border or its case never hides a shorter one.
//!
//! Words that pass the filter are collected and led through the first look-ups together, step by step: a big table lies
//! outside the caches, and what the steps need of it is so fetched side by side.

use std::cmp::Reverse;

use super::agree::{MAX_SEPARATOR_BYTES, agrees, edges};
use super::fold::Folding;
use super::hash::{Hasher, load, to_lower};
use super::hit::{Hit, MatchPolicy};
use super::pairs;
use super::posting::Posting;
use super::store::{Filter, Store};
use super::table::{self, Prefix};
use super::words::WordMask;
use crate::span::ByteSpan;

/// How many words are collected before they are looked up; a block of text adds at most 32.
const MIN_COLLECTED_WORDS: usize = 64;
const MAX_COLLECTED_WORDS: usize = MIN_COLLECTED_WORDS + 32;

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

/// A word of the text.
#[derive(Clone, Copy, Default)]
struct Word {
    start: u32,
    end: u32,
    hash: u64,
}

/// A word that may start a name, with what is known of it so far.
struct Start {
    word: Word,
    /// The first slot to look at, where the word may be a name of its own.
    slot: Option<u64>,
    /// What the table says of the word, where it is a name.
    prefix: Option<Prefix>,
    /// The prefix of this word and the next, where a name may go on so.
    longer: Option<Longer>,
}

/// A prefix of more than a word.
#[derive(Clone, Copy)]
struct Longer {
    end: u32,
    hash: u64,
    slot: u64,
    prefix: Option<Prefix>,
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
        let mut collected = [0; MAX_COLLECTED_WORDS];
        let mut starts = Vec::with_capacity(MAX_COLLECTED_WORDS);
        let mut count = 0;
        let mut resume = 0;
        let blocks = self.mask.blocks();
        for block in 0..blocks {
            count = self.collect(block, &mut collected, count);
            if count < MIN_COLLECTED_WORDS && block + 1 < blocks {
                continue;
            }
            self.filter(&collected[..count], &mut starts);
            count = 0;
            self.look_up(&mut starts);
            for start in starts.drain(..) {
                if start.prefix.is_none() && start.longer.is_none() {
                    continue;
                }
                if policy == MatchPolicy::Overlapping {
                    self.walk(&start, 0, &mut emit);
                } else if start.word.start as usize >= resume
                    && let Some(hit) = self.longest(&start, resume)
                {
                    resume = hit.span.end as usize;
                    emit(hit);
                }
            }
        }
    }

    /// Collects the words of a block that may start a name by their first two letters, after the first `count`.
    ///
    /// Here and in [`Search::filter`] a word is written down before it is known whether it counts: which words do is
    /// what a processor cannot foresee, and a wrong guess costs more than the writing.
    #[inline]
    fn collect(&self, block: usize, collected: &mut [u32; MAX_COLLECTED_WORDS], mut count: usize) -> usize {
        let (bytes, pairs) = (self.text.as_bytes(), self.store.pairs());
        self.mask.each_in_block(block, |start| {
            let second = bytes.get(start + 1).copied().unwrap_or_default();
            if let Some(free) = collected.get_mut(count) {
                *free = start as u32;
            }
            count += usize::from(pairs::may_start(pairs, bytes[start], second));
        });
        count
    }

    /// Keeps of the collected words those that the filters let pass.
    #[inline]
    fn filter(&mut self, collected: &[u32], starts: &mut Vec<Start>) {
        let (small, other) = (self.store.filter(Filter::SmallStart), self.store.filter(Filter::OtherStart));
        let single = self.store.filter(Filter::Single);
        let mut words = [Word::default(); MAX_COLLECTED_WORDS];
        let mut count = 0;
        for &start in collected {
            let window = window(self.text.as_bytes(), start as usize);
            let end = self.mask.end(start as usize);
            let hash = self.word_hash(window, start as usize, end);
            if let Some(free) = words.get_mut(count) {
                *free = Word { start, end: end as u32, hash };
            }
            let filter = if window[0].is_ascii_lowercase() { small } else { other };
            count += usize::from(table::may_hold(filter, hash));
        }
        starts.extend(words[..count].iter().map(|&word| {
            let slot = table::may_hold(single, word.hash).then(|| table::first_slot(self.slots, word.hash));
            Start { word, slot, prefix: None, longer: None }
        }));
    }

    /// Looks up the collected words and the prefixes of two words, a step for all at a time.
    fn look_up(&mut self, starts: &mut [Start]) {
        for start in &mut *starts {
            start.prefix = start.slot.and_then(|slot| table::find(self.slots, start.word.hash, slot));
            start.prefix.and_then(Prefix::group).into_iter().for_each(|group| self.store.fetch(group));
            start.longer = self.next(start.word.end as usize, start.word.hash);
        }
        for longer in starts.iter_mut().filter_map(|start| start.longer.as_mut()) {
            longer.slot = table::first_slot(self.slots, longer.hash);
        }
        for longer in starts.iter_mut().filter_map(|start| start.longer.as_mut()) {
            longer.prefix = table::find(self.slots, longer.hash, longer.slot);
            longer.prefix.and_then(Prefix::group).into_iter().for_each(|group| self.store.fetch(group));
        }
    }

    /// Returns the prefix that goes on with the next word, if the filter lets it pass.
    #[inline]
    fn next(&mut self, end: usize, hash: u64) -> Option<Longer> {
        let (next, next_end) = self.mask.next(end)?;
        let separator = self.separator_hash(end, next)?;
        let window = window(self.text.as_bytes(), next);
        let word = self.word_hash(window, next, next_end);
        let hash = Hasher::join(hash, separator, word);
        let end = next_end as u32;
        table::may_hold(self.longer, hash).then_some(Longer { end, hash, slot: 0, prefix: None })
    }

    /// Returns the leftmost and of those the longest name whose first word this is, from `bound` on.
    fn longest(&mut self, start: &Start, bound: usize) -> Option<Hit> {
        let rank = |hit: &Hit| (hit.span.start, Reverse(hit.span.end));
        let mut best: Option<Hit> = None;
        self.walk(start, bound, |hit| {
            if best.as_ref().is_none_or(|b| rank(&hit) < rank(b)) {
                best = Some(hit);
            }
        });
        best
    }

    /// Follows the names with a first word, which start at or after `bound`.
    #[inline]
    fn walk(&mut self, first: &Start, bound: usize, mut emit: impl FnMut(Hit)) {
        let start = first.word.start as usize;
        if let Some(group) = first.prefix.and_then(Prefix::group) {
            self.group(group, start, first.word.end as usize, bound, &mut emit);
        }
        let mut longer = first.longer;
        while let Some(Longer { end, hash, prefix: Some(prefix), .. }) = longer {
            if let Some(group) = prefix.group() {
                self.group(group, start, end as usize, bound, &mut emit);
            }
            longer = prefix.goes_on().then(|| self.next(end as usize, hash)).flatten();
            if let Some(longer) = &mut longer {
                longer.prefix = table::find(self.slots, longer.hash, table::first_slot(self.slots, longer.hash));
            }
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
            if let Some(hit) = first.iter_mut().chain(&mut others).find(|hit| hit.span == span) {
                hit.candidates = hit.candidates.saturating_add(1);
                continue;
            }
            let hit = Hit { span, entry: posting.entry, candidates: 1, posting: place, group, anywhere: false };
            if first.is_none() {
                first = Some(hit);
            } else {
                others.push(hit);
            }
        }
        let Some(first) = first else { return };
        if others.is_empty() {
            emit(first);
        } else {
            // Names that differ in the marks at their edges.
            others.push(first);
            others.sort_by_key(|hit| (hit.span.len(), hit.span.start));
            others.into_iter().for_each(emit);
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

    /// Returns the hash of a word, folded, given the window at its start.
    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn word_hash(&mut self, window: [u8; 16], start: usize, end: usize) -> u64 {
        const HIGH: u64 = 0x8080_8080_8080_8080;
        let len = end - start;
        if let Some(mask) = MASKS.get(len) {
            let [low, high] = load(&window);
            let (low, high) = (low & mask[0], high & mask[1]);
            if (low | high) & HIGH == 0 {
                return self.hasher.short(if self.lower { [to_lower(low), to_lower(high)] } else { [low, high] }, len);
            }
        }
        let folding = self.store.header().folding;
        odd_word_hash(folding, self.hasher, &self.text[start..end], self.lower, &mut self.folded)
    }

    #[inline]
    fn separator_hash(&mut self, start: usize, end: usize) -> Option<u64> {
        match &self.text.as_bytes()[start..end] {
            [byte] if byte.is_ascii() => Some(self.store.separators()[usize::from(*byte)]),
            bytes if bytes.len() > MAX_SEPARATOR_BYTES => None,
            _ => {
                self.folded.clear();
                self.store.header().folding.fold_separator(&self.text[start..end], &mut self.folded);
                Some(self.hasher.separator(self.folded.as_bytes()))
            }
        }
    }
}

/// Returns the sixteen bytes from an offset on, zeros after the text.
#[inline]
fn window(bytes: &[u8], start: usize) -> [u8; 16] {
    let rest = &bytes[start..];
    rest.first_chunk().copied().unwrap_or_else(|| {
        let mut padded = [0; 16];
        padded[..rest.len()].copy_from_slice(rest);
        padded
    })
}

/// Returns the hash of a word that is long or not ASCII.
#[cold]
fn odd_word_hash(folding: Folding, hasher: Hasher, word: &str, lower: bool, folded: &mut String) -> u64 {
    if word.is_ascii() {
        return if lower { hasher.word_lower(word.as_bytes()) } else { hasher.word(word.as_bytes()) };
    }
    folded.clear();
    folding.fold_word(word, lower, folded);
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
