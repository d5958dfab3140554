//! Antecedents: which mention a pronoun or a short description takes up.
//!
//! *Question*: which mention before this word is meant?
//!
//! In `Berg said that she would leave`, "she" is Berg.
//!
//! *Order*: the subject of the clause around a pronoun; then the noun that a relative clause around it describes;
//! across sentences the candidates are weighed: subjects more than objects, objects more than the rest, each sentence
//! between halves the weight, and the mentions of one entity add up.
//!
//! *Limits*: forty mentions and six sentences back.
//!
//! *Source*: Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora Resolution", in a short form.

use crate::article::Article;
use crate::mention::Mention;
use crate::syntax::{Deprel, Parsed, Upos};

/// How many mentions back an antecedent is looked for.
pub(crate) const MAX_MENTIONS: usize = 40;

/// How many times more a mention weighs whose gender is known to be that of the pronoun.
const SURE: u32 = 6;

/// How many sentences back one is looked for.
const MAX_SENTENCES_BACK: usize = 6;

/// How many heads above a pronoun and how many words under each are looked at.
const MAX_HEADS: usize = 16;
const MAX_CHILDREN: usize = 64;

/// Returns the mentions before a byte, the nearest first.
pub(crate) fn before<'m>(article: &'m Article<'_>, at: u32) -> impl Iterator<Item = &'m Mention> {
    let end = article.mentions.partition_point(|m| m.span.start < at);
    article.mentions[..end].iter().rev().take(MAX_MENTIONS)
}

/// Returns the antecedent of a pronoun.
pub(crate) fn of_pronoun<'m>(
    article: &'m Article<'_>,
    at: u32,
    fits: &dyn Fn(&Mention) -> bool,
    sure: &dyn Fn(&Mention) -> bool,
) -> Option<&'m Mention> {
    around(article, at, fits).or_else(|| heaviest(article, at, fits, sure))
}

/// Returns the fitting mention of greatest weight before a byte.
pub(crate) fn weighed<'m>(article: &'m Article<'_>, at: u32, fits: &dyn Fn(&Mention) -> bool) -> Option<&'m Mention> {
    heaviest(article, at, fits, &|_| false)
}

/// Returns the fitting mention of greatest weight before a byte; those of which it is sure weigh more.
fn heaviest<'m>(
    article: &'m Article<'_>,
    at: u32,
    fits: &dyn Fn(&Mention) -> bool,
    sure: &dyn Fn(&Mention) -> bool,
) -> Option<&'m Mention> {
    let layout = &article.layout;
    let here = layout.sentence_at(at);
    let beside = objects_beside(article, at);
    let mut weights: Vec<(&Mention, u32)> = Vec::new();
    for mention in before(article, at).filter(|m| fits(m) && !beside.contains(&m.name.as_str())) {
        let distance = here.saturating_sub(layout.sentence_at(mention.span.start));
        if distance > MAX_SENTENCES_BACK {
            break;
        }
        let weight = ([10, 20, 40, 80][usize::from(mention.prominence.min(3))] * 64) >> distance;
        let weight = if sure(mention) { weight * SURE } else { weight };
        match weights.iter_mut().find(|(m, _)| m.name == mention.name) {
            Some(known) => known.1 += weight,
            None => weights.push((mention, weight)),
        }
    }
    // The nearest of equals.
    weights.into_iter().rev().max_by_key(|w| w.1).map(|w| w.0)
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
        if parsed.tree.deprel(token) == Deprel::AclRelcl
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
