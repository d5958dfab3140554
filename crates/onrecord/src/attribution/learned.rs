//! Claims from what the trained reader read ([`crate::reader`]): act and type by the cue's entry in the lexicon.
//!
//! *Question*: which claims do the source, cue and content that were read make?
//!
//! *Order*: a cue that a rule has consumed gives its quotation the source and the further content that were read; any
//! other makes a claim of its own, where that is a statement (`statement`).
//!
//! *Limits*: one sentence at a time; quotations over several are put together by `rules::quotes`.

use std::ops::Range;

use crate::article::sentence::{SentenceView, Sentences};
use crate::attribution::certain;
use crate::attribution::draft::{DraftClaim, Rule, rule};
use crate::attribution::finder::{ClaimScope, Finder};
use crate::attribution::source_edges;
use crate::attribution::statement::is_statement;
use crate::lexicon::cues::{ComplementType, CueEntry};
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_classes::class;
use crate::reader::{CueReading, Spans};
use crate::record::{Act, ClaimType};
use crate::span::ByteSpan;
use crate::syntax::{Deprel, Parsed, Upos};

/// How many cues apart two of one construction stand at most: "quoted … as saying".
const MAX_CUES_APART: usize = 8;

/// The least probability of a cue that the lexicon does not have.
const MIN_UNLISTED: f32 = 0.5;

/// How many claims back that of a quotation may stand.
const MAX_CLAIMS_BACK: usize = 64;

impl<'a> Finder<'_, 'a> {
    /// Takes up the cues that were read; those that have their content already complete it.
    pub(crate) fn learned(&mut self, sentences: &Sentences<'_>, cues: &[CueReading]) {
        let view = self.view;
        for (at, reading) in cues.iter().enumerate() {
            let Some(sentence) = sentences.get(reading.sentence) else { continue };
            let SentenceView { parsed, first, .. } = *sentence;
            let near = &cues[at.saturating_sub(MAX_CUES_APART)..cues.len().min(at + MAX_CUES_APART + 1)];
            let Some(spans) = &certain::spans(view, parsed, first, reading, near) else { continue };
            let cue = first + spans.cue.start..first + spans.cue.end;
            let entry = self.entry(first + reading.cue, &cue, parsed, reading.cue, spans);
            let nobody =
                spans.source.as_ref().is_some_and(|source| !source_edges::can_be_someone(view, parsed, first, source));
            if nobody || entry.is_none() && reading.probability < MIN_UNLISTED {
                continue;
            }
            let addressee = addressee(parsed, reading.cue, entry, spans);
            let found = DraftClaim {
                addressee: addressee.map(|tokens| first + tokens.start..first + tokens.end),
                ..self.claim(parsed, (first, reading.cue), entry, spans, reading.probability)
            };
            if self.consumed[first + reading.cue] {
                self.complete(first + reading.cue, found);
            } else if self.scope == ClaimScope::All
                || self.in_scope(found.type_) && is_statement(view, parsed, first, reading.cue, entry, &spans.content)
            {
                self.mark_consumed(&cue);
                self.found.push(found);
            }
        }
    }

    /// Gives a quotation whose cue stands at a token the source and the further content that were read.
    fn complete(&mut self, cue: usize, read: DraftClaim) {
        let holds = |f: &&mut DraftClaim| f.cue.as_ref().is_some_and(|c| c.contains(&cue));
        let Some(found) = self.found.iter_mut().rev().take(MAX_CLAIMS_BACK).find(holds) else { return };
        let Some(source) = read.source else { return };
        if found.source.as_ref().is_some_and(|s| s.start < source.end && source.start < s.end) {
            found.source = Some(source);
        }
        let shared = |a: &ByteSpan, b: &ByteSpan| a.start < b.end && b.start < a.end;
        if read.content.iter().any(|r| found.content.iter().any(|f| shared(r, f))) {
            let quoted = |span: &ByteSpan| self.view.article.layout.quote_at(span.start).is_some();
            found.content.extend(read.content.into_iter().filter(quoted));
            join(&mut found.content);
        }
    }

    fn claim(
        &self,
        parsed: &Parsed,
        (first, at): (usize, usize),
        entry: Option<&CueEntry>,
        spans: &Spans,
        probability: f32,
    ) -> DraftClaim {
        let view = self.view;
        let shift = |range: &Range<usize>| first + range.start..first + range.end;
        let cue = view.span(shift(&spans.cue));
        let extended = |c| {
            let Range { start, mut end } = shift(c);
            while end > start + 1 && matches!(view.word(end - 1), ":" | ";" | ",") {
                end -= 1;
            }
            self.extended(view.span(start..end), cue)
        };
        let mut content: Vec<ByteSpan> = spans.content.iter().map(extended).collect();
        let mut source =
            spans.source.as_ref().map(|source| source_edges::mended(view, parsed, first, source, &spans.cue));
        if let Some(topic) = source.take_if(|s| entry.is_some_and(|e| self.is_topic(parsed, first, at, e, s))) {
            content.push(view.span(topic));
        }
        join(&mut content);
        DraftClaim {
            source,
            speaker: None,
            cue: Some(shift(&spans.cue)),
            content,
            addressee: None,
            act: entry.map_or(Act::Say, |e| e.act),
            type_: entry.map_or(ClaimType::Assertion, |e| e.type_),
            rule: Rule { confidence: confidence(f64::from(probability)), ..rule::LEARNED },
        }
    }

    /// Whether what was read as the source is the topic of a passive: "the firm is said to have sent arms", "two men
    /// accused of theft".
    fn is_topic(&self, parsed: &Parsed, first: usize, cue: usize, entry: &CueEntry, source: &Range<usize>) -> bool {
        let tree = &parsed.tree;
        let takes_topic = entry.act == Act::Accuse
            || entry.takes(ComplementType::To)
                && entry.takes(ComplementType::That)
                && matches!(entry.act, Act::Say | Act::Assess);
        let passive = matches!(tree.xpos(cue), "VBN" | "VBD")
            && tree.deprel(cue) != Deprel::Conj
            && parsed.children(cue).all(|c| tree.deprel(c) != Deprel::Nsubj);
        let complement = matches!(self.view.word(first + cue + 1), "to" | "of");
        takes_topic && passive && complement && source.end <= first + cue
    }

    /// Returns the entry of a cue that takes a content of such a form; where none does, the strongest.
    fn entry(
        &self,
        at: usize,
        cue: &Range<usize>,
        parsed: &Parsed,
        token: usize,
        spans: &Spans,
    ) -> Option<&'a CueEntry> {
        let view = self.view;
        let content = spans.content.first()?.start;
        let first = at - token;
        let frame = match view.word(first + content) {
            "that" => ComplementType::That,
            "to" => ComplementType::To,
            _ if view.is(first + content, class::QUESTION) => ComplementType::Wh,
            _ if view.quote(first + content).is_some() => ComplementType::Quote,
            _ => ComplementType::Zero,
        };
        let pos = match parsed.tree.upos(token) {
            Upos::Noun => PartOfSpeech::Noun,
            Upos::Adj => PartOfSpeech::Adjective,
            _ => PartOfSpeech::Verb,
        };
        let readings = |i: usize| {
            let all = [PartOfSpeech::Phrase, PartOfSpeech::Verb, PartOfSpeech::Noun, PartOfSpeech::Adjective];
            all.into_iter().flat_map(move |pos| view.readings(i, pos)).map(|(entry, _)| entry)
        };
        let better = |a: &&CueEntry, b: &&CueEntry| {
            let fit = |e: &CueEntry| (e.takes(frame), e.pos == pos);
            fit(a).cmp(&fit(b)).then(a.strength.total_cmp(&b.strength))
        };
        std::iter::once(at).chain(cue.clone()).find_map(|i| readings(i).max_by(better))
    }

    /// Extends a content over the quotation that it mostly fills in its sentence, if its cue does not stand in that
    /// too.
    fn extended(&self, span: ByteSpan, cue: ByteSpan) -> ByteSpan {
        let view = self.view;
        let layout = &view.article.layout;
        let sentence = layout.sentences[layout.sentence_at(span.start)].span;
        let first = layout.quotes.partition_point(|q| q.span.end <= span.start);
        let mut extended = span;
        for quote in layout.quotes[first..].iter().take_while(|q| q.span.start < span.end) {
            let overlap = |a: ByteSpan, b: ByteSpan| a.end.min(b.end).saturating_sub(a.start.max(b.start));
            if !quote.span.contains(cue) && overlap(span, quote.span) * 5 >= overlap(sentence, quote.span) * 3 {
                extended = extended.cover(quote.span);
            }
        }
        extended
    }
}

