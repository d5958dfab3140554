//! Where the words leave no doubt of who speaks, whatever was read.
//!
//! *Question*: who is the source of "TASS quoted Lavrov as saying that …", and how far does "the Kenyan police" reach?
//!
//! *Order*: of "quoted" and "as saying" the former is the cue, whoever quotes its source for now (`relays` makes it who is quoted), and what
//! follows the latter the content. A source includes the determiner and the modifiers before its head, which belong to nothing else.
//! An infinitive that is a content includes who is to act ("urged Beijing to stop"). What nobody says is on no one's record.
//!
//! *Limits*: nothing is said of other sources and contents.

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::reader::{CueReading, Spans};
use crate::syntax::{Deprel, Parsed};

/// The farthest that "as saying" stands from the verb, in tokens.
const MAX_DISTANCE: usize = 24;

/// Returns the spans of a cue as they must be; none where one of the cues near it has the same claim, or where nobody makes it.
pub(super) fn spans(
    view: &TokenView<'_>,
    parsed: &Parsed,
    first: usize,
    reading: &CueReading,
    near: &[CueReading],
) -> Option<Spans> {
    let mut spans = reading.spans.clone();
    if spans.source.as_ref().is_some_and(|source| is_nobody(view, first + source.start..first + source.end)) {
        return None;
    }
    if let Some(Quoted { verb, by, saying }) = quoted(view, parsed, first, reading.cue) {
        let is_read = |cue: usize| near.iter().any(|other| other.sentence == reading.sentence && other.cue == cue);
        if reading.cue == saying && is_read(verb) {
            return None;
        }
        spans.source = by.or(spans.source);
        spans.content.iter_mut().for_each(|span| span.start = span.start.max(saying + 1));
        spans.content.retain(|span| !span.is_empty());
    }
    if let Some(source) = &mut spans.source {
        let start = with_modifiers(parsed, source);
        cut(&mut spans.content, start..source.end);
        if spans.cue.start < start && start < spans.cue.end {
            spans.cue.end = start;
        }
        source.start = start;
    }
    with_subject(view, parsed, first, reading.cue, &mut spans);
    (!spans.content.is_empty()).then_some(spans)
}

/// Whether a source is "nobody" or "no one".
fn is_nobody(view: &TokenView<'_>, mut source: Range<usize>) -> bool {
    match source.len() {
        1 => matches!(view.word(source.start), "nobody" | "none" | "no-one"),
        2 => view.word(source.start) == "no" && source.any(|i| view.word(i) == "one"),
        _ => false,
    }
}

/// Lets a content that is an infinitive begin with who is to do it: "urged *Beijing to stop the transfers*".
fn with_subject(view: &TokenView<'_>, parsed: &Parsed, first: usize, cue: usize, spans: &mut Spans) {
    let Some(content) = spans.content.first_mut().filter(|content| view.word(first + content.start) == "to") else {
        return;
    };
    // The tree has it as the object of the one verb or as the subject of the other.
    let above = |k: usize| parsed.tree.head(k).filter(|head| *head == cue || content.contains(head));
    let nominal = |k: &usize| {
        let relation = matches!(parsed.tree.deprel(*k), Deprel::Obj | Deprel::Iobj | Deprel::Nsubj);
        relation && above(*k).is_some()
    };
    let object = (spans.cue.end..content.start).find(nominal);
    let before = object.map(|object| parsed.subtree(object)).filter(|object| object.end == content.start);
    if let Some(object) = before.filter(|object| object.start >= spans.cue.end) {
        content.start = object.start;
    }
}

/// "TASS quoted Lavrov as saying": the verb, who quotes, and the verb of saying.
struct Quoted {
    verb: usize,
    by: Option<Range<usize>>,
    saying: usize,
}

/// Returns what is quoted at a cue, which is either of the two verbs.
fn quoted(view: &TokenView<'_>, parsed: &Parsed, first: usize, cue: usize) -> Option<Quoted> {
    let quotes = |k: &usize| matches!(parsed.tree.lemma(*k), "quote" | "cite");
    let verb = Some(cue).filter(quotes).or_else(|| (0..cue).rev().take(MAX_DISTANCE).find(quotes))?;
    let object = parsed.children(verb).find(|&c| c > verb && parsed.tree.deprel(c) == Deprel::Obj)?;
    let end = verb + MAX_DISTANCE.min(parsed.tree.len() - verb);
    let as_saying = |k: &usize| view.word(first + k - 1) == "as" && view.word(first + k) == "saying";
    let saying = (object + 2..end).find(as_saying)?;
    let by = parsed.children(verb).find(|&c| c < verb && parsed.tree.deprel(c) == Deprel::Nsubj);
    let by = by.map(|subject| parsed.subtree(subject).start..subject + 1);
    (cue == verb || cue == saying).then_some(Quoted { verb, by, saying })
}

/// Returns where a source starts with the determiner and the modifiers before it.
fn with_modifiers(parsed: &Parsed, source: &Range<usize>) -> usize {
    let tree = &parsed.tree;
    let head = source.clone().find(|&k| tree.head(k).is_none_or(|head| !source.contains(&head)));
    let modifies = |k: usize| {
        let modifier = matches!(tree.deprel(k), Deprel::Det | Deprel::Amod | Deprel::Compound | Deprel::NmodPoss);
        modifier && tree.head(k) == head
    };
    let mut start = source.start;
    while start > 0 && modifies(start - 1) {
        start -= 1;
    }
    start
}

/// Takes tokens out of spans.
fn cut(spans: &mut Vec<Range<usize>>, out: Range<usize>) {
    let parts = |span: Range<usize>| [span.start..span.end.min(out.start), span.start.max(out.end)..span.end];
    *spans = std::mem::take(spans).into_iter().flat_map(parts).filter(|span| !span.is_empty()).collect();
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    #[test]
    fn who_is_quoted_speaks() {
        let text = "The agency quoted Anna Berg, a minister, as saying that Chad had bought rifles.";
        let extraction = Extractor::new().expect("own data").extract(&Document::new(text));
        let claims = extraction.claims();
        let names: Vec<_> = claims.iter().map(|claim| claim.source.as_ref().expect("a source").names.clone()).collect();
        assert_eq!(names, [["Anna Berg"]]);
        assert_eq!(claims[0].content.text, "that Chad had bought rifles");
    }
}
