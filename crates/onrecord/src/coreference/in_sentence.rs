//! Whom a pronoun stands for, by the tree it stands in.
//!
//! *Question*: whose attempts are "its attempts" in "Mali condemned Iran for its attempts to sell drones"?
//!
//! *Order*: up the tree from the pronoun; at each verb on the way its objects before the pronoun, then its subject,
//! where number and kind agree. The verb whose own subject or object the pronoun is gives none.
//!
//! *Limits*: one sentence; where it gives nothing, the sentences before are asked ([`crate::coreference::referents`]).

use crate::article::phrase_kind;
use crate::article::predicates::DEPTH;
use crate::article::sentence::SentenceView;
use crate::coreference::pronouns::{self, Pronoun};
use crate::ids::EntityKind;
use crate::lexicon::word_lists::{self, is};
use crate::syntax::{Deprel, Upos};

/// Returns the heads of the nouns of the sentence that a pronoun stands for; none where the sentence does not say.
pub(crate) fn antecedents(view: &SentenceView<'_>, pronoun: usize) -> Vec<usize> {
    let Some(kind) = pronouns::of(view.word(pronoun)) else { return Vec::new() };
    let owner = view.rel(pronoun) == Deprel::NmodPoss;
    let mut below = pronoun;
    let clause = view.head(pronoun).filter(|&verb| view.rel(verb) == Deprel::AclRelcl);
    let told_before = clause.is_some_and(|verb| view.is_past_perfect(verb));
    // Who does what is done to it: "Mali asked the firms to buy from them".
    let mut doers: Vec<usize> = Vec::new();
    for above in view.parsed.tree.ancestors(pronoun).take(10) {
        let own = !owner
            && below == pronoun
            && matches!(view.rel(below), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Iobj | Deprel::Obl);
        if own && view.rel(below) != Deprel::Nsubj {
            doers = view.subjects(above, DEPTH);
        }
        let predicate = view.is_verb(above) || view.has(above, &[Deprel::Cop]) || view.upos(above) == Upos::Adj;
        if predicate && !own {
            let objects = view
                .under(above, &[Deprel::Obj, Deprel::Iobj])
                .filter(|&o| o < pronoun && o != below)
                .map(|o| view.members(o));
            let mut candidates: Vec<Vec<usize>> = objects.chain([view.subjects(above, DEPTH)]).collect();
            // "Estonia gave Ukraine guns that it had bought": who gives had them before.
            if told_before {
                candidates.reverse();
            }
            for heads in candidates {
                let apart = heads
                    .iter()
                    .all(|&h| !doers.contains(&h) && h != pronoun && !view.parsed.subtree(h).contains(&pronoun));
                if apart && agrees(view, &heads, kind) {
                    return heads;
                }
            }
        }
        below = above;
    }
    Vec::new()
}

/// Whether nouns are what a pronoun may stand for.
fn agrees(view: &SentenceView<'_>, heads: &[usize], kind: Pronoun) -> bool {
    let acts = |h: usize| {
        view.mention(h).is_some_and(|m| !m.is_goods() && m.kind != EntityKind::Person)
            || is(view.word(h), word_lists::ACTORS)
    };
    let plural = |h: usize| matches!(view.xpos(h), "NNS" | "NNPS");
    let person = |h: usize| {
        phrase_kind::named(view, h).or(Some(h)).and_then(|h| view.mention(h)).filter(|m| m.kind == EntityKind::Person)
    };
    match (heads, kind) {
        ([one], Pronoun::Thing) => {
            acts(*one) && view.upos(*one) != Upos::Pron && !(plural(*one) && view.mention(*one).is_none())
        }
        ([one], Pronoun::Several) => acts(*one) && plural(*one),
        (several, Pronoun::Several) => several.iter().any(|&h| acts(h) || person(h).is_some()),
        ([one], Pronoun::Man) => person(*one).is_some_and(|m| m.female != Some(true)),
        ([one], Pronoun::Woman) => person(*one).is_some_and(|m| m.female != Some(false)),
        _ => false,
    }
}

/// Returns the goods that a plural possessor stands for: "builds drones and a plant for their production".
pub(crate) fn goods(view: &SentenceView<'_>, pronoun: usize) -> Option<usize> {
    let plural = |i: &usize| view.xpos(*i) == "NNS";
    let nouns = (0..pronoun).rev().filter(|i| view.upos(*i) == Upos::Noun).filter(plural);
    let goods = |i: &usize| {
        is(view.word(*i), word_lists::GOODS) || view.mention(*i).is_some_and(crate::mention::Mention::is_goods)
    };
    (view.word(pronoun) == "their").then(|| nouns.take(4).find(goods)).flatten()
}
