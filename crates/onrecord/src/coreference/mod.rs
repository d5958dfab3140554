//! Coreference: whom a noun phrase means.
//!
//! *Question*: who is "he", "the minister", "Iran's foreign ministry", "the two countries", "we"?
//!
//! In `Park Jin arrived in Moscow. He met the minister.` "He" is Park Jin.
//!
//! *Order* of [`referents`]: a pronoun takes its antecedent; a word for a person means whoever bears that office; then
//! come the names at the head of the phrase; then bodies, countries and groups by their kind.
//!
//! | file | question |
//! | --- | --- |
//! | `antecedent` | which mention before a pronoun or description is meant, in the clause around it or by weight? |
//! | `descriptions` | who is "the minister", "the ministry", "the two countries"? |
//! | `countries` | which country is "his country", "the two countries", "the South American nation"? |
//! | `introduced` | by which words was "the official", "the factsheet" introduced? |
//! | `several` | whom does "they" mean? |
//! | `pronouns` | what may each pronoun stand for? The one table of them. |
//! | `in_sentence` | which noun of the same sentence does a pronoun stand for, by the tree? |
//! | `sources` | who is the source of a claim? |
//! | `source_phrase` | which words of a source are its head, its office, its name, and is it left unnamed? |
//! | `speakers` | who is "he", "we" or "the minister" as a source, after the claims before? |
//! | `listed` | where a source is a list, which words are each of its members? |
//! | `documents` | who wrote "a report" that is the source of a claim? |
//! | `actors` | which names does the filler of a role get? |
//! | `authors` | who wrote the article in the first person? |
//! | `way` | in which way were the names of a source found, and how sure are they? |
//! | `referent` | the answer: a name, its id, kind and country |
//!
//! *Limits*: at most forty mentions back, so that time is linear; groups that are never named are nobody.
//!
//! *Source*: `data/text/descriptions.csv`, `data/text/name_lists.csv`, and the offices that mentions carry.

pub(crate) mod actors;
pub(crate) mod antecedent;
pub(crate) mod authors;
mod countries;
mod descriptions;
pub(crate) mod documents;
pub(crate) mod in_sentence;
mod introduced;
mod listed;
pub(crate) mod pronouns;
mod referent;
pub(crate) mod several;
pub(crate) mod source_phrase;
pub(crate) mod sources;
pub(crate) mod speakers;
pub(crate) mod way;

use std::ops::Range;

use crate::article::Article;
use crate::coreference::referent::{Bearer, country_of, distinct, one};
use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::mention::Mention;
use crate::mention::lists::{self, is};
use crate::mention::office::is_person_noun;
use crate::span::ByteSpan;
use crate::syntax::Upos;
pub(crate) use referent::Referent;

/// Returns what a noun phrase refers to; nothing where the article does not say.
///
/// These are the entities named at its head ("South Korean Foreign Minister Park Jin" is Park Jin, "Iran and Russia"
/// both), the antecedent of a pronoun ("he", "it", "they"), or that of a short description ("the ministry", "Iran's
/// foreign minister", "the two countries").
pub(crate) fn referents(article: &Article<'_>, words: ByteSpan) -> Vec<Referent> {
    let text = article.words(words).trim().to_lowercase();
    if pronouns::fits(&text).is_some() {
        if pronouns::of(&text) == Some(pronouns::Pronoun::Several) {
            if let Some(tokens) = several::subject_before(article, words.start) {
                return several_referents(article, &tokens);
            }
            let met = several::who_met(article, words.start);
            if !met.is_empty() {
                return distinct(met).into_iter().map(Into::into).collect();
            }
        }
        return one(antecedent::of_pronoun(article, words.start, &text, &[]));
    }
    match descriptions::bearer(article, words) {
        Some(Bearer::Person(person)) => return vec![person.into()],
        Some(Bearer::Open(persons)) => return vec![Referent::one_of(&text, &persons)],
        None => {}
    }
    let named = heads(article, words);
    if !named.is_empty() {
        let seat = named.len() == 1 && named[0].kind == EntityKind::Place;
        return named.into_iter().map(|m| if seat { country_of(m) } else { m.into() }).collect();
    }
    descriptions::others(article, words, &text)
}

/// Returns what a subject that stands for several refers to: each member of a list.
fn several_referents(article: &Article<'_>, tokens: &Range<usize>) -> Vec<Referent> {
    referents(article, several::words(article, tokens))
}

