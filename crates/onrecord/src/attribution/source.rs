//! Names sources, and turns what was found into claims of the record.
//!
//! *Order*: the words of a source are handed to [`crate::mention::referents`]; where it knows no one, "he" is the last
//! person who spoke, "we" and "I" the speaker around, a run of capitals is a name, and anyone else keeps a short
//! description in lower case ("us officials").

use std::ops::Range;

use super::nesting::Placed;
use super::occasion::{self, Occasion};
use super::relays;
use super::speakers::{self, Context, NEAR, People};
use super::words::{View, class, speaker_type};
use crate::ids::{EntityId, EntityKind};
use crate::mention::{Referent, clause_subject, referents};
use crate::record::{Addressee, Claim, ClaimId, Confidence, Content, Cue, Quotation, RuleId, Source, SourceType, Span};
use crate::span::ByteSpan;

/// Turns what was found into claims.
pub(super) fn claims(view: &View<'_>, found: &[Placed]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::with_capacity(found.len());
    let people = People::new(view);
    let mut speakers: Vec<usize> = Vec::new();
    for (i, placed) in found.iter().enumerate() {
        let f = &placed.found;
        let (tokens, via) = relays::relay(view, f);
        let source = match (tokens, placed.speaker) {
            (Some(tokens), _) => {
                let cue = |p: &Placed| p.found.cue.as_ref().map_or(0, |c| view.sentence(c.start));
                let near = speakers.last().is_some_and(|l| cue(placed).abs_diff(cue(&found[*l])) <= NEAR);
                let just_now = i > 0 && cue(placed).abs_diff(cue(&found[i - 1])) <= 2;
                let around = placed.within.filter(|w| *w < i).and_then(|w| claims[w].source.as_ref());
                Some(read(
                    view,
                    &tokens,
                    &Context { claims: &claims, speakers: &speakers, around, near, just_now, people: &people },
                ))
            }
            (None, Some(speaker)) if speaker < i => claims[speaker].source.as_ref().map(|s| Source {
                names: s.names.clone(),
                entities: s.entities.clone(),
                type_: s.type_,
                ..Source::default()
            }),
            _ => None,
        };
        let person = source.as_ref().is_some_and(|s| s.type_ == Some(SourceType::Person) && !s.names.is_empty());
        if person && placed.within.is_none() {
            speakers.push(i);
        }
        let Occasion { setting, time } =
            f.cue.as_ref().map_or_else(Occasion::default, |cue| occasion::of(view, cue, &f.content));
        claims.push(Claim {
            id: ClaimId(i as u32 + 1),
            type_: f.type_,
            source,
            cue: f.cue.clone().map(|c| Cue {
                spans: vec![view.span(c.clone()).into()],
                text: view.article.words(view.span(c)).to_owned(),
                act: f.act,
            }),
            content: content(view, &f.content),
            via: via.into_iter().flat_map(|v| names(view, &v)).collect(),
            addressee: f.addressee.clone().map(|a| addressee(view, a)),
            setting,
            time,
            within: placed.within.map(|w| ClaimId(w as u32 + 1)),
            events: Vec::new(),
            confidence: Confidence::new(f.rule.confidence),
            why: vec![RuleId::new(f.rule.id)],
        });
    }
    claims
}

/// Returns the names that some tokens stand for.
pub(super) fn names(view: &View<'_>, tokens: &Range<usize>) -> Vec<String> {
    let known = referents(view.article, view.span(tokens.clone()));
    if known.is_empty() {
        spelt(view, tokens).into_iter().collect()
    } else {
        known.into_iter().map(|r| r.name).collect()
    }
}

