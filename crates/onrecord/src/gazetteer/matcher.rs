//! Finds names at word borders.
//!
//! A name starts with a word, so each word of the text is looked up once: its hash is looked up in the filter, then in
//! the table; while a longer name goes on, the hash is joined with the next separator and word. Where aliases end, each
//! is compared with the text under its own rule of case, so a hash never decides a match. The last end that holds is the
//! longest, and a longer name that fails at its border or its case never hides a shorter one.

use super::entry::CaseRule;
use super::hash::{Hasher, to_lower};
use super::store::{Posting, Store};
use super::table;
use super::words::WordMask;
use super::{Hit, MatchPolicy};
use crate::span::ByteSpan;
use crate::text::chars::is_word;

/// The longest run of marks and white space inside a name, in bytes.
const MAX_SEPARATOR: usize = 255;

/// One search over one text.
pub(super) struct Search<'g, 't> {
    store: &'g Store,
    slots: &'g [[u8; 8]],
    filter: &'g [[u8; 8]],
    text: &'t str,
    mask: WordMask,
    hasher: Hasher,
    /// Hash of each ASCII character as a separator on its own.
    separators: [u64; 128],
    lower: bool,
    folded: String,
}

impl<'g, 't> Search<'g, 't> {
    pub(super) fn new(store: &'g Store, text: &'t str) -> Self {
        let header = store.header();
        let hasher = Hasher::new(header.seed);
        let mut folded = String::new();
        let mut separators = [0; 128];
        for (c, hash) in (0u8..128).zip(&mut separators) {
            folded.clear();
            header.folding.fold_separator(char::from(c).encode_utf8(&mut [0; 4]), &mut folded);
            *hash = hasher.separator(folded.as_bytes());
        }
        Self {
            store,
            slots: store.slots(),
            filter: store.filter(),
            text,
            mask: WordMask::new(text),
            hasher,
            separators,
            lower: header.lower,
            folded,
        }
    }

    /// Hands every hit to `emit`, in the order of their words.
    pub(super) fn run(&mut self, policy: MatchPolicy, mut emit: impl FnMut(Hit)) {
        let mut carry = 0;
        let mut resume = 0;
        for block in 0..self.mask.blocks().len() {
            let bits = self.mask.blocks()[block];
            let mut starts = bits & !(bits << 1 | carry);
            carry = bits >> 63;
            while starts != 0 {
                let start = block * 64 + starts.trailing_zeros() as usize;
                starts &= starts - 1;
                if start < resume {
                    continue;
                }
                let end = self.mask.end(start);
                let hash = self.word_hash(start, end);
                if !table::may_hold(self.filter, hash) {
                    continue;
                }
                if policy == MatchPolicy::Overlapping {
                    self.walk(start, end, hash, 0, &mut emit);
                } else {
                    let mut best: Option<Hit> = None;
                    self.walk(start, end, hash, resume, |hit| {
                        let better = best.is_none_or(|b| {
                            (hit.span.start, std::cmp::Reverse(hit.span.end))
                                < (b.span.start, std::cmp::Reverse(b.span.end))
                        });
                        if better {
                            best = Some(hit);
                        }
                    });
                    if let Some(hit) = best {
                        resume = hit.span.end as usize;
                        emit(hit);
                    }
                }
            }
        }
    }

    /// Follows the names whose first word is `start..end`, which start at or behind `bound`.
    fn walk(&mut self, start: usize, mut end: usize, mut hash: u64, bound: usize, mut emit: impl FnMut(Hit)) {
        while let Some(prefix) = table::find(self.slots, hash) {
            if let Some(group) = prefix.group() {
                self.group(group, start, end, bound, &mut emit);
            }
            if !prefix.goes_on() {
                return;
            }
            let Some((next, next_end)) = self.mask.next(end) else { return };
            let Some(separator) = self.separator_hash(end, next) else { return };
            hash = Hasher::join(hash, separator, self.word_hash(next, next_end));
            end = next_end;
            if !table::may_hold(self.filter, hash) {
                return;
            }
        }
    }

    /// Emits the aliases of a group that hold at a place, those of one span as one hit.
    fn group(&self, group: u32, start: usize, end: usize, bound: usize, mut emit: impl FnMut(Hit)) {
        let mut last: Option<Hit> = None;
        for_group(self.store, group, |i, posting| {
            let Some(span) = self.holds(posting, start, end) else { return };
            if (span.start as usize) < bound {
                return;
            }
            match &mut last {
                Some(hit) if hit.span == span => hit.candidates = hit.candidates.saturating_add(1),
                _ => {
                    if let Some(hit) =
                        last.replace(Hit { span, entry: posting.entry, posting: i, group, candidates: 1 })
                    {
                        emit(hit);
                    }
                }
            }
        });
        if let Some(hit) = last {
            emit(hit);
        }
    }

