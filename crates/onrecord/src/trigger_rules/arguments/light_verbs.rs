//! What a verb gives to the noun that is its object or subject.
//!
//! *Question*: whose talks are those of "Iran held talks with Mali", whose murder is that of "accused Iran of murder"?
//!
//! *Order*: the subject of a light verb, as the possessor of the noun, unless the noun has two parties of its own; the object of
//! a verb of blame; the means of an attack; what a package "includes"; last, the complements of the verb.

use crate::article::phrase_kind::{self, FillerType};
use crate::article::predicates::DEPTH;
use crate::lexicon::trigger::TriggerEntry;
use crate::lexicon::word_lists::{self, is};
use crate::record::{EventKind, RoleName};
use crate::syntax::Deprel;
use crate::trigger_rules::arguments::gathered::Gathered;
use crate::trigger_rules::kinds::is_shared;

/// A noun that denotes an event, and the verb above it.
struct Governed<'e, 'v> {
    entry: &'e TriggerEntry,
    noun: usize,
    verb: usize,
    rel: Deprel,
    /// The lemma of the verb.
    lemma: &'v str,
    /// The preposition of the noun.
    case: &'v str,
    /// Whether several parties share what the noun denotes.
    joint: bool,
    /// Whether the subject of the verb takes part in what the noun denotes.
    light: bool,
}

impl Gathered<'_, '_> {
    /// Adds what the verb above a noun gives it: "Iran held talks with Mali", "talks took place in".
    pub(super) fn light_verb(&mut self, entry: &TriggerEntry, noun: usize) {
        let view = self.view;
        let top = view.first_member(noun);
        let (rel, Some(verb)) = (view.rel(top), view.head(top)) else { return };
        if !view.is_verb(verb) {
            self.blamed_noun(top, verb, rel);
            return;
        }
        let lemma = view.lemma(verb);
        let joint = is_shared(entry.kind);
        let light = is(lemma, word_lists::LIGHT) || (joint && is(lemma, word_lists::SEEKING | word_lists::RECEIVING));
        let case = view.case(top).map_or("", |c| view.word(c));
        let found = Governed { entry, noun, verb, rel, lemma, case, joint, light };
        let governed = self.light_subject(&found);
        // "accused Iran of murder"
        if rel == Deprel::Obl && case == "of" && is(lemma, word_lists::OBJECT_CONTROL) && self.is_open("possessive") {
            let accused = if view.is_passive(verb) { view.subjects(verb, DEPTH) } else { view.objects(verb).0 };
            self.push("possessive", accused);
        }
        // "used the drones in attacks"
        let used = rel == Deprel::Obl && matches!(case, "in" | "for") && is(lemma, word_lists::USING);
        if used && entry.kind == EventKind::Attack && entry.has("with") && self.is_open("with") {
            let means = view.under(verb, &[Deprel::Obj, Deprel::NsubjPass]).flat_map(|o| view.members(o));
            self.push("with", means.collect::<Vec<_>>());
        }
        // "the package includes radars"
        if rel == Deprel::Nsubj && is(lemma, word_lists::COMPRISING) && self.is_open("of") {
            self.push("of", view.objects(verb).0);
        }
        if matches!(rel, Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass) || (joint && rel == Deprel::Obl && governed) {
            self.complements_of_verb(&found);
        }
    }

    /// "Accused Iran of murder", read as Iran of murder.
    fn blamed_noun(&mut self, top: usize, above: usize, rel: Deprel) {
        let view = self.view;
        let verb = view.head(above).filter(|&v| {
            rel == Deprel::Nmod && view.rel(above) == Deprel::Obj && is(view.lemma(v), word_lists::OBJECT_CONTROL)
        });
        if verb.is_some() && view.case(top).is_some_and(|c| view.word(c) == "of") && self.is_open("possessive") {
            self.push("possessive", view.members(above));
        }
    }

    /// Adds the subject of the verb; returns whether the verb is one that governs the noun.
    fn light_subject(&mut self, found: &Governed<'_, '_>) -> bool {
        let view = self.view;
        let &Governed { entry, verb, rel, lemma, case, joint, light, .. } = found;
        let receives = entry.kind == EventKind::Transfer && is(lemma, word_lists::RECEIVING);
        let governed = match rel {
            Deprel::Obj | Deprel::NsubjPass => light || receives,
            Deprel::Obl if entry.kind == EventKind::Violation => case == "in",
            Deprel::Obl if entry.kind == EventKind::Meeting => matches!(case, "at" | "during" | "in"),
            Deprel::Obl if joint => matches!(case, "on" | "in" | "into" | "about" | "over" | "to"),
            Deprel::Obl => light && matches!(case, "in" | "on" | "to" | "into"),
            _ => false,
        };
        // Two parties of its own are enough.
        let parties = self.args.iter().filter(|a| {
            entry.roles_at(a.position).contains(&RoleName::Party)
                && phrase_kind::filler_type(view, a.phrase) == FillerType::Actor
        });
        let complete = parties.count() > 1;
        if governed && !complete && self.is_open("possessive") && self.is_open("adjective") {
            let position = if receives { "to" } else { "possessive" };
            if entry.has(position) {
                self.push(position, view.agents(verb, DEPTH));
            }
        }
        governed
    }

    /// Adds the complements of the verb.
    fn complements_of_verb(&mut self, found: &Governed<'_, '_>) {
        let view = self.view;
        let &Governed { entry, noun, verb, rel, joint, light, .. } = found;
        for child in view.under(verb, &[Deprel::Obl]).filter(|&c| c > noun || joint) {
            if let Some(position) = self.position(child).filter(|p| entry.has(p) && *p != "of")
                && self.is_open(position)
                && (light
                    || rel != Deprel::Obj
                    || !matches!(position, "in" | "at" | "by")
                    || (entry.kind == EventKind::Attack && position == "in"))
            {
                self.listed(position, child);
            }
        }
    }
}
