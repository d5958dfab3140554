//! The arguments of a verb.
//!
//! *Question*: who is the subject, what the object, what follows which preposition in "urged Mali to sell shells to Iran"?
//!
//! *Order*: subject and objects; what an agreement or talks are about; the verb's own complements; those of its objects, since
//! "sent shells to Mali" may be read either way; what the verbs above give it.
//!
//! *Limits*: of the verbs above, at most [`MAX_ABOVE`] are read.

use crate::article::phrase_kind::{self, FillerType};
use crate::article::predicates::DEPTH;
use crate::article::sentence::SentenceView;
use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::lexicon::trigger::TriggerEntry;
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::record::{EventKind, RoleName};
use crate::syntax::Deprel;
use crate::trigger_rules::arguments::gathered::{Argument, Gathered, with_counted};
use crate::trigger_rules::kinds::is_actor_role;

/// How many verbs above an infinitive are read.
const MAX_ABOVE: usize = 3;

/// Whether a noun phrase is of a type.
fn is_type(view: &SentenceView<'_>, head: usize, type_: FillerType) -> bool {
    phrase_kind::filler_type(view, view.phrase(head)) == type_
}

impl Gathered<'_, '_> {
    /// Adds the arguments of a verb.
    pub(super) fn of_verb(&mut self, entry: &TriggerEntry, verb: usize) {
        let view = self.view;
        if view.rel(verb) == Deprel::Cop {
            self.push("subject", view.head(verb).map(|p| view.subjects(p, DEPTH)).unwrap_or_default());
            return;
        }
        if view.is_passive(verb) {
            self.passive(entry, verb);
        } else {
            self.active(entry, verb);
        }
        match entry.kind {
            EventKind::Agreement => self.agreed(entry, verb),
            EventKind::Negotiation => self.aim_of_talks(entry, verb),
            _ => {}
        }
        if let Some(particle) = entry.particle.as_deref() {
            self.after_particle(verb, particle);
        }
        self.complements(
            entry,
            verb,
            &[Deprel::Obl, Deprel::Nmod, Deprel::OblAgent, Deprel::Advmod, Deprel::Advcl],
            None,
        );
        // "sent shells to Mali", read as shells to Mali; "shells for Mali came"
        let moved: Vec<usize> = self.args.iter().map(|a| a.phrase.head).collect();
        // "bought shells in Mali"
        let sold_in = entry.roles_at("in").contains(&RoleName::Supplier);
        let but: &[&str] = if sold_in { &["of", "by", "at"] } else { &["of", "in", "by", "at"] };
        for noun in moved.into_iter().flat_map(|head| with_counted(view, head)).collect::<Vec<_>>() {
            self.complements(entry, noun, &[Deprel::Nmod], Some(but));
        }
        self.governed(entry, verb);
        // "agreed to make and sell drones to Mali": the complement may depend on the verb above.
        if matches!(view.rel(verb), Deprel::Xcomp | Deprel::Conj)
            && let Some(head) = view.head(verb).filter(|&h| view.is_verb(h))
        {
            self.complements_after(entry, head, verb);
        }
    }

    fn passive(&mut self, entry: &TriggerEntry, verb: usize) {
        let view = self.view;
        self.push("object", view.subjects(verb, DEPTH));
        let (left, _) = view.objects(verb);
        if entry.has("object2") {
            self.push("object2", left);
        }
        self.push("subject", view.agents(verb, DEPTH));
        self.maker(verb);
    }

    fn active(&mut self, entry: &TriggerEntry, verb: usize) {
        let view = self.view;
        let subjects = view.subjects(verb, DEPTH);
        let doers = self.doers(entry, &subjects);
        self.push("subject", if doers.is_empty() { subjects } else { doers });
        let (direct, given) = view.objects(verb);
        if !given.is_empty() && entry.has("object2") && !entry.has("to") {
            self.push("object", given);
            self.push("object2", direct);
            return;
        }
        self.push("to", given);
        let given = direct.iter().find_map(|&o| self.given(entry, o));
        self.push("object", direct);
        self.push("to", given);
        let split = |a: &&mut Argument| {
            a.position == "object" && given.is_some_and(|g| a.phrase.start <= g && g < a.phrase.head)
        };
        for arg in self.args.iter_mut().filter(split) {
            arg.phrase.start = given.map_or(arg.phrase.start, |g| g + 1);
        }
    }

    /// The goods that talks are about: "urged Mali to sell shells".
    fn aim_of_talks(&mut self, entry: &TriggerEntry, verb: usize) {
        let view = self.view;
        let about = |p: &&str| entry.roles_at(p).contains(&RoleName::Item);
        if let Some(position) = ["on", "over", "about", "for"].into_iter().find(about) {
            let aim = view.under(verb, &[Deprel::Xcomp]).flat_map(|x| view.under(x, &[Deprel::Obj])).next();
            let goods = |h: &usize| is_type(view, *h, FillerType::Goods);
            self.push(position, aim.map(|h| view.members(h)).unwrap_or_default().into_iter().filter(goods));
        }
    }

