//! What stands at each position around a trigger.
//!
//! *Question*: which noun phrases are the subject, the object, the possessor, the prepositional complements of a trigger, as
//! `data/frames/README.md` names the positions?
//!
//! `Iran's delivery of shells to Mali` has `Iran` as `possessive`, `shells` at `of`, `Mali` at `to`.
//!
//! *Order*: `verbs` reads what stands around a verb, with the subjects and objects of [`crate::article::predicates`]; `nouns` what
//! stands around a noun or adjective, with `light_verbs` for what its verb gives it. Both add to what `gathered` holds;
//! `prepositions` says which position a preposition gives.
//!
//! *Limits*: times are no arguments, nor is a bare "all".

mod gathered;
mod light_verbs;
mod nouns;
mod prepositions;
mod verbs;

use crate::article::sentence::SentenceView;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::syntax::{Deprel, Upos};
use crate::trigger_rules::arguments::gathered::Gathered;
use crate::trigger_rules::triggers::Candidate;

pub(crate) use gathered::Argument;

/// Returns what stands around a trigger.
pub(crate) fn around(view: &SentenceView<'_>, candidate: &Candidate<'_>) -> Vec<Argument> {
    let &Candidate { entry, start, end, own, .. } = candidate;
    let mut found = Gathered { view, args: Vec::new() };
    let node = view.top(start, end);
    if entry.pos == PartOfSpeech::Verb && !(view.upos(node) == Upos::Noun && view.rel(node) != Deprel::Amod) {
        found.of_verb(entry, node);
        // "took delivery of rifles", "failed to comply with the treaty"
        for inner in (start..end).filter(|&i| i != node) {
            found.complements(entry, inner, &[Deprel::Nmod, Deprel::Obl], Some(&[]));
        }
    } else {
        found.of_noun(entry, node);
        // "a sit-in at the ministry": whatever part of the word the tree hangs it on. The library's own have been measured.
        let is_hyphenated = own && (start..end).any(|i| view.word(i) == "-");
        for inner in (start..end).filter(|&i| is_hyphenated && i != node) {
            found.complements(entry, inner, &[Deprel::Nmod, Deprel::Obl], Some(&[]));
        }
    }
    found.args.retain(|a| {
        !view.is_time(a.phrase.head) && !(start..end).contains(&a.phrase.head) && view.word(a.phrase.head) != "all"
    });
    found.args
}