fn content(view: &View<'_>, spans: &[ByteSpan]) -> Content {
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
                    // A claim inside a quotation is told in the words of its reporter.
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

fn addressee(view: &View<'_>, tokens: Range<usize>) -> Addressee {
    let span = view.span(tokens);
    let known = referents(view.article, span);
    Addressee {
        spans: vec![span.into()],
        text: view.article.words(span).to_owned(),
        names: known.iter().map(|r| r.name.clone()).collect(),
        entities: known.into_iter().filter_map(|r| r.entity).collect(),
    }
}

/// Reads a source.
fn read(view: &View<'_>, tokens: &Range<usize>, context: &Context<'_>) -> Source {
    let span = view.span(tokens.clone());
    let mut source =
        Source { spans: vec![span.into()], text: Some(view.article.words(span).to_owned()), ..Source::default() };
    let pronoun = if tokens.len() == 1 { view.word(tokens.start) } else { "" };
    if matches!(pronoun, "he" | "she" | "him" | "her" | "his")
        && let Some(subject) = clause_subject(view.article, span)
    {
        return Source {
            names: vec![subject.name],
            entities: subject.entity.into_iter().collect(),
            type_: Some(kind(subject.kind)),
            ..source
        };
    }
    if let Some(carried) = context.carried(pronoun) {
        return Source { names: carried.names, entities: carried.entities, type_: carried.type_, ..source };
    }
    let antecedent = speakers::antecedent(view, tokens);
    let tokens = antecedent.as_ref().unwrap_or(tokens);
    let pronoun = if antecedent.is_some() { "" } else { pronoun };
    let known = speakers::referents_of(view, tokens);
    let anonymous = is_anonymous(view, tokens, &known);
    let person = known.iter().any(|r| r.kind == EntityKind::Person);
    if !person
        && !anonymous
        && let Some(officer) = context.officer(view, tokens, &known)
    {
        return Source { names: officer.names, entities: officer.entities, type_: officer.type_, ..source };
    }
    if !person && let Some(name) = bearer(view, tokens) {
        source.names = vec![context.in_full(name)];
        source.type_ = Some(SourceType::Person);
        return source;
    }
    if !known.is_empty() && !anonymous {
        source.type_ = Some(kind(known[0].kind));
        source.description = office(view, tokens, &known);
        source.entities = known.iter().filter_map(|r| r.entity.clone()).collect::<Vec<EntityId>>();
        source.names = known.into_iter().map(|r| context.in_full(r.name)).collect();
        return source;
    }
    let earlier = context.earlier().filter(|_| matches!(pronoun, "he" | "she" | "him" | "her" | "his"));
    let spelt = spelt(view, tokens).filter(|_| !anonymous);
    if let Some(earlier) = earlier {
        source.names.clone_from(&earlier.names);
        source.entities.clone_from(&earlier.entities);
        source.type_ = earlier.type_;
    } else if let Some(name) = spelt {
        source.names = vec![context.in_full(name)];
        source.type_ = head(view, tokens).map_or(Some(SourceType::Person), |h| {
            speaker_type(view.word(h)).map(|t| if t == SourceType::Anonymous { SourceType::Person } else { t })
        });
    } else if anonymous || pronoun.is_empty() {
        source.names = unnamed(view, tokens).into_iter().filter(|d| !d.is_empty()).collect();
        source.type_ = (head(view, tokens).and_then(|h| speaker_type(view.word(h))))
            .map(|t| if t == SourceType::Person { SourceType::Anonymous } else { t });
    }
    source
}

const fn kind(kind: EntityKind) -> SourceType {
    match kind {
        EntityKind::Person => SourceType::Person,
        EntityKind::Country | EntityKind::Place => SourceType::Country,
        EntityKind::Outlet => SourceType::Outlet,
        EntityKind::Law => SourceType::Document,
        _ => SourceType::Body,
    }
}

/// Returns the office: the words of a person's noun phrase beside the name.
fn office(view: &View<'_>, tokens: &Range<usize>, known: &[Referent]) -> Option<String> {
    if known.len() != 1 || known[0].kind != EntityKind::Person || tokens.len() < 2 {
        return None;
    }
    let span = view.span(tokens.clone());
    let person = view.article.mentions_in(span).iter().find(|m| m.kind == EntityKind::Person);
    let (before, behind) = person.map_or((span, ByteSpan::default()), |m| {
        (ByteSpan::new(span.start, m.span.start), ByteSpan::new(m.span.end, span.end))
    });
    let trim = |s: ByteSpan| {
        view.article
            .words(s)
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '—' | '–'))
            .to_owned()
    };
    let words = [trim(before), trim(behind)];
    let lean = words.iter().find(|w| !w.is_empty())?;
    let lower = lean.to_lowercase();
    let article = ["the ", "a ", "an "].into_iter().find(|a| lower.starts_with(a)).map_or(0, str::len);
    Some(lean.get(article..)?.to_owned())
}

/// Whether a source is left unnamed: "two officials", "a spokesperson", "sources".
fn is_anonymous(view: &View<'_>, tokens: &Range<usize>, known: &[Referent]) -> bool {
    if known.iter().any(|r| r.kind == EntityKind::Person) {
        return false;
    }
    let Some(head) = head(view, tokens) else { return false };
    // "The Malian authorities" are a name; "a spokesperson there" speaks for the body named before.
    let byte = view.span(head..head + 1).start;
    if view.article.mention_at(byte).is_some() || tokens.end > tokens.start && view.word(tokens.end - 1) == "there" {
        return false;
    }
    // "US intelligence", "a US document": what a country has is not the country.
    let countries = !known.is_empty() && known.iter().all(|r| r.kind == EntityKind::Country);
    let has = speaker_type(view.word(head)) == Some(SourceType::Document) || view.word(head) == "intelligence";
    let of_country = countries && has;
    let owned =
        tokens.clone().any(|i| matches!(view.word(i), "'s" | "’s" | "'" | "’" | "its" | "their" | "his" | "her"));
    let unnamed = speaker_type(view.word(head)) == Some(SourceType::Anonymous)
        || of_country && !owned
        || view.is(tokens.start, class::DETERMINER | class::NUMBER)
            && matches!(
                view.word(tokens.start),
                "a" | "an"
                    | "one"
                    | "two"
                    | "three"
                    | "four"
                    | "some"
                    | "several"
                    | "many"
                    | "few"
                    | "another"
                    | "other"
                    | "most"
            )
            && matches!(speaker_type(view.word(head)), Some(SourceType::Person | SourceType::Anonymous));
    let named =
        (head + 1..tokens.end.min(head + 3)).any(|i| view.is(i, class::CAPITAL) && !view.is(i, class::PREPOSITION));
    unnamed && !named
}