    /// What the verbs above an infinitive give it: "went to Mali to buy rifles", "used brokers to ship rifles".
    fn governed(&mut self, entry: &TriggerEntry, verb: usize) {
        let view = self.view;
        let mut at = verb;
        for _ in 0..MAX_ABOVE {
            if !matches!(view.rel(at), Deprel::Xcomp | Deprel::Advcl) || view.xpos(at) != "VB" {
                return;
            }
            let Some(above) = view.head(at).filter(|&h| view.is_verb(h)) else { return };
            let lemma = view.lemma(above);
            if is(lemma, word_lists::ASKING)
                && entry.roles_at("from").contains(&RoleName::Supplier)
                && self.is_open("from")
            {
                let to = |c: &usize| *c < at && view.case(*c).is_some_and(|p| view.word(p) == "to");
                let asked = view.under(above, &[Deprel::Obl]).find(to).map(|c| view.members(c)).unwrap_or_default();
                let acts = |h: &usize| is_type(view, *h, FillerType::Actor);
                self.push("from", asked.into_iter().filter(acts));
            }
            if is(lemma, word_lists::USING) && entry.roles_at("through").contains(&RoleName::Intermediary) {
                // "used Malian specialists to" names no third party.
                let national = |h: usize| {
                    let country = |c: usize| view.mention(c).is_some_and(|m| m.kind == EntityKind::Country);
                    view.under(h, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]).any(country)
                };
                let acts = |h: &usize| is_type(view, *h, FillerType::Actor) && !national(*h);
                self.push("through", view.objects(above).0.into_iter().filter(acts));
            }
            at = above;
        }
    }

    /// "Gave Mali rifles", read as rifles of Mali: the country at the start of the object of a verb of giving.
    fn given(&self, entry: &TriggerEntry, object: usize) -> Option<usize> {
        let view = self.view;
        let gives = entry.has("object2") && entry.has("to");
        let first = view.under(object, &[Deprel::Compound]).next().filter(|_| gives)?;
        let start = view.phrase(object).start;
        let country = view.mention(first).is_some_and(|m| m.kind == EntityKind::Country && m.tag != AliasTag::Demonym);
        // "gave the forces money"
        let several = view.xpos(first) == "NNS" && is(view.word(first), word_lists::ACTORS) && start + 1 == first;
        ((country && start == first) || several).then_some(first)
    }

    /// Whose deal or delivery a subject is that does not act itself: "a deal between Iran and Mali would violate".
    fn doers(&self, entry: &TriggerEntry, subjects: &[usize]) -> Vec<usize> {
        let view = self.view;
        let roles = entry.roles_at("subject");
        if roles.is_empty() || !roles.iter().all(|r| is_actor_role(*r)) {
            return Vec::new();
        }
        let idle =
            |h: usize| matches!(phrase_kind::filler_type(view, view.phrase(h)), FillerType::Other | FillerType::Law);
        match subjects {
            &[subject] if idle(subject) => {
                let acts = |h: &usize| {
                    matches!(phrase_kind::filler_type(view, view.phrase(*h)), FillerType::Actor | FillerType::Pronoun)
                };
                view.owners(subject, 0).into_iter().filter(acts).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What is agreed: "signed a defence pact", "agreed to expand trade".
    fn agreed(&mut self, entry: &TriggerEntry, verb: usize) {
        let view = self.view;
        let is_deal = |a: &Argument| a.position == "object" && is(view.word(a.phrase.head), word_lists::DEALS);
        if let Some(deal) = self.args.iter().copied().find(is_deal) {
            let thing = |c: &usize| view.mention(*c).is_none_or(Mention::is_goods);
            let about = view.under(deal.phrase.head, &[Deprel::Compound]).rfind(thing);
            if let Some(about) = about {
                self.args.retain(|a| a != &deal);
                self.push("object", [about]);
            }
            let with = view.under(deal.phrase.head, &[Deprel::Nmod]).filter(|&c| c > deal.phrase.head);
            for (position, head) in with.filter_map(|c| Some((self.position(c)?, c))).collect::<Vec<_>>() {
                if entry.has(position) {
                    self.listed(position, head);
                }
            }
        } else if self.is_open("object") {
            let aim =
                view.under(verb, &[Deprel::Xcomp, Deprel::Ccomp]).flat_map(|x| view.under(x, &[Deprel::Obj])).next();
            self.push("object", aim);
        }
    }

    /// "hand over drones", read as a complement of "over".
    fn after_particle(&mut self, verb: usize, particle: &str) {
        let view = self.view;
        if !self.is_open("object") {
            return;
        }
        let after = |c: &usize| view.case(*c).is_some_and(|p| view.word(p) == particle);
        let object = view.under(verb, &[Deprel::Obl]).find(after);
        self.push("object", object.map(|o| view.members(o)).unwrap_or_default());
    }

    /// "Iranian-made drones": the name before the participle.
    fn maker(&mut self, verb: usize) {
        let view = self.view;
        if view.rel(verb) != Deprel::Amod || !self.is_open("subject") {
            return;
        }
        let named = view.children(verb).rfind(|&c| c < verb && view.mention(c).is_some_and(|m| !m.is_goods()));
        let joined = (verb.saturating_sub(2)..verb)
            .find(|&i| view.word(verb.saturating_sub(1)) == "-" && view.mention(i).is_some_and(|m| !m.is_goods()));
        self.push("subject", named.or(joined));
    }
}
