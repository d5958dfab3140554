//! Orders claims, drops those found twice, and finds the claim in whose content each one stands.
//!
//! *Question*: is this claim new, and inside which other one does it stand?
//!
//! In `Berg said that Ruiz denied that it fell.` the claim of Ruiz stands in that of Berg.
//!
//! *Limits*: forty-eight claims on either side are compared. Over one word stand at most [`MAX_OVER_WORD`] claims; those of a
//! text that repeats a cue without end are left out, which the record says.

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::attribution::draft::DraftClaim;
use crate::span::ByteSpan;

/// A claim in its place, with the number of the one around it.
pub(super) struct NestedClaim {
    pub(super) found: DraftClaim,
    /// The number of the claim in whose content this one stands.
    pub(super) within: Option<usize>,
    /// The number of the claim whose source speaks on.
    pub(super) speaker: Option<usize>,
}

/// How many claims before it may hold a claim; more never stand open at once in prose.
const MAX_CLAIMS_BACK: usize = 48;

/// In the contents of how many claims a word may stand. In the articles of the development sets it is four at most.
const MAX_OVER_WORD: u8 = 12;

/// Orders claims by their first byte, without duplicates, with their nesting; says too whether claims were left out because
/// too many stand over a word.
pub(super) fn deduplicate_and_nest(view: &TokenView<'_>, found: Vec<DraftClaim>) -> (Vec<NestedClaim>, bool) {
    let start = |f: &DraftClaim| {
        let parts = f.content.iter().map(|s| s.start);
        let source = f.source.as_ref().map(|s| view.span(s.clone()).start);
        parts.chain(source).chain(f.cue.as_ref().map(|c| view.span(c.clone()).start)).min().unwrap_or(0)
    };
    let mut order: Vec<(usize, DraftClaim)> =
        found.into_iter().enumerate().filter(|(_, f)| !f.content.is_empty()).collect();
    order.sort_by_key(|(i, f)| (start(f), f.content[0], *i));
    let mut kept: Vec<(usize, DraftClaim)> = Vec::with_capacity(order.len());
    let (mut over, mut is_cut) = (vec![0; view.len()], false);
    for (i, f) in order {
        let double = kept.iter().rev().take(MAX_CLAIMS_BACK).any(|(_, k)| {
            k.content == f.content && (k.cue == f.cue || k.rule.id == f.rule.id || k.cue.is_none())
                || k.cue.is_some() && k.cue == f.cue
        });
        if double {
            continue;
        }
        if has_room(view, &mut over, &f.content) {
            kept.push((i, f));
        } else {
            is_cut = true;
        }
    }
    let mut placed: Vec<NestedClaim> = Vec::with_capacity(kept.len());
    let numbers: Vec<usize> = kept.iter().map(|(i, _)| *i).collect();
    let mut place = vec![None; numbers.iter().max().map_or(0, |m| m + 1)];
    for (now, was) in numbers.iter().enumerate() {
        place[*was] = Some(now);
    }
    let all: Vec<DraftClaim> = kept.into_iter().map(|(_, f)| f).collect();
    for (i, f) in all.iter().enumerate() {
        let near = i.saturating_sub(MAX_CLAIMS_BACK)..all.len().min(i + MAX_CLAIMS_BACK);
        let within = near
            .filter(|&k| k != i && holds(view, &all[k], f))
            .min_by_key(|&k| all[k].content.iter().map(|s| s.len()).sum::<usize>());
        let speaker = f.speaker.and_then(|s| place.get(s).copied().flatten());
        placed.push(NestedClaim { found: f.clone(), within, speaker });
    }
    part_rings(&mut placed);
    (placed, is_cut)
}

/// Counts a claim over the words of its content, where none of them has too many already.
fn has_room(view: &TokenView<'_>, over: &mut [u8], content: &[ByteSpan]) -> bool {
    let layout = &view.article.layout;
    let end = |span: &ByteSpan| layout.tokens.partition_point(|t| t.span.start < span.end);
    let ranges: Vec<_> = content.iter().map(|span| layout.token_at(span.start)..end(span)).collect();
    let words = |range: &Range<usize>| over.get(range.clone()).unwrap_or_default();
    if ranges.iter().any(|range| words(range).iter().any(|&count| count >= MAX_OVER_WORD)) {
        return false;
    }
    for word in ranges.into_iter().flatten() {
        over[word] = over[word].saturating_add(1);
    }
    true
}

/// Sees to it that no claim stands within itself, at any distance: of a ring, the first claim stands in no other.
fn part_rings(placed: &mut [NestedClaim]) {
    // On which walk each claim was passed, counted from 1.
    let mut passed = vec![0; placed.len()];
    for first in 0..placed.len() {
        let mut next = Some(first);
        while let Some(at) = next.filter(|&at| passed[at] == 0) {
            passed[at] = first + 1;
            next = placed[at].within;
        }
        let Some(ring) = next.filter(|&at| passed[at] == first + 1) else { continue };
        let (mut lowest, mut at) = (ring, placed[ring].within);
        while let Some(other) = at.filter(|&other| other != ring) {
            lowest = lowest.min(other);
            at = placed[other].within;
        }
        placed[lowest].within = None;
    }
}

/// Whether the words of `inner` stand in the content of `outer`.
fn holds(view: &TokenView<'_>, outer: &DraftClaim, inner: &DraftClaim) -> bool {
    let inside = |span: ByteSpan| outer.content.iter().any(|c| c.contains(span));
    let content = inner.content.iter().all(|c| inside(*c));
    match &inner.cue {
        Some(cue) => content && inside(view.span(cue.clone())),
        None => content && outer.content != inner.content,
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use super::{NestedClaim, part_rings};
    use crate::attribution::ClaimScope;
    use crate::attribution::draft::{DraftClaim, rule};
    use crate::attribution::tests::{claims_of, test_article};

    #[test]
    fn claims_within_claims() {
        let claims = claims_of(&test_article("Berg said that Ruiz denied that it fell."), ClaimScope::Statements);
        assert_eq!(claims.len(), 2);
        assert_eq!(claims[1].within, Some(claims[0].id));
        assert_eq!(claims[0].within, None);
    }

    #[test]
    fn no_claim_stands_within_itself() {
        let parted = |within: &[Option<usize>]| -> Vec<Option<usize>> {
            let found = DraftClaim::without_cue(None, Vec::new(), rule::LEARNED);
            let placed = within.iter().map(|&within| NestedClaim { found: found.clone(), within, speaker: None });
            let mut placed: Vec<NestedClaim> = placed.collect();
            part_rings(&mut placed);
            placed.into_iter().map(|claim| claim.within).collect()
        };
        assert_eq!(parted(&[Some(1), Some(0)]), [None, Some(0)]);
        assert_eq!(parted(&[Some(2), Some(0), Some(1)]), [None, Some(0), Some(1)]);
        assert_eq!(parted(&[Some(1), Some(2), Some(1)]), [Some(1), None, Some(1)]);
        assert_eq!(parted(&[None, Some(0), Some(1)]), [None, Some(0), Some(1)]);
    }
}
