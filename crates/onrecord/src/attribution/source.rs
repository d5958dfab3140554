//! Names sources, and turns what was found into claims of the record.
//!
//! *Order*: the words of a source are handed to [`crate::mention::referents`]; where it knows no one, "he" is the last
//! person who spoke, "we" and "I" the speaker around, a run of capitals is a name, and anyone else keeps a short
//! description in lower case ("us officials").

use std::collections::HashMap;
use std::ops::Range;

use super::nesting::Placed;
use super::relays;
use super::words::{View, class, speaker_type};
use crate::ids::{EntityId, EntityKind};
use crate::mention::{Referent, referents};
use crate::record::{Addressee, Claim, ClaimId, Confidence, Content, Cue, Quotation, RuleId, Source, SourceType, Span};
use crate::span::ByteSpan;

/// Turns what was found into claims.
pub(super) fn claims(view: &View<'_>, found: &[Placed]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::with_capacity(found.len());
    let people = people(view);
    let mut last_person: Option<usize> = None;
    for (i, placed) in found.iter().enumerate() {
        let f = &placed.found;
        let (tokens, via) = relays::relay(view, f);
        let source = match (tokens, placed.speaker) {
            (Some(tokens), _) => {
                let around = placed.within.filter(|w| *w < i).and_then(|w| claims[w].source.clone());
                let earlier = last_person.and_then(|l| claims[l].source.clone());
                let near = last_person.is_some_and(|l| {
                    let cue = |p: &Placed| p.found.cue.as_ref().map_or(0, |c| view.sentence(c.start));
                    cue(placed).abs_diff(cue(&found[l])) <= NEAR
                });
                Some(read(
                    view,
                    &tokens,
                    &Context { around: around.as_ref(), earlier: earlier.as_ref(), near, people: &people },
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
            last_person = Some(i);
        }
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
            setting: None,
            time: None,
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

/// How many sentences back the last speaker is still "he" or "she".
const NEAR: usize = 4;

/// What the names of persons in the article tell.
type People = HashMap<String, (Option<bool>, Option<(EntityId, String)>)>;

fn people(view: &View<'_>) -> People {
    let persons = view.article.mentions.iter().filter(|m| m.kind == EntityKind::Person);
    persons.map(|m| (m.name.clone(), (m.female, m.country.clone()))).collect()
}

/// What was said before a source.
struct Context<'c> {
    /// The speaker in whose words the source stands.
    around: Option<&'c Source>,
    /// The last person who spoke.
    earlier: Option<&'c Source>,
    /// Whether that was a few sentences ago.
    near: bool,
    people: &'c People,
}

impl Context<'_> {
    /// Returns the speaker whom a pronoun carries on.
    fn carried(&self, pronoun: &str) -> Option<Source> {
        let keep = |s: &Source| Source {
            names: s.names.clone(),
            entities: s.entities.clone(),
            type_: s.type_,
            ..Source::default()
        };
        match pronoun {
            "i" => self.around.map(keep),
            "we" | "our" => {
                // A spokesperson's "we" is the country spoken for.
                let around = self.around?;
                let country = around.names.first().and_then(|n| self.people.get(n)).and_then(|(_, c)| c.clone());
                Some(country.map_or_else(
                    || keep(around),
                    |(id, name)| Source {
                        names: vec![name],
                        entities: vec![id],
                        type_: Some(SourceType::Country),
                        ..Source::default()
                    },
                ))
            }
            "he" | "she" | "him" | "her" => {
                let female = matches!(pronoun, "she" | "her");
                let earlier = self.earlier.filter(|_| self.near)?;
                let name = earlier.names.first()?;
                let fits = self.people.get(name).is_none_or(|(f, _)| f.is_none_or(|f| f == female));
                (fits && earlier.names.len() == 1).then(|| keep(earlier))
            }
            _ => None,
        }
    }
}

/// Returns the referents of a source: those of the words before an apposition where they name a person, else of all;
/// those of the antecedent for "who" and "which".
fn referents_of(view: &View<'_>, tokens: &Range<usize>) -> Vec<Referent> {
    if let Some(antecedent) = antecedent(view, tokens) {
        return referents(view.article, view.span(antecedent));
    }
    let all = || referents(view.article, view.span(tokens.clone()));
    let cut = tokens.clone().find(|&i| view.word(i) == "," || matches!(view.word(i), "who" | "which"));
    let Some(cut) = cut.filter(|c| *c > tokens.start) else { return all() };
    let before = referents(view.article, view.span(tokens.start..cut));
    let person = |r: &[Referent]| r.iter().any(|r| r.kind == EntityKind::Person);
    if person(&before) || matches!(view.word(cut), "who" | "which") || matches!(view.word(cut + 1), "who" | "which") {
        return before;
    }
    let all = all();
    if person(&all) || before.is_empty() || all.len() > before.len() { all } else { before }
}

/// Returns the noun phrase before "who" and "which".
fn antecedent(view: &View<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    if tokens.len() != 1 || !matches!(view.word(tokens.start), "who" | "which") || tokens.start == 0 {
        return None;
    }
    let end = tokens.start - usize::from(view.word(tokens.start - 1) == ",");
    let phrase = view.phrase_start(view.scope(tokens.start).start, end)..end;
    (!phrase.is_empty()).then_some(phrase)
}

/// Reads a source.
fn read(view: &View<'_>, tokens: &Range<usize>, context: &Context<'_>) -> Source {
    let span = view.span(tokens.clone());
    let mut source =
        Source { spans: vec![span.into()], text: Some(view.article.words(span).to_owned()), ..Source::default() };
    let pronoun = if tokens.len() == 1 { view.word(tokens.start) } else { "" };
    if let Some(carried) = context.carried(pronoun) {
        return Source { names: carried.names, entities: carried.entities, type_: carried.type_, ..source };
    }
    let known = referents_of(view, tokens);
    // "the minister", where the article does not say which, is the one who spoke last.
    let officer = head(view, tokens).is_some_and(|h| speaker_type(view.word(h)) == Some(SourceType::Person));
    if officer
        && view.word(tokens.start) == "the"
        && !tokens.clone().any(|i| view.word(i) == ",")
        && known.iter().all(|r| r.kind != EntityKind::Person)
        && let Some(earlier) = context.earlier.filter(|_| context.near)
    {
        return Source {
            names: earlier.names.clone(),
            entities: earlier.entities.clone(),
            type_: earlier.type_,
            ..source
        };
    }
    let antecedent = if known.is_empty() { antecedent(view, tokens) } else { None };
    let tokens = antecedent.as_ref().unwrap_or(tokens);
    let pronoun = if antecedent.is_some() { "" } else { pronoun };
    let anonymous = is_anonymous(view, tokens, &known);
    if !known.is_empty() && !anonymous {
        source.type_ = Some(kind(known[0].kind));
        source.description = office(view, tokens, &known);
        source.entities = known.iter().filter_map(|r| r.entity.clone()).collect::<Vec<EntityId>>();
        source.names = known.into_iter().map(|r| r.name).collect();
        return source;
    }
    let earlier = context.earlier.filter(|_| matches!(pronoun, "he" | "she" | "him" | "her" | "his"));
    if let Some(earlier) = earlier {
        source.names.clone_from(&earlier.names);
        source.entities.clone_from(&earlier.entities);
        source.type_ = earlier.type_;
    } else if anonymous || pronoun.is_empty() && spelt(view, tokens).is_none() {
        source.names = vec![described(view, tokens)].into_iter().filter(|d| !d.is_empty()).collect();
        source.type_ = (head(view, tokens).and_then(|h| speaker_type(view.word(h))))
            .map(|t| if t == SourceType::Person { SourceType::Anonymous } else { t });
    } else if let Some(name) = spelt(view, tokens) {
        source.names = vec![name];
        source.type_ = head(view, tokens).map_or(Some(SourceType::Person), |h| {
            speaker_type(view.word(h)).map(|t| if t == SourceType::Anonymous { SourceType::Person } else { t })
        });
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
    let unnamed = speaker_type(view.word(head)) == Some(SourceType::Anonymous)
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
fn head(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
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

/// Returns the name that is spelt out in some tokens: the last run of capitals before a comma or preposition, else behind.
fn spelt(view: &View<'_>, tokens: &Range<usize>) -> Option<String> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for i in tokens.clone() {
        let capital = view.is(i, class::CAPITAL)
            && !view.is(i, class::DAY)
            && !(i == tokens.start && view.is(i, class::DETERMINER | class::SUBJECT | class::PREPOSITION));
        match runs.last_mut() {
            Some(run) if capital && run.end == i => run.end = i + 1,
            _ if capital => runs.push(i..i + 1),
            _ => {}
        }
    }
    let run = runs.iter().max_by_key(|r| (r.len().min(3), std::cmp::Reverse(r.start)))?;
    let lone_adjective = run.len() == 1 && view.is(run.end, class::SPEAKER) && run.end < tokens.end;
    (!lone_adjective).then(|| view.article.words(view.span(run.clone())).to_owned())
}

/// Returns the words of an unnamed source in lower case, without article and numbers at their start.
fn described(view: &View<'_>, tokens: &Range<usize>) -> String {
    let mut start = tokens.start;
    while start + 1 < tokens.end && view.is(start, class::DETERMINER) && !view.is(start, class::NUMBER) {
        start += 1;
    }
    let end = (start + 1..tokens.end).find(|&i| view.word(i) == "," || view.word(i) == "who").unwrap_or(tokens.end);
    view.article.words(view.span(start..end.min(start + 8))).to_lowercase()
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
