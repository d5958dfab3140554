//! What a word's own dependents say: auxiliaries, adverbs, negative subjects and objects, determiners and adjectives.

use crate::article::predicates::DEPTH;
use crate::article::sentence::SentenceView;
use crate::factuality::markers::{Effect, Scope, is_listed, lookup};
use crate::factuality::walk::Walk;
use crate::record::Modality;
use crate::syntax::{Deprel, Upos};

impl Walk {
    /// Adds what auxiliaries, adverbs and negative subjects and objects say of a predicate.
    pub(super) fn group(&mut self, view: &SentenceView<'_>, node: usize, below: usize) {
        let subject = view.under(node, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
        for child in view.children(node).filter(|&c| c != below) {
            match view.rel(child) {
                Deprel::Aux | Deprel::AuxPass | Deprel::Advmod | Deprel::Cop | Deprel::Det => {
                    self.auxiliary(view, node, child, subject);
                }
                // "No weapons were supplied", "supplied no weapons"
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => {
                    let no = |c: usize| lookup(Scope::Absence, view.word(c)).filter(|_| !is_no_fewer(view, c));
                    let absent = no(child).or_else(|| view.under(child, &[Deprel::Det, Deprel::Cc]).find_map(no));
                    if let Some(effect) = absent {
                        self.add(effect, "factuality.negation");
                    }
                }
                Deprel::Mark if view.word(child) == "to" && follows_be(view, child) => {
                    self.add(Effect::of(Modality::Planned), "factuality.be-to");
                }
                _ => {}
            }
        }
    }

    /// Adds what an auxiliary, a negation or an adverb says.
    fn auxiliary(&mut self, view: &SentenceView<'_>, node: usize, child: usize, subject: Option<usize>) {
        let word = view.word(child);
        // "Should Russia be shown to have done so, ..."
        let inverted = view.rel(node) == Deprel::Advcl && subject.is_some_and(|s| child < s);
        if let Some(effect) = lookup(Scope::Inversion, word).filter(|_| inverted) {
            self.add(effect, "factuality.clause");
            return;
        }
        // "did not only shatter windows"
        if matches!(word, "not" | "n't" | "n’t") && is_listed(Scope::Focus, view.word(child + 1)) {
            return;
        }
        if let Some(mut effect) = lookup(Scope::Auxiliary, word) {
            let would = effect.modality == Some(Modality::Planned) && !matches!(word, "will" | "shall" | "wo");
            if would && hypothetical(view, node) {
                effect.modality = Some(Modality::Conditional);
            }
            self.add(effect, "factuality.auxiliary");
        } else if view.rel(child) == Deprel::Advmod
            && let Some(effect) = lookup(Scope::Modifier, word)
        {
            self.add(effect, "factuality.adverb");
        }
    }

    /// Adds what the determiners and adjectives of a noun say.
    pub(super) fn modifiers(&mut self, view: &SentenceView<'_>, noun: usize) {
        for child in view.under(noun, &[Deprel::Amod, Deprel::Det, Deprel::Compound, Deprel::Advmod]) {
            if let Some(effect) = lookup(Scope::Modifier, view.word(child)).filter(|_| !is_no_fewer(view, child)) {
                self.add(effect, "factuality.modifier");
            }
        }
    }
}

/// Whether a form of "be" comes right before: "is to deliver".
fn follows_be(view: &SentenceView<'_>, to: usize) -> bool {
    to.checked_sub(1)
        .is_some_and(|be| matches!(view.word(be), "is" | "are" | "was" | "were") && view.upos(be) == Upos::Aux)
}

/// Whether "no" belongs to a comparison: "no fewer than ten".
fn is_no_fewer(view: &SentenceView<'_>, no: usize) -> bool {
    view.word(no) == "no" && is_listed(Scope::Comparison, view.word(no + 1))
}

/// Whether a predicate is hypothetical: its subject is "any ..." or a bill, or a condition depends on it.
pub(super) fn hypothetical(view: &SentenceView<'_>, node: usize) -> bool {
    let any = |s: usize| {
        view.under(s, &[Deprel::Det, Deprel::Amod])
            .any(|d| matches!(view.word(d), "any" | "such" | "potential" | "possible"))
    };
    let conditional = |c: usize| view.under(c, &[Deprel::Mark]).any(|m| matches!(view.word(m), "if" | "unless"));
    let proposed = |s: usize| is_listed(Scope::Proposal, view.word(s));
    view.subjects(node, DEPTH).into_iter().any(|s| any(s) || proposed(s))
        || view.under(node, &[Deprel::Advcl]).any(conditional)
}
