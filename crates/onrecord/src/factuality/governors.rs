//! The way up the tree: which word governs an event, and what it says of it.
//!
//! *Order*: at a predicate its marks ("to", "if", "without"), then the relation to the word above; at a noun its modifiers and its
//! preposition, then that relation. What a governing word says ends the way where it leaves the event as it is.

use crate::article::sentence::SentenceView;
use crate::factuality::dependents::hypothetical;
use crate::factuality::markers::{Effect, Scope, embedding, embedding_with, is_listed, lookup};
use crate::factuality::walk::Walk;
use crate::lexicon::word_lists::{self, is};
use crate::record::Modality;
use crate::syntax::{Deprel, Upos};

/// A word on the way up.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) node: usize,
    /// The word below it on the way.
    pub(super) below: usize,
    /// Whether its own auxiliaries and modifiers hold for the word below.
    pub(super) whole: bool,
}

impl Walk {
    /// Reads a word and returns what governs it.
    pub(super) fn step(&mut self, view: &SentenceView<'_>, step: Step) -> Option<Step> {
        if is_predicate(view, step.node) { self.predicate(view, step) } else { self.noun(view, step) }
    }

    /// Reads a verb or predicate with what stands around it, and returns what governs it.
    fn predicate(&mut self, view: &SentenceView<'_>, step: Step) -> Option<Step> {
        let node = step.node;
        if step.whole {
            self.group(view, node, step.below);
        }
        let marks: Vec<&str> =
            view.under(node, &[Deprel::Mark, Deprel::Case]).filter(|&m| m < node).map(|m| view.word(m)).collect();
        let infinitive = marks.contains(&"to") && !matches!(view.xpos(node), "VBG");
        for mark in &marks {
            if let Some(effect) = lookup(Scope::Clause, mark) {
                self.add(effect, "factuality.clause");
                return None;
            }
            if let Some(effect) = lookup(Scope::Preposition, mark) {
                self.add(effect, "factuality.preposition");
            }
        }
        let head = view.head(node)?;
        match view.rel(node) {
            Deprel::Conj => {
                let own = view.has(node, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::AuxPass]);
                Some(Step { node: head, below: node, whole: !own && is_predicate(view, head) })
            }
            // "arrived to attend"
            Deprel::Xcomp if infinitive && is(view.lemma(head), word_lists::MOTION) => {
                self.add(Effect::of(Modality::Planned), "factuality.purpose");
                None
            }
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::Obj | Deprel::Obl | Deprel::Nmod => {
                self.governed(view, node, head)
            }
            // "denied supplying tanks", read as tanks that supply
            Deprel::Amod if view.xpos(node) == "VBG" && view.rel(head) == Deprel::Obj => {
                self.governed(view, node, view.head(head)?)
            }
            // "no evidence that Iran delivered rifles", read as a relative clause
            Deprel::AclRelcl if marks.contains(&"that") => self.governed(view, node, head),
            Deprel::Advcl | Deprel::Acl => {
                let known = embedding(view, head).is_some()
                    || is_listed(Scope::End, view.word(head))
                    || ruling_noun(view, node, head).is_some();
                if infinitive && !known {
                    self.add(Effect::of(Modality::Planned), "factuality.purpose");
                    return None;
                }
                // "conspired to break the law by selling"
                if marks.contains(&"by") {
                    return Some(Step { node: head, below: node, whole: true });
                }
                let bare = marks.is_empty() && (view.rel(node) == Deprel::Acl || !known);
                if bare || marks.iter().any(|m| is_listed(Scope::Circumstance, m)) {
                    return None;
                }
                self.governed(view, node, head)
            }
            _ => None,
        }
    }

    /// Reads the modifiers of a noun, and returns what governs it.
    fn noun(&mut self, view: &SentenceView<'_>, step: Step) -> Option<Step> {
        let node = step.node;
        if step.whole {
            self.modifiers(view, node);
        }
        if let Some(case) = view.case(node)
            && let Some(effect) = lookup(Scope::Preposition, view.word(case))
        {
            self.add(effect, "factuality.preposition");
        }
        let head = view.head(node)?;
        match view.rel(node) {
            Deprel::Conj => Some(Step { node: head, below: node, whole: false }),
            // "discussed the deal" and "discussed sales", where "discussed a deal" denotes none yet
            Deprel::Obj if is_given(view, node) && is_listed(Scope::Given, view.word(head)) => None,
            Deprel::Obl if view.case(node).is_some_and(|c| is_listed(Scope::CircumstanceNoun, view.word(c))) => None,
            Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::Xcomp | Deprel::Compound => {
                self.governed(view, node, head)
            }
            Deprel::Nmod | Deprel::NmodPoss => {
                if view.counts(head) {
                    return Some(Step { node: head, below: node, whole: true });
                }
                self.governed(view, node, head)
            }
            Deprel::Nsubj | Deprel::NsubjPass => self.occurrence(view, node, head),
            _ => None,
        }
    }

    /// Adds what a governing word says of its complement.
    fn governed(&mut self, view: &SentenceView<'_>, below: usize, head: usize) -> Option<Step> {
        if is_listed(Scope::End, view.word(head)) {
            return None;
        }
        // "provided they do not supply it"
        if view.rel(below) == Deprel::Ccomp
            && let Some(effect) = lookup(Scope::Clause, view.word(head))
        {
            self.add(effect, "factuality.clause");
            return None;
        }
        if let Some(noun) = ruling_noun(view, below, head) {
            return self.governed(view, below, noun);
        }
        let effect = embedding_with(view, below, head).or_else(|| embedding(view, head));
        if let Some(effect) = effect {
            self.add(effect, "factuality.embedding");
        }
        let light = is(view.lemma(head), word_lists::LIGHT | word_lists::RECEIVING);
        (effect.is_some() || light).then_some(Step { node: head, below, whole: true })
    }

    /// Reads what the predicate says of the event that is its subject: "deliveries have not begun", "any deal would".
    fn occurrence(&mut self, view: &SentenceView<'_>, node: usize, predicate: usize) -> Option<Step> {
        let effect = lookup(Scope::Occurrence, view.lemma(predicate))
            .or_else(|| lookup(Scope::Occurrence, view.word(predicate)));
        let known = embedding(view, predicate).filter(|_| view.rel(node) == Deprel::NsubjPass);
        if let Some(effect) = effect.or(known) {
            self.add(effect, "factuality.predicate");
            return Some(Step { node: predicate, below: node, whole: true });
        }
        if view.rel(node) == Deprel::NsubjPass && is(view.lemma(predicate), word_lists::LIGHT) {
            return Some(Step { node: predicate, below: node, whole: true });
        }
        // "a potential deal would" leaves it possible, "any deal would" makes it a condition.
        let possible = view.under(node, &[Deprel::Amod]).any(|c| matches!(view.word(c), "potential" | "possible"));
        if !possible && hypothetical(view, predicate) {
            self.group(view, predicate, node);
        }
        None
    }
}

