//! Turns drafts into claims of the record: source, relays, setting and content in words.

use std::ops::Range;

use crate::article::sentence::Sentences;
use crate::article::tokens::TokenView;
use crate::attribution::nesting::NestedClaim;
use crate::attribution::relays;
use crate::attribution::setting::{self, Setting};
use crate::coreference::speakers::{Context, MAX_SENTENCES_BACK, People};
use crate::coreference::{referents, sources};
use crate::factuality;
use crate::lexicon::word_classes::class;
use crate::record::{
    Addressee, Claim, ClaimId, Confidence, Content, Cue, Polarity, Quotation, RuleId, Source, SourceType, Span,
};
use crate::span::ByteSpan;
use crate::syntax::Upos;

/// Turns what was found into claims.
pub(crate) fn claims(view: &TokenView<'_>, sentences: &Sentences<'_>, found: &[NestedClaim]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::with_capacity(found.len());
    let people = People::new(view);
    let mut speakers: Vec<usize> = Vec::new();
    for (i, placed) in found.iter().enumerate() {
        let f = &placed.found;
        let (tokens, via) = relays::relay(view, f);
        let mut why = vec![RuleId::new(f.rule.id)];
        let source = match (tokens, placed.speaker) {
            (Some(tokens), _) => {
                let cue = |p: &NestedClaim| p.found.cue.as_ref().map_or(0, |c| view.sentence(c.start));
                let near = speakers.last().is_some_and(|l| cue(placed).abs_diff(cue(&found[*l])) <= MAX_SENTENCES_BACK);
                let just_now = i > 0 && cue(placed).abs_diff(cue(&found[i - 1])) <= 2;
                let around = placed.within.filter(|w| *w < i).and_then(|w| claims[w].source.as_ref());
                let context = Context { claims: &claims, speakers: &speakers, around, near, just_now, people: &people };
                let (source, way) = sources::read(view, &tokens, &context);
                why.push(way.rule());
                Some(source)
            }
            (None, Some(speaker)) if speaker < i => claims[speaker].source.as_ref().map(|s| Source {
                names: s.names.clone(),
                entities: s.entities.clone(),
                type_: s.type_,
                confidence: s.confidence,
                candidates: s.candidates.clone(),
                ..Source::default()
            }),
            _ => None,
        };
        let person = source.as_ref().is_some_and(|s| s.type_ == Some(SourceType::Person) && !s.names.is_empty());
        if person && placed.within.is_none() {
            speakers.push(i);
        }
        let Setting { setting, time } =
            f.cue.as_ref().map_or_else(Setting::default, |cue| setting::of(view, sentences, cue, &f.content));
        claims.push(Claim {
            id: ClaimId(i as u32 + 1),
            type_: f.type_,
            polarity: f.cue.as_ref().map_or_else(Polarity::default, |cue| polarity(view, sentences, cue)),
            source,
            cue: f.cue.clone().map(|c| Cue {
                spans: vec![view.span(c.clone()).into()],
                text: view.article.words(view.span(c)).to_owned(),
                act: f.act,
            }),
            content: content(view, &apart_from(&f.content, f.source.as_ref().map(|source| view.span(source.clone())))),
            via: via.into_iter().flat_map(|v| sources::names(view, &v)).collect(),
            addressee: f.addressee.clone().map(|a| addressee(view, a)),
            setting,
            time,
            within: placed.within.map(|w| ClaimId(w as u32 + 1)),
            events: Vec::new(),
            confidence: Confidence::new(f.rule.confidence),
            why,
        });
    }
    // A quotation that its paragraph leaves open has its speaker in the next.
    for (i, placed) in found.iter().enumerate() {
        let later = placed.speaker.filter(|&speaker| speaker > i && placed.found.source.is_none());
        if let Some(source) = later.and_then(|speaker| claims[speaker].source.clone()) {
            claims[i].source = Some(Source { spans: Vec::new(), text: None, description: None, ..source });
        }
    }
    claims
}

/// Whether a cue says that it is said, or that it is not: "did not confirm", "refused to say", "nobody said".
fn polarity(view: &TokenView<'_>, sentences: &Sentences<'_>, cue: &Range<usize>) -> Polarity {
    let Some(sentence) = sentences.get(view.sentence(cue.start)) else { return Polarity::Affirmed };
    let range = cue.start.saturating_sub(sentence.first)..cue.end.saturating_sub(sentence.first).min(sentence.len());
    if range.is_empty() {
        return Polarity::Affirmed;
    }
    // "neither confirmed nor denied"
    let neither = |i: usize| matches!(view.word(i), "neither" | "nor");
    if cue.clone().any(neither) || cue.start > 0 && neither(cue.start - 1) {
        return Polarity::Negated;
    }
    let verb = range.clone().rev().find(|&i| sentence.is_verb(i) && sentence.upos(i) != Upos::Aux);
    verb.map_or(Polarity::Affirmed, |verb| factuality::of(sentence, verb, (None, None), false).polarity)
}

/// Returns the spans of a content without those that belong to its source: "according to Anna Berg, a spokeswoman, and Bo Chen".
fn apart_from(content: &[ByteSpan], source: Option<ByteSpan>) -> Vec<ByteSpan> {
    let apart = |span: &&ByteSpan| source.is_none_or(|source| !source.contains(**span));
    let kept: Vec<ByteSpan> = content.iter().filter(apart).copied().collect();
    if kept.is_empty() { content.to_vec() } else { kept }
}

fn content(view: &TokenView<'_>, spans: &[ByteSpan]) -> Content {
    let mut spans: Vec<ByteSpan> = spans.iter().copied().filter(|s| !s.is_empty()).collect();
    spans.sort();
    spans.dedup();
    let (mut inside, mut all) = (0usize, 0usize);
    let layout = &view.article.layout;
    for span in &spans {
        let first = layout.token_at(span.start);
        for i in first..layout.tokens.partition_point(|t| t.span.start < span.end) {
            if !view.is(i, class::PUNCTUATION | class::QUOTE) {
                all += 1;
                inside += usize::from(view.quote(i).is_some_and(|q| {
                    // A claim inside a quotation is in the words of its reporter.
                    layout.quotes[q].span.start >= span.start || layout.quotes[q].span.start >= spans[0].start
                }));
            }
        }
    }
    let quotation = if inside == 0 {
        Quotation::Indirect
    } else if inside == all {
        Quotation::Direct
    } else {
        Quotation::Mixed
    };
    let words: Vec<&str> = spans.iter().map(|s| view.article.words(*s)).collect();
    Content { text: words.join(" … "), spans: spans.into_iter().map(Span::from).collect(), quotation }
}

fn addressee(view: &TokenView<'_>, tokens: Range<usize>) -> Addressee {
    let span = view.span(tokens);
    let known = referents(view.article, span);
    Addressee {
        spans: vec![span.into()],
        text: view.article.words(span).to_owned(),
        names: known.iter().map(|r| r.name.clone()).collect(),
        entities: known.into_iter().filter_map(|r| r.entity).collect(),
    }
}
