//! Whom "they" means: several who were joined as a subject before, or a group.
//!
//! *Question*: which noun phrase before "they" stands for more than one?
//!
//! In `Iran and Syria held talks. They said ...` both said it; in `Two envoys visited Kyiv. They said ...` the envoys, not Kyiv;
//! in `Lima met with Chen. They said ...` those who met.
//!
//! *Order*: the sentence of the pronoun, then those before it; in each the subject of the main clause, then the others, the
//! last first. Those who met before count more than one body.
//!
//! *Limits*: subjects only, three sentences back; what a noun in the plural names must be able to act. Those who met are looked
//! for forty mentions back.

use std::ops::Range;

use crate::article::Article;
use crate::coreference::antecedent::before;
use crate::ids::EntityKind;
use crate::lexicon::word_classes::speaker_type;
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::mention::lists;
use crate::mention::office::is_person_noun;
use crate::span::ByteSpan;
use crate::syntax::{Deprel, Parsed, Upos};

/// How many sentences back the subject may stand.
const MAX_SENTENCES_BACK: usize = 3;

/// How many subjects of a sentence are looked at, and how many tokens for them.
const MAX_SUBJECTS: usize = 16;
const MAX_TOKENS: usize = 256;

/// Returns the tokens of the subject before a byte that stands for several.
pub(crate) fn subject_before(article: &Article<'_>, at: u32) -> Option<Range<usize>> {
    let here = article.layout.sentence_at(at);
    let quote = |byte: u32| article.layout.quote_at(byte).map(|quote| quote.span.start);
    let own = quote(at);
    (here.saturating_sub(MAX_SENTENCES_BACK)..=here).rev().find_map(|sentence| {
        let parsed = article.forest.sentence(sentence)?;
        let first = article.layout.sentences.get(sentence)?.tokens().start;
        let byte = |token: usize| article.layout.tokens.get(first + token).map_or(u32::MAX, |t| t.span.start);
        let subject = |&k: &usize| {
            matches!(parsed.tree.deprel(k), Deprel::Nsubj | Deprel::NsubjPass)
                && byte(k) < at
                && quote(byte(k)).is_none_or(|quote| Some(quote) == own)
        };
        let main = |k: usize| parsed.tree.head(k).is_some_and(|head| parsed.tree.head(head).is_none());
        let end = if sentence == here { article.layout.token_at(at).saturating_sub(first) } else { parsed.tree.len() };
        let end = end.min(parsed.tree.len());
        let tokens = (end.saturating_sub(MAX_TOKENS)..end).rev();
        let mut subjects: Vec<usize> = tokens.filter(subject).take(MAX_SUBJECTS).collect();
        subjects.sort_by_key(|&k| !main(k));
        let body = |k: usize| named(article, parsed, first, k).is_some_and(is_body);
        subjects.retain(|&k| !body(k) || who_met(article, at).is_empty());
        let found = subjects.into_iter().find_map(|k| several(article, parsed, first, k))?;
        Some(first + found.start..first + found.end)
    })
}

/// Returns the words of some tokens of an article.
pub(super) fn words(article: &Article<'_>, tokens: &Range<usize>) -> ByteSpan {
    let bound = |i: usize| article.layout.tokens.get(i).map_or(ByteSpan::default(), |token| token.span);
    bound(tokens.start).cover(bound(tokens.end - 1))
}

/// Returns the tokens of a subject, counted in its sentence, where it stands for several who can act.
fn several(article: &Article<'_>, parsed: &Parsed, first: usize, head: usize) -> Option<Range<usize>> {
    let tree = &parsed.tree;
    let word = |k: usize| article.token(first + k).to_lowercase();
    let joined = |&k: &usize| k > head && tree.deprel(k) == Deprel::Conj;
    let mut members = vec![head];
    members.extend(parsed.children(head).filter(joined));
    let named = |k: usize| named(article, parsed, first, k);
    let plural = |k: usize| matches!(tree.xpos(k), "NNS" | "NNPS");
    let acts = |k: usize| {
        let noun = word(k);
        named(k).is_some()
            || is(&noun, word_lists::ACTORS | word_lists::PEOPLE)
            || speaker_type(&noun).is_some()
            || is_person_noun(noun.strip_suffix('s').unwrap_or(&noun))
    };
    let pair = |k: usize| word(k) == "two" && k > 0 && word(k - 1) == "the";
    let fits = match members[..] {
        [one] => {
            plural(one) && acts(one)
                || pair(one)
                || named(one).is_some_and(is_body)
                || shares_head(article, parsed, first, one)
        }
        _ => members.iter().all(|&k| acts(k) && tree.upos(k) != Upos::Pron),
    };
    let end = members.last().map_or(head + 1, |&last| end_of_name(parsed, last));
    // "the ministers of France and Italy"
    let of = |&c: &usize| tree.deprel(c) == Deprel::Nmod && c > head && word(parsed.subtree(c).start) == "of";
    let end = if members.len() == 1 && plural(head) {
        parsed.children(head).find(of).map_or(end, |c| parsed.subtree(c).end)
    } else {
        end
    };
    fits.then(|| parsed.subtree(head).start..end)
}

