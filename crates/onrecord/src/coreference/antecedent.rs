//! Antecedents: which mention a pronoun or a short description takes up.
//!
//! *Question*: which mention before this word is meant?
//!
//! In `Berg said that she would leave`, "she" is Berg.
//!
//! *Order*: the subject of the clause around a pronoun; then the noun that a relative clause around it describes;
//! across sentences the candidates are weighed: subjects more than objects, objects more than the rest, each sentence
//! between halves the weight, and the mentions of one entity add up. Where someone without a name weighs most ("the
//! gunman fled. He was shot"), there is none.
//!
//! *Limits*: forty mentions and six sentences back; someone without a name two.
//!
//! *Source*: Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora Resolution", in a short form.

use crate::article::Article;
use crate::coreference::pronouns::{self, Pronoun};
use crate::ids::EntityKind;
use crate::mention::Mention;
use crate::mention::office::is_person_noun;
use crate::span::ByteSpan;
use crate::syntax::{Deprel, Parsed, Upos};

/// How many mentions back an antecedent is looked for.
pub(crate) const MAX_MENTIONS: usize = 40;

/// How many times more a mention weighs whose gender is known to be that of the pronoun.
const SURE: u32 = 6;

/// How many sentences back one is looked for.
const MAX_SENTENCES_BACK: usize = 6;

/// How many sentences back someone without a name is looked for.
const MAX_SENTENCES_TO_UNNAMED: usize = 2;

/// The weight of a mention by its prominence, in its own sentence.
const WEIGHTS: [u32; 4] = [640, 1280, 2560, 5120];

/// How many heads above a pronoun and how many words under each are looked at.
const MAX_HEADS: usize = 16;
const MAX_CHILDREN: usize = 64;

/// Returns the mentions before a byte, the nearest first.
pub(crate) fn before<'m>(article: &'m Article<'_>, at: u32) -> impl Iterator<Item = &'m Mention> {
    let end = article.mentions.partition_point(|m| m.span.start < at);
    article.mentions[..end].iter().rev().take(MAX_MENTIONS)
}

/// Returns the antecedent of a third-person pronoun in lower case, which is none of some names.
pub(crate) fn of_pronoun<'m>(article: &'m Article<'_>, at: u32, pronoun: &str, not: &[String]) -> Option<&'m Mention> {
    let kind = pronouns::fits(pronoun)?;
    let fits = |m: &Mention| kind(m) && !not.contains(&m.name);
    around(article, at, &fits).or_else(|| {
        let weights = weights(article, at, &fits, &|m| pronouns::is_sure(pronoun, m));
        let (found, weight) = heaviest(weights)?;
        let person = pronouns::of(pronoun).is_some_and(Pronoun::is_person);
        (!person || weight >= weight_of_unnamed(article, at)).then_some(found)
    })
}

/// Returns the weight of the last subject before a byte that is a person without a name: "the gunman".
fn weight_of_unnamed(article: &Article<'_>, at: u32) -> u32 {
    let layout = &article.layout;
    let here = layout.sentence_at(at);
    let unnamed = |sentence: usize| {
        let Some(parsed) = article.forest.sentence(sentence) else { return false };
        let first = layout.sentences[sentence].tokens().start;
        let subject = |&k: &usize| {
            matches!(parsed.tree.deprel(k), Deprel::Nsubj | Deprel::NsubjPass) && parsed.tree.xpos(k) == "NN"
        };
        let before = |&k: &usize| layout.tokens.get(first + k).is_some_and(|t| t.span.end <= at);
        let tokens = (0..parsed.tree.len().min(MAX_CHILDREN)).filter(subject).filter(before);
        tokens.filter(|&k| is_person_noun(&article.token(first + k).to_lowercase())).any(|k| {
            let phrase = parsed.subtree(k);
            let bound = |k: usize| layout.tokens.get(first + k).map_or(ByteSpan::default(), |t| t.span);
            let words = bound(phrase.start).cover(bound(phrase.end - 1));
            article.mentions_in(words).iter().all(|m| m.kind != EntityKind::Person)
        })
    };
    let distance = (0..=MAX_SENTENCES_TO_UNNAMED.min(here)).find(|&back| unnamed(here - back));
    distance.map_or(0, |distance| (WEIGHTS[3] * SURE) >> distance)
}

/// Returns the fitting mention of greatest weight before a byte.
pub(crate) fn weighed<'m>(article: &'m Article<'_>, at: u32, fits: &dyn Fn(&Mention) -> bool) -> Option<&'m Mention> {
    heaviest(weights(article, at, fits, &|_| false)).map(|w| w.0)
}

/// Returns the heaviest of some mentions, the nearest of equals.
fn heaviest(weights: Vec<(&Mention, u32)>) -> Option<(&Mention, u32)> {
    weights.into_iter().rev().max_by_key(|w| w.1)
}