    fn holds(&self, posting: Posting, start: usize, end: usize) -> Option<ByteSpan> {
        let form = self.store.form(posting);
        if form.is_empty() {
            return None;
        }
        let (start, end) = if posting.has(Posting::EDGES) {
            let head = form.find(is_word)?;
            let tail = form.trim_end_matches(|c| !is_word(c)).len();
            self.edges(&form[..head], &form[tail..], start, end)?
        } else {
            (start, end)
        };
        agrees(self.store, posting, form, &self.text[start..end]).then(|| ByteSpan::at(start, end))
    }

    /// Extends a span over what stands before the first word and behind the last, where that folds to the alias's.
    fn edges(&self, head: &str, tail: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        let folding = self.store.header().folding;
        let fold = |s: &str| {
            let mut out = String::new();
            folding.fold_separator(s, &mut out);
            out
        };
        let before = self.text[..start].char_indices().rev().take_while(|(_, c)| !is_word(*c)).take(MAX_SEPARATOR);
        let behind = self.text[end..].char_indices().take_while(|(_, c)| !is_word(*c)).take(MAX_SEPARATOR);
        let (want_head, want_tail) = (fold(head), fold(tail));
        let from = if head.is_empty() {
            start
        } else {
            before.map(|(i, _)| i).find(|&i| fold(&self.text[i..start]) == want_head)?
        };
        let to = if tail.is_empty() {
            end
        } else {
            behind.map(|(i, c)| end + i + c.len_utf8()).find(|&i| fold(&self.text[end..i]) == want_tail)?
        };
        Some((from, to))
    }

    #[inline]
    fn word_hash(&mut self, start: usize, end: usize) -> u64 {
        let bytes = self.text.as_bytes();
        let len = end - start;
        if len <= 8
            && let Some(chunk) = bytes[start..].first_chunk::<8>()
        {
            let word = u64::from_le_bytes(*chunk) & (u64::MAX >> (64 - 8 * len));
            if word & 0x8080_8080_8080_8080 == 0 {
                return self.hasher.short(if self.lower { to_lower(word) } else { word }, len);
            }
        }
        let word = &bytes[start..end];
        if word.is_ascii() {
            return if self.lower { self.hasher.word_lower(word) } else { self.hasher.word(word) };
        }
        self.folded.clear();
        self.store.header().folding.fold_word(&self.text[start..end], self.lower, &mut self.folded);
        self.hasher.word(self.folded.as_bytes())
    }

    #[inline]
    fn separator_hash(&mut self, start: usize, end: usize) -> Option<u64> {
        match &self.text.as_bytes()[start..end] {
            [byte] if byte.is_ascii() => Some(self.separators[usize::from(*byte)]),
            bytes if bytes.len() > MAX_SEPARATOR => None,
            _ => {
                self.folded.clear();
                self.store.header().folding.fold_separator(&self.text[start..end], &mut self.folded);
                Some(self.hasher.separator(self.folded.as_bytes()))
            }
        }
    }
}

/// Hands every posting of a group to `visit`.
pub(super) fn for_group(store: &Store, group: u32, mut visit: impl FnMut(u32, Posting)) {
    for i in group.. {
        let Some(posting) = store.posting(i) else { return };
        visit(i, posting);
        if posting.has(Posting::LAST) {
            return;
        }
    }
}

/// Whether an alias agrees with a stretch of text under its rule of case and the gazetteer's folding.
pub(super) fn agrees(store: &Store, posting: Posting, form: &str, text: &str) -> bool {
    if form == text {
        return true;
    }
    let rule = posting.case();
    if form.len() == text.len()
        && let Some(answer) = ascii_agrees(rule, form.as_bytes(), text.as_bytes())
    {
        return answer;
    }
    let folding = store.header().folding;
    match rule {
        CaseRule::Exact => folding.fold(form, false) == folding.fold(text, false),
        CaseRule::Insensitive => folding.fold(form, true) == folding.fold(text, true),
        CaseRule::Capitalised => {
            folding.fold(form, true) == folding.fold(text, true)
                && capitals_hold(&folding.fold(form, false), &folding.fold(text, false))
        }
    }
}

/// Compares ASCII byte by byte, or returns `None` where a difference is not one of letter case.
fn ascii_agrees(rule: CaseRule, form: &[u8], text: &[u8]) -> Option<bool> {
    let mut holds = true;
    for (f, t) in form.iter().zip(text) {
        if f != t {
            if !f.is_ascii_alphabetic() || !f.eq_ignore_ascii_case(t) {
                return None;
            }
            holds &= match rule {
                CaseRule::Exact => false,
                CaseRule::Insensitive => true,
                CaseRule::Capitalised => f.is_ascii_lowercase(),
            };
        }
    }
    Some(holds)
}

/// Whether every capital of the alias is one in the text; where letters do not pair up, the first decides.
fn capitals_hold(form: &str, text: &str) -> bool {
    if form.chars().count() == text.chars().count() {
        form.chars().zip(text.chars()).all(|(f, t)| f == t || !f.is_uppercase())
    } else {
        form.chars().next().is_none_or(|f| !f.is_uppercase() || text.starts_with(char::is_uppercase))
    }
}