/// Whether what goes on is to end, by the word above it: "end its war", "an end to the war", "the war must be stopped".
pub(crate) fn is_stopped(view: &SentenceView<'_>, node: usize) -> bool {
    let governed = matches!(view.rel(node), Deprel::Obj | Deprel::NsubjPass | Deprel::Nmod | Deprel::Obl);
    view.head(node).is_some_and(|head| governed && is_listed(Scope::Stop, view.word(head)))
}

/// Whether a verb says of its complement that it does not happen: "prevented", "barred".
pub(crate) fn prevents(view: &SentenceView<'_>, verb: usize) -> bool {
    view.is_verb(verb) && embedding(view, verb).is_some_and(|effect| effect.negates)
}

/// Whether a word is a verb or another predicate.
fn is_predicate(view: &SentenceView<'_>, node: usize) -> bool {
    // A noun with a mark is a verb that was taken for one: "to supply".
    view.is_verb(node) || view.has(node, &[Deprel::Cop, Deprel::Mark]) || view.upos(node) == Upos::Adj
}

/// Returns the noun that says what an infinitive under a verb is: "rejected the decision to supply", "commitments made not
/// to supply".
fn ruling_noun(view: &SentenceView<'_>, below: usize, verb: usize) -> Option<usize> {
    if !view.is_verb(verb) || !view.under(below, &[Deprel::Mark]).any(|m| m < below && view.word(m) == "to") {
        return None;
    }
    let rules = |&noun: &usize| {
        noun < below
            && view.upos(noun) == Upos::Noun
            && (embedding(view, noun).is_some() || is_listed(Scope::End, view.word(noun)))
    };
    let object = view.under(verb, &[Deprel::Obj]).find(rules);
    if object.is_some() || !is(view.lemma(verb), word_lists::LIGHT) {
        return object;
    }
    let above = view.head(verb).filter(|_| view.rel(verb) == Deprel::AclRelcl);
    view.under(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).find(rules).or(above.filter(rules))
}

/// Whether a noun may take up what is known: "the arms deal", "cooperation", "their sale of arms", but not "a deal" and "the sale of
/// arms", which says what it is.
fn is_given(view: &SentenceView<'_>, noun: usize) -> bool {
    let open = view.under(noun, &[Deprel::Det]).any(|d| matches!(view.word(d), "a" | "an" | "any"));
    let specified = view.under(noun, &[Deprel::Nmod]).any(|c| view.case(c).is_some_and(|p| view.word(p) == "of"));
    !open && (!specified || view.has(noun, &[Deprel::NmodPoss]))
}
