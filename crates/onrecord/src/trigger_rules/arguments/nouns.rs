//! The arguments of a noun, or of an adjective.
//!
//! *Question*: whose, of what, from whom, to whom is "Iranian deliveries of shells to Mali"?
//!
//! *Order*: its possessor; the names and nouns before it; its complements; what follows "under" or "in" ("a company under
//! sanctions"); the complements of what follows its "of"; its participles ("a deal signed by Iran"); what a list of nouns shares;
//! the subject of a predicate; last, what the verb gives it whose object or subject it is (`light_verbs`).

use crate::article::predicates::DEPTH;
use crate::coreference::in_sentence;
use crate::ids::EntityKind;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::record::{EventKind, RoleName};
use crate::syntax::Deprel;
use crate::trigger_rules::arguments::gathered::{Gathered, with_counted};

impl Gathered<'_, '_> {
    /// Adds the arguments of a noun or adjective.
    pub(super) fn of_noun(&mut self, entry: &TriggerEntry, noun: usize) {
        let view = self.view;
        let owner = view.under(noun, &[Deprel::NmodPoss]).next();
        match owner.filter(|_| !entry.roles_at("of").is_empty()).and_then(|o| in_sentence::goods(view, o)) {
            Some(goods) => self.push("of", view.members(goods)),
            None => self.push("possessive", owner.map(|o| view.members(view.antecedent(o))).unwrap_or_default()),
        }
        self.modifiers(entry, noun, noun);
        // "a weapons production plant": what stands before the plant.
        if let Some(site) = view.head(noun).filter(|_| view.rel(noun) == Deprel::Compound) {
            self.modifiers(entry, site, noun);
        }
        self.complements(entry, noun, &[Deprel::Nmod, Deprel::Obl], None);
        self.under_way(entry, noun);
        self.subjected(entry, noun);
        // "deliveries of shells from Iran": read as shells from Iran
        let of: Vec<usize> = self.args.iter().filter(|a| a.position == "of").map(|a| a.phrase.head).collect();
        for inner in of.into_iter().flat_map(|head| with_counted(view, head)).collect::<Vec<_>>() {
            self.complements(entry, inner, &[Deprel::Nmod], Some(&["of", "in"]));
        }
        for clause in view.under(noun, &[Deprel::Acl]) {
            // "a deal signed by Iran", "talks held with Iran"
            if matches!(view.xpos(clause), "VBN") {
                self.complements(entry, clause, &[Deprel::Obl, Deprel::OblAgent], Some(&[]));
            }
        }
        if view.rel(noun) == Deprel::Conj && entry.pos == PartOfSpeech::Noun {
            self.shared(entry, noun);
        }
        if entry.has("subject") {
            self.predicate(entry, noun);
        }
        if self.is_open("subject") && entry.pos == PartOfSpeech::Noun {
            self.light_verb(entry, noun);
        }
    }

    /// What a list of nouns shares: "Iran's production and delivery of drones".
    fn shared(&mut self, entry: &TriggerEntry, noun: usize) {
        let view = self.view;
        let first = view.first_member(noun);
        if self.is_open("possessive") && self.is_open("adjective") {
            let owner = view.under(first, &[Deprel::NmodPoss]).next().filter(|&o| o < noun);
            match owner.filter(|_| !entry.roles_at("of").is_empty()).and_then(|o| in_sentence::goods(view, o)) {
                Some(goods) => self.push("of", view.members(goods)),
                None => self.push("possessive", owner.map(|o| view.members(o)).unwrap_or_default()),
            }
        }
        if !view.has(noun, &[Deprel::Nmod]) {
            for child in view.under(first, &[Deprel::Nmod]).filter(|&c| c > noun) {
                if let Some(position) = self.position(child).filter(|p| entry.has(p)) {
                    self.listed(position, child);
                }
            }
        }
    }

    /// Names and nouns before a noun: "Iranian deliveries", "the Iran-Mali arms deal".
    fn modifiers(&mut self, entry: &TriggerEntry, noun: usize, trigger: usize) {
        let view = self.view;
        let named = if entry.has("adjective") { "adjective" } else { "modifier" };
        let before = view.under(noun, &[Deprel::Amod, Deprel::Compound, Deprel::Nmod, Deprel::Flat, Deprel::Nummod]);
        for child in before.filter(|&c| c < trigger).collect::<Vec<_>>() {
            let actor = |m: &Mention| m.is_actor() || m.kind == EntityKind::Place;
            for member in view.with_joined(child) {
                match view.mention(member) {
                    Some(m) if actor(m) => {
                        let same = view.mention(noun).is_some_and(|n| n == m);
                        if !same {
                            self.push(named, [member]);
                        }
                    }
                    None if entry.kind == EventKind::Attack && is(view.word(member), word_lists::ASSAILANTS) => {
                        self.push("possessive", [member]);
                    }
                    _ if matches!(view.rel(child), Deprel::Compound | Deprel::Nmod)
                        || view.mention(member).is_some_and(Mention::is_goods) =>
                    {
                        self.push("modifier", [member]);
                    }
                    _ => {}
                }
            }
        }
    }

    /// "A plant under construction", "the missile is in production".
    fn under_way(&mut self, entry: &TriggerEntry, noun: usize) {
        let view = self.view;
        let under = view.case(noun).is_some_and(|c| matches!(view.word(c), "under" | "in"));
        if entry.kind != EventKind::Production || !under || !self.is_open("of") {
            return;
        }
        if view.has(noun, &[Deprel::Cop]) {
            self.push("of", view.subjects(noun, DEPTH));
        } else if view.rel(noun) == Deprel::Nmod {
            self.push("of", view.head(noun));
        }
    }

    /// Who is under sanctions: "a company under sanctions", "the company is under sanctions".
    fn subjected(&mut self, entry: &TriggerEntry, noun: usize) {
        let view = self.view;
        let under = view.case(noun).is_some_and(|c| view.word(c) == "under");
        let Some(position) = ["on", "against"].into_iter().find(|p| entry.roles_at(p).contains(&RoleName::Target))
        else {
            return;
        };
        if entry.kind != EventKind::Sanction || !under || !self.is_open(position) {
            return;
        }
        if view.has(noun, &[Deprel::Cop]) {
            let subjects = view.subjects(noun, DEPTH);
            self.push(position, subjects.into_iter().map(|s| view.antecedent(s)));
        } else if view.rel(noun) == Deprel::Nmod {
            self.push(position, view.head(noun));
        }
    }

    /// The subject of a predicate: "China is the main supplier", "China, the main supplier,".
    fn predicate(&mut self, entry: &TriggerEntry, noun: usize) {
        let view = self.view;
        if view.has(noun, &[Deprel::Cop]) || view.has(noun, &[Deprel::Nsubj]) {
            self.push("subject", view.subjects(noun, DEPTH));
        } else if let Some(head) = view.head(noun) {
            match view.rel(noun) {
                Deprel::Appos => self.push("subject", [head]),
                Deprel::Amod | Deprel::Acl if entry.pos == PartOfSpeech::Adjective => self.push("subject", [head]),
                Deprel::Xcomp | Deprel::Advcl | Deprel::Conj
                    if entry.pos == PartOfSpeech::Adjective || view.rel(noun) == Deprel::Conj =>
                {
                    self.push("subject", view.subjects(noun, DEPTH));
                }
                _ => {}
            }
        }
    }
}