/// Returns where the name that starts at a token ends.
fn end_of_name(parsed: &Parsed, start: usize) -> usize {
    let name = |&c: &usize| c > start && matches!(parsed.tree.deprel(c), Deprel::Flat | Deprel::Goeswith);
    parsed.children(start).filter(name).map(|c| c + 1).fold(start + 1, usize::max)
}

/// Returns who is named at a token of a sentence and can act.
fn named<'m>(article: &'m Article<'_>, parsed: &Parsed, first: usize, token: usize) -> Option<&'m Mention> {
    let mention = |k: usize| article.layout.tokens.get(first + k).and_then(|t| article.mention_at(t.span.start));
    (token..end_of_name(parsed, token)).find_map(mention).filter(|m| m.is_actor())
}

fn is_body(mention: &Mention) -> bool {
    mention.kind == EntityKind::Organization && !mention.stands_for_country
}

/// Returns the persons who met, of the last sentence before a byte that tells of a meeting: "Lima met with Chen".
pub(super) fn who_met<'m>(article: &'m Article<'_>, at: u32) -> Vec<&'m Mention> {
    let person = |m: &&Mention| m.kind == EntityKind::Person;
    let here = article.layout.sentence_at(at);
    let mut last = here;
    for mention in before(article, at).filter(person) {
        let sentence = article.layout.sentence_at(mention.span.start);
        if sentence == last {
            continue;
        }
        last = sentence;
        let met = met_in(article, sentence);
        if met.len() > 1 {
            return met;
        }
    }
    Vec::new()
}

/// Returns the persons who met in a sentence: the subject of the verb and those named after it.
fn met_in<'m>(article: &'m Article<'_>, sentence: usize) -> Vec<&'m Mention> {
    let mut met: Vec<&Mention> = Vec::new();
    let layout = &article.layout;
    let (Some(parsed), Some(bounds)) = (article.forest.sentence(sentence), layout.sentences.get(sentence)) else {
        return met;
    };
    let first = bounds.tokens().start;
    let persons = article.mentions_in(bounds.span).iter().filter(|m| m.kind == EntityKind::Person);
    for person in persons.take(MAX_SUBJECTS) {
        let token = layout.token_at(person.span.start).saturating_sub(first);
        let verb = met.is_empty().then(|| subject_of(parsed, token)).flatten();
        let meets = |verb: usize| lists::is(&article.token(first + verb).to_lowercase(), lists::ENCOUNTER_VERB);
        if !met.is_empty() || verb.is_some_and(meets) {
            met.extend(met.iter().all(|m| m.name != person.name).then_some(person));
        }
    }
    met
}

/// Returns the verb whose subject a name is that holds a token.
fn subject_of(parsed: &Parsed, token: usize) -> Option<usize> {
    let name = |deprel| matches!(deprel, Deprel::Flat | Deprel::Compound | Deprel::Nmod | Deprel::Appos);
    let mut token = token;
    while token < parsed.tree.len() && name(parsed.tree.deprel(token)) {
        token = parsed.tree.head(token)?;
    }
    (token < parsed.tree.len() && parsed.tree.deprel(token) == Deprel::Nsubj).then(|| parsed.tree.head(token)).flatten()
}

/// Whether a name shares its last word with another one before it: "North and South Korea".
fn shares_head(article: &Article<'_>, parsed: &Parsed, first: usize, head: usize) -> bool {
    let subtree = parsed.subtree(head);
    let mut names = (subtree.start..=head).filter_map(|k| {
        let token = article.layout.tokens.get(first + k)?;
        article.mention_at(token.span.start).filter(|m| m.kind == EntityKind::Country).map(|m| &m.name)
    });
    let one = names.next();
    (subtree.start..head).any(|k| article.token(first + k) == "and") && names.any(|name| Some(name) != one)
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    #[test]
    fn joint_subjects_and_groups_are_meant() {
        let extractor = Extractor::new().expect("own data");
        let names = |text: &str| {
            let extraction = extractor.extract(&Document::new(text));
            extraction.claims().last().and_then(|claim| claim.source.clone()).map(|source| source.names)
        };
        let of = |expected: &[&str]| Some(expected.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(names("Iran and Syria held talks. They said that the port was safe."), of(&["Iran", "Syria"]));
        assert_eq!(names("Two envoys visited Kyiv. They said that Iran had sold drones."), of(&["envoys"]));
        let joint = "President Anna Berg and Prime Minister Ioan Radu met in Oslo. They said that the talks went well.";
        assert_eq!(names(joint), of(&["Anna Berg", "Ioan Radu"]));
        let met = "President Anna Berg met with Prime Minister Ioan Radu of Peru in Oslo.";
        for then in [
            "They said that the talks went well.",
            "The two discussed Chad. They said that the talks went well.",
            "Delta Bank got a loan. They said that the talks went well.",
        ] {
            assert_eq!(names(&format!("{met} {then}")), of(&["Anna Berg", "Ioan Radu"]), "{then}");
        }
    }
}
