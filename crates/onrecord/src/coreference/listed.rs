//! The members of a source that stands for several: "Kyiv and Western governments", "some observers, including Ana Lima".
//!
//! *Question*: where a source is a list, which words are each of its members?
//!
//! In `Officials and insurgents said ...` two kinds of people say it; in `the spokesman and deputy minister said ...` one
//! does.
//!
//! *Order*: the noun at the head of the source and what the tree joins to it; the words after "including" are a member too.
//! What cannot speak is left out ("court filings and facts presented"); a second noun in the singular without an article
//! describes the same person.
//!
//! *Limits*: twelve members; a list within a name or a relative clause is none.

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::coreference::pronouns;
use crate::coreference::source_phrase::{head, is_resident};
use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::lexicon::word_classes::{class, speaker_type};
use crate::lexicon::word_lists;
use crate::mention::Mention;
use crate::mention::lists::{self, is};
use crate::mention::office::is_person_noun;
use crate::record::SourceType;
use crate::syntax::{Deprel, Parsed, Upos};

/// The most members of a list.
const MAX_MEMBERS: usize = 12;

/// Returns the members of a source that stands for several; one where the others cannot speak.
pub(super) fn members(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<Vec<Range<usize>>> {
    if is_resident(view, tokens) {
        return None;
    }
    if let Some(at) = tokens.clone().skip(1).find(|&i| view.word(i) == "including") {
        let parts = [trimmed(view, tokens.start..at), trimmed(view, at + 1..tokens.end)];
        return parts.iter().all(|part| can_speak(view, part)).then(|| parts.to_vec());
    }
    let number = view.sentence(tokens.start);
    let first = view.article.layout.sentences.get(number)?.tokens().start;
    let parsed = view.article.forest.sentence(number)?;
    let (start, end) = (tokens.start.checked_sub(first)?, tokens.end - first);
    if end > parsed.tree.len() {
        return None;
    }
    let nouns = joined(view, first, parsed, start, end);
    let starts = nouns.iter().map(|&noun| first + parsed.subtree(noun).start.max(start));
    let bounds: Vec<usize> = starts.chain([tokens.end]).collect();
    let parts = bounds.windows(2).map(|bound| trimmed(view, bound[0]..bound[1]));
    let is_noun = |noun: usize| matches!(parsed.tree.upos(noun), Upos::Noun | Upos::Propn | Upos::Pron);
    let spoken = |(noun, part): (&usize, Range<usize>)| (is_noun(*noun) && can_speak(view, &part)).then_some(part);
    let speaking: Vec<Range<usize>> = nouns.iter().zip(parts).filter_map(spoken).collect();
    let whole = |bound: &usize| {
        let byte = view.span(*bound..*bound + 1).start;
        view.article.mention_at(byte).is_none_or(|m| m.span.start >= byte)
    };
    let sound = nouns.len() > 1
        && bounds.windows(2).all(|bound| bound[0] < bound[1])
        && bounds[1..bounds.len() - 1].iter().all(whole)
        && speaking.first().is_some_and(|part| !part.clone().any(|i| matches!(view.word(i), "who" | "which" | "that")))
        && speaking.iter().skip(1).all(|part| is_another(view, &speaking[0], part));
    let document = |part: &Range<usize>| of_type(view, part) == Some(SourceType::Document);
    (sound && (speaking.len() > 1 || document(&speaking[0]))).then_some(speaking)
}

/// Returns the noun at the head of some tokens of a sentence and those that the tree joins to it. A country beside another
/// is a member too, whatever the tree says.
fn joined(view: &TokenView<'_>, first: usize, parsed: &Parsed, start: usize, end: usize) -> Vec<usize> {
    let country = |token: usize| {
        let Range { start, end } = parsed.subtree(token);
        let mut mentions = view.article.mentions_in(view.span(first + start..first + end)).iter();
        mentions.find(|m| m.kind == EntityKind::Country && m.tag != AliasTag::Demonym)
    };
    let is_state_beside = |one: usize, other: usize| {
        let beside = matches!(parsed.tree.deprel(other), Deprel::Appos | Deprel::List);
        beside && country(one).zip(country(other)).is_some_and(|(one, other)| one.entity != other.entity)
    };
    let outside = |token: &usize| parsed.tree.head(*token).is_none_or(|head| !(start..end).contains(&head));
    let mut found: Vec<usize> = (start..end).find(outside).into_iter().collect();
    let mut at = 0;
    while let Some(&noun) = found.get(at).filter(|_| found.len() < MAX_MEMBERS) {
        let inside =
            |&c: &usize| c > noun && c < end && (parsed.tree.deprel(c) == Deprel::Conj || is_state_beside(noun, c));
        found.extend(parsed.children(noun).filter(inside));
        at += 1;
    }
    found.sort_unstable();
    found
}

/// Returns some tokens without the words and marks that join members at their ends.
fn trimmed(view: &TokenView<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let joins =
        |i: usize| matches!(view.word(i), "," | ";" | "and" | "or" | "&" | "both" | "as" | "well" | "then" | "other");
    while tokens.start < tokens.end && joins(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && joins(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

fn of_type(view: &TokenView<'_>, part: &Range<usize>) -> Option<SourceType> {
    head(view, part).and_then(|head| speaker_type(view.word(head)))
}

/// Whether some tokens name or describe someone who can speak.
fn can_speak(view: &TokenView<'_>, part: &Range<usize>) -> bool {
    let mut noun_phrase = part.clone().take_while(|&i| !view.is(i, class::PREPOSITION));
    let people = |i: usize| {
        is(view.word(i), lists::PRIVATE_NOUN) || word_lists::is(view.word(i), word_lists::ACTORS | word_lists::PEOPLE)
    };
    let pronoun = part.len() == 1 && pronouns::of(view.word(part.start)).is_some();
    !part.is_empty() && (pronoun || head(view, part).is_some() || noun_phrase.any(people) || is_named(view, part))
}

/// Whether some tokens hold the name of someone who acts.
fn is_named(view: &TokenView<'_>, part: &Range<usize>) -> bool {
    view.article.mentions_in(view.span(part.clone())).iter().any(Mention::is_actor)
}

/// Whether a member is another one than the first; a second office without an article is of the same person, unless the
/// first has a name: "the spokesman and deputy minister Ana Lima".
fn is_another(view: &TokenView<'_>, first: &Range<usize>, part: &Range<usize>) -> bool {
    let opens =
        view.is(part.start, class::DETERMINER | class::NUMBER) || pronouns::is_possessive(view.word(part.start));
    let office = |part| head(view, part).is_some_and(|head| is_person_noun(view.word(head)));
    // "Former Secretary of State and frontrunner Ana Lima"
    let person = view.article.mentions_in(view.span(part.clone())).iter().find(|m| m.kind == EntityKind::Person);
    let described = person.is_some_and(|m| m.span.start > view.span(part.clone()).start);
    opens || is_named(view, first) || !(office(part) || office(first) && described)
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    #[test]
    fn each_member_of_a_list_is_a_source() {
        let extractor = Extractor::new().expect("own data");
        for (text, expected) in [
            ("Officials and insurgents said that the town fell.", &["officials", "insurgents"][..]),
            ("Kyiv and Western governments said that it fell.", &["Ukraine", "western governments"]),
            ("Ana Lima and her supporters said that it fell.", &["Ana Lima", "supporters"]),
            ("Ana Lima is tired. She and the Kenyan minister, Bo Chen, said that it fell.", &["Ana Lima", "Bo Chen"]),
            ("The spokesman and deputy minister Ana Lima said that it fell.", &["Ana Lima"]),
            ("Former minister and frontrunner Ana Lima said that it fell.", &["Ana Lima"]),
            ("Some observers, including the lawyer Ana Lima, said that it fell.", &["observers", "Ana Lima"]),
            ("The indictment and other court filings say that it fell.", &["indictment", "court filings"]),
            ("It fell, according to court filings and facts presented in court.", &["court filings"]),
        ] {
            let extraction = extractor.extract(&Document::new(text));
            let source = extraction.claims().first().and_then(|claim| claim.source.clone()).expect("a source");
            assert_eq!(source.names, expected, "{text}");
        }
    }

    #[test]
    fn a_list_is_never_its_own_member() {
        let text = "The charge information and lease agreement were made public June 14, 2020, in Oslo in District of Lima, \
                    charging RODL with one count of fraud. The port fell.";
        let extraction = Extractor::new().expect("own data").extract(&Document::new(text));
        let source = extraction.claims().iter().find_map(|claim| claim.source.clone()).expect("a source");
        assert_eq!(source.text.as_deref(), Some("The charge information and lease agreement"));
    }
}
