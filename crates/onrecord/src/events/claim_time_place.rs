//! The claim in which an event is reported, its time and its place.
//!
//! *Question*: who reports that the shells were sold, when was that, and where?
//!
//! *Order*: the claim is the innermost one whose content covers the trigger; one within another only where it names a source that can
//! speak, and says more than that something is known. A time dates an event of the same sentence, where both are in the same claim
//! or outside any claim, the nearest first: "said on Tuesday that ..." does not date what was said. A time in a relative clause dates
//! nothing outside it ("the frigate, which was built in 1990, was sold"), and one that ends a term dates nothing ("until 1 June"). The
//! place follows the trigger, after "in", "at" or "near".
//!
//! *Limits*: a time or place further away than [`MAX_BYTES_AWAY`] is left out, unless it is the only time of its sentence.

use crate::article::Article;
use crate::article::sentence::SentenceView;
use crate::ids::EntityKind;
use crate::record::{Claim, ClaimType, EventKind, MentionId, Time, TimeId, TimeType};
use crate::span::ByteSpan;
use crate::syntax::Deprel;

/// How far from its trigger a time or a place may stand, in bytes.
const MAX_BYTES_AWAY: u32 = 160;

/// How far up the tree the clauses of a time are looked for.
const MAX_DEPTH: usize = 40;

/// How many times of a sentence are looked at.
const MAX_TIMES: usize = 40;

/// The contents of the claims, by their start, so that the claims around a word are found without looking at all.
#[derive(Debug)]
pub(super) struct Index {
    /// Start, end, size of the whole content, index of the claim.
    spans: Vec<(u32, u32, u32, usize)>,
    /// The furthest end among this span and those before it.
    reach: Vec<u32>,
}

impl Index {
    pub(super) fn new(claims: &[Claim]) -> Self {
        let mut spans = Vec::new();
        let named = |c: &Claim| c.source.as_ref().is_some_and(|s| !s.names.is_empty() && s.type_.is_some());
        // "The minister said Mali appears to have bought shells", "... said the images show that": the minister reports it.
        let reported = |c: &Claim| c.within.is_none() || named(c) && c.type_ != ClaimType::Fact;
        for (i, claim) in claims.iter().enumerate().filter(|(_, c)| reported(c)) {
            let size = claim.content.spans.iter().map(|s| s.bytes().len() as u32).sum();
            spans.extend(claim.content.spans.iter().map(|s| (s.start, s.end, size, i)));
        }
        spans.sort_unstable();
        let reach = spans.iter().scan(0, |far, s| {
            *far = s.1.max(*far);
            Some(*far)
        });
        Self { reach: reach.collect(), spans }
    }

    /// Returns the index of the innermost claim whose content covers a span.
    pub(super) fn claim(&self, trigger: ByteSpan) -> Option<usize> {
        let last = self.spans.partition_point(|s| s.0 <= trigger.start);
        (0..last)
            .rev()
            .take_while(|&i| self.reach[i] >= trigger.end)
            .map(|i| self.spans[i])
            .filter(|s| s.1 >= trigger.end)
            .min_by_key(|s| (s.2, s.3))
            .map(|s| s.3)
    }
}

/// Returns the time that dates an event: the nearest of its sentence that stands in the same claim and on the same side of
/// a semicolon, or the only one there, however far. "Between October 8 and 13" counts as a whole.
pub(super) fn time(view: &SentenceView<'_>, index: &Index, kind: EventKind, trigger: ByteSpan) -> Option<TimeId> {
    let (article, sentence) = (view.article, view.span(0, view.len()));
    let own = index.claim(trigger);
    let first = article.times.partition_point(|t| t.span.start < sentence.start);
    let here = article.times[first..].iter().take_while(|t| t.span.start < sentence.end).take(MAX_TIMES);
    let mut found: Vec<(u32, &Time)> = Vec::new();
    for time in here {
        let span = time.span.bytes();
        let inside = found.last().is_some_and(|(_, range)| range.span.bytes().contains(span));
        let dates = matches!(time.type_, TimeType::Date | TimeType::Time) || is_range(article, time);
        let known = time.earliest.is_some() && time.latest.is_some();
        let plain = time.value.as_deref().is_none_or(|v| !v.ends_with("_REF"));
        let open = index.claim(span) == own && !are_separated(article, trigger, span);
        if !inside && dates && known && plain && open && !is_of_other(view, kind, trigger, span) {
            found.push((distance(trigger, span), time));
        }
    }
    match found.as_slice() {
        [(_, only)] => Some(only.id),
        _ => found.iter().filter(|(d, _)| *d <= MAX_BYTES_AWAY).min_by_key(|(d, t)| (*d, t.id)).map(|(_, t)| t.id),
    }
}