/// Returns the named entities at the head of a noun phrase.
fn heads<'m>(article: &'m Article<'_>, words: ByteSpan) -> Vec<&'m Mention> {
    let mut actors: Vec<&Mention> = article
        .mentions_in(words)
        .iter()
        .filter(|m| m.is_actor() || (m.kind == EntityKind::Place && m.stands_for_country))
        .filter(|m| {
            !is_possessor(article, m, words)
                && !is_origin(article, m, words)
                && !is_namesake(article, m, words)
                && !is_backer(article, m, words)
                && !is_relation(article, m, words)
                && !is_where(article, m, words)
        })
        .collect();
    // "AP (Park Jin)": what stands in brackets after a name is another's.
    let bracket = article.words(words).find('(').map_or(words.end, |at| words.start + at as u32);
    if actors.iter().any(|m| m.span.end <= bracket) {
        actors.retain(|m| m.span.end <= bracket);
    }
    // "Park Jin, the minister of South Korea": what follows a comma describes, unless nothing stands before it.
    let comma = article.words(words).find(',').map_or(words.end, |at| words.start + at as u32);
    let pick = |wanted: &dyn Fn(&Mention) -> bool| -> Vec<&'m Mention> {
        let all: Vec<&Mention> = actors.iter().copied().filter(|m| wanted(m)).collect();
        let first: Vec<&Mention> = all.iter().copied().filter(|m| m.span.end <= comma).collect();
        if first.is_empty() { all } else { first }
    };
    // "PTI, the party of Imran Khan": a body that stands alone before the comma.
    let alone = actors.iter().find(|m| m.span.start == words.start && m.span.end == comma);
    if let Some(body) = alone.filter(|m| m.kind == EntityKind::Organization) {
        return vec![body];
    }
    let persons = pick(&|m| m.kind == EntityKind::Person);
    if !persons.is_empty() {
        let own = |(i, m): (usize, &&'m Mention)| {
            let next = persons.get(i + 1);
            next.is_none_or(|next| is_apart(article, ByteSpan::new(m.span.end, next.span.start))).then_some(*m)
        };
        return distinct(persons.iter().enumerate().filter_map(own).collect());
    }
    let others = pick(&|m| m.tag != AliasTag::Demonym);
    if !others.is_empty() {
        // "the coastguard of Oman", "an official of the ministry": the first is nearest to the head; a list names all.
        let listed = article.words(words).contains(" and ") || article.words(words).contains(", ");
        return distinct(if listed { others } else { others[..1].to_vec() });
    }
    distinct(pick(&|_| true))
}

/// Whether a name is a possessor within a longer phrase: "Putin" in "Putin's spokesman". A country is one only where
/// what it has is named or stands in a relation to it: "Japan's Kawasaki Heavy Industries", "Japan's allies".
fn is_possessor(article: &Article<'_>, mention: &Mention, words: ByteSpan) -> bool {
    let next = article.layout.token_at(mention.span.end);
    let owns = matches!(article.token(next), "'s" | "’s" | "'" | "’")
        && article.layout.tokens.get(next + 1).is_some_and(|t| t.span.end <= words.end);
    let named = || {
        let start = article.layout.tokens.get(next + 1).map_or(words.end, |t| t.span.start);
        article.mention_at(start).is_some_and(|m| m.is_actor() && m.kind != EntityKind::Country)
    };
    let related = || {
        let after = article.words(ByteSpan::new(mention.span.end.min(words.end), words.end));
        after.split_whitespace().take(4).any(|word| is(&word.to_lowercase(), lists::RELATION_NOUN))
    };
    // "Kenya's newspaper The Harbour"
    let outlet = || {
        let ends = article.mentions_in(words).last();
        ends.is_some_and(|m| m.kind == EntityKind::Outlet && m.span.end == words.end)
    };
    owns && (mention.kind != EntityKind::Country || named() || outlet() || related())
}

/// Whether the words between two names part them: "Berg and Ruiz", but not "Iraq Country Director Nina Berg".
fn is_apart(article: &Article<'_>, between: ByteSpan) -> bool {
    let words = article.words(between);
    words.trim().is_empty()
        || words.contains([',', ';', '/', '(', '&'])
        || words.split_whitespace().any(|word| word.chars().all(char::is_lowercase) && !is_person_noun(word))
}