/// Returns the head noun: the last noun that can speak before the first preposition or comma.
pub(super) fn head(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    let end = tokens
        .clone()
        .skip(1)
        .find(|&i| {
            view.is(i, class::PREPOSITION)
                || view.is(i, class::PUNCTUATION) && view.word(i) != "-"
                || matches!(view.word(i), "who" | "that")
        })
        .unwrap_or(tokens.end);
    (tokens.start..end).rev().find(|&i| view.is(i, class::SPEAKER))
}

/// Returns the name right behind an office: "Commodore Paul Berg, who came by ship".
fn bearer(view: &View<'_>, tokens: &Range<usize>) -> Option<String> {
    let head = head(view, tokens).filter(|h| speaker_type(view.word(*h)) == Some(SourceType::Person))?;
    let end = (head + 1..tokens.end)
        .find(|&i| !view.is(i, class::CAPITAL) && (view.word(i) != "-" || view.spaced(i)))
        .unwrap_or(tokens.end);
    (end > head + 1 && view.is(head + 1, class::CAPITAL))
        .then(|| view.article.words(view.span(head + 1..end)).to_owned())
}

/// Returns the name that is spelt out in some tokens: the last run of capitals before a comma or preposition, else behind.
fn spelt(view: &View<'_>, tokens: &Range<usize>) -> Option<String> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let officer = head(view, tokens).is_some();
    for i in tokens.clone() {
        let hyphen = view.word(i) == "-" && !view.spaced(i) && !view.spaced(i + 1);
        let capital = view.is(i, class::CAPITAL)
            && !view.is(i, class::DAY)
            && !(i == tokens.start && view.is(i, class::DETERMINER | class::SUBJECT | class::PREPOSITION));
        // "the minister of Defence": what an officer heads is not the officer.
        let headed = officer && i > tokens.start && view.is(i - 1, class::PREPOSITION);
        match runs.last_mut() {
            Some(run) if (capital || hyphen) && run.end == i => run.end = i + 1,
            _ if capital && !headed => runs.push(i..i + 1),
            _ => {}
        }
    }
    let run = runs.iter().max_by_key(|r| (r.len().min(3), std::cmp::Reverse(r.start)))?;
    let lone_adjective = run.len() == 1 && view.is(run.end, class::SPEAKER) && run.end < tokens.end;
    (!lone_adjective).then(|| view.article.words(view.span(run.clone())).to_owned())
}

/// Returns the descriptions of unnamed sources, one for each member of a list: "two dockers and three sailors".
fn unnamed(view: &View<'_>, tokens: &Range<usize>) -> Vec<String> {
    let plural = |part: &Range<usize>| {
        part.end > part.start && view.is(part.end - 1, class::SPEAKER) && view.word(part.end - 1).ends_with('s')
    };
    let and = tokens.clone().find(|&i| view.word(i) == "and");
    let parts = and.map(|and| [tokens.start..and, and + 1..tokens.end]).filter(|parts| parts.iter().all(plural));
    parts.map_or_else(|| vec![described(view, tokens)], |parts| parts.iter().map(|p| described(view, p)).collect())
}

/// Returns the words of an unnamed source in lower case, without article and numbers at their start.
fn described(view: &View<'_>, tokens: &Range<usize>) -> String {
    let mut start = tokens.start;
    while start + 1 < tokens.end && view.is(start, class::DETERMINER) && !view.is(start, class::NUMBER) {
        start += 1;
    }
    let end = (start + 1..tokens.end).find(|&i| view.word(i) == "," || view.word(i) == "who").unwrap_or(tokens.end);
    let words = view.article.words(view.span(start..end.min(start + 8))).to_lowercase();
    words.replace("u.s. ", "us ").replace("u.n. ", "un ")
}

#[cfg(test)]
mod tests {
    use super::super::{ClaimScope, find, test_article};
    use crate::record::SourceType;

    #[track_caller]
    fn names(text: &str, expected: &[&str], type_: SourceType) {
        let claims = find(&test_article(text), ClaimScope::Statements);
        let source = claims.last().and_then(|c| c.source.clone()).expect("a source");
        assert_eq!(source.names, expected, "{text}");
        assert_eq!(source.type_, Some(type_), "{text}");
    }

    #[test]
    fn sources_without_any_gazetteer() {
        names("Three US officials said that it fell.", &["us officials"], SourceType::Anonymous);
        names("The mayor, Anna Berg, said it fell. She said that it broke.", &["Anna Berg"], SourceType::Person);
    }
}
