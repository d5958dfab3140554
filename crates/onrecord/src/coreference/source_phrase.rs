//! The words of a source: its head noun, its office, the name that it spells out, whether it is left unnamed.
//!
//! *Question*: which word of "two senior officials of the ministry" is the speaker, and is anyone named?
//!
//! *Limits*: word classes and capitals decide, without a tree.
//!
//! *Source*: `data/cues/speakers.csv`, `data/cues/words.csv`.

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::coreference::Referent;
use crate::ids::EntityKind;
use crate::lexicon::word_classes::{class, speaker_type};
use crate::lexicon::word_lists;
use crate::mention::lists::{self, is};
use crate::mention::office::is_person_noun;
use crate::record::SourceType;
use crate::span::ByteSpan;
use crate::syntax::Upos;

/// Returns the office: the words of a person's noun phrase beside the name.
pub(crate) fn office(view: &TokenView<'_>, tokens: &Range<usize>, known: &[Referent]) -> Option<String> {
    if known.len() != 1 || known[0].kind != EntityKind::Person || tokens.len() < 2 {
        return None;
    }
    let span = view.span(tokens.clone());
    let person = view.article.mentions_in(span).iter().find(|m| m.kind == EntityKind::Person);
    let (before, after) = person.map_or((span, ByteSpan::default()), |m| {
        (ByteSpan::new(span.start, m.span.start), ByteSpan::new(m.span.end, span.end))
    });
    let trim = |s: ByteSpan| {
        view.article
            .words(s)
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '—' | '–'))
            .to_owned()
    };
    let words = [trim(before), trim(after)];
    let lean = words.iter().find(|w| !w.is_empty())?;
    let lower = lean.to_lowercase();
    let article = ["the ", "a ", "an "].into_iter().find(|a| lower.starts_with(a)).map_or(0, str::len);
    Some(lean.get(article..)?.to_owned())
}

/// Whether someone is known by where they live alone: "a Lima, Peru, man".
pub(super) fn is_resident(view: &TokenView<'_>, tokens: &Range<usize>) -> bool {
    let Some(last) = tokens.end.checked_sub(1).filter(|_| tokens.len() > 4) else { return false };
    let people = word_lists::is(view.word(last), word_lists::PEOPLE) || is_person_noun(view.word(last));
    matches!(view.word(tokens.start), "a" | "an") && view.word(last - 1) == "," && people
}

/// Whether a source is left unnamed: "two officials", "a spokesperson", "sources".
pub(crate) fn is_anonymous(view: &TokenView<'_>, tokens: &Range<usize>, known: &[Referent]) -> bool {
    if is_resident(view, tokens) {
        return true;
    }
    if known.iter().any(|r| r.kind == EntityKind::Person) {
        return false;
    }
    // "Some Americans" are not their country.
    let indefinite = view.is(tokens.start, class::INDEFINITE) && !matches!(view.word(tokens.start), "a" | "an");
    if indefinite && tokens.len() == 2 && known.iter().all(|r| r.kind == EntityKind::Country) {
        return true;
    }
    if is_membership(view, tokens, known) {
        return true;
    }
    let Some(head) = head(view, tokens) else { return false };
    // "The Malian authorities" are a name; "a spokesperson there" speaks for the body named before.
    let byte = view.span(head..head + 1).start;
    if view.article.mention_at(byte).is_some() || tokens.end > tokens.start && view.word(tokens.end - 1) == "there" {
        return false;
    }
    // "US intelligence", "a US document": what a country has is not the country.
    let countries = !known.is_empty() && known.iter().all(|r| r.kind == EntityKind::Country);
    let has = speaker_type(view.word(head)) == Some(SourceType::Document) && !is_issued(view.word(head))
        || matches!(view.word(head), "intelligence" | "media" | "press" | "television");
    let of_country = countries && has;
    let owned =
        tokens.clone().any(|i| matches!(view.word(i), "'s" | "’s" | "'" | "’" | "its" | "their" | "his" | "her"));
    let unnamed = speaker_type(view.word(head)) == Some(SourceType::Anonymous)
        || of_country && !owned
        || view.is(tokens.start, class::DETERMINER | class::NUMBER)
            && view.is(tokens.start, class::INDEFINITE)
            && matches!(speaker_type(view.word(head)), Some(SourceType::Person | SourceType::Anonymous));
    let named =
        (head + 1..tokens.end.min(head + 3)).any(|i| view.is(i, class::CAPITAL) && !view.is(i, class::PREPOSITION));
    unnamed && !named
}

/// Whether a noun is for a document in which its issuer speaks: "statement", "factsheet".
pub(super) fn is_issued(noun: &str) -> bool {
    is(noun.strip_suffix('s').unwrap_or(noun), lists::ISSUED_NOUN)
}