/// Whether a place is only where an officer is: "the director of a clinic in Lima".
fn is_where(article: &Article<'_>, mention: &Mention, words: ByteSpan) -> bool {
    let before = article.words(ByteSpan::new(words.start, mention.span.start.max(words.start)));
    let nouns = before.split_whitespace().take_while(|word| !matches!(*word, "of" | "in" | "at" | "for"));
    mention.kind == EntityKind::Place
        && before.split_whitespace().any(|word| matches!(word, "in" | "at" | "near"))
        && nouns.last().is_some_and(is_person_noun)
}

/// Whether a name only says to whom the people of a phrase stand in a relation: "supporters of Anna Berg", "the father of
/// a captured Jordanian".
fn is_relation(article: &Article<'_>, mention: &Mention, words: ByteSpan) -> bool {
    let before = article.words(ByteSpan::new(words.start, mention.span.start.max(words.start)));
    let mut from_noun = before.split_whitespace().skip_while(|word| !is(&word.to_lowercase(), lists::RELATION_NOUN));
    matches!(from_noun.nth(1), Some("of" | "for" | "to")) && !before.contains([',', ';']) && !before.contains(" and ")
}

/// Whether a nation or city is only where companies and private people are from: "Iranian brokers", "a Bangkok firm",
/// "citizens of Iran". The private noun is the last word of what follows, or stands before with no name between.
fn is_origin(article: &Article<'_>, mention: &Mention, words: ByteSpan) -> bool {
    if !matches!(mention.kind, EntityKind::Country | EntityKind::Place) {
        return false;
    }
    let private = |word: &str| is(&word.to_lowercase(), lists::PRIVATE_NOUN);
    let ends = |word: &&str| !matches!(*word, "of" | "in" | "from" | "who" | "and" | "with" | "to" | "based");
    let after = article.words(ByteSpan::new(mention.span.end.min(words.end), words.end));
    let noun_after = after.split([' ', '-']).filter(|word| !word.is_empty()).take_while(ends).take(4).last();
    let before = article.words(ByteSpan::new(words.start, mention.span.start.max(words.start)));
    let mut from_noun = before.split(' ').skip_while(|word| !private(word));
    let placed = from_noun.any(|word| matches!(word, "of" | "in" | "from"));
    noun_after.is_some_and(private) || (placed && !before.contains(" and "))
}

/// Whether a name only says by whom or what the noun after it is backed, led or made: "Iran-backed rebels".
fn is_backer(article: &Article<'_>, mention: &Mention, words: ByteSpan) -> bool {
    let next = article.layout.token_at(mention.span.end);
    let glued = |i: usize| article.layout.tokens.get(i).is_some_and(|t| !t.spaced && t.span.end < words.end);
    let participle = article.token(next + 1);
    article.token(next) == "-" && glued(next) && glued(next + 1) && participle.starts_with(char::is_lowercase)
}

/// Whether a person's name only describes the noun after it: "the Berg campaign".
fn is_namesake(article: &Article<'_>, mention: &Mention, words: ByteSpan) -> bool {
    let next = article.layout.token_at(mention.span.end);
    let sentence = article.layout.sentence_at(mention.span.start);
    let inside = article.layout.tokens.get(next).is_some_and(|t| t.span.end <= words.end && t.spaced);
    if mention.kind != EntityKind::Person || !inside || !article.token(next).starts_with(char::is_lowercase) {
        return false;
    }
    let first = article.layout.sentences.get(sentence).map_or(0, |s| s.tokens().start);
    let parsed = article.forest.sentence(sentence);
    parsed.is_some_and(|p| p.tree.upos(next - first) == Upos::Noun && !is_person_noun(article.token(next)))
}

/// Returns the subject of the clauses around a personal pronoun, or whom the relative clause around it is about.
pub(crate) fn clause_subject(article: &Article<'_>, words: ByteSpan) -> Option<Referent> {
    let fits = pronouns::fits(&article.words(words).to_lowercase())?;
    let quote = |at: u32| article.layout.quote_at(at).map(|q| q.span.start);
    let found = antecedent::around(article, words.start, &fits)?;
    // Whoever speaks of "him" in a quotation means someone else.
    (quote(found.span.start) == quote(words.start)).then(|| found.into())
}

#[cfg(test)]
mod tests;