/// The addressee, as tokens of the sentence: the object of a verb of telling that is neither source nor content.
fn addressee(parsed: &Parsed, cue: usize, entry: Option<&CueEntry>, spans: &Spans) -> Option<Range<usize>> {
    entry.filter(|e| e.takes(ComplementType::ObjThat))?;
    let object = |&k: &usize| matches!(parsed.tree.deprel(k), Deprel::Obj | Deprel::Iobj);
    let free = |object: &Range<usize>| {
        let apart = |other: &Range<usize>| object.end <= other.start || other.end <= object.start;
        spans.content.iter().chain(&spans.source).chain([&spans.cue]).all(apart)
    };
    // In the tree the content may depend on the addressee.
    let before_content = |k: usize| {
        let Range { start, end } = parsed.subtree(k);
        let content = spans.content.iter().map(|content| content.start).filter(|&content| content > k);
        start..content.fold(end, usize::min)
    };
    parsed.children(cue).filter(object).map(before_content).find(free)
}

/// How often a claim is right, source and content, whose cue the network is so sure of: measured on the development
/// part of PolNeAR (docs/attribution.md).
fn confidence(probability: f64) -> f64 {
    let line = |(x0, y0): (f64, f64), (x1, y1): (f64, f64)| y0 + (probability - x0) / (x1 - x0) * (y1 - y0);
    let (low, knee, high) = ((0.45, 0.27), (0.9, 0.68), (1.0, 0.95));
    if probability < knee.0 { line(low, knee) } else { line(knee, high) }
}

/// Orders spans and joins those that touch.
fn join(spans: &mut Vec<ByteSpan>) {
    spans.sort();
    spans.dedup_by(|next, last| {
        let touch = next.start <= last.end;
        if touch {
            *last = last.cover(*next);
        }
        touch
    });
}