/// Returns the fitting mentions before a byte, one for each name, with their weights; those of which it is sure weigh more.
fn weights<'m>(
    article: &'m Article<'_>,
    at: u32,
    fits: &dyn Fn(&Mention) -> bool,
    sure: &dyn Fn(&Mention) -> bool,
) -> Vec<(&'m Mention, u32)> {
    let layout = &article.layout;
    let here = layout.sentence_at(at);
    let beside = objects_beside(article, at);
    let mut weights: Vec<(&Mention, u32)> = Vec::new();
    for mention in before(article, at).filter(|m| fits(m) && !beside.contains(&m.name.as_str())) {
        let distance = here.saturating_sub(layout.sentence_at(mention.span.start));
        if distance > MAX_SENTENCES_BACK {
            break;
        }
        let weight = WEIGHTS[usize::from(mention.prominence.min(3))] >> distance;
        let weight = if sure(mention) { weight * SURE } else { weight };
        match weights.iter_mut().find(|(m, _)| m.name == mention.name) {
            Some(known) => known.1 += weight,
            None => weights.push((mention, weight)),
        }
    }
    weights
}

/// Returns the names of the objects of the verb whose subject a pronoun is: whoever "has accused Berg" is not Berg.
pub(crate) fn objects_beside<'m>(article: &'m Article<'_>, at: u32) -> Vec<&'m str> {
    let layout = &article.layout;
    let sentence = layout.sentence_at(at);
    let Some(parsed) = article.forest.sentence(sentence) else { return Vec::new() };
    let first = layout.sentences[sentence].tokens().start;
    let tree = &parsed.tree;
    let Some(pronoun) = layout.token_at(at).checked_sub(first).filter(|&k| k < tree.len()) else { return Vec::new() };
    let subject = matches!(tree.deprel(pronoun), Deprel::Nsubj | Deprel::NsubjPass);
    let Some(verb) = tree.head(pronoun).filter(|_| subject) else { return Vec::new() };
    let mention_at = |token: usize| article.mention_at(layout.tokens.get(first + token)?.span.start);
    let object = |&c: &usize| c > pronoun && matches!(tree.deprel(c), Deprel::Obj | Deprel::Iobj | Deprel::Obl);
    let objects = parsed.children(verb).take(MAX_CHILDREN).filter(object);
    objects.filter_map(|c| named_at(parsed, c, &mention_at)).map(|m| m.name.as_str()).collect()
}

/// Returns the subject of a clause around a pronoun, or the noun that the relative clause around it describes.
pub(crate) fn around<'m>(article: &'m Article<'_>, at: u32, fits: &dyn Fn(&Mention) -> bool) -> Option<&'m Mention> {
    let layout = &article.layout;
    let sentence = layout.sentence_at(at);
    let parsed = article.forest.sentence(sentence)?;
    let first = layout.sentences[sentence].tokens().start;
    let pronoun = layout.token_at(at).checked_sub(first)?;
    let mention_at = |token: usize| {
        let span = layout.tokens.get(first + token)?.span;
        article.mention_at(span.start).filter(|m| fits(m))
    };
    let mut token = pronoun;
    // "He saw him": the object of a verb is never its subject.
    let mut is_object = !matches!(parsed.tree.deprel(pronoun), Deprel::NmodPoss | Deprel::Nsubj | Deprel::NsubjPass);
    for _ in 0..MAX_HEADS {
        let head = parsed.tree.head(token)?;
        // "met Berg in Oslo, where he spoke" says where, not who.
        let place = |c: usize| matches!(article.token(first + c), "where" | "when");
        if parsed.tree.deprel(token) == Deprel::AclRelcl
            && !parsed.children(token).take(MAX_CHILDREN).any(place)
            && let Some(found) = named_at(parsed, head, &mention_at)
        {
            return Some(found);
        }
        let subject = parsed
            .children(head)
            .take(MAX_CHILDREN)
            .find(|&c| matches!(parsed.tree.deprel(c), Deprel::Nsubj | Deprel::NsubjPass) && c != token && c < pronoun);
        if let Some(subject) = subject {
            if !is_object && let Some(found) = named_at(parsed, subject, &mention_at) {
                return Some(found);
            }
            is_object = false;
        } else if parsed.tree.upos(head) == Upos::Verb && parsed.tree.deprel(head) != Deprel::Xcomp {
            is_object = false;
        }
        token = head;
    }
    None
}

/// Returns the mention at a noun, or at the name that belongs to it.
fn named_at<'m>(
    parsed: &Parsed,
    noun: usize,
    mention_at: &dyn Fn(usize) -> Option<&'m Mention>,
) -> Option<&'m Mention> {
    let name = |c: &usize| matches!(parsed.tree.deprel(*c), Deprel::Flat | Deprel::Appos | Deprel::Compound);
    mention_at(noun).or_else(|| parsed.children(noun).take(MAX_CHILDREN).filter(name).find_map(mention_at))
}