/// Whether a party's name in the plural means members of it: "Republicans", "Other Democrats".
fn is_membership(view: &TokenView<'_>, tokens: &Range<usize>, known: &[Referent]) -> bool {
    let last = view.article.token(tokens.end.saturating_sub(1));
    let party =
        |r: &Referent| r.kind == EntityKind::Organization && r.name.ends_with("Party") && !r.name.contains(last);
    last.ends_with('s') && known.len() == 1 && known.iter().all(party)
}

/// Returns the head noun: the last noun that can speak before the first preposition or comma.
pub(crate) fn head(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<usize> {
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

/// Returns the name right after an office: "Commodore Paul Berg, who came by ship".
pub(crate) fn bearer(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<String> {
    let head = head(view, tokens).filter(|h| speaker_type(view.word(*h)) == Some(SourceType::Person))?;
    // "Doctors Without Borders" is a name of its own.
    if view.article.mention_at(view.span(head..head + 1).start).is_some() {
        return None;
    }
    let end = (head + 1..tokens.end)
        .find(|&i| !view.is(i, class::CAPITAL) && (view.word(i) != "-" || view.spaced(i)))
        .unwrap_or(tokens.end);
    (end > head + 1 && view.is(head + 1, class::CAPITAL))
        .then(|| view.article.words(view.span(head + 1..end)).to_owned())
}

/// Returns the name that is spelt out in some tokens: the longest run of capitals, the first of equals.
pub(crate) fn spelt(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<String> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let officer = head(view, tokens).is_some();
    // "the father of Ana Lima", "veterans from Lima", "workers held in Peru"
    let people = |i: usize| view.word(i).ends_with('s') && upos(view, i) == Some(Upos::Noun);
    let unnamed = |&i: &usize| {
        is(view.word(i), lists::RELATION_NOUN) && view.is(i + 1, class::PREPOSITION)
            || people(i) && (view.is(i + 1, class::PREPOSITION) || upos(view, i + 1) == Some(Upos::Verb))
    };
    let end = tokens.clone().find(unnamed).unwrap_or(tokens.end);
    for i in tokens.start..end {
        let hyphen = view.word(i) == "-" && !view.spaced(i) && !view.spaced(i + 1);
        let opener = i == tokens.start && view.is(i, class::DETERMINER | class::SUBJECT | class::PREPOSITION);
        let polite = matches!(view.word(i).trim_end_matches('.'), "mr" | "mrs" | "ms");
        // "Gov. Ana Lima"
        let title = view.word(i).ends_with('.') && is_person_noun(view.word(i));
        let capital = view.is(i, class::CAPITAL) && !(view.is(i, class::DAY) || polite || title || opener);
        // "the minister of Defence": what an officer heads is not the officer.
        let headed = officer && i > tokens.start && view.is(i - 1, class::PREPOSITION);
        match runs.last_mut() {
            Some(run) if (capital || hyphen) && run.end == i => run.end = i + 1,
            _ if capital && !headed => runs.push(i..i + 1),
            _ => {}
        }
    }
    // "Lima's aides" are not Lima.
    runs.retain(|run| run.end + 1 >= tokens.end || !matches!(view.word(run.end), "'s" | "’s" | "'" | "’"));
    let run = runs.iter().max_by_key(|r| (r.len().min(3), std::cmp::Reverse(r.start)))?;
    // "Western powers", "the Democratic front-runner", "Opponents of the deal": no noun of its own, or none that is a name.
    let upos = |i: usize| upos(view, i);
    let describes = run.len() == 1
        && (run.end < tokens.end && matches!(upos(run.end), Some(Upos::Noun | Upos::Adj))
            || matches!(upos(run.start), Some(Upos::Noun | Upos::Adj))
            || is_person_noun(view.word(run.start)));
    (!describes).then(|| view.article.words(view.span(run.clone())).to_owned())
}

/// Returns the tag of a token, where its sentence was parsed.
fn upos(view: &TokenView<'_>, i: usize) -> Option<Upos> {
    let number = view.sentence(i);
    let first = view.article.layout.sentences.get(number)?.tokens().start;
    let parsed = view.article.forest.sentence(number)?;
    (i >= first && i - first < parsed.tree.len()).then(|| parsed.tree.upos(i - first))
}

/// Returns the words of an unnamed source in lower case, without article and numbers at their start.
pub(super) fn described(view: &TokenView<'_>, tokens: &Range<usize>) -> String {
    let mut start = if is_resident(view, tokens) { tokens.end - 1 } else { whole_document(view, tokens) };
    loop {
        // "a five-count indictment"
        let counts =
            start + 3 < tokens.end && view.is(start, class::NUMBER | class::DETERMINER) && view.word(start + 1) == "-";
        if counts {
            start += 3;
        } else if start + 1 < tokens.end
            && view.is(start, class::DETERMINER)
            && !view.is(start, class::NUMBER)
            && !matches!(view.word(start + 1), "who" | "which" | "that" | "of")
        {
            start += 1;
        } else {
            break;
        }
    }
    // "the superseding indictment": there is one.
    while start + 1 < tokens.end && is(view.word(start), lists::DOCUMENT_MODIFIER) && is_filing(view, start, tokens.end)
    {
        start += 1;
    }
    let persons = matches!(view.word(start), "people" | "those" | "sources" | "source");
    let ends = |i: usize| {
        matches!(view.word(i), "," | "who" | "which" | "that" | "(")
            // "33 other senators yesterday"
            || matches!(view.word(i), "yesterday" | "today" | "–" | "—")
            // "statements made in court"
            || upos(view, i) == Some(Upos::Verb) && upos(view, i - 1) == Some(Upos::Noun)
            || !persons && is(view.word(i), lists::AFTER_DESCRIPTION) && upos(view, i) != Some(Upos::Noun)
    };
    let end = (start + 1..tokens.end).find(|&i| ends(i)).unwrap_or(tokens.end);
    let words = view.article.words(view.span(start..end.min(start + 8))).to_lowercase();
    // "American officials" act for the United States, an American student does not.
    let officials = words.strip_prefix("american ").filter(|rest| is_official(rest));
    officials.map_or(words.clone(), |rest| format!("us {rest}")).replace("u.s. ", "us ").replace("u.n. ", "un ")
}

/// Returns where the words for a document start after those for a part of it: "count two of the indictment", "the
/// charges in the indictment".
fn whole_document(view: &TokenView<'_>, tokens: &Range<usize>) -> usize {
    let counts = |&i: &usize| view.is(i, class::DETERMINER | class::NUMBER);
    let part = tokens.clone().find(|i| !counts(i)).filter(|&i| is(view.word(i), lists::DOCUMENT_PART));
    let of = part.and_then(|part| (part + 1..tokens.end.min(part + 4)).find(|&i| matches!(view.word(i), "of" | "in")));
    of.filter(|of| of + 1 < tokens.end).map_or(tokens.start, |of| of + 1)
}

/// Whether some words hold a noun, a name or a pronoun, as far as they are tagged.
pub(super) fn has_noun(view: &TokenView<'_>, tokens: &Range<usize>) -> bool {
    let noun = |tag: Upos| matches!(tag, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X);
    tokens.clone().any(|i| upos(view, i).is_none_or(noun))
}

/// Whether a description is of someone who acts for a state: "intelligence officials".
pub(super) fn is_official(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    word_lists::is(last, word_lists::STATE_ACTORS)
        || word_lists::is(last.strip_suffix('s').unwrap_or(last), word_lists::STATE_ACTORS)
}

/// Whether the next words but modifiers are a document.
fn is_filing(view: &TokenView<'_>, start: usize, end: usize) -> bool {
    let noun = (start..end).find(|&i| !is(view.word(i), lists::DOCUMENT_MODIFIER));
    noun.is_some_and(|i| speaker_type(view.word(i)) == Some(SourceType::Document))
}

/// Whether some tokens are nothing but a name of two to five words.
pub(crate) fn is_name(view: &TokenView<'_>, tokens: &Range<usize>) -> bool {
    (2..=5).contains(&tokens.len())
        && tokens.clone().all(|i| {
            view.is(i, class::CAPITAL) && !view.is(i, class::DETERMINER) || view.word(i) == "-" && !view.spaced(i)
        })
}

/// Returns the members of a list of names: "Peru, Malta and Chad".
pub(crate) fn members(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    let mut joined = false;
    for i in tokens.clone().chain([tokens.end]) {
        let and = i < tokens.end && view.word(i) == "and";
        if i == tokens.end || view.word(i) == "," || and {
            if start < i {
                parts.push(start..i);
            }
            start = i + 1;
            joined |= and;
        }
    }
    let short =
        |p: &Range<usize>| p.len() <= 4 && p.clone().any(|i| view.is(i, class::CAPITAL)) && head(view, p).is_none();
    let relative = tokens.clone().any(|i| matches!(view.word(i), "who" | "which" | "whose"));
    (joined && !relative && parts.len() > 2 && parts.iter().all(short)).then_some(parts)
}

/// Returns the noun phrase before "who" and "which".
pub(crate) fn antecedent(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    if tokens.len() != 1 || !matches!(view.word(tokens.start), "who" | "which") || tokens.start == 0 {
        return None;
    }
    let end = tokens.start - usize::from(view.word(tokens.start - 1) == ",");
    let phrase = view.phrase_start(view.scope(tokens.start).start, end)..end;
    (!phrase.is_empty()).then_some(phrase)
}