/// Whether a time stands in a relative clause that is not the trigger's and does not describe it, or outside of one that tells what had
/// been before, or ends the term of a lasting state.
fn is_of_other(view: &SentenceView<'_>, kind: EventKind, trigger: ByteSpan, time: ByteSpan) -> bool {
    let token = |at: u32| view.article.layout.token_at(at).saturating_sub(view.first);
    let (trigger, mut at) = (token(trigger.start), token(time.start));
    if kind.has_phases() && at > 0 && matches!(view.word(at - 1), "until" | "till" | "through") {
        return true;
    }
    // "The jets, which Italy had built, were delivered in May"
    let had_been = view.rel(trigger) == Deprel::AclRelcl && view.is_past_perfect(trigger);
    if had_been && !view.parsed.subtree(trigger).contains(&at) {
        return true;
    }
    for _ in 0..MAX_DEPTH {
        let clause = matches!(view.rel(at), Deprel::AclRelcl | Deprel::Acl) && view.is_verb(at);
        let Some(head) = view.head(at) else { return false };
        if clause && head != trigger && !view.parsed.subtree(at).contains(&trigger) {
            return true;
        }
        at = head;
    }
    false
}

/// Whether a duration is a stretch between two dates, which come after it in the list and inside it in the text.
fn is_range(article: &Article<'_>, time: &Time) -> bool {
    let next = article.times.get(time.id.0 as usize);
    next.is_some_and(|n| n.type_ == TimeType::Date && time.span.bytes().contains(n.span.bytes()))
}

/// Whether a semicolon stands between a trigger and a time.
fn are_separated(article: &Article<'_>, trigger: ByteSpan, time: ByteSpan) -> bool {
    let between = ByteSpan::new(trigger.end.min(time.end), trigger.start.max(time.start));
    between.len() <= 4 * MAX_BYTES_AWAY as usize && article.words(between).contains(';')
}

/// Returns the place of an event: the first place after it that follows "in", "at" or "near" in the same sentence.
pub(super) fn place(article: &Article<'_>, trigger: ByteSpan, sentence: ByteSpan) -> Option<MentionId> {
    let first = article.mentions.partition_point(|m| m.span.start < trigger.end);
    let found = article.mentions[first..]
        .iter()
        .take_while(|m| m.span.end <= sentence.end && m.span.start < trigger.end + MAX_BYTES_AWAY)
        .position(|m| m.kind == EntityKind::Place && follows_in(article.text, m.span.start))?;
    Some(MentionId((first + found) as u32 + 1))
}

fn follows_in(text: &str, at: u32) -> bool {
    let before = text.get(..at as usize).unwrap_or("").trim_end();
    let before = before.strip_suffix("the").unwrap_or(before).trim_end();
    [" in", " at", " near"].iter().any(|p| before.ends_with(p))
}

fn distance(a: ByteSpan, b: ByteSpan) -> u32 {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{ClaimId, Source, SourceType, Span};

    #[test]
    fn the_innermost_claim_is_taken() {
        let claim_over = |id, spans: &[(u32, u32)]| {
            let mut claim: Claim = serde_json::from_str("{\"id\":\"c1\"}").expect("lean");
            claim.id = ClaimId(id);
            claim.content.spans = spans.iter().map(|s| Span::new(s.0, s.1)).collect();
            claim
        };
        let claims = [claim_over(1, &[(0, 50)]), claim_over(2, &[(10, 30)]), claim_over(3, &[(40, 60), (80, 90)])];
        let index = Index::new(&claims);
        assert_eq!(index.claim(ByteSpan::new(12, 15)), Some(1));
        assert_eq!(index.claim(ByteSpan::new(32, 35)), Some(0));
        assert_eq!(index.claim(ByteSpan::new(82, 85)), Some(2));
        assert_eq!(index.claim(ByteSpan::new(65, 70)), None);
        assert_eq!(distance(ByteSpan::new(4, 8), ByteSpan::new(10, 12)), 2);
        assert_eq!(distance(ByteSpan::new(10, 12), ByteSpan::new(4, 8)), 2);
        // One within another holds its events only where someone says it.
        let within = |type_, type_of_source: Option<SourceType>| {
            let names = vec!["Peru".to_owned()];
            let source = Some(Source { names, type_: type_of_source, ..Source::default() });
            Claim { type_, source, within: Some(ClaimId(1)), ..claim_over(2, &[(10, 30)]) }
        };
        let inner = |claim| Index::new(&[claim_over(1, &[(0, 50)]), claim]).claim(ByteSpan::new(12, 15));
        assert_eq!(inner(within(ClaimType::Assertion, Some(SourceType::Country))), Some(1));
        assert_eq!(inner(within(ClaimType::Fact, Some(SourceType::Country))), Some(0));
        assert_eq!(inner(within(ClaimType::Assertion, None)), Some(0));
    }
}
